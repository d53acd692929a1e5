//! Voice profiles: who speaks, how fast and with which pauses, read from TOML.
//!
//! Those in `voice/*.toml` are compiled in and cover every language, by night and by day. Unknown keys are refused.

pub(crate) mod error;
pub(crate) mod kind;
pub(crate) mod names;

use std::sync::LazyLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::base::{Decibels, Length, LengthRange, TimeOfDay};
use crate::speech::shaping::presence::{CLEAREST, DULLEST};
use crate::words::{Language, Lexicon, Said};
use error::{ProfileError, unreadable};
use kind::VoiceKind;

/// The most warmth that can be asked for.
pub(super) const WARMEST: f64 = 10.0;

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// How one voice speaks one language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VoiceProfile {
    /// Its name on the command line: `night-de`. A file's own name takes precedence.
    #[serde(default)]
    pub name: String,
    /// Which engine speaks.
    pub kind: VoiceKind,
    /// The language it speaks.
    #[serde(deserialize_with = "language")]
    pub language: Language,
    /// The rate to aim for in words a minute, pauses included: 60 to 300.
    #[serde(default = "night_rate")]
    pub rate: u32,
    /// The engine's own speed, 100 being its normal one: 50 to 200. Below 65 Pico is hard to understand. Without it a neural voice
    /// finds the speed that reaches its rate, and Pico speaks at its normal one.
    pub speed: Option<u32>,
    /// Pico's own pitch, 100 being its normal one: 50 to 200.
    #[serde(default = "unchanged")]
    pub pitch: u32,
    /// Pause between two phrases of a sentence: as much of the range as the rate asks for.
    #[serde(default = "phrase_pause", deserialize_with = "range")]
    pub phrase_pause: LengthRange,
    /// Pause between two sentences, likewise.
    #[serde(default = "sentence_pause", deserialize_with = "range")]
    pub sentence_pause: LengthRange,
    /// How much louder than the common reference the voice should be, −6 to 6 dB.
    #[serde(default)]
    pub trim_db: f64,
    /// How much fuller and duller the voice is made, 0 to 10: each step adds 0.6 dB below 200 Hz and takes as much away above 4 kHz.
    #[serde(default)]
    pub warmth: f64,
    /// How much clearer the voice is made above about 1 kHz, −9 to 18 dB. Without it as much as makes the voice as loud as others on a
    /// phone's speaker: for Pico what its language needs, for other voices what their lines in the track need.
    pub presence: Option<f64>,
    /// Words that are said otherwise than they are written: as other words, or as phonemes between slashes.
    #[serde(default)]
    pub lexicon: Lexicon,
    /// Of a neural voice: the model's file, relative to the profile's folder, with its `.json` beside it; or the name of an added model.
    pub model: Option<String>,
    /// Of a neural voice with several speakers: which, by name or number.
    pub speaker: Option<String>,
    /// Of recordings: their folder, relative to the profile's.
    pub folder: Option<String>,
    /// Of a command: the program and its arguments, with `{out}`, `{text}`, `{text_file}` and `{rate}` to be filled in.
    #[serde(default)]
    pub command: Vec<String>,
    /// Of a command: how long it may take for one line; a minute by default.
    #[serde(default = "patience", deserialize_with = "range")]
    pub timeout: LengthRange,
}

const fn night_rate() -> u32 {
    120
}

const fn unchanged() -> u32 {
    100
}

const fn phrase_pause() -> LengthRange {
    LengthRange { shortest: Length::from_millis(250), longest: Length::from_millis(850) }
}

const fn sentence_pause() -> LengthRange {
    LengthRange { shortest: Length::from_millis(500), longest: Length::from_millis(1_400) }
}

const fn patience() -> LengthRange {
    LengthRange::exactly(Length::from_secs(60))
}

static ALL: LazyLock<Vec<VoiceProfile>> = LazyLock::new(|| {
    let read = |text: &&str| VoiceProfile::read(text).expect("every bundled profile is read by the tests");
    BUNDLED.iter().map(read).collect()
});

impl VoiceProfile {
    /// Reads a profile from TOML.
    ///
    /// # Errors
    /// When a key is unknown or missing, or a value is out of range.
    pub fn read(text: &str) -> Result<Self, ProfileError> {
        let profile: Self = toml::from_str(text).map_err(|error| unreadable(error, text))?;
        let checks = [
            ("rate", f64::from(profile.rate), 60.0, 300.0),
            ("speed", f64::from(profile.speed_or_normal()), 50.0, 200.0),
            ("pitch", f64::from(profile.pitch), 50.0, 200.0),
            ("trim-db", profile.trim_db, -6.0, 6.0),
            ("warmth", profile.warmth, 0.0, WARMEST),
            ("presence", profile.presence.unwrap_or_default(), DULLEST.0, CLEAREST.0),
        ];
        match checks.into_iter().find(|(_, value, least, most)| !(least..=most).contains(&value)) {
            Some((key, value, least, most)) => Err(ProfileError::OutOfRange { key, value, least, most }),
            None => profile.of_its_kind(),
        }
    }

