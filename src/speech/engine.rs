//! The engines: each turns one utterance into one clip.

#[cfg(feature = "natural")]
pub(crate) mod division;
pub(crate) mod fake;
pub(crate) mod family;
pub(crate) mod file;
#[cfg(feature = "natural")]
pub(crate) mod kokoro;
#[cfg(feature = "models")]
pub(crate) mod measuring;
#[cfg(feature = "models")]
pub(crate) mod model_voice;
#[cfg(feature = "natural")]
pub(crate) mod natural;
#[cfg(feature = "neural")]
pub(crate) mod neural;
#[cfg(feature = "models")]
pub(crate) mod noise;
#[cfg(feature = "models")]
pub(crate) mod onnx;
pub(crate) mod pico;
pub(crate) mod program;
pub(crate) mod recorded;
