//! Every file in `tests/invalid` has exactly the problems listed in its first line, and a snapshot of how they are drawn.

use std::fs;
use std::path::PathBuf;

use nightcue::base::{self, Color, Diagnostic, Source};
use nightcue::script::Choices;

fn cases() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/invalid");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

fn source(path: &PathBuf) -> Source {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    Source::new(&name, fs::read(path).expect("a case")).expect("a text")
}

fn problems(source: &Source) -> Vec<Diagnostic> {
    nightcue::compile(source, &Choices::default()).expect_err(source.name())
}

#[test]
fn all_problems_of_a_file_are_found_at_once() {
    for path in cases() {
        let source = source(&path);
        let first = source.text().lines().next().unwrap_or_default();
        let mut expected: Vec<&str> = first.trim_start_matches("# expect: ").split(", ").collect();
        let mut found: Vec<&str> = problems(&source).iter().map(|problem| problem.code).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(
            found,
            expected,
            "{}\n{}",
            path.display(),
            base::report(&problems(&source), Some(&source), Color::Off)
        );
    }
}

#[test]
fn every_problem_says_where_it_is_and_what_to_do() {
    for path in cases() {
        let source = source(&path);
        for problem in problems(&source) {
            assert!(problem.message.starts_with(|c: char| !c.is_uppercase()), "{problem:?}");
            let place = problem.primary.as_ref().map(|label| label.span);
            assert!(place.is_some() || problem.code == "missing-key" || problem.code == "no-steps", "{problem:?}");
            assert!(place.is_none_or(|span| span.start <= span.end && span.end <= source.text().len()), "{problem:?}");
            let label = problem.primary.as_ref().map_or("", |label| label.text.as_str());
            assert!(problem.help.is_some() || !label.is_empty(), "no remedy: {problem:?}");
        }
    }
}

#[test]
fn problems_are_drawn_as_a_person_reads_them() {
    for path in cases() {
        let source = source(&path);
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        insta::assert_snapshot!(name, base::report(&problems(&source), Some(&source), Color::Off));
    }
}

/// `source` with the line or value of `problem` changed as its help says, where that shows what to write.
fn mended(source: &Source, problem: &Diagnostic) -> Option<Source> {
    let (span, help) = (problem.primary.as_ref()?.span, problem.help.as_ref()?);
    let shown = help.strip_prefix("write `")?.split('`').next()?;
    let (_, value) = shown.split_once(" = ")?;
    let text = source.text();
    let text = match problem.code {
        "not-toml" => text.replacen(source.line(span.start), shown, 1),
        _ if source.assignment(span, value) != shown => return None,
        _ => format!("{}{value}{}", &text[..span.start], &text[span.end..]),
    };
    Some(Source::new(source.name(), text.into_bytes()).expect("a text"))
}

#[test]
fn what_the_help_says_to_write_is_right() {
    let mut corrections = 0;
    for path in cases() {
        let source = source(&path);
        for problem in problems(&source) {
            let Some(mended) = mended(&source, &problem) else { continue };
            corrections += 1;
            let start = problem.primary.as_ref().map(|label| label.span.start);
            let left = nightcue::compile(&mended, &Choices::default()).err().unwrap_or_default();
            let same = left
                .iter()
                .find(|left| left.code == problem.code && left.primary.as_ref().map(|label| label.span.start) == start);
            assert!(same.is_none(), "{}: {:?} becomes {same:?}", source.name(), problem.help);
        }
    }
    assert!(corrections >= 25, "{corrections} corrections");
}
