//! How written text is spoken, language by language, as tables of examples.

mod english;
mod french;
mod german;
mod italian;
mod plurals;
mod properties;
mod reference;
mod rules;
mod spanish;

use nightcue::base::Length;
use nightcue::words::{Language, duration, written_out};

/// Each row has a written text on the left, which must be spoken as on the right.
fn says(language: Language, rows: &[(&str, &str)]) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|(written, expected)| (written, written_out(written, language), expected))
        .filter(|(_, said, expected)| said != *expected)
        .map(|(written, said, expected)| format!("{written}\n     said: {said}\n expected: {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{language}:\n{}", wrong.join("\n"));
}

/// Each row has a length in milliseconds on the left, which must be spoken as on the right.
fn lasts(language: Language, rows: &[(u64, &str)]) {
    for (millis, expected) in rows {
        assert_eq!(duration(Length::from_millis(*millis), language), *expected, "{millis} ms in {language}");
    }
}

/// Every row must come back unchanged.
fn copies(language: Language, rows: &[&str]) {
    says(language, &rows.iter().map(|row| (*row, *row)).collect::<Vec<_>>());
}
