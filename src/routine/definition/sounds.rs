//! The table `[sounds]` as written: files in place of the tool's own sounds.

use schemars::JsonSchema;
use serde::Deserialize;

use super::pattern::{SOUND_FILE, SoundFiles};
use super::text::Names;
use crate::base::Located;

/// Sounds of your own in place of the tool's: files in the folder of the routine. Each is made as soft as a tone.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(rename = "Sounds")]
pub struct SoundsText {
    /// In place of the tone that starts a hold: a file, or a list of files that are heard one after the other.
    #[schemars(with = "SoundFiles")]
    pub start: Option<Located<Names>>,
    /// In place of the tones of a countdown; shorter than a second.
    #[schemars(with = "SoundFiles")]
    pub countdown: Option<Located<Names>>,
    /// In place of the tone that ends a hold: a file, or a list of files that are heard one after the other.
    #[schemars(with = "SoundFiles")]
    pub end: Option<Located<Names>>,
    /// In place of the words when half of a hold is over, where `halfway` is set.
    #[schemars(with = "SoundFiles")]
    pub halfway: Option<Located<Names>>,
    /// In place of the tone of every in-breath.
    #[schemars(with = "SoundFiles")]
    pub breathe_in: Option<Located<Names>>,
    /// In place of the tone of every out-breath.
    #[schemars(with = "SoundFiles")]
    pub breathe_out: Option<Located<Names>>,
    /// In place of the noise of the bed: rain or music, which is repeated without a seam. How loud it is, `bed` says.
    #[schemars(regex(pattern = SOUND_FILE))]
    pub bed: Option<Located<String>>,
    /// Whom the sounds are from, and under which license; written into the tags of every track. One text or a list of texts.
    pub credits: Option<Located<Names>>,
}
