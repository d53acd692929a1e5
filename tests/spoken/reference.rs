//! Numbers as words, compared with an independent program, num2words from PyPI (see tests/fixtures/number_words.py).

use nightcue::words::{Language, number, written_out};

/// Numbers with the cardinal and the ordinal (empty beyond 200) that the reference gives.
fn reference(table: &str) -> impl Iterator<Item = (u64, &str, &str)> {
    table.lines().map(|line| {
        let mut columns = line.split('\t');
        let n = columns.next().and_then(|n| n.parse().ok()).expect("a number");
        (n, columns.next().expect("a cardinal"), columns.next().expect("an ordinal"))
    })
}

#[test]
fn british_cardinals_are_those_of_the_reference_but_for_its_commas() {
    for (n, cardinal, _) in reference(include_str!("../fixtures/numbers-en.txt")) {
        assert_eq!(number(n, Language::BritishEnglish), cardinal.replace(',', ""), "{n}");
    }
}

#[test]
fn american_cardinals_are_the_british_ones_without_and() {
    for (n, cardinal, _) in reference(include_str!("../fixtures/numbers-en.txt")) {
        assert_eq!(number(n, Language::English), cardinal.replace(',', "").replace(" and", ""), "{n}");
    }
}

#[test]
fn english_ordinals_are_those_of_the_reference() {
    for (n, _, ordinal) in reference(include_str!("../fixtures/numbers-en.txt")).filter(|row| !row.2.is_empty()) {
        let suffix = match (n % 100, n % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        assert_eq!(
            written_out(&format!("the {n}{suffix} step"), Language::BritishEnglish),
            format!("the {ordinal} step")
        );
    }
}

#[test]
fn german_cardinals_are_those_of_the_reference() {
    for (n, cardinal, _) in reference(include_str!("../fixtures/numbers-de.txt")) {
        assert_eq!(number(n, Language::German), cardinal, "{n}");
    }
}

#[test]
fn german_ordinals_are_those_of_the_reference() {
    for (n, _, ordinal) in reference(include_str!("../fixtures/numbers-de.txt")).filter(|row| !row.2.is_empty()) {
        assert_eq!(written_out(&format!("die {n}. Runde"), Language::German), format!("die {ordinal} Runde"));
    }
}

/// The reference does not shorten "veintiuno" before "mil" and "millones"; the Diccionario panhispánico de dudas
/// (RAE, "uno", 2.1 and 2.2) does.
#[test]
fn spanish_cardinals_are_those_of_the_reference_but_for_uno_before_mil_and_millones() {
    for (n, cardinal, _) in reference(include_str!("../fixtures/numbers-es.txt")) {
        let cut = ["mil", "millones"].iter().fold(cardinal.to_owned(), |words, noun| {
            let cut = words.replace(&format!("veintiuno {noun}"), &format!("veintiún {noun}"));
            cut.replace(&format!("uno {noun}"), &format!("un {noun}"))
        });
        assert_eq!(number(n, Language::Spanish), cut, "{n}");
    }
}

/// From 11 to 19 the reference writes forms that the same dictionary ("ordinales") does not list, such as
/// "décimoprimero", and it spells "cuadragésimo" with a q.
#[test]
fn spanish_ordinals_are_those_of_the_reference_outside_the_teens() {
    let rows = reference(include_str!("../fixtures/numbers-es.txt"));
    for (n, _, ordinal) in rows.filter(|(n, ..)| (1..=100).contains(n) && !(11..20).contains(n)) {
        let ordinal = ordinal.replace("quadra", "cuadra");
        assert_eq!(written_out(&format!("el {n}.º"), Language::Spanish), format!("el {ordinal}"));
    }
}

#[test]
fn french_cardinals_are_those_of_the_reference() {
    for (n, cardinal, _) in reference(include_str!("../fixtures/numbers-fr.txt")) {
        assert_eq!(number(n, Language::French), cardinal, "{n}");
    }
}

/// The reference keeps the plural in "quatre-vingtsième" and "deux centsième".
#[test]
fn french_ordinals_are_those_of_the_reference_but_for_a_plural() {
    for (n, _, ordinal) in reference(include_str!("../fixtures/numbers-fr.txt")).filter(|row| !row.2.is_empty()) {
        let suffix = if n == 1 { "er" } else { "e" };
        let ordinal = ordinal.replace("vingtsième", "vingtième").replace("centsième", "centième");
        assert_eq!(written_out(&format!("le {n}{suffix}"), Language::French), format!("le {ordinal}"));
    }
}

/// After hundreds, the reference drops a letter of "diciotto" and the accent of a final "tré".
#[test]
fn italian_cardinals_are_those_of_the_reference() {
    for (n, cardinal, _) in reference(include_str!("../fixtures/numbers-it.txt")) {
        let unaccented = |words: &str| words.replace("tré", "tre");
        let cardinal = cardinal.replace("dicotto", "diciotto");
        assert_eq!(unaccented(&number(n, Language::Italian)), unaccented(&cardinal), "{n}");
    }
}

#[test]
fn italian_ordinals_are_those_of_the_reference() {
    for (n, _, ordinal) in reference(include_str!("../fixtures/numbers-it.txt")).filter(|row| !row.2.is_empty()) {
        let ordinal = ordinal.replace("dicott", "diciott");
        assert_eq!(written_out(&format!("il {n}º"), Language::Italian), format!("il {ordinal}"));
    }
}
