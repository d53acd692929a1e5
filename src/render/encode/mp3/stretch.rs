//! Encodes a stretch of sound with one LAME: as many MPEG frames as it has samples for.
//!
//! The first frame borrows no bits from earlier ones, and whatever LAME appends after the last is left out.

use super::format::MpegFormat;
use super::lame::Lame;
use crate::render::encode::EncodeError;
use crate::render::encode::grid::Stretch;

/// The encoder between two batches, and its output.
#[derive(Default)]
pub(crate) struct LameCoder {
    lame: Option<Lame>,
    bytes: Vec<u8>,
    /// MPEG frames given to LAME and not yet taken.
    owed: u64,
    /// The number of complete MPEG frames in `bytes`, and where they end.
    ready: u64,
    ready_bytes: usize,
}

/// Encodes the samples waiting in `stretch`.
pub(crate) fn encode(stretch: &mut Stretch<LameCoder>, format: &MpegFormat) -> Result<(), EncodeError> {
    let coder = &mut stretch.coder;
    let mut lame = match coder.lame.take() {
        Some(lame) => lame,
        None => Lame::new(format)?,
    };
    lame.feed(&stretch.samples, &mut coder.bytes)?;
    coder.owed += (stretch.samples.len() / format.frame_length()) as u64;
    stretch.samples.clear();
    if stretch.is_closed {
        lame.flush(&mut coder.bytes)?;
    } else {
        coder.lame = Some(lame);
    }
    coder.find_ready(format);
    if stretch.is_closed && coder.ready != coder.owed {
        return Err(EncodeError::Refused("LAME returned fewer frames than it was given".into()));
    }
    Ok(())
}

impl LameCoder {
    /// Counts the complete MPEG frames in `bytes`, at most those owed: what follows them is LAME's own padding.
    fn find_ready(&mut self, format: &MpegFormat) {
        const PADDED: u8 = 0b10;
        (self.ready, self.ready_bytes) = (0, 0);
        while self.ready < self.owed {
            let Some(third) = self.bytes.get(self.ready_bytes + 2) else { break };
            let end = self.ready_bytes + format.frame_bytes() + usize::from(third & PADDED != 0);
            if end > self.bytes.len() {
                break;
            }
            (self.ready, self.ready_bytes) = (self.ready + 1, end);
        }
    }

    /// The complete MPEG frames and their number; the beginning of the next one stays here.
    pub(crate) fn take(&mut self) -> (u64, Vec<u8>) {
        let rest = self.bytes.split_off(self.ready_bytes);
        self.owed -= self.ready;
        self.ready_bytes = 0;
        (std::mem::take(&mut self.ready), std::mem::replace(&mut self.bytes, rest))
    }
}
