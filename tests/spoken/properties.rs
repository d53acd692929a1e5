//! Properties that hold for any text and any number.

use nightcue::base::Length;
use nightcue::words::{Language, duration, number, objections, read_aloud, written_out};
use proptest::prelude::*;

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(&Language::ALL[..])
}

/// Texts made of whatever the rules look for, to cover their boundaries.
fn written() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "1",
        "2.5",
        "2,5",
        "30",
        "1/2",
        "½",
        "2:30",
        "0",
        "007",
        "1.000",
        "s",
        "m",
        "min",
        "Min.",
        "h",
        "°",
        "°C",
        "%",
        " ",
        "\u{a0}",
        "-",
        "–",
        ".",
        ",",
        ":",
        "/",
        "x",
        "×",
        "+",
        "&",
        "=",
        "~",
        "(",
        ")",
        "L",
        "R",
        "(L)",
        "e.g.",
        "z. B.",
        "1st",
        "1.",
        "Schritt",
        "step",
        "IV",
        "I",
        "º",
        "ª",
        "er",
        "e",
        "minutes",
        "Minuten",
        "Bein",
        "leg",
        "the",
        "der",
        "$",
        "€",
        "'",
        "\"",
        "″",
        "′",
        "1990s",
        "112",
        "call",
        "C7",
        "L5-S1",
        "12.10.2026",
        "NOT",
        "ACL",
        "->",
        "→",
        "<",
        ">",
        "|",
        "*",
        "_",
        "^",
        "\\",
        "M",
        "W",
        "Mo",
        "x²",
        "IT",
        "(s)",
        ",5",
        ".5",
        "am",
        "à",
        "@",
        "#",
        "`",
        "•",
        "\u{20e3}",
        "\u{fe0f}",
        "🦵",
        "é",
        "{hold}",
        "\n",
        "Uhr",
        "2m30s",
        "sx",
        "izq.",
    ]);
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// Instructions as people write them: words and whole quantities with spaces between.
fn instruction() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "hold",
        "Halte",
        "für",
        "mantén",
        "pendant",
        "per",
        "30s",
        "30 s,",
        "2–2.5 min",
        "2,5 Min.",
        "1 h",
        "2m30s",
        "90°",
        "(L)",
        "leg",
        "das R Bein",
        "e.g. a wall",
        "z. B. so",
        "1st",
        "1.",
        "3x",
        "2-3x",
        "1/2 h",
        "½",
        "at 2:30",
        "um 2:30 Uhr",
        "step IV",
        "Schritt 2",
        "& back",
        "5+",
        "approx. 1 min.",
        "ca. 1 Minute",
        "max. 3/4 l",
        "5/10",
        "1",
        "21",
        "10 %",
        "−5 °C",
        "~30 s",
        "4:6,",
        "3-2-1,",
        "6/min",
        "5 Tage/Woche",
        "jambe D",
        "gamba sx",
        "1er",
        "2ª",
        "no. 5",
        "a.m.",
    ]);
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.join(" "))
}

/// Marks that a voice passes over.
const SILENT: &str = "/<>~*_|^\\`";

proptest! {
    /// What is accepted is said: no mark of the text is left for a voice to pass over, and no digit.
    #[test]
    fn what_is_not_refused_is_words_to_the_last_sign(text in written(), language in language()) {
        let said = written_out(&text, language);
        let silent = said.contains(|c: char| SILENT.contains(c));
        let digits = said.contains(|c: char| c.is_ascii_digit()) && !text.contains(['\u{fe0f}', '\u{20e3}']);
        prop_assert!(!silent || !objections(&text, language).is_empty(), "{said}");
        prop_assert!(!digits, "{said}");
    }

    #[test]
    fn what_was_rewritten_stands_in_what_is_said(text in written(), language in language()) {
        let spoken = read_aloud(&text, language);
        for rewriting in &spoken.rewritten {
            prop_assert!(spoken.text.contains(rewriting.said.trim()), "{:?}", rewriting);
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>(), language in language()) {
        written_out(&text, language);
    }

    #[test]
    fn no_mixture_of_numbers_and_signs_panics_or_grows_without_end(text in written(), language in language()) {
        let said = written_out(&text, language);
        prop_assert!(said.len() <= 60 * (text.len() + 1), "{said}");
    }

    #[test]
    fn writing_out_twice_is_writing_out_once(text in instruction(), language in language()) {
        let said = written_out(&text, language);
        prop_assert_eq!(written_out(&said, language), said);
    }

    #[test]
    fn letters_alone_come_back_unchanged(text in "[a-z]{4,9}( [a-z]{4,9}){0,6}[.!?]?", language in language()) {
        prop_assert_eq!(written_out(&text, language), text);
    }

    #[test]
    fn what_was_written_out_stays_as_it_is(n in 0u64..1_000_000_000, language in language()) {
        let said = written_out(&format!("Say {n}."), language);
        prop_assert_eq!(&said, &format!("Say {}.", number(n, language)));
        prop_assert_eq!(&written_out(&said, language), &said);
    }

    #[test]
    fn every_number_and_length_is_words_without_digits(n in any::<u64>(), ms in 0u64..10_000_000_000, language in language()) {
        let length = duration(Length::from_millis(ms), language);
        for words in [number(n, language), length] {
            prop_assert!(!words.is_empty() && !words.contains(|c: char| c.is_ascii_digit()), "{}", words);
        }
    }

    #[test]
    fn different_numbers_have_different_words(a in 0u64..1_000_000_000, b in 0u64..1_000_000_000, language in language()) {
        prop_assert_eq!(a == b, number(a, language) == number(b, language));
    }
}
