//! Runs that are killed, interrupted or out of disk space: the folder has either the old file or the new one.
#![cfg(unix)]

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
    let script =
        format!("trap '' XFSZ; ulimit -f 2000; exec {} render long.toml --format wav", env!("CARGO_BIN_EXE_nightcue"));
    let output = command(folder.path(), "sh").args(["-c", &script]).output().expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("long.wav") && said.contains("cannot write"), "{said}");
    assert_eq!(fs::read(folder.path().join("out/long.wav")).expect("a file"), b"the old file");
    assert_eq!(parts(folder.path()), Vec::<PathBuf>::new());
}
