//! Words in capitals: emphasis is said as a word, an abbreviation letter by letter.
//!
//! Which of the two it is, a table says for short words; of the others, those that nobody could pronounce are spelled.

use super::reading::Reading;
use crate::words::tongue::Tongue;
use crate::words::tongue::lexicon::Lexicon;
use crate::words::tongue::listed_gender;
use crate::words::tongue::place::{Place, capitalized, lists, next_word, word_at};

/// Words with more letters than this are never guessed to be abbreviations if they can be pronounced.
const SHORT: usize = 4;

/// What a word in capitals is.
enum Kind {
    Word,
    Letters,
    /// It could be either; read as the word if true.
    Unclear(bool),
}

pub(crate) fn reading(tongue: &dyn Tongue, place: &Place) -> Option<Reading> {
    let token = token_at(place.rest);
    let letters = token.chars().filter(|c| c.is_alphabetic()).count();
    let (capitals, plural) = match token.strip_suffix('s') {
        Some(front) if letters > 2 => (front, true),
        _ => (token, false),
    };
    let upper = |c: char| c.is_uppercase() || matches!(c, '\'' | '’');
    if letters < 2 || !capitals.chars().all(upper) || place.before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let kind = if plural { Kind::Letters } else { kind(tongue, capitals, place) };
    let ending = if plural { "s" } else { "" };
    let (word, spelled) = (lowered(tongue, capitals), spelled(capitals) + ending);
    let reading = |words: &str| Reading::new(words.to_owned(), token.len());
    Some(match kind {
        Kind::Word => reading(&word),
        Kind::Letters => reading(&spelled),
        Kind::Unclear(true) => reading(&word).guessed([word.clone(), spelled]),
        Kind::Unclear(false) => reading(&spelled).guessed([spelled.clone(), word]),
    })
}

/// `letters`, one by one.
pub(crate) fn spelled(letters: &str) -> String {
    letters.chars().filter(|c| c.is_alphabetic()).map(String::from).collect::<Vec<_>>().join(" ")
}

/// A word with the apostrophes in it.
fn token_at(text: &str) -> &str {
    let mut end = word_at(text).len();
    while let Some(mark) = text[end..].chars().next().filter(|c| matches!(c, '\'' | '’')) {
        let behind = word_at(&text[end + mark.len_utf8()..]).len();
        if behind == 0 {
            break;
        }
        end += mark.len_utf8() + behind;
    }
    &text[..end]
}

fn kind(tongue: &dyn Tongue, capitals: &str, place: &Place) -> Kind {
    let tables = &tongue.notation().capitals;
    let count = capitals.chars().count();
    let emphasized = lists(tables.emphasized, capitals);
    let shouting = is_beside_capitals(place, capitals.len());
    if emphasized && (shouting || !is_named(tongue, capitals, place)) {
        return Kind::Word;
    }
    if tables.spelled.contains(&capitals) || !is_pronounceable(capitals) {
        return Kind::Letters;
    }
    let known = tables.acronyms.contains(&capitals) || is_noun(tongue.lexicon(), capitals);
    match count {
        _ if known || shouting || capitals.contains(['\'', '’']) => Kind::Word,
        2 => Kind::Unclear(false),
        3..=SHORT => Kind::Unclear(true),
        _ => Kind::Word,
    }
}

/// Whether the words around show that a short word is a name after all: "IT band", "US Open".
fn is_named(tongue: &dyn Tongue, capitals: &str, place: &Place) -> bool {
    let next = next_word(place.past(capitals.len()));
    tongue.notation().capitals.spelled.contains(&format!("{capitals} {}", next.to_lowercase()).as_str())
}

/// Whether a neighbor is a word in capitals too, as in a text that is written in them.
fn is_beside_capitals(place: &Place, length: usize) -> bool {
    let loud = |word: &str| word.chars().count() > SHORT && word.chars().all(char::is_uppercase);
    loud(next_word(place.past(length)))
}

fn is_noun(lexicon: &Lexicon, word: &str) -> bool {
    word.len() > 2 && lexicon.nouns.iter().any(|(noun, _)| *noun == word.to_lowercase())
}

/// The word in small letters, nouns as their language writes them.
fn lowered(tongue: &dyn Tongue, capitals: &str) -> String {
    let word = capitals.to_lowercase();
    let acronym = tongue.notation().capitals.acronyms.contains(&capitals);
    let noun = tongue.capitalizes_nouns() && (acronym || listed_gender(tongue.lexicon().nouns, &word).is_some());
    if noun { capitalized(&word) } else { word }
}

/// Whether the letters can be a word: a vowel, and no cluster at either end that no word has.
fn is_pronounceable(capitals: &str) -> bool {
    let word = capitals.to_lowercase().replace('’', "'");
    let word = word.split('\'').max_by_key(|part| part.len()).unwrap_or_default();
    let is_vowel = |c: char| !"bcdfghjklmnñpqrstvwxzçß".contains(c);
    let Some(start) = word.find(is_vowel) else { return false };
    let end = word.rfind(is_vowel).map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    let (onset, coda) = (&word[..start], &word[end..]);
    let single = |cluster: &str| cluster.chars().count() < 2;
    (single(onset) || ONSETS.contains(&onset))
        && ((single(coda) && coda != "j" && coda != "q") || CODAS.contains(&coda))
}

const ONSETS: &[&str] = &[
    "bl", "br", "ch", "chr", "cl", "cr", "dr", "fl", "fr", "gh", "gl", "gn", "gr", "kl", "kn", "kr", "ll", "pf", "ph",
    "pl", "pr", "ps", "rh", "sc", "sch", "schl", "schm", "schn", "schr", "schw", "scr", "sh", "shr", "sk", "sl", "sm",
    "sn", "sp", "spl", "spr", "sq", "st", "str", "sw", "th", "thr", "tr", "tw", "wh", "wr", "zw",
];

const CODAS: &[&str] = &[
    "bs", "bt", "ch", "chs", "cht", "chst", "chts", "ck", "cks", "ct", "cts", "ds", "dt", "ff", "ft", "ggs", "gh",
    "ght", "gs", "gt", "hl", "hlt", "hm", "hn", "hr", "hrt", "hs", "ht", "ks", "kt", "lb", "ld", "lf", "lk", "ll",
    "lls", "llt", "lm", "ln", "lp", "ls", "lt", "lz", "mb", "mm", "mmt", "mp", "mps", "ms", "mt", "nd", "nds", "ng",
    "ngs", "ngt", "nk", "nkt", "nn", "nns", "ns", "nst", "nt", "nts", "nz", "pf", "ps", "pt", "rb", "rc", "rch", "rd",
    "rds", "rf", "rg", "rk", "rl", "rm", "rms", "rn", "rns", "rp", "rr", "rs", "rst", "rt", "rts", "rz", "sch", "sh",
    "sk", "sp", "ss", "sst", "st", "sts", "tch", "th", "ths", "ts", "tt", "tz", "wl", "wn", "ws", "ß", "ßt", "zt",
    "zz",
];
