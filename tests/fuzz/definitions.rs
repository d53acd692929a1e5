//! Routine definitions, and the texts in them.

use nightcue::base::{Color, Source, printable, report};
use nightcue::compile;
use nightcue::script::{Choices, Overview};
use nightcue::words::{Language, objections, read_aloud};

use super::rounds::{files, hold};

#[test]
fn any_text_is_a_routine_or_told_why_not() {
    let seeds = [files("routines", ".toml"), files("tests/sheets", ".toml"), files("tests/invalid", ".toml")].concat();
    hold("definition", 30, &seeds, |bytes| {
        let source = match Source::new("a.toml", bytes.to_vec()) {
            Ok(source) => source,
            Err(problem) => return drop(report(&[*problem], None, Color::Off)),
        };
        match compile(&source, &Choices::default()) {
            Ok(compiled) => drop(Overview::of(&compiled.routine, "a")),
            Err(problems) => {
                assert!(!problems.is_empty(), "refused without a reason");
                let drawn = report(&problems, Some(&source), Color::Off);
                assert!(drawn.chars().all(|c| c == '\n' || !c.is_control()), "{}", printable(&drawn));
            }
        }
    });
}

#[test]
fn any_text_is_read_aloud_or_objected_to() {
    let tables = [files("tests/spoken/cases", ".tsv"), files("routines", ".md")].concat();
    let lines = tables.iter().flat_map(|table| table.split(|byte| *byte == b'\n')).filter(|line| !line.is_empty());
    let seeds: Vec<Vec<u8>> = lines.map(<[u8]>::to_vec).collect();
    hold("spoken", 120, &seeds, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        for language in Language::ALL {
            drop(objections(&text, language));
            drop(read_aloud(&text, language));
        }
    });
}
