//! Runs that are killed, interrupted or out of disk space: the folder has either the old file or the new one.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const LONG: &str =
    "title = \"Long\"\nlanguage = \"en\"\n[[step]]\ntitle = \"Long\"\n[[step.do]]\nsay = \"Wait.\"\nhold = \"12h\"\n";

fn desk() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("long.toml"), LONG).expect("disk");
    fs::create_dir(folder.path().join("out")).expect("disk");
    fs::write(folder.path().join("out/long.wav"), b"the old file").expect("disk");
    folder
}

fn command(folder: &Path, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("NIGHTCUE_VOICE", "fake").env("NIGHTCUE_CACHE_DIR", folder.join("cache"));
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn parts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join("out")).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "part")).collect()
}

/// A run that has begun to write.
fn begun(folder: &Path) -> Child {
    let mut command = command(folder, env!("CARGO_BIN_EXE_nightcue"));
    command.args(["render", "long.toml", "--format", "flac,mp3"]);
    let mut child = command.spawn().expect("the program runs");
    while parts(folder).len() < 2 && child.try_wait().expect("a child").is_none() {
        std::thread::yield_now();
    }
    child
}

fn signal(child: &Child, name: &str) {
    let status = Command::new("kill").args([name, &child.id().to_string()]).status().expect("kill is everywhere");
    assert!(status.success());
}

#[test]
fn a_killed_run_leaves_the_old_file_and_the_next_one_cleans_up() {
    let folder = desk();
    fs::write(folder.path().join("out/long.mp3"), b"the old file").expect("disk");
    let mut child = begun(folder.path());
    child.kill().expect("a child");
    child.wait().expect("a child");
    assert_eq!(fs::read(folder.path().join("out/long.mp3")).expect("a file"), b"the old file");
    let text = LONG.replace("12h", "8s");
    fs::write(folder.path().join("long.toml"), text).expect("disk");
    let mut again = command(folder.path(), env!("CARGO_BIN_EXE_nightcue"));
    assert!(again.args(["render", "long.toml", "--format", "mp3"]).status().expect("runs").success());
    assert_eq!(parts(folder.path()), Vec::<PathBuf>::new());
    assert!(fs::read(folder.path().join("out/long.mp3")).expect("a file").len() > 10_000);
}

#[test]
fn an_interrupted_run_ends_with_130_and_leaves_nothing_behind() {
    let folder = desk();
    let child = begun(folder.path());
    signal(&child, "-INT");
    let output = child.wait_with_output().expect("a child");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(said.contains("interrupted"));
    assert_eq!(parts(folder.path()), Vec::<PathBuf>::new());
    assert!(!folder.path().join("out/long.mp3").exists());
}

/// A limit on the size of files stands in for a full disk: a write fails in the middle.
#[test]
fn without_room_the_old_file_stays() {
    let folder = desk();
    fs::write(folder.path().join("long.toml"), LONG.replace("12h", "2m")).expect("disk");
    let script = format!("ulimit -f 2000; exec {} render long.toml --format wav", env!("CARGO_BIN_EXE_nightcue"));
    let output = command(folder.path(), "sh").args(["-c", &script]).output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("long.wav") && said.contains("cannot write"), "{said}");
    assert_eq!(fs::read(folder.path().join("out/long.wav")).expect("a file"), b"the old file");
    assert_eq!(parts(folder.path()), Vec::<PathBuf>::new());
}

/// Nothing is written while a routine is awaited, so there is nothing to wait for either.
#[test]
fn while_a_routine_is_awaited_every_signal_ends_the_program_with_130() {
    let folder = desk();
    for (arguments, name) in [(["check", "-"], "-INT"), (["render", "-"], "-TERM"), (["script", "-"], "-HUP")] {
        let mut child = command(folder.path(), env!("CARGO_BIN_EXE_nightcue"))
            .args(arguments)
            .stdin(Stdio::piped())
            .spawn()
            .expect("the program runs");
        await_handler(&child);
        signal(&child, name);
        // Its input stays open all the while.
        let input = child.stdin.take();
        let output = child.wait_with_output().expect("a child");
        drop(input);
        assert_eq!(output.status.code(), Some(130), "{arguments:?} {name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("interrupted"));
    }
}

/// Waits until `child` catches signals, which Linux shows, and sleeps in its read.
fn await_handler(child: &Child) {
    let state = |line: &str| {
        let text = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        text.lines().find_map(|found| found.strip_prefix(line).map(|value| value.trim().to_owned())).unwrap_or_default()
    };
    let catches = || u64::from_str_radix(&state("SigCgt:"), 16).is_ok_and(|caught| caught & 0b10 != 0);
    while !(catches() && state("State:").starts_with('S')) {
        std::thread::yield_now();
    }
}

#[test]
fn a_pipe_in_place_of_a_track_or_cover_is_refused_at_once() {
    let folder = desk();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is everywhere").success());
    fs::write(folder.path().join("long.toml"), LONG.replace("12h", "20s")).expect("disk");
    for arguments in [
        &["verify", "pipe"][..],
        &["render", "long.toml", "--cover", "pipe"],
        &["render", "long.toml", "--cover", "/dev/zero"],
    ] {
        let output = command(folder.path(), env!("CARGO_BIN_EXE_nightcue")).args(arguments).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("not a regular file"), "{said}");
    }
}
