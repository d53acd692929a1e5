//! The JSON beside a Piper model: its rate, language, phonemes and speakers.
//!
//! Every id it hands out is one the model accepts; the JSON of anything but such a voice is refused with a reason.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::base::{SampleRate, nearest};
use crate::words::Language;

/// The pause between phonemes.
const PAD: &str = "_";
const START: &str = "^";
const END: &str = "$";
/// How many of a voice's speakers an error names at most.
const SPEAKERS_NAMED: usize = 20;

/// The JSON of a voice, as far as speaking needs it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Config {
    audio: Audio,
    pub espeak: Espeak,
    pub inference: Inference,
    #[serde(default = "one")]
    pub num_speakers: u32,
    #[serde(default)]
    pub speaker_id_map: BTreeMap<String, i32>,
    phoneme_id_map: BTreeMap<String, Vec<i32>>,
    #[serde(default)]
    phoneme_type: Option<String>,
    #[serde(default)]
    language: Option<Locale>,
    /// Vowels that newer models treat as one, such as `a` and `ɪ` as `aɪ`.
    #[serde(default)]
    vowel_clusters: Vec<Vec<String>>,
    /// Who speaks unless another speaker is asked for.
    #[serde(default)]
    default_speaker_id: i32,
}

/// The language, more exact than the phonemes tell: American voices often have those of the British `en`.
#[derive(Clone, Debug, Deserialize)]
struct Locale {
    code: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Audio {
    sample_rate: u32,
}

/// Whose phonemes the model was trained on.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Espeak {
    pub voice: String,
}

/// Piper's three scales.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Inference {
    pub noise_scale: f32,
    pub length_scale: f32,
    pub noise_w: f32,
}

const fn one() -> u32 {
    1
}

