//! The help, taken at its word: the program accepts every example, and every option lists the words it accepts. Uses the
//! fake voice.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use clap::ValueEnum;
use nightcue::base::{TimeOfDay, choice_words};
use nightcue::render::{Depth, Format, Sidecar};
use nightcue::routine::{Guidance, Sides};
use nightcue::script::AffectedSide;
use nightcue::sound::Bed;
use nightcue::words::Language;
use tempfile::TempDir;

/// The routine for examples that name a file. It is short because it is also rehearsed.
const ROUTINE: &str = r#"
title = "Short stretch"
language = "en"
[defaults]
announce = false
countdown = 0
settle = "0s"
lead-out = "0s"
[words]
hold-for = false
end = false
[[step]]
title = "Calf"
sides = "affected"
[[step.do]]
say = "Stretch."
hold = "1s"
"#;

/// Parts of examples that are not run here, because they need a download or the system's voice.
const ELSEWHERE: [&str; 11] = [
    "en_US-ljspeech-medium",
    "voices add heart",
    "voices add hibari_tts",
    "voices add kokoro",
    "voices add siwis",
    "voices cut",
    "voices use emma",
    "--voice anna",
    "rehearse hamstring-cramp",
    "rehearse my-routine.toml --from",
    "rehearse --voices",
];

fn help(command: &[&str]) -> String {
    let arguments = [command, &["--help"]].concat();
    let output = Command::new(env!("CARGO_BIN_EXE_nightcue")).args(arguments).output().expect("help");
    String::from_utf8(output.stdout).expect("text")
}

/// The commands that a help lists.
fn commands(help: &str) -> Vec<&str> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    listed.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect()
}

/// Every example of every command, without its explanation.
fn examples() -> Vec<String> {
    let first = help(&[]);
    let mut helps = vec![first.clone()];
    for command in commands(&first) {
        let of_command = help(&[command]);
        helps.extend(commands(&of_command).iter().map(|part| help(&[command, part])));
        helps.push(of_command);
    }
    let lines = helps.iter().flat_map(|help| help.lines()).filter_map(|line| line.strip_prefix("  "));
    let examples = lines.filter(|line| line.starts_with("nightcue ") || line.contains("| nightcue "));
    let mut examples: Vec<String> =
        examples.map(|line| line.split("   ").next().unwrap_or_default().to_owned()).collect();
    examples.sort();
    examples.dedup();
    examples
}

/// A folder with everything that the examples name; it also serves as the home folder.
fn desk() -> TempDir {
    let desk = TempDir::new().expect("a folder");
    let fixture = |name: &str| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name));
    let write = |name: &str, bytes: Vec<u8>| {
        let path = desk.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("disk");
        fs::write(path, bytes).expect("disk");
    };
    write("my-routine.toml", ROUTINE.into());
    for (name, handout) in [("handout.md", "evening.md"), ("page.html", "hanches.html"), ("exercises.csv", "knee.csv")]
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/handouts").join(handout);
        write(name, fs::read(path).expect("a handout"));
    }
    write("anna.toml", "kind = 'pico'\nlanguage = 'de'\n".into());
    write("Downloads/de_DE-anna-low.onnx", fixture("tiny.onnx").expect("a model"));
    write("Downloads/de_DE-anna-low.onnx.json", fixture("tiny.onnx.json").expect("its JSON"));
    let config = String::from_utf8(fixture("tiny.onnx.json").expect("its JSON")).expect("text");
    write("path/to/model.onnx", fixture("speakers.onnx").expect("a model"));
    write("path/to/model.onnx.json", config.replace("\"num_speakers\": 1", "\"num_speakers\": 4").into());
    for folder in [".local/share/bash-completion/completions", ".config/fish/completions", ".zfunc"] {
        fs::create_dir_all(desk.path().join(folder)).expect("disk");
    }
    desk
}

/// Runs `line` in a shell.
fn run(line: &str, desk: &Path) {
    let bin = Path::new(env!("CARGO_BIN_EXE_nightcue")).parent().expect("a folder");
    let path = std::env::join_paths([bin, Path::new("/usr/bin"), Path::new("/bin")]).expect("a path");
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(desk).env("PATH", path).env("HOME", desk).env("NIGHTCUE_VOICE", "fake");
    for (variable, folder) in
        [("NIGHTCUE_CACHE_DIR", "cache"), ("NIGHTCUE_VOICE_DIR", "own"), ("NIGHTCUE_DATA_DIR", "data")]
    {
        shell.env(variable, desk.join(folder));
    }
    let output = shell.output().expect("a shell");
    assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs the examples of `command`, each in a folder of its own, after `before` and with `more` appended; returns their
/// number.
fn run_examples(command: &str, before: Option<&str>, more: impl Fn(&str) -> &'static str) -> usize {
    let examples = examples();
    let of_command = examples.iter().filter(|line| line.contains(&format!("nightcue {command}")));
    let here = of_command.filter(|line| !ELSEWHERE.iter().any(|part| line.contains(part)));
    let run = |line: &String| {
        let desk = desk();
        before.into_iter().for_each(|line| run(line, desk.path()));
        run(&format!("{line} {}", more(line)), desk.path());
    };
    here.map(run).count()
}

/// Options that make a track quickly; its choices are still checked against the whole routine.
const FAST: &str = "--quick --format wav --sample-rate 8000";

/// [`FAST`], without `--quick` where it would change what fits into a length, or where the routine has no quick part.
fn fast(line: &str) -> &'static str {
    let is_whole = line.contains("--fit") || line.contains("render -");
    if is_whole { FAST.trim_start_matches("--quick ") } else { FAST }
}

