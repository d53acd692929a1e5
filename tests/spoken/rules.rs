//! What people write, kind by kind: every line of `cases` as spoken, and the table of it in `voice/README.md`.
//!
//! `UPDATE_RULES=1 cargo test --test spoken` writes the table anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use nightcue::words::{Language, written_out};

const BEGIN: &str = "<!-- The tables below are written by tests/spoken/rules.rs. -->\n";
const END: &str = "<!-- End of the tables. -->\n";

/// The most examples of a kind in the document.
const SHOWN: usize = 4;

/// A line of a table: the kind, a text of it, and how it is said.
struct Case {
    kind: &'static str,
    written: String,
    said: &'static str,
}

fn table(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("cases/en.tsv"),
        Language::BritishEnglish => include_str!("cases/en-GB.tsv"),
        Language::German => include_str!("cases/de.tsv"),
        Language::Spanish => include_str!("cases/es.tsv"),
        Language::French => include_str!("cases/fr.tsv"),
        Language::Italian => include_str!("cases/it.tsv"),
    }
}

fn cases(language: Language) -> Vec<Case> {
    let case = |line: &'static str| match line.split('\t').collect::<Vec<_>>().as_slice() {
        [kind, written, said] => Case { kind, written: written.replace("\\n", "\n"), said },
        _ => panic!("{language}: not three columns: {line}"),
    };
    table(language).lines().map(case).collect()
}

/// The kinds of a language in the order of its table, each with its cases.
fn kinds(language: Language) -> Vec<(&'static str, Vec<Case>)> {
    let mut kinds: Vec<(&str, Vec<Case>)> = Vec::new();
    for case in cases(language) {
        match kinds.iter_mut().find(|(kind, _)| *kind == case.kind) {
            Some((_, cases)) => cases.push(case),
            None => kinds.push((case.kind, vec![case])),
        }
    }
    kinds
}

#[test]
fn every_case_is_said_as_its_table_says() {
    let mut wrong = String::new();
    for language in Language::ALL {
        for Case { written, said, .. } in cases(language) {
            let found = written_out(&written, language);
            if found != said {
                let _ = writeln!(wrong, "{language}: {written:?}\n  is said  {found:?}\n  and not  {said:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Whole lines as they stand on exercise sheets, handouts and training plans: language, text, and how it is said.
#[test]
fn lines_of_exercise_sheets_are_said_without_a_stumble() {
    let mut wrong = String::new();
    for line in include_str!("cases/sheets.tsv").lines() {
        let [tag, written, said] = *line.split('\t').collect::<Vec<_>>() else { panic!("not three columns: {line}") };
        let language = Language::from_tag(tag).expect("a language");
        let found = written_out(&written.replace("\\n", "\n"), language);
        if found != said {
            let _ = writeln!(wrong, "{tag}: {written}\n  is said  {found}\n  and not  {said}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_kind_is_tested_in_every_language_but_its_dialect() {
    let names = |language| kinds(language).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    let all = names(Language::German);
    for language in Language::ALL.into_iter().filter(|language| *language != Language::BritishEnglish) {
        let missing: Vec<_> = all.iter().filter(|kind| !names(language).contains(kind)).collect();
        assert!(missing.is_empty() || missing == [&"units with a hyphen"], "{language}: {missing:?}");
    }
}

#[test]
fn what_is_said_is_said_the_same_when_it_is_written() {
    for language in Language::ALL {
        for Case { said, .. } in cases(language) {
            // A single letter may be a side, and a dash after a number a range.
            assert_eq!(written_out(said, language), said, "{language}");
        }
    }
}

/// All tables, as they stand in the document.
fn tables() -> String {
    let mut text = BEGIN.to_owned();
    for language in Language::ALL {
        let _ = write!(text, "\n### {}\n\n| kind | written → said |\n|---|---|\n", capitalized(language.name()));
        for (kind, cases) in kinds(language) {
            let examples: Vec<String> = cases
                .iter()
                .take(SHOWN)
                .map(|case| format!("`{}` → {}", shown(&case.written), cell(case.said)))
                .collect();
            let _ = writeln!(text, "| {kind} | {} |", examples.join("<br>"));
        }
    }
    text.push('\n');
    text + END
}

/// A text in a cell, as one line of code.
fn shown(written: &str) -> String {
    cell(written).replace("\n\n", " ¶ ").replace('\n', " ↵ ").replace('`', "'")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[test]
fn the_tables_in_the_document_are_those_of_the_tests() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("voice/README.md");
    let document = fs::read_to_string(&path).expect("the document");
    let (before, rest) = document.split_once(BEGIN).expect("the tables begin");
    let (written, after) = rest.split_once(END).expect("the tables end");
    if std::env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, format!("{before}{}{after}", tables())).expect("the document is written");
        return;
    }
    assert_eq!(format!("{BEGIN}{written}{END}"), tables(), "run: UPDATE_RULES=1 cargo test --test spoken");
}
