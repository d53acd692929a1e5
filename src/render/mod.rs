//! From a timeline to finished files: mix, master, encoders, files beside the audio, cover and tags.

mod cover;
mod encode;
mod files;
mod info;
mod ledger;
mod master;
mod mix;
mod name;
mod order;
mod record;
mod sidecar;
mod write;

pub use cover::draw_cover;
pub use encode::flac::Flac;
pub use encode::flac::settings::FlacSettings;
pub use encode::mp3::settings::Mp3Settings;
pub use encode::mp3::{Mp3, carries};
pub use encode::opus::{Opus, OpusSettings};
pub use encode::packets::PacketCache;
pub use encode::picture::{MOST_PICTURE_BYTES, Picture, PictureError};
pub use encode::tags::TIMELINE_TAG;
pub use encode::wav::{Depth, Wav, quantized_16, quantized_24};
pub use encode::{ChapterMark, EncodeError, Encoder, Shape, TrackInfo};
pub use info::track_info;
pub use ledger::{Ledger, Page};
pub use master::{Master, mastered};
pub use mix::{MixError, Sounds, stream};
pub use name::{check_file_name, file_name, kept_or_made};
pub use order::{Format, Order, RenderError, Written};
pub use record::{Placed, Record, RecordError, timeline_json};
pub use sidecar::Sidecar;
pub use sidecar::captions::captions;
pub use write::render;
