//! Voices as a user or a routine asks for them, tested through the program with small voices made for the purpose.

mod adding;
mod command;
mod kokoro;
mod lexicon;
mod listing;
mod loudness;
mod names;
mod natural;
mod neural;
mod phones;
mod recordings;
mod saying;
mod server;
mod sound;
mod speakers;
mod take;
mod threads;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A step in the routine's voice and one in another.
const ROUTINE: &str = r#"
title = "Two voices"
language = "en"

[[step]]
title = "First stretch"
[[step.do]]
say = "Pull the strap."
hold = "10s"
cues = [{ at = "2s", say = "Hold on." }]
"#;

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).expect("a fixture")
}

/// Puts a shell script at `path`. Another process writes it: a program that this process still had open for writing while one of its
/// threads starts a process could not be run ("text file busy").
#[cfg(unix)]
fn executable(path: &Path, script: &str) {
    let text = format!("#!/bin/sh\n{script}\n");
    Command::new("sh").args(["-c", "cat > \"$0\" && chmod +x \"$0\""]).arg(path).write_stdin(text).assert().success();
}

/// An empty folder with a routine, the user's voices and a cache.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(routine: &str) -> Self {
        let desk = Self { folder: TempDir::new().expect("a folder") };
        desk.write("routine.toml", routine);
        fs::create_dir_all(desk.path("own")).expect("disk");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).expect("disk");
        fs::write(path, text).expect("disk");
    }

    fn nightcue(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command.current_dir(self.folder.path()).env("NIGHTCUE_VOICE", "fake");
        command.env("NIGHTCUE_CACHE_DIR", self.path("cache")).env("NIGHTCUE_VOICE_DIR", self.path("own"));
        command.env("NIGHTCUE_DATA_DIR", self.path("data")).env("NO_PROXY", "*");
        command.args(arguments);
        // Tracks are found under one name, whoever speaks them.
        if arguments.first() == Some(&"render") && !arguments.contains(&"--name") {
            command.args(["--name", "routine"]);
        }
        command
    }

    /// Its messages on standard error; fails if the exit code is not `code`.
    fn said(&self, arguments: &[&str], code: i32) -> String {
        let output = self.nightcue(arguments).output().expect("it runs");
        let text = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(code), "{text}");
        text
    }

    /// What it prints.
    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.nightcue(arguments).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }
}