#[test]
fn every_example_of_render_makes_its_track() {
    assert!(run_examples("render", None, fast) >= 5);
}

#[test]
fn every_example_of_verify_finds_its_track_as_it_should_be() {
    let renders = format!(
        "nightcue render hamstring-cramp --side left --name hamstring-cramp-left {FAST} && \
         nightcue render hamstring-cramp --side left --name hamstring-cramp --quick --format mp3"
    );
    let is_own = |line: &str| line.ends_with(".mp3");
    let more = |line: &str| if is_own(line) { "" } else { "--quick --sample-rate 8000" };
    assert_eq!(run_examples("verify", Some(&renders), more), 2);
}

/// Each is ended as soon as it has printed its address: by itself it would wait for somebody to come.
#[test]
#[cfg(feature = "studio")]
fn every_example_of_share_shares_what_was_rendered() {
    let before = "nightcue render calf-cramp --side left --name calf-cramp --quick --format wav,mp3 --sample-rate 16000 && \
                  echo '<!DOCTYPE html>' > out/calf-cramp.html";
    let more = "--address 127.0.0.1 > address & while kill -0 $! && ! test -s address; do sleep 0.05; done; \
                kill $!; wait $! || test $? = 130";
    assert_eq!(run_examples("share", Some(before), |_| more), 4);
}

/// Each is ended as soon as it has printed its address, and opens no browser.
#[test]
#[cfg(feature = "studio")]
fn every_example_of_the_studio_serves_its_page() {
    let more = "--no-open > address & while kill -0 $! && ! test -s address; do sleep 0.05; done; kill $!; wait $!";
    assert_eq!(run_examples("studio", None, |_| more), 3);
}

#[test]
fn every_example_of_the_other_commands_is_accepted() {
    let commands = help(&[]);
    let others = self::commands(&commands)
        .into_iter()
        .filter(|name| !["render", "share", "studio", "verify", "voices"].contains(name));
    for command in others {
        assert!(run_examples(command, None, |_| "") >= 1, "{command} has no example that is run here");
    }
    let voices = if cfg!(feature = "neural") { "voices" } else { "voices list" };
    assert!(run_examples(voices, None, |_| "") >= 2);
}

#[test]
fn every_exception_is_part_of_an_example() {
    for part in ELSEWHERE {
        assert!(examples().iter().any(|line| line.contains(part)), "{part}");
    }
}

/// What the help of `command` says about `option`, on one line.
fn about(command: &[&str], option: &str) -> String {
    let help = help(command);
    let start = format!("--{option} <");
    let lines = help.lines().skip_while(|line| !line.contains(&start));
    let rest = lines.enumerate().take_while(|(index, line)| *index == 0 || !line.trim_start().starts_with('-'));
    rest.flat_map(|(_, line)| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

fn lists<T: ValueEnum>(command: &[&str], option: &str) {
    let words = format!("[possible values: {}]", choice_words::<T>().join(", "));
    let about = about(command, option);
    assert!(about.contains(&words), "{command:?} says {about:?}, not {words}");
}

#[test]
fn every_option_lists_the_words_it_accepts() {
    for command in ["render", "check", "timeline", "verify"] {
        lists::<TimeOfDay>(&[command], "profile");
        lists::<Bed>(&[command], "bed");
    }
    for command in ["render", "check", "timeline", "verify", "script", "rehearse"] {
        lists::<AffectedSide>(&[command], "side");
        lists::<Guidance>(&[command], "guidance");
    }
    for command in [&["render"][..], &["new"], &["voices", "list"], &["voices", "say"]] {
        lists::<Language>(command, "language");
    }
    lists::<Format>(&["render"], "format");
    lists::<Depth>(&["render"], "bits");
    lists::<Sidecar>(&["render"], "sidecar");
    lists::<Sides>(&["new"], "sides");
    lists::<TimeOfDay>(&["voices", "say"], "profile");
}
