//! The words by which a language gives away what a sentence is for. One table for each language, all of the same shape.

mod english;
mod french;
mod german;
mod italian;
mod shape;
mod spanish;

use super::token::{find, tokens};
use crate::words::Language;
pub(super) use shape::Lexis;

/// One language for each table.
const LANGUAGES: [Language; 5] =
    [Language::English, Language::German, Language::French, Language::Spanish, Language::Italian];

/// The table of `language`.
pub(super) fn lexis(language: Language) -> &'static Lexis {
    match language {
        Language::English | Language::BritishEnglish => &english::LEXIS,
        Language::German => &german::LEXIS,
        Language::French => &french::LEXIS,
        Language::Spanish => &spanish::LEXIS,
        Language::Italian => &italian::LEXIS,
    }
}

/// The language whose common words are most frequent in `text`; `None` where there are none, or two languages share the lead.
pub(super) fn language_of(text: &str) -> Option<Language> {
    let tokens = tokens(text);
    let count = |language: Language| {
        let common = lexis(language).common;
        tokens.iter().filter(|token| common.contains(&token.text.as_str())).count()
    };
    let best = LANGUAGES.into_iter().max_by_key(|language| count(*language))?;
    let is_alone = LANGUAGES.into_iter().filter(|language| count(*language) == count(best)).count() == 1;
    is_alone.then_some(best)
}

/// Whether `word` is one that no text of its language can do without, in any language.
pub(super) fn is_common(word: &str) -> bool {
    LANGUAGES.into_iter().any(|language| lexis(language).common.contains(&word))
}

/// Words for a long and for a short pause, in any language; a strong break is a short one.
const LONG: [&str; 8] = ["long", "longer", "lang", "lange", "längere", "longue", "larga", "lunga"];
const SHORT: [&str; 8] = ["short", "brief", "strong", "kurz", "kurze", "courte", "corta", "breve"];

/// Whether `text` speaks of something long.
pub(super) fn is_long(text: &str) -> bool {
    find(&tokens(text), &LONG, &[]).is_some()
}

/// Whether `text` speaks of something short.
pub(super) fn is_short(text: &str) -> bool {
    find(&tokens(text), &SHORT, &[]).is_some()
}

/// Whether one of `patterns` is in `text`.
pub(super) fn has(text: &str, patterns: &[&str], lexis: &Lexis) -> bool {
    find(&tokens(text), patterns, lexis.limbs).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_common_words() {
        let of = |text| language_of(text);
        assert_eq!(of("Stand with your back to the wall and hold for a minute."), Some(Language::English));
        assert_eq!(
            of("Stellen Sie sich mit dem Rücken an die Wand und halten Sie die Dehnung."),
            Some(Language::German)
        );
        assert_eq!(of("Placez le dos contre le mur et tenez la position avec les bras."), Some(Language::French));
        assert_eq!(of("Apoya la espalda en la pared y mantén la posición con los brazos."), Some(Language::Spanish));
        assert_eq!(
            of("Appoggia la schiena alla parete e mantieni la posizione con le braccia."),
            Some(Language::Italian)
        );
        assert_eq!(of("30 x 10"), None);
    }
}
