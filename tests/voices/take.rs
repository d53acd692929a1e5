//! One long recording of all lines, cut into a file for each.

use std::fs;
use std::path::Path;

use crate::sound;
use crate::{Desk, ROUTINE};

/// The words of every line to record, in order.
fn lines(desk: &Desk) -> Vec<String> {
    let listed = desk.printed(&["script", "routine.toml", "--lines"]);
    listed.lines().map(|line| line.split_once("  ").expect("a file and words").1.trim().to_owned()).collect()
}

/// A take in which `words` are said with long pauses between them.
fn take(path: &Path, words: &[String]) {
    let said = words.iter().map(|words| [sound::spoken(words, 0.2), sound::silence(1_500)].concat());
    sound::wav(path, &said.collect::<Vec<_>>().concat(), 1);
}

#[test]
fn a_take_becomes_a_folder_of_recordings_that_speak_the_routine() {
    let desk = Desk::new(ROUTINE);
    let lines = lines(&desk);
    take(&desk.path("take.wav"), &lines);
    let table = desk.printed(&["voices", "cut", "take.wav", "routine.toml"]);
    assert_eq!(table.lines().count(), lines.len() + 1, "{table}");
    assert!(table.contains("0:00.30") && !desk.path("anna").exists(), "nothing is written yet: {table}");
    desk.said(&["voices", "cut", "take.wav", "routine.toml", "--into", "anna"], 0);
    let said = desk.said(&["check", "routine.toml", "--only", "--voice", "anna"], 0);
    assert!(said.contains(&format!("{0} of {0} lines recorded", lines.len())), "{said}");
    let said = desk.said(&["voices", "cut", "take.wav", "routine.toml", "--into", "anna"], 2);
    assert!(said.contains("already") && said.contains("another folder"), "{said}");
}

#[test]
fn what_is_doubtful_is_shown_with_its_reason_and_written_only_when_accepted() {
    let several = r#"say = "Pull the strap. Your knee stays as straight as it goes, and both shoulders stay on the floor."
[[step.do]]
say = "Now bend the other knee, slowly."
[[step.do]]
say = "Let it sink to the side until you feel a stretch along the inside of your thigh, and no further than that."
hold = "10s""#;
    let desk = Desk::new(&ROUTINE.replace("say = \"Pull the strap.\"\nhold = \"10s\"", several));
    let mut read = lines(&desk);
    let count = read.len();
    // Somebody came in and talked for a while.
    read.insert(1, "x".repeat(300));
    take(&desk.path("take.wav"), &read);
    let output =
        desk.nightcue(&["voices", "cut", "take.wav", "routine.toml", "--into", "anna"]).output().expect("it runs");
    let (table, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{table}{said}");
    assert!(table.contains("doubtful: there is more speech after it") && said.contains("--accept"), "{table}{said}");
    let written = fs::read_dir(desk.path("anna")).expect("a folder").count();
    assert!((1..count).contains(&written), "{written} of {count}");
    desk.said(&["voices", "cut", "take.wav", "routine.toml", "--into", "all", "--accept", "all"], 0);
    assert_eq!(fs::read_dir(desk.path("all")).expect("a folder").count(), count);
    desk.said(&["check", "routine.toml", "--voice", "all"], 0);
}

/// Where the speech of each line is in a take with `readings`: the number of a line and what is said, in seconds.
fn truth(readings: &[(usize, String)]) -> Vec<(usize, f64, f64)> {
    let mut at = 0.0;
    let spans = readings.iter().map(|(line, words)| {
        let speech = 0.1 + 0.07 * words.len() as f64;
        at += 0.3 + speech + 0.3 + 1.5;
        (*line, at - 1.8 - speech, at - 1.8)
    });
    spans.collect()
}

/// The seconds of `M:SS.ss`.
fn seconds(clock: &str) -> f64 {
    let (minutes, seconds) = clock.split_once(':').expect("a position");
    minutes.parse::<f64>().expect("minutes") * 60.0 + seconds.parse::<f64>().expect("seconds")
}

/// A row of a table of cuts.
struct Row {
    number: usize,
    /// Where the speech of the line is, in seconds.
    place: Option<(f64, f64)>,
    is_doubtful: bool,
}

fn rows(table: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for row in table.lines().skip(1) {
        if row.trim_start().starts_with("doubtful:") {
            rows.last_mut().expect("a line").is_doubtful = true;
            continue;
        }
        let mut cells = row.split_whitespace();
        let number = cells.next().and_then(|cell| cell.parse().ok()).expect("a number");
        let ends: Vec<f64> = cells.take(2).filter(|cell| cell.contains(':')).map(seconds).collect();
        rows.push(Row { number, place: ends.first().copied().zip(ends.get(1).copied()), is_doubtful: false });
    }
    rows
}

#[test]
fn whichever_line_is_read_twice_no_other_words_are_taken_for_a_line_without_a_doubt() {
    let desk = Desk::new(ROUTINE);
    let lines = lines(&desk);
    let plain: Vec<(usize, String)> = (1..).zip(lines).collect();
    for twice in 0..plain.len() {
        let mut readings = plain.clone();
        readings.insert(twice, plain[twice].clone());
        let words: Vec<String> = readings.iter().map(|(_, words)| words.clone()).collect();
        take(&desk.path("take.wav"), &words);
        let output = desk.nightcue(&["voices", "cut", "take.wav", "routine.toml"]).output().expect("it runs");
        let table = String::from_utf8(output.stdout).expect("text");
        let rows = rows(&table);
        assert_eq!(rows.len(), plain.len(), "{table}");
        assert!(rows[twice].is_doubtful, "line {} is read twice, and not doubtful:\n{table}", twice + 1);
        for Row { number, place, .. } in rows.into_iter().filter(|row| !row.is_doubtful) {
            let (from, to) = place.unwrap_or_else(|| panic!("line {number} is nowhere:\n{table}"));
            let is_there = truth(&readings)
                .into_iter()
                .any(|(line, start, end)| line == number && (from - start).abs() < 0.05 && (to - end).abs() < 0.05);
            assert!(is_there, "line {number} is wrong, line {} being read twice:\n{table}", twice + 1);
        }
    }
}

#[test]
fn a_take_of_something_else_is_refused() {
    let desk = Desk::new(ROUTINE);
    take(&desk.path("take.wav"), &["Hold on.".to_owned()]);
    let said = desk.said(&["voices", "cut", "take.wav", "routine.toml", "--into", "anna"], 2);
    assert!(said.contains("stretches of speech between pauses: 1") && said.contains("read every line once"), "{said}");
    desk.write("take.wav", "no sound");
    let said = desk.said(&["voices", "cut", "take.wav", "routine.toml", "--into", "anna"], 2);
    assert!(said.contains("not a sound") && !desk.path("anna").exists(), "{said}");
}