impl Config {
    /// Reads and checks the JSON.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, String> {
        let config: Self =
            serde_json::from_slice(bytes).map_err(|error| format!("is not the JSON of a Piper voice: {error}"))?;
        let Inference { noise_scale, length_scale, noise_w } = config.inference;
        let is_in_range = |scale: f32| (0.0..=10.0).contains(&scale);
        if !(SampleRate::MIN.hz()..=48_000).contains(&config.audio.sample_rate) {
            return Err(format!("has an unsupported sample rate of {} Hz", config.audio.sample_rate));
        }
        if !is_in_range(noise_scale) || !is_in_range(noise_w) || !(0.1..=10.0).contains(&length_scale) {
            return Err("has scales that are out of range".to_owned());
        }
        if config.phoneme_type.as_ref().is_some_and(|kind| kind != "espeak") {
            return Err("belongs to a model that was not trained on espeak's phonemes".to_owned());
        }
        if !(0..config.num_speakers.max(1) as i32).contains(&config.default_speaker_id) {
            return Err(format!("has no speaker {}, which it names as the default", config.default_speaker_id));
        }
        let has = |mark: &str| config.phoneme_id_map.get(mark).is_some_and(|ids| !ids.is_empty());
        if ![PAD, START, END].into_iter().all(has) || config.phoneme_id_map.values().flatten().any(|id| *id < 0) {
            return Err("has no valid ids for start, end and pause".to_owned());
        }
        Ok(config)
    }

    pub(crate) fn rate(&self) -> SampleRate {
        SampleRate::new(self.audio.sample_rate).unwrap_or(SampleRate::MIN)
    }

    /// The language of the voice.
    pub(crate) fn language(&self) -> Result<Language, String> {
        let voice = self.espeak.voice.to_lowercase();
        let locale = self.language.as_ref().and_then(|locale| Language::from_tag(&locale.code.replace('_', "-")));
        let known = match voice.split(['-', '_']).next().unwrap_or_default() {
            "en" if voice.starts_with("en-us") => Some(Language::English),
            "en" => Some(Language::BritishEnglish),
            other => Language::from_tag(other),
        };
        let locale = locale.filter(|locale| known.is_some_and(|known| known.reads(*locale)));
        locale.or(known).ok_or_else(|| format!("needs the phonemes of `{voice}`, a language that is not built in"))
    }

    /// The id of a speaker by name or number, the model's own choice when none is asked for; `None` for a voice with one.
    pub(crate) fn speaker(&self, asked: Option<&str>) -> Result<Option<i32>, String> {
        let count = self.num_speakers.max(1);
        let Some(asked) = asked else { return Ok((count > 1).then_some(self.default_speaker_id)) };
        if count == 1 {
            return Err(format!("has only one speaker, so there is no `{asked}`"));
        }
        let number = asked.parse().ok().filter(|number| (0..count as i32).contains(number));
        let known = self.speaker_id_map.get(asked).copied().or(number);
        known.map(Some).ok_or_else(|| format!("has no speaker `{asked}`; {}", self.known_speakers(asked)))
    }

    /// Who an unknown name may have been meant to be.
    fn known_speakers(&self, asked: &str) -> String {
        let names: Vec<&str> = self.speaker_id_map.keys().map(String::as_str).collect();
        let last = self.num_speakers.max(1) - 1;
        match nearest(asked, names.iter().copied()) {
            Some(known) => format!("did you mean `{known}`?"),
            None if names.is_empty() => format!("speakers: 0 to {last}"),
            None => {
                let rest = if names.len() > SPEAKERS_NAMED { ", …" } else { "" };
                format!("speakers: 0 to {last}, or {}{rest}", names[..names.len().min(SPEAKERS_NAMED)].join(", "))
            }
        }
    }

    /// `phonemes` as ids: start, then each followed by a pause, then end. Like Piper, skips what the model does not know.
    pub(crate) fn ids(&self, phonemes: &str) -> Vec<i32> {
        let ids = |mark: &str| self.phoneme_id_map.get(mark).map_or([].as_slice(), Vec::as_slice);
        let mut all = [ids(START), ids(PAD)].concat();
        let signs: Vec<String> = phonemes.nfd().map(String::from).collect();
        let mut at = 0;
        while at < signs.len() {
            let length = self.cluster_at(&signs[at..]);
            let known = ids(&signs[at..at + length].concat());
            if !known.is_empty() {
                all.extend(known);
                all.extend(ids(PAD));
            }
            at += length;
        }
        all.extend(ids(END));
        all
    }

    /// How many of the first `signs` form one sound: the length of the longest cluster they begin with.
    fn cluster_at(&self, signs: &[String]) -> usize {
        let begins = self.vowel_clusters.iter().filter(|cluster| !cluster.is_empty() && signs.starts_with(cluster));
        begins.map(Vec::len).max().unwrap_or(1)
    }

    /// Checks that the model knows every symbol in `phonemes`.
    pub(crate) fn knows(&self, phonemes: &str) -> Result<(), String> {
        let is_known =
            |sign: &char| self.phoneme_id_map.get(sign.to_string().as_str()).is_some_and(|ids| !ids.is_empty());
        match phonemes.nfd().find(|sign| !is_known(sign)) {
            Some(sign) => Err(format!("the model has no sound for `{sign}`")),
            None => Ok(()),
        }
    }

    /// Everything that changes the sound.
    pub(crate) fn fingerprint(&self) -> String {
        let Inference { noise_scale, length_scale, noise_w } = self.inference;
        let map = blake3::hash(format!("{:?} {:?}", self.phoneme_id_map, self.vowel_clusters).as_bytes());
        let (voice, hz) = (&self.espeak.voice, self.audio.sample_rate);
        format!("{voice} {hz} {noise_scale} {length_scale} {noise_w} {map}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"audio": {"sample_rate": 22050}, "espeak": {"voice": "en-us"}, "num_speakers": 3, "speaker_id_map": {"anna": 2},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], " ": [3], "a": [4], "e": [5], "\u0303": [6]}}"#;

    fn config(change: (&str, &str)) -> Result<Config, String> {
        assert!(JSON.contains(change.0), "{}", change.0);
        Config::read(JSON.replace(change.0, change.1).as_bytes())
    }

    #[test]
    fn phonemes_become_ids_with_pauses_between() {
        let config = Config::read(JSON.as_bytes()).expect("a voice");
        assert_eq!(config.ids("a ẽx"), [1, 0, 4, 0, 3, 0, 5, 0, 6, 0, 2], "decomposed; what is unknown is left out");
    }

    #[test]
    fn vowels_that_a_model_knows_together_are_one_sound() {
        let clusters = r#""vowel_clusters": [["a", "e"], ["a", "e", "a"]], "num_speakers""#;
        let json =
            JSON.replace("\"num_speakers\"", clusters).replace("\"a\": [4]", "\"a\": [4], \"ae\": [7], \"aea\": [8]");
        let config = Config::read(json.as_bytes()).expect("a voice");
        assert_eq!(config.ids("aeaae a"), [1, 0, 8, 0, 7, 0, 3, 0, 4, 0, 2]);
    }

    #[test]
    fn a_model_has_a_default_speaker() {
        let chosen =
            config(("\"num_speakers\": 3", "\"num_speakers\": 3, \"default_speaker_id\": 1")).expect("a voice");
        assert_eq!((chosen.speaker(None), chosen.speaker(Some("anna"))), (Ok(Some(1)), Ok(Some(2))));
        assert!(config(("\"num_speakers\": 3", "\"num_speakers\": 3, \"default_speaker_id\": 3")).is_err());
    }

    #[test]
    fn a_sound_that_the_model_lacks_is_named() {
        let config = Config::read(JSON.as_bytes()).expect("a voice");
        assert_eq!(config.knows("a ẽ"), Ok(()));
        assert_eq!(config.knows("aʘ"), Err("the model has no sound for `ʘ`".to_owned()));
    }

    #[test]
    fn speakers_have_names_and_numbers() {
        let config = Config::read(JSON.as_bytes()).expect("a voice");
        let speakers = [None, Some("anna"), Some("1")].map(|asked| config.speaker(asked).expect("there"));
        assert_eq!(speakers, [Some(0), Some(2), Some(1)]);
        assert!(config.speaker(Some("eve")).expect_err("unknown").ends_with("speakers: 0 to 2, or anna"));
        assert!(config.speaker(Some("ana")).expect_err("unknown").ends_with("did you mean `anna`?"));
        assert!(config.speaker(Some("3")).is_err());
        let single = super::tests::config(("\"num_speakers\": 3", "\"num_speakers\": 1")).expect("a voice");
        assert_eq!(single.speaker(None), Ok(None));
        assert!(single.speaker(Some("anna")).is_err());
    }

    #[test]
    fn the_language_is_that_of_the_phonemes() {
        let language = |voice: &str| config(("en-us", voice)).expect("a voice").language();
        let cases = [("en-us", Language::English), ("en-gb-x-rp", Language::BritishEnglish), ("de", Language::German)];
        for (voice, expected) in cases {
            assert_eq!(language(voice), Ok(expected), "{voice}");
        }
        assert_eq!((language("fr-fr"), language("es-419")), (Ok(Language::French), Ok(Language::Spanish)));
        assert!(language("ru").is_err());
        let coded = |voice: &str, code: &str| {
            let language = format!("{voice}\"}}, \"language\": {{\"code\": \"{code}");
            config(("en-us", &language)).expect("a voice").language()
        };
        assert_eq!(coded("en", "en_US"), Ok(Language::English), "American voices are trained on British phonemes, too");
        assert_eq!((coded("de", "en_US"), coded("en", "en_AU")), (Ok(Language::German), Ok(Language::BritishEnglish)));
    }

    #[test]
    fn json_of_anything_but_a_voice_is_refused() {
        for change in
            [("\"^\": [1], ", ""), ("22050", "3"), ("0.667", "-1"), ("[5]", "[-5]"), ("\"audio\"", "\"audi\"")]
        {
            assert!(config(change).is_err(), "{change:?}");
        }
        let text = config(("\"espeak\"", "\"phoneme_type\": \"text\", \"espeak\"")).expect_err("text");
        assert!(text.contains("espeak's phonemes"), "{text}");
    }
}
