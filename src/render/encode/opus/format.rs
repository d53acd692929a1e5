//! What all packets of an Opus file have in common.

use crate::render::encode::part::Pitch;

/// A packet lasts 20 ms.
pub(crate) const PACKETS_A_SECOND: u32 = 50;
/// 20 ms of exact silence: CELT, full band, mono, the silence flag set (RFC 6716 sections 3.1 and 4.3).
pub(crate) const SILENT_PACKET: [u8; 3] = [0xf8, 0xff, 0xfe];

/// How every stretch is encoded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpusFormat {
    pub rate_hz: u32,
    pub kilobits: u16,
}

impl OpusFormat {
    /// The grid of its packets.
    pub(crate) const fn grid(self) -> Pitch {
        /// The encoder's DC-blocking filter (3 Hz) decays to 60 dB below the sound within 100 ms.
        const TAIL: u64 = 5;
        /// Within 200 ms an encoder's energies of the bands no longer show when it began.
        const CONTEXT: u64 = 10;
        /// Ten seconds: hardly a sentence lasts longer.
        const LONGEST: u64 = 500;
        let packet = (self.rate_hz / PACKETS_A_SECOND) as usize;
        Pitch { packet, lead: 2, tail: TAIL, context: CONTEXT, longest: LONGEST }
    }
}
