//! The rules of misaki's English lexicon, version 0.9.4: words whose sound depends on their neighbors, capitals, endings, spelling.
//!
//! The rules and their order are misaki's, as hibari carries them (Apache-2.0), so that a text sounds as the voices were trained to say it.

use super::dictionary::{Dictionary, Readings};
use super::endings::{ed, ing, s};
use super::stress::{PRIMARY, SECONDARY, Stress, stressed};
use super::token::Token;

/// What follows a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Next {
    /// Whether a vowel follows; `None` before a pause.
    pub vowel: Option<bool>,
    /// Whether "to" follows.
    pub to: bool,
}

/// Both dictionaries of one accent.
#[derive(Debug)]
pub(super) struct AccentLexicon {
    /// Checked by hand.
    pub gold: Dictionary,
    /// Derived.
    pub silver: Dictionary,
    pub is_british: bool,
}

/// A word as it is looked up.
#[derive(Clone, Copy)]
struct Sought<'a> {
    text: &'a str,
    tag: &'a str,
    stress: Option<Stress>,
    next: Next,
}

impl AccentLexicon {
    /// How `token` is said before `next`; `None` for a word that is not known.
    pub(super) fn said(&self, token: &Token, next: Next) -> Option<String> {
        let text = token.text.as_str();
        let stress = match text {
            text if text == text.to_lowercase() => None,
            text if is_upper(text) => Some(Stress::CAPITALS),
            _ => Some(Stress::CAPITAL),
        };
        self.word(Sought { text, tag: &token.tag, stress, next })
    }

    fn word(&self, word: Sought<'_>) -> Option<String> {
        if let Some(said) = self.special(word) {
            return Some(said);
        }
        let lower = word.text.to_lowercase();
        let word = if self.is_meant_small(word, &lower) { Sought { text: &lower, ..word } } else { word };
        if self.is_known(word.text) {
            return self.looked_up(word);
        }
        if let Some(stem) = word.text.strip_suffix("s'").map(|stem| format!("{stem}'s"))
            && self.is_known(&stem)
        {
            return self.looked_up(Sought { text: &stem, ..word });
        }
        if let Some(stem) = word.text.strip_suffix('\'').filter(|stem| self.is_known(stem)) {
            return self.looked_up(Sought { text: stem, ..word });
        }
        self.with_s(word).or_else(|| self.with_ed(word)).or_else(|| {
            let stress = word.stress.or(Some(Stress::CAPITAL));
            self.with_ing(Sought { stress, ..word })
        })
    }

    /// Words whose sound depends on their neighbors or their part of speech.
    fn special(&self, Sought { text, tag, stress, next }: Sought<'_>) -> Option<String> {
        let gold = |word: &str| self.gold.get(word)?.by_tag("DEFAULT").map(str::to_owned);
        let is = |small: &str| text == small || text == capitalized(small);
        let is_in_capitals = |capitals: &str| text == capitals;
        if is_abbreviation(text) {
            return self.spelled(text);
        }
        match text {
            "a" | "A" => Some(if tag == "DT" { "ɐ" } else { "ˈA" }.to_owned()),
            "am" | "Am" | "AM" if tag.starts_with("NN") => self.spelled(text),
            "am" | "Am" | "AM" => {
                let is_full = next.vowel.is_none() || text != "am" || stress > Some(Stress::PLAIN);
                if is_full { gold("am") } else { Some("ɐm".to_owned()) }
            }
            "AN" if tag.starts_with("NN") => self.spelled(text),
            "an" | "An" | "AN" => Some("ɐn".to_owned()),
            "I" if tag == "PRP" => Some("ˌI".to_owned()),
            "by" | "By" | "BY" if tag.starts_with("RB") || tag.starts_with("ADV") => Some("bˈI".to_owned()),
            _ if is("to") || is_in_capitals("TO") && ["TO", "IN"].contains(&tag) => match next.vowel {
                None => gold("to"),
                Some(is_vowel) => Some(if is_vowel { "tʊ" } else { "tə" }.to_owned()),
            },
            _ if is("in") || is_in_capitals("IN") && tag != "NNP" => {
                let is_stressed = next.vowel.is_none() || tag != "IN";
                Some(if is_stressed { "ˈɪn" } else { "ɪn" }.to_owned())
            }
            _ if is("the") || is_in_capitals("THE") && tag == "DT" => {
                Some(if next.vowel == Some(true) { "ði" } else { "ðə" }.to_owned())
            }
            _ if tag == "IN" && ["vs", "vs."].contains(&text.to_lowercase().as_str()) => {
                self.looked_up(Sought { text: "versus", tag: "", stress: None, next })
            }
            "used" | "Used" | "USED" => {
                let tag = if ["VBD", "JJ"].contains(&tag) && next.to { "VBD" } else { "DEFAULT" };
                self.gold.get("used")?.by_tag(tag).map(str::to_owned)
            }
            _ => None,
        }
    }

    /// Whether a word with capitals that is not listed means the one in small letters, which is `lower`.
    fn is_meant_small(&self, word: Sought<'_>, lower: &str) -> bool {
        let Sought { text, tag, .. } = word;
        let is_listed = |text: &str| self.gold.has(text) || self.silver.has(text);
        let has_ending = || {
            let lower = Sought { text: lower, ..word };
            self.with_s(lower).or_else(|| self.with_ed(lower)).or_else(|| self.with_ing(lower)).is_some()
        };
        let count = text.chars().count();
        count > 1
            && text != lower
            && text.chars().all(|c| c == '\'' || c.is_alphabetic())
            && (tag != "NNP" || count > 7)
            && !is_listed(text)
            && (is_upper(text) || is_lower(rest(text)))
            && (is_listed(lower) || has_ending())
    }

