//! What a track is cut into before it is encoded, in whole packets of a codec.

/// The grid of a codec.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pitch {
    /// Samples of one channel in a packet.
    pub packet: usize,
    /// Packets of ground before every sound, with which the encoder warms up.
    pub lead: u64,
    /// Packets of ground after every sound, until it has left the encoder's output.
    pub tail: u64,
    /// Packets that an encoder hears, before and after those that are kept, where there is no silence.
    pub context: u64,
    /// Packets in the longest stretch.
    pub longest: u64,
}

/// What is heard where nothing has to be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    Silence,
    Loop,
}

/// One part of the track, in whole packets.
pub(crate) enum Part {
    /// `count` packets of ground, from the packet `first` of the track.
    Ground { ground: Ground, first: u64, count: u64 },
    /// Sound.
    Stretch(Stretch),
}

/// A stretch of sound.
#[derive(Debug, Default)]
pub(crate) struct Stretch {
    /// Samples in whole packets.
    pub samples: Vec<f32>,
    /// Packets at its beginning that are only heard.
    pub before: u64,
    /// Packets at its end that are only heard.
    pub after: u64,
}
