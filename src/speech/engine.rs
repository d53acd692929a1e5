//! The engines: each turns one utterance into one clip.

pub(crate) mod fake;
pub(crate) mod file;
#[cfg(feature = "neural")]
pub(crate) mod neural;
pub(crate) mod pico;
pub(crate) mod program;
pub(crate) mod recorded;
