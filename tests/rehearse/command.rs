//! The command in a pipe, with the silent voice.

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

/// Nothing announced, one word, a hold of a second.
const ROUTINE: &str = r#"
title = "Calf"
language = "en"

[defaults]
countdown = 0
settle = "0s"
gap = "0s"
lead-in = "0s"
announce = false

[[step]]
title = "Wall"
[[step.do]]
say = "Lean."
hold = "1s"

[[step]]
title = "Stair"
sides = "affected"
[[step.do]]
say = "{Left|Right|Sore} leg."
pause = "100ms"
"#;

fn nightcue(folder: &TempDir, arguments: &[&str]) -> Command {
    fs::write(folder.path().join("calf.toml"), ROUTINE).expect("disk");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command.current_dir(folder.path()).env("NIGHTCUE_VOICE", "fake").args(arguments);
    command.env("NIGHTCUE_CACHE_DIR", folder.path().join("cache"));
    command
}

fn run(arguments: &[&str], code: i32) -> (String, String) {
    let folder = TempDir::new().expect("a folder");
    let output = nightcue(&folder, arguments).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}{err}");
    (out, err)
}

/// The lines without their times.
fn lines(out: &str) -> Vec<&str> {
    out.lines().map(|line| line.split_once("  ").expect("a time").1).collect()
}

#[test]
fn in_a_pipe_every_cue_is_a_line_with_its_time() {
    let (out, err) = run(&["rehearse", "calf.toml", "--silent", "--side", "right", "--speed", "2"], 0);
    assert_eq!(
        lines(&out),
        [
            "== Wall",
            "Lean.",
            "-- hold 1s",
            "-- hold over",
            "== Stair (right side)",
            "Right leg.",
            "-- pause 0.1s",
            "-- end"
        ]
    );
    assert_eq!(err, "");
    let time = |line: &str| line.split_once("  ").map(|(time, _)| time.trim().to_owned()).expect("a time");
    let times: Vec<String> = out.lines().map(time).collect();
    assert!(times.iter().all(|time| time.len() == "0:00.000".len()), "{times:?}");
    assert!(!out.contains('\u{1b}'), "no steering of terminals");
}

#[test]
fn it_begins_with_the_step_that_was_asked_for() {
    let (out, _) = run(&["rehearse", "calf.toml", "--silent", "--from", "stair", "--speed", "2"], 0);
    assert_eq!(lines(&out), ["== Stair", "Sore leg.", "-- pause 0.1s", "-- end"]);
    let (_, err) = run(&["rehearse", "calf.toml", "--silent", "--from", "floor"], 2);
    assert!(err.contains("no such step") && err.contains("1  Wall") && err.contains("2  Stair"), "{err}");
}

#[test]
fn choices_and_routines_are_checked_as_everywhere() {
    run(&["rehearse", "calf.toml", "--silent", "--without", "strap"], 1);
    run(&["rehearse", "nowhere.toml", "--silent"], 2);
    run(&["rehearse"], 2);
    let (_, err) = run(&["rehearse", "calf.toml", "--silent", "--speed", "3"], 2);
    assert!(err.contains("0.5 to 2"), "{err}");
}

#[cfg(not(feature = "system-voice"))]
#[test]
fn without_the_systems_voice_it_says_how_to_have_it() {
    for arguments in [&["rehearse", "calf.toml"][..], &["rehearse", "--voices"]] {
        let (out, err) = run(arguments, 2);
        assert_eq!(out, "");
        for word in ["cargo install --path . --features system-voice", "libspeechd-dev", "libclang-dev", "--silent"] {
            assert!(err.contains(word), "{word} in {err}");
        }
    }
}
