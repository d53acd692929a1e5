//! English words that are said in two ways, told apart by the words beside them, and respelled for voices that cannot tell
//! them apart themselves.

use std::ops::Range;

use super::language::Language;
use super::tongue::place::{last_word, word_at};

/// A word that is said in two ways, where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homograph {
    /// Its place.
    pub place: Range<usize>,
    /// A word that is only said as this one is meant; it may be the word itself, where voices say it so anyway.
    pub respelled: &'static str,
    /// Where nothing beside it decides: a word for each meaning, the one that is said first.
    pub meanings: Option<[&'static str; 2]>,
}

/// The words beside a word, in small letters; empty where there are none.
struct Beside {
    before: String,
    after: String,
    /// Whether it begins its sentence or clause.
    is_first: bool,
}

/// A word, and how it is said beside others; `None` for the second where that is a guess.
type Rule = (&'static [&'static str], fn(&Beside) -> (&'static str, Option<[&'static str; 2]>));

/// Every word of `text` in `language` that is said in two ways, in order.
pub fn homographs(text: &str, language: Language) -> Vec<Homograph> {
    let mut found = Vec::new();
    if !matches!(language, Language::English | Language::BritishEnglish) {
        return found;
    }
    let mut at = 0;
    while at < text.len() {
        let word = word_at(&text[at..]);
        if word.is_empty() {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let small = word.to_lowercase();
        if let Some((_, rule)) = RULES.iter().find(|(words, _)| words.contains(&small.as_str())) {
            let (respelled, meanings) = rule(&beside(text, at, word.len()));
            found.push(Homograph { place: at..at + word.len(), respelled, meanings });
        }
        at += word.len();
    }
    found
}

fn beside(text: &str, at: usize, length: usize) -> Beside {
    let start = text[..at].trim_end();
    let is_first = start.is_empty() || start.ends_with(['.', '!', '?', ':', ';', ',', '(']);
    let joined = text[at + length..].starts_with(['-', ' ']);
    let behind = text[at + length..].trim_start_matches(['-', ' ']);
    let after = if joined { word_at(behind).to_lowercase() } else { String::new() };
    Beside { before: last_word(start).to_lowercase(), after, is_first }
}

impl Beside {
    /// Whether a verb can stand here: at the beginning, or after a word that a verb follows.
    fn asks_for_verb(&self) -> bool {
        const BEFORE: &[&str] = &[
            "to",
            "then",
            "not",
            "don",
            "t",
            "and",
            "you",
            "can",
            "will",
            "should",
            "may",
            "might",
            "must",
            "could",
            "would",
            "slowly",
            "gently",
            "please",
            "now",
            "again",
            "or",
            "they",
            "we",
            "ll",
            "carefully",
            "loosely",
            "tightly",
        ];
        self.is_first || BEFORE.contains(&self.before.as_str())
    }

    /// Whether an object follows.
    fn has_object(&self) -> bool {
        const AFTER: &[&str] = &[
            "the", "your", "a", "an", "it", "them", "this", "that", "both", "one", "each", "his", "her", "my", "their",
            "its", "some", "these", "those",
        ];
        AFTER.contains(&self.after.as_str())
    }

    fn is_behind(&self, words: &[&str]) -> bool {
        words.contains(&self.before.as_str())
    }

    fn is_before(&self, words: &[&str]) -> bool {
        words.contains(&self.after.as_str())
    }
}

/// Forms of "to be" and "to have", after which a past participle stands.
const AUXILIARIES: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having", "ve", "already"];

const RULES: &[Rule] = &[
    (&["tear"], |word| match word.is_before(&["duct", "ducts", "drop", "drops", "gas", "stained"]) {
        true => ("tier", None),
        false => ("tare", None),
    }),
    (&["wind"], |word| {
        let around = word.has_object() || word.is_before(&["up", "down", "around", "round", "back"]);
        match (word.asks_for_verb(), around) {
            (true, true) | (_, true) => ("wined", None),
            (true, false) if word.after.is_empty() && !word.is_first => ("wined", Some(["wind up", "breeze"])),
            _ => ("wind", None),
        }
    }),
    (&["read"], |word| match (word.is_behind(AUXILIARIES), word.asks_for_verb()) {
        (true, _) => ("red", None),
        (false, true) => ("reed", None),
        _ => ("reed", Some(["are reading", "have read"])),
    }),
    (&["live"], |word| {
        let thing = ["class", "classes", "session", "sessions", "stream", "video", "music", "show", "event", "coach"];
        match word.is_before(&thing) || word.is_behind(&["go", "going", "goes"]) {
            true => ("lyve", None),
            false => ("live", None),
        }
    }),
    (&["close"], |word| match () {
        () if word.is_before(&["to", "by", "together", "enough", "as", "range", "up"]) => ("close", None),
        () if word.is_behind(&["keep", "very", "too", "so", "as", "stay", "stays", "is", "are", "nice", "in"]) => {
            ("close", None)
        }
        () if word.has_object() || word.asks_for_verb() => ("cloze", None),
        () if word.is_behind(&["eyes", "lids", "eyelids", "hands", "lips", "mouth", "fists"]) => ("cloze", None),
        () => ("close", Some(["near", "shut"])),
    }),
    (&["wound"], |word| match word.is_behind(AUXILIARIES) || word.is_before(&["around", "up", "tightly"]) {
        true => ("wowned", None),
        false => ("wound", None),
    }),
    (&["bow"], |word| match word.asks_for_verb() && !word.is_before(&["pose", "and"]) {
        true => ("bough", None),
        false => ("beau", None),
    }),
];
