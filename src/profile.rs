//! Voice profiles: who speaks, how fast and with which pauses.
//!
//! In: `voice/*.toml`, compiled in. Out: a [`VoiceProfile`] for every language, by night and by day. Guaranteed: unknown keys are
//! refused; every bundled profile is read by the tests.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::duration::LengthRange;
use crate::language::Language;
use crate::units::Decibels;

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// The time of day a profile is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProfileTime {
    /// Slow and low: the listener is half asleep.
    Night,
    /// Brisker.
    Day,
}

impl ProfileTime {
    /// As the names of profiles begin.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Day => "day",
        }
    }
}

/// What turns words into sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VoiceKind {
    /// The embedded engine.
    Pico,
}

/// How one voice speaks one language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VoiceProfile {
    /// What it is called on the command line: `night-de`.
    pub name: String,
    /// Which engine speaks.
    pub kind: VoiceKind,
    /// The language it speaks.
    #[serde(deserialize_with = "language")]
    pub language: Language,
    /// Words a minute to come near to, pauses included: 60 to 300.
    pub rate: u32,
    /// The engine's own speed, 100 being its normal one: 50 to 200. Below 65 it is hard to understand.
    pub speed: u32,
    /// The engine's own pitch, 100 being its normal one: 50 to 200.
    pub pitch: u32,
    /// Pause between two phrases of a sentence: as much of the range as the rate asks for.
    #[serde(deserialize_with = "range")]
    pub phrase_pause: LengthRange,
    /// Pause between two sentences, likewise.
    #[serde(deserialize_with = "range")]
    pub sentence_pause: LengthRange,
    /// How much louder than the common reference the voice is to be, −6 to 6 dB.
    #[serde(default)]
    pub trim_db: f64,
}

/// Why a profile was not read.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// No TOML, or a key or value that means nothing.
    #[error("{0}")]
    Unreadable(#[from] toml::de::Error),
    /// A number out of its range.
    #[error("`{key}` is {value}, and must lie between {least} and {most}")]
    OutOfRange {
        /// Which key.
        key: &'static str,
        /// As written.
        value: f64,
        /// The lowest value allowed.
        least: f64,
        /// The highest value allowed.
        most: f64,
    },
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
        let profile: Self = toml::from_str(text)?;
        let checks = [
            ("rate", f64::from(profile.rate), 60.0, 300.0),
            ("speed", f64::from(profile.speed), 50.0, 200.0),
            ("pitch", f64::from(profile.pitch), 50.0, 200.0),
            ("trim-db", profile.trim_db, -6.0, 6.0),
        ];
        match checks.into_iter().find(|(_, value, least, most)| !(least..=most).contains(&value)) {
            Some((key, value, least, most)) => Err(ProfileError::OutOfRange { key, value, least, most }),
            None => Ok(profile),
        }
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
    pub fn bundled(language: Language, time: ProfileTime) -> &'static Self {
        let name = format!("{}-{}", time.name(), language.tag());
        Self::named(&name).expect("the tests find a night and a day profile for every language")
    }

    /// The profile's loudness trim as a gain.
    pub const fn trim(&self) -> Decibels {
        Decibels(self.trim_db)
    }
}

fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
    let tag = String::deserialize(deserializer)?;
    Language::from_tag(&tag).ok_or_else(|| D::Error::custom(format!("`{tag}` is not a language nightcue speaks")))
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
            for time in [ProfileTime::Night, ProfileTime::Day] {
                assert_eq!(VoiceProfile::bundled(language, time).language, language);
            }
        }
        assert_eq!(VoiceProfile::all().len(), BUNDLED.len());
    }

    #[test]
    fn the_night_is_slow_but_not_stretched_past_understanding() {
        for language in Language::ALL {
            let night = VoiceProfile::bundled(language, ProfileTime::Night);
            assert!((110..=130).contains(&night.rate) && night.speed >= 65, "{}", night.name);
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
        let unknown = VoiceProfile::read(&format!("{good}\nwarmth = 3\n")).expect_err("unknown").to_string();
        assert!(unknown.contains("warmth"), "{unknown}");
        let fast = good.replace("rate ", "rate = 9999 # ");
        assert!(matches!(VoiceProfile::read(&fast), Err(ProfileError::OutOfRange { key: "rate", .. })));
    }
}