    /// Whether `word` is in a dictionary, or is spelled letter by letter.
    fn is_known(&self, word: &str) -> bool {
        if self.gold.has(word) || self.silver.has(word) {
            return true;
        }
        let is_plain = word.chars().all(|c| c.is_ascii_alphabetic());
        match word.chars().count() {
            0 => false,
            _ if !is_plain => false,
            1 => true,
            _ => is_upper(word) && self.gold.has(&word.to_lowercase()) || is_upper(rest(word)),
        }
    }

    fn looked_up(&self, Sought { text, tag, stress, next }: Sought<'_>) -> Option<String> {
        let is_spelled_large = is_upper(text) && !self.gold.has(text);
        let is_name = is_spelled_large && tag == "NNP";
        let text = if is_spelled_large { text.to_lowercase() } else { text.to_owned() };
        let listed = self.gold.get(&text).or_else(|| self.silver.get(&text).filter(|_| !is_name));
        let phonemes = listed.and_then(|said| reading(said, tag, next));
        if phonemes.is_none_or(|phonemes| is_name && !phonemes.contains(PRIMARY))
            && let Some(spelled) = self.spelled(&text)
        {
            return Some(spelled);
        }
        phonemes.map(|phonemes| stressed(phonemes, stress))
    }

    /// The letters of `word`, one by one.
    fn spelled(&self, word: &str) -> Option<String> {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let names = letters.map(|letter| self.gold.get(&letter.to_uppercase().to_string())?.by_tag("DEFAULT"));
        let names = stressed(&names.collect::<Option<Vec<_>>>()?.concat(), Some(Stress::PLAIN));
        Some(match names.rsplit_once(SECONDARY) {
            Some((before, behind)) => format!("{before}{PRIMARY}{behind}"),
            None => names,
        })
    }

    fn with_s(&self, word: Sought<'_>) -> Option<String> {
        let text = word.text;
        let count = text.chars().count();
        let known = |stem: &&str| self.is_known(stem);
        let bare = text.strip_suffix('s').filter(|_| count > 2)?;
        let long = |stem: &str| text.ends_with("'s") || count > 4 && text.ends_with("es") && !stem.ends_with('i');
        let stem = Some(bare).filter(|stem| !stem.ends_with('s')).filter(known).map(str::to_owned);
        let stem = stem.or_else(|| {
            let stem = bare.strip_suffix(['\'', 'e'])?;
            Some(stem).filter(|stem| long(stem)).filter(known).map(str::to_owned)
        });
        let stem = stem.or_else(|| {
            let stem = format!("{}y", text.strip_suffix("ies").filter(|_| count > 4)?);
            Some(stem).filter(|stem| self.is_known(stem))
        })?;
        s(&self.looked_up(Sought { text: &stem, ..word })?, self.is_british)
    }

    fn with_ed(&self, word: Sought<'_>) -> Option<String> {
        let text = word.text;
        let count = text.chars().count();
        let bare = text.strip_suffix('d').filter(|_| count > 3)?;
        let stem = Some(bare).filter(|stem| !stem.ends_with('d') && self.is_known(stem));
        let stem = stem.or_else(|| {
            let stem = text.strip_suffix("ed").filter(|stem| count > 4 && !stem.ends_with('e'))?;
            Some(stem).filter(|stem| self.is_known(stem))
        })?;
        ed(&self.looked_up(Sought { text: stem, ..word })?, self.is_british)
    }

    fn with_ing(&self, word: Sought<'_>) -> Option<String> {
        let bare = word.text.strip_suffix("ing").filter(|stem| stem.chars().count() > 1)?;
        let is_long = bare.chars().count() > 2;
        let known = |stem: &String| self.is_known(stem);
        let stem = Some(bare.to_owned()).filter(|_| is_long).filter(known);
        let stem = stem.or_else(|| Some(format!("{bare}e")).filter(known));
        let stem = stem.or_else(|| Some(undoubled(bare)?.to_owned()).filter(|_| is_long).filter(known))?;
        ing(&self.looked_up(Sought { text: &stem, ..word })?, self.is_british)
    }
}

/// The reading of `said` for the part of speech `tag`, or the one before a pause.
fn reading<'a>(said: &'a Readings, tag: &str, next: Next) -> Option<&'a str> {
    let tag = if next.vowel.is_none() && said.knows("None") {
        "None"
    } else if said.knows(tag) {
        tag
    } else {
        family(tag)
    };
    said.by_tag(tag)
}

/// The part of speech that `tag` is a kind of, as the dictionaries name it.
fn family(tag: &str) -> &str {
    let families = [("VB", "VERB"), ("NN", "NOUN"), ("ADV", "ADV"), ("RB", "ADV"), ("ADJ", "ADJ"), ("JJ", "ADJ")];
    families.into_iter().find(|(kind, _)| tag.starts_with(kind)).map_or(tag, |(_, family)| family)
}

/// Letters with points between them, two in a row at most.
fn is_abbreviation(word: &str) -> bool {
    word.trim_matches('.').contains('.')
        && word.chars().all(|c| c == '.' || c.is_alphabetic())
        && word.split('.').all(|part| part.chars().count() < 3)
}

/// "sitt" without its doubled consonant.
fn undoubled(stem: &str) -> Option<&str> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let is_doubled = last == before && "bcdgklmnprstvxz".contains(last) || (before, last) == ('c', 'k');
    is_doubled.then(|| stem.strip_suffix(last)).flatten()
}

fn capitalized(small: &str) -> String {
    let (first, rest) = small.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn rest(word: &str) -> &str {
    &word[word.chars().next().map_or(0, char::len_utf8)..]
}

fn is_upper(word: &str) -> bool {
    word == word.to_uppercase()
}

fn is_lower(word: &str) -> bool {
    word == word.to_lowercase()
}
