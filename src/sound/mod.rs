//! Mono samples: clips, tones, the bed, loudness, resampling.

mod bed;
mod block;
mod clip;
mod exact;
mod filter;
mod flac;
mod loudness;
mod resample;
mod stream;
mod tone;
mod wake;

pub use bed::{BED_DUCKED, Bed, bed_noise};
pub use block::{Block, Looped};
pub use clip::Clip;
pub(crate) use filter::filter;
pub(crate) use flac::{FlacError, FlacFile};
pub use loudness::{
    LOUDNESS_HOP, Measured, PHONE_LOUDNESS, REFERENCE_LOUDNESS, integrated_loudness, measure, measure_loudness,
    measure_on_phone, true_peak,
};
pub(crate) use loudness::{MomentaryMeter, gated_loudness, momentary_maximum};
pub use resample::{ResampleError, frames_at, resample};
pub(crate) use stream::ResampledStream;
pub(crate) use tone::BELOW_SPEECH as TONES_BELOW_SPEECH;
pub use tone::breath::BreathTone;
pub(crate) use tone::measured_tone;
pub use tone::phase::Phase;
pub use tone::{ToneKind, tone};
pub use wake::Wake;