    /// Checks the keys that only some kinds have.
    fn of_its_kind(self) -> Result<Self, ProfileError> {
        let kind = self.kind;
        let keys = [
            ("model", self.model.is_some(), VoiceKind::Neural),
            ("folder", self.folder.is_some(), VoiceKind::Recordings),
            ("command", !self.command.is_empty(), VoiceKind::Command),
        ];
        for (key, is_there, owner) in keys {
            if is_there != (kind == owner) {
                let needs = if is_there { "cannot have" } else { "needs" };
                return Err(ProfileError::Mismatched { kind, needs, key });
            }
        }
        if kind == VoiceKind::Recordings && !self.lexicon.entries().is_empty() {
            return Err(ProfileError::Mismatched { kind, needs: "cannot have", key: "lexicon" });
        }
        let phonemes = self.lexicon.entries().iter().find(|entry| matches!(entry.said, Said::Phonemes(_)));
        if let Some(entry) = phonemes.filter(|_| kind == VoiceKind::Command) {
            return Err(ProfileError::Phonemes { name: self.name, word: entry.word.clone(), kind });
        }
        if kind == VoiceKind::Command && !self.command.iter().any(|word| word.contains("{out}")) {
            return Err(ProfileError::NoOut);
        }
        Ok(self)
    }

    /// Every bundled profile, by name.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The bundled profile called `name`.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|profile| profile.name == name)
    }

    /// The bundled profile for a language and a time of day.
    pub fn bundled(language: Language, time: TimeOfDay) -> &'static Self {
        let name = format!("{}-{}", time.name(), language.tag());
        Self::named(&name).expect("the tests find a night and a day profile for every language")
    }

    /// The engine's speed in percent, its normal one when the profile names none.
    pub fn speed_or_normal(&self) -> u32 {
        self.speed.unwrap_or(unchanged())
    }

    /// The presence that it asks for; for Pico, that of the bundled profile of its language if it asks for none.
    pub fn presence(&self) -> Option<Decibels> {
        let bundled = || Self::bundled(self.language, TimeOfDay::Night).presence;
        let asked = self.presence.or_else(|| bundled().filter(|_| self.kind == VoiceKind::Pico));
        asked.map(Decibels)
    }

    /// The profile's loudness trim as a gain.
    pub const fn trim(&self) -> Decibels {
        Decibels(self.trim_db)
    }
}

fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
    let tag = String::deserialize(deserializer)?;
    Language::from_tag(&tag).ok_or_else(|| D::Error::custom(format!("`{tag}` is not a language that nightcue speaks")))
}

fn range<'de, D: Deserializer<'de>>(deserializer: D) -> Result<LengthRange, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_night_and_a_day_profile() {
        for language in Language::ALL {
            for time in [TimeOfDay::Night, TimeOfDay::Day] {
                assert_eq!(VoiceProfile::bundled(language, time).language, language);
            }
        }
        assert_eq!(VoiceProfile::all().len(), BUNDLED.len());
    }

    #[test]
    fn the_night_is_slow_but_not_stretched_past_understanding() {
        for language in Language::ALL {
            let night = VoiceProfile::bundled(language, TimeOfDay::Night);
            assert!((110..=130).contains(&night.rate) && night.speed_or_normal() >= 65, "{}", night.name);
        }
    }

    #[test]
    fn names_are_unique_and_unknown_ones_are_none() {
        let mut names: Vec<&str> = VoiceProfile::all().iter().map(|profile| profile.name.as_str()).collect();
        names.dedup();
        assert_eq!(names.len(), VoiceProfile::all().len());
        assert_eq!(VoiceProfile::named("noon-en"), None);
    }

    #[test]
    fn unknown_keys_and_absurd_numbers_are_refused() {
        let good = BUNDLED[0];
        assert!(VoiceProfile::read(good).is_ok());
        let unknown = VoiceProfile::read(&format!("{good}warmht = 3\n")).expect_err("unknown").to_string();
        let line = good.lines().count() + 1;
        assert_eq!(unknown, format!("unknown key `warmht` (line {line}); did you mean `warmth`?"));
        let warm = VoiceProfile::read(&format!("{good}warmth = 40\n")).expect_err("too warm").to_string();
        assert_eq!(warm, "`warmth` is 40, but must be between 0 and 10");
        let fast = good.replace("rate ", "rate = 9999 # ");
        assert!(matches!(VoiceProfile::read(&fast), Err(ProfileError::OutOfRange { key: "rate", .. })));
    }
}
