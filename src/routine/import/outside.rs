//! What is no part of a routine: pictures, navigation, advertising, and what a page says about itself.

use super::amount::{Measure, amounts};
use super::caption::is_labeled;
use super::lexis::{Lexis, has};
use super::notes::Notes;
use super::passage::{Passage, PassageKind, TITLE_END};
use super::sentence::sentences;
use super::token::{TokenKind, begins, tokens};

/// The reason why words for a picture are left out.
pub(super) const CAPTION: &str = "words for a picture";
const IMPRINT: &str = "what the page says about itself";
/// Where a passage gives away that it sells something, in bytes.
const LONGEST_START: usize = 300;
/// A longer sentence names no author.
const LONGEST_BYLINE: usize = 10;

/// `passages` without what a page says about itself, which is noted.
pub(super) fn without_imprint(passages: Vec<Passage>, lexis: &Lexis, notes: &mut Notes) -> Vec<Passage> {
    let mut kept = Vec::new();
    let mut is_inside = false;
    for passage in passages {
        match passage.kind {
            PassageKind::Heading(_) => is_inside = is_imprint(&passage.text, lexis),
            PassageKind::Item { .. } | PassageKind::Paragraph => {}
            _ => {
                kept.push(passage);
                continue;
            }
        }
        // Under such a heading are names of other pages; a sentence belongs to the text again.
        is_inside &= passage.is_heading() || !passage.text.ends_with(['.', '!', '?', ':']);
        if is_inside {
            notes.left_out(passage.line, &passage.text.replace(TITLE_END, ""), IMPRINT);
        } else {
            kept.extend(rest_of(passage, lexis, notes));
        }
    }
    kept
}

/// What is left of `passage` without such sentences.
fn rest_of(passage: Passage, lexis: &Lexis, notes: &mut Notes) -> Option<Passage> {
    let (out, rest): (Vec<String>, Vec<String>) =
        sentences(&passage.text, lexis).into_iter().partition(|sentence| is_imprint(sentence, lexis));
    if out.is_empty() {
        return Some(passage);
    }
    out.iter().for_each(|sentence| notes.left_out(passage.line, &sentence.replace(TITLE_END, ""), IMPRINT));
    Passage::new(passage.line, passage.kind, &rest.join(" "))
}

/// Whether a sentence names an author, a date or the time to read, or leads to another page.
fn is_imprint(text: &str, lexis: &Lexis) -> bool {
    let text = text.replace(TITLE_END, "");
    let tokens = tokens(&text);
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let begins = |patterns: &[&str]| begins(&tokens, patterns, &[]);
    let is_name = |token: &super::token::Token| text[token.span.clone()].starts_with(char::is_uppercase);
    let is_byline = begins(lexis.byline).is_some()
        && tokens.len() <= LONGEST_BYLINE
        && words().skip(1).take(2).filter(|token| is_name(token)).count() == 2
        && !counts(&text, lexis);
    is_byline
        || is_contact(&text, &tokens, lexis)
        || begins(lexis.imprint).is_some()
        || has(&text, lexis.reading_time, lexis)
}

/// How a line begins that says where the author is found, or how old a sheet is, in any language.
#[rustfmt::skip]
const CONTACT: &[&str] = &[
    "©", "( c )", "copyright", "tel", "tel .", "telefon", "telephone", "phone", "fax", "téléphone", "teléfono", "telefono",
    "e mail", "email", "www", "website", "web :", "internet :", "adresse :", "address :", "dirección :", "indirizzo :",
    "review date", "next review", "date of review", "leaflet", "version", "öffnungszeiten", "opening hours", "termine", "horario :",
    "horaires", "read next", "read more", "read also", "see also", "also read", "watch next", "up next", "related :", "lesen sie auch",
    "lies auch", "auch interessant", "à lire aussi", "lire aussi", "voir aussi", "lee también", "te puede interesar",
    "leggi anche", "potrebbe interessarti",
];

/// Whether a sentence says where the author is found, or leads to another page, and has nothing to count.
fn is_contact(text: &str, tokens: &[super::token::Token], lexis: &Lexis) -> bool {
    let is_address = |word: &str| {
        word.starts_with("www.")
            || word.starts_with("http")
            || word.split_once('@').is_some_and(|(_, at)| at.contains('.'))
    };
    let is_named = begins(tokens, CONTACT, &[]).is_some() || text.split_whitespace().any(is_address);
    is_named && !counts(text, lexis)
}

/// Why a passage can be no instruction.
pub(super) fn left_out_anyway(passage: &Passage, lexis: &Lexis) -> Option<&'static str> {
    let is_caption = begins(&tokens(&passage.text), lexis.caption, &[]).is_some()
        && !matches!(passage.kind, PassageKind::Item { .. })
        && !counts(&passage.text, lexis);
    match passage.kind {
        PassageKind::Furniture => Some("around the text: navigation, a form or advertising"),
        PassageKind::Caption => Some(CAPTION),
        _ if is_caption || is_labeled(&passage.text) => Some(CAPTION),
        _ => None,
    }
}

/// Whether `text` has something to count.
fn counts(text: &str, lexis: &Lexis) -> bool {
    amounts(&tokens(text), lexis).iter().any(|amount| amount.measure != Measure::Frequency)
}

/// Whether a sentence sells something.
fn is_advertising(text: &str, lexis: &Lexis) -> bool {
    has(text, lexis.advertising, lexis) && !counts(text, lexis)
}

/// Whether `sentence` of `passage` sells something, or only goes on with what sells.
pub(super) fn is_advertising_in(passage: &Passage, sentence: &str, lexis: &Lexis) -> bool {
    let start = &passage.text[..passage.text.floor_char_boundary(LONGEST_START)];
    let first = || sentences(start, lexis).into_iter().next().unwrap_or_default();
    is_advertising(sentence, lexis) || !counts(sentence, lexis) && is_advertising(&first(), lexis)
}

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::*;
    use crate::words::Language::{English, German};

    #[test]
    fn a_page_speaks_about_itself_in_dates_authors_and_times_to_read() {
        for (language, text) in [
            (English, "6 min read"),
            (English, "By Jane Example, DPT."),
            (English, "Medically reviewed by Dr. Ann Other"),
            (English, "Updated March 2024."),
            (English, "Published on 3 May 2023"),
            (English, "Share this article"),
            (English, "Table of contents"),
            (English, "We use cookies to improve your experience."),
            (German, "Lesezeit: 6 Minuten"),
            (German, "Von Maria Muster"),
            (German, "Zuletzt aktualisiert am 3. Mai 2023"),
            (German, "Stand: März 2024"),
            (German, "Termine unter 0555 12345 oder info@praxis.example"),
            (English, "© Greenfield Clinic"),
            (English, "Read next: The best rollers"),
        ] {
            assert!(is_imprint(text, lexis(language)), "{text}");
        }
        for (language, text) in [
            (English, "By now you should feel a stretch."),
            (English, "By the wall, hold for 30 seconds."),
            (English, "Read the label for 6 min."),
            (German, "Von der Seite aus das Bein heben."),
            (German, "Stand auf einem Bein."),
        ] {
            assert!(!is_imprint(text, lexis(language)), "{text}");
        }
    }
}
