//! Applying a profile's lexicon to a text on its way to an engine.
//!
//! Phonemes travel between marks that no text can contain and stay one word, however the sentence is divided. A word that the engine
//! cannot say is found before anything is spoken.

use unicode_normalization::UnicodeNormalization;

use super::wording::worded;
use crate::speech::profile::VoiceProfile;
use crate::speech::voice::SpeechError;
use crate::words::{Entry, Language, Lexicon, Said, Utterance};

/// They enclose phonemes and separate their words; no voice has a sound for them, so no text contains them.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';
const BLANK: char = '\u{e002}';

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PhrasePart<'a> {
    Words(&'a str),
    Phonemes(String),
}

/// `text` in the letters that engines know, with the profile's pronunciations in it.
///
/// # Errors
/// When a character has no sound, or there is nothing to say.
pub(crate) fn pronounced(text: &str, language: Language, profile: &VoiceProfile) -> Result<String, SpeechError> {
    profile.lexicon.respelled(&worded(text)?, language, |entry| match &entry.said {
        Said::Words(words) => worded(words).map_err(|error| unsayable(profile, entry, &error.to_string())),
        Said::Phonemes(phonemes) => Ok(marked(phonemes)),
    })
}

/// `phonemes` as one word of a text.
pub(crate) fn marked(phonemes: &str) -> String {
    format!("{OPEN}{}{CLOSE}", phonemes.replace(char::is_whitespace, "\u{e002}"))
}

/// What a voice with `profile` gets for `utterance`, as a person reads it.
pub(crate) fn shown(utterance: &Utterance, profile: &VoiceProfile) -> String {
    let say = |entry: &Entry| Ok::<_, std::convert::Infallible>(entry.said.to_string());
    // Texts without such words reach a program as they are.
    let text: String = utterance.text.nfc().collect();
    let text = if profile.lexicon.entries().is_empty() { &utterance.text } else { &text };
    let Ok(shown) = profile.lexicon.respelled(text, utterance.language, say);
    shown
}

/// Checks every word of the profile's lexicon; `sounds` says why phonemes cannot be spoken.
///
/// # Errors
/// The first word that cannot be said, with what to do about it.
pub(crate) fn check(profile: &VoiceProfile, sounds: impl Fn(&str) -> Result<(), String>) -> Result<(), SpeechError> {
    for entry in profile.lexicon.entries() {
        let sayable = match &entry.said {
            Said::Words(words) => worded(words).map(drop).map_err(|error| error.to_string()),
            Said::Phonemes(phonemes) => sounds(phonemes),
        };
        sayable.map_err(|reason| unsayable(profile, entry, &reason))?;
    }
    Ok(())
}

/// Checks that a voice can say every word of `lexicon`, that of a routine; `sounds` says why phonemes cannot be spoken.
///
/// # Errors
/// The first word that it cannot say.
pub(crate) fn check_of_routine(
    lexicon: &Lexicon,
    profile: &VoiceProfile,
    sounds: impl Fn(&str) -> Result<(), String>,
) -> Result<(), SpeechError> {
    check(&VoiceProfile { name: "the routine".to_owned(), lexicon: lexicon.clone(), ..profile.clone() }, sounds)
}

fn unsayable(profile: &VoiceProfile, Entry { word, said }: &Entry, reason: &str) -> SpeechError {
    let name = &profile.name;
    SpeechError::unavailable(format!(
        "the lexicon of `{name}` says `{said}` for `{word}`, but {reason}; use other sounds, or words that sound like it"
    ))
}

/// `phrase` in words and phonemes.
pub(crate) fn parts(phrase: &str) -> Vec<PhrasePart<'_>> {
    let mut parts = Vec::new();
    for piece in phrase.split_inclusive(CLOSE) {
        let (words, phonemes) = piece.split_once(OPEN).unwrap_or((piece, ""));
        parts.push(PhrasePart::Words(words));
        parts.push(PhrasePart::Phonemes(phonemes.trim_end_matches(CLOSE).replace(BLANK, " ")));
    }
    parts.retain(|part| !matches!(part, PhrasePart::Words(text) if text.is_empty()));
    parts.retain(|part| !matches!(part, PhrasePart::Phonemes(text) if text.is_empty()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::reading::sentence::{sentences, word_count};

    fn profile(lexicon: &str) -> VoiceProfile {
        VoiceProfile::read(&format!("name = 'anna'\nkind = 'pico'\nlanguage = 'en'\n[lexicon]\n{lexicon}"))
            .expect("a profile")
    }

    #[test]
    fn phonemes_stay_one_word_of_their_phrase() {
        let profile = profile("hamstring = '/ˈhæm.stɹɪŋ naʊ/'\ncalf = 'kaf'");
        let text = pronounced("Hold the hamstring. Then, calf; hamstring", Language::English, &profile).expect("words");
        let sentences = sentences(&text, Language::English);
        assert_eq!((sentences.len(), word_count(&text)), (2, 6), "{text:?}");
        let phonemes = || PhrasePart::Phonemes("ˈhæm.stɹɪŋ naʊ".to_owned());
        assert_eq!(parts(&sentences[0].phrases[0]), [PhrasePart::Words("Hold the "), phonemes()]);
        assert_eq!(parts(&sentences[1].phrases[1]), [PhrasePart::Words("kaf;")]);
        assert_eq!(parts(&sentences[1].phrases[2]), [phonemes()]);
    }

    #[test]
    fn a_text_cannot_bring_phonemes_of_its_own() {
        let profile = profile("hamstring = '/ˈhæm/'");
        assert!(pronounced("\u{e000}h\u{e001}", Language::English, &profile).is_err());
    }

    #[test]
    fn what_cannot_be_said_is_reported_with_profile_word_and_remedy() {
        let sounds = |_: &str| Err("there is no `ʘ`".to_owned());
        let told = check(&profile("ham = '/ʘ/'"), sounds).expect_err("no sound").to_string();
        assert!(
            ["`anna`", "`/ʘ/`", "`ham`", "no `ʘ`", "words that sound like it"].iter().all(|part| told.contains(part)),
            "{told}"
        );
        let told = check(&profile("ham = 'шинка'"), sounds).expect_err("no letter").to_string();
        assert!(told.contains("no sound for `ш`"), "{told}");
        assert_eq!(check(&profile("ham = 'hum'"), sounds), Ok(()));
    }

    #[test]
    fn a_person_is_shown_what_the_voice_gets() {
        let utterance = Utterance { text: "Hold the Hamstring.".to_owned(), language: Language::English };
        assert_eq!(shown(&utterance, &profile("hamstring = '/ˈhæm/'")), "Hold the /ˈhæm/.");
    }
}
