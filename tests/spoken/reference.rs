//! Number words compared with an independent program, PyPI's num2words (see tests/fixtures/number_words.py).

use nightcue::language::Language;
use nightcue::spoken::{number, written_out};

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
