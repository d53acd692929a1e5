//! Who speaks a script, and every line of it spoken once.

#[cfg(feature = "natural")]
mod built_in;
mod casting;
mod clips;
mod cutting;
mod engine;
#[cfg(feature = "natural")]
mod english;
mod install;
mod live;
mod own_sounds;
mod profile;
mod reading;
mod recordings;
mod refusal;
mod shaping;
mod studio;
mod tempo;
mod trial;
mod voice;
mod wait;
#[cfg(feature = "natural")]
mod wheel;

pub use casting::Casting;
pub use casting::company::Cast;
pub use casting::credits::Credits;
pub use casting::error::{CastError, Miscast};
pub use casting::favorites::{EMBEDDED, Favorites, default_voice, lacking_natural_voice};
pub use casting::lines::{
    RecordingLine, lines_to_record, recording_list, recording_table, spoken_lines, without_recording,
};
pub use casting::loaded::LoadedVoices;
pub use casting::models::Models;
pub use casting::roster::{Listed, Origin, roster};
pub use casting::shelf::{Shelf, ShelfError, read_profile};
pub use clips::{Among, Clips, Unheard};
pub use cutting::doubt::Doubt;
pub use cutting::{Cut, CutTake, Excerpted, cut};
pub use engine::fake::Fake;
#[cfg(feature = "natural")]
pub use engine::kokoro::Kokoro;
#[cfg(feature = "models")]
pub use engine::model_voice::Tunable;
#[cfg(feature = "natural")]
pub use engine::natural::Natural;
#[cfg(feature = "neural")]
pub use engine::neural::{ModelFiles, Neural};
pub use engine::pico::Pico;
pub use engine::program::Program;
pub use engine::recorded::naming::recording_file_name;
pub use engine::recorded::{Recorded, Tried, try_recording};
#[cfg(feature = "neural")]
pub use install::add::{copy_voice, download_voice, try_voice};
pub use install::catalog::{CatalogEntry, catalog_entries, catalog_source};
#[cfg(feature = "models")]
pub use install::download::error::DownloadError;
#[cfg(feature = "models")]
pub use install::download::part::Part;
#[cfg(feature = "models")]
pub use install::download::{Courier, Patience};
#[cfg(feature = "models")]
pub use install::error::InstallError;
#[cfg(feature = "natural")]
pub use install::natural::{
    Additions, add_files, bytes_to_fetch, download_natural, license, may_be_natural, notice, unneeded,
};
pub use install::table::{NaturalEntry, NaturalKind, natural_entries};
#[cfg(any(feature = "system-voice", test))]
pub use live::offer::Offer;
pub use live::respelled::Respelled;
pub use live::silent::Silent;
#[cfg(feature = "system-voice")]
pub use live::system::{System, system_voices};
pub use live::{LiveError, LiveVoice};
pub use own_sounds::looped::LoopedBed;
pub use profile::VoiceProfile;
pub use profile::kind::VoiceKind;
pub use profile::names::{is_name, model_json};
pub use reading::sentence::word_count;
pub use recordings::cache::Cache;
pub use recordings::{CastLine, RecordError, Recordings};
pub use refusal::miscast;
pub use studio::Studio;
pub use trial::Trial;
pub use voice::{SpeechError, Voice};
