//! `voices say`: texts into files.

use std::fs;

use crate::{Desk, ROUTINE};

#[test]
fn several_texts_become_a_file_each_in_one_run() {
    let desk = Desk::new(ROUTINE);
    let said = desk.said(&["voices", "say", "Let go.", "Rest for 30 s.", "--out", "here.wav"], 0);
    assert!(said.contains("here-1.wav") && said.contains("here-2.wav"), "{said}");
    assert_eq!(said.matches("words per minute").count(), 2, "{said}");
    assert!(desk.path("here-2.wav").is_file() && !desk.path("here.wav").exists());
    let one = desk.said(&["voices", "say", "Let go.", "--out", "here.wav"], 0);
    assert!(one.contains("here.wav"), "{one}");
    assert_eq!(fs::read(desk.path("here.wav")).expect("one"), fs::read(desk.path("here-1.wav")).expect("the same"));
}

#[test]
fn the_lines_of_standard_input_are_spoken_as_they_come() {
    let desk = Desk::new(ROUTINE);
    let output =
        desk.nightcue(&["voices", "say", "-", "--out", "here.flac"]).write_stdin("Let go.\n\nRest.\n").output();
    let output = output.expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(desk.path("here-1.flac").is_file() && desk.path("here-2.flac").is_file());
    assert!(!desk.path("here-3.flac").exists(), "an empty line is no text");
}

#[test]
fn the_measured_rate_is_named_beside_the_one_asked_for() {
    let desk = Desk::new(ROUTINE);
    let mut command = desk.nightcue(&["voices", "say", "Breathe out, and rest. Then let go.", "--out", "here.wav"]);
    let output = command.env_remove("NIGHTCUE_VOICE").output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains(" words per minute (120 asked for)"), "{said}");
}
