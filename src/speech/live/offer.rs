//! Choosing the system voice that speaks a routine.
//!
//! It always speaks the language; without a name the choice depends on nothing but the list.

use super::LiveError;
use crate::base::nearest;
use crate::words::Language;

/// A voice of the system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offer {
    /// What the system calls it.
    pub name: String,
    /// The tag of the language it speaks, as the system writes it.
    pub tag: String,
}

impl Offer {
    /// Whether it speaks `language`, whatever the region.
    pub fn speaks(&self, language: Language) -> bool {
        self.distance(language).is_some()
    }

    /// How far it is from `language`: 0 is its region, 1 no region, 2 another region; `None` is another language.
    fn distance(&self, language: Language) -> Option<u8> {
        let tag = self.tag.replace('_', "-");
        let primary = tag.split('-').next().unwrap_or_default();
        if !primary.eq_ignore_ascii_case(&language.tag()[..2]) {
            return None;
        }
        Some(match () {
            () if tag.eq_ignore_ascii_case(language.locale()) => 0,
            () if tag.eq_ignore_ascii_case(primary) => 1,
            () => 2,
        })
    }
}

/// The voice named `wish`, or the first of those that speak `language` best.
///
/// # Errors
/// When there is no such voice, or it does not speak `language`.
pub(crate) fn choose<'a>(offers: &'a [Offer], wish: Option<&str>, language: Language) -> Result<&'a Offer, LiveError> {
    match wish {
        Some(name) => named(offers, name, language),
        None => offers
            .iter()
            .filter(|offer| offer.speaks(language))
            .min_by_key(|offer| offer.distance(language))
            .ok_or_else(|| LiveError::NoneFor { language, offered: languages(offers) }),
    }
}

fn named<'a>(offers: &'a [Offer], name: &str, language: Language) -> Result<&'a Offer, LiveError> {
    let same: Vec<&Offer> = offers.iter().filter(|offer| offer.name.eq_ignore_ascii_case(name)).collect();
    let best = same.iter().filter(|offer| offer.speaks(language)).min_by_key(|offer| offer.distance(language));
    match (best, same.first()) {
        (Some(best), _) => Ok(best),
        (None, Some(other)) => Err(LiveError::Foreign { name: other.name.clone(), tag: other.tag.clone(), language }),
        (None, None) => {
            let nearest = nearest(name, offers.iter().map(|offer| offer.name.as_str())).map(str::to_owned);
            Err(LiveError::Unknown { name: name.to_owned(), nearest })
        }
    }
}

/// The languages of `offers`, each once, sorted.
fn languages(offers: &[Offer]) -> Vec<String> {
    let mut tags: Vec<String> = offers.iter().map(|offer| offer.tag.clone()).collect();
    tags.sort();
    tags.dedup();
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(list: &[(&str, &str)]) -> Vec<Offer> {
        list.iter().map(|(name, tag)| Offer { name: (*name).to_owned(), tag: (*tag).to_owned() }).collect()
    }

    #[test]
    fn the_region_comes_first_then_no_region_then_another() {
        let all =
            offers(&[("Moira", "en-IE"), ("Plain", "en"), ("Kate", "en_GB"), ("Samantha", "en-us"), ("Anna", "de")]);
        let chosen = |language| choose(&all, None, language).map(|offer| offer.name.as_str());
        assert_eq!(chosen(Language::English), Ok("Samantha"));
        assert_eq!(chosen(Language::BritishEnglish), Ok("Kate"));
        assert_eq!(chosen(Language::German), Ok("Anna"));
        assert_eq!(choose(&all[..2], None, Language::English).map(|offer| offer.name.as_str()), Ok("Plain"));
        assert_eq!(choose(&all[..1], None, Language::English).map(|offer| offer.name.as_str()), Ok("Moira"));
    }

    #[test]
    fn a_language_without_a_voice_is_reported_with_those_there_are() {
        let error =
            choose(&offers(&[("a", "en"), ("b", "de"), ("c", "en")]), None, Language::French).expect_err("none");
        assert!(error.to_string().contains("no voice for French; it has voices for de, en;"), "{error}");
        let error = choose(&[], None, Language::French).expect_err("none");
        assert!(error.to_string().contains("no voices at all"), "{error}");
    }

    #[test]
    fn a_named_voice_must_exist_and_speak_the_language() {
        let all = offers(&[("Anna", "de"), ("Eddy", "de"), ("Eddy", "en-US")]);
        assert_eq!(choose(&all, Some("eddy"), Language::English).map(|offer| offer.tag.as_str()), Ok("en-US"));
        let error = choose(&all, Some("Anna"), Language::English).expect_err("German");
        assert!(matches!(error, LiveError::Foreign { .. }), "{error}");
        let error = choose(&all, Some("Ana"), Language::German).expect_err("misspelt");
        assert!(error.to_string().contains("did you mean `Anna`?"), "{error}");
    }
}
