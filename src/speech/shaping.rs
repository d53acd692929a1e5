//! What happens to a clip after its engine: edges, pauses, hum, speed, warmth, presence, peaks, and a check whether it can be right at all.

pub(crate) mod calibration;
pub(crate) mod edges;
pub(crate) mod offset;
pub(crate) mod pacing;
pub(crate) mod pauses;
pub(crate) mod peaks;
pub(crate) mod plausible;
pub(crate) mod polish;
pub(crate) mod presence;
pub(crate) mod warm;
