//! The number of working threads, counted while the program runs. Only Linux lists them as files.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use crate::{Desk, executable, sound};

/// Ten lines to speak, none like another.
fn routine() -> String {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let actions =
        words.map(|word| format!("[[step.do]]\nsay = \"Breathe out {word} times, and let go.\"\npause = \"1s\"\n"));
    format!("title = \"Words\"\nlanguage = \"en\"\n\n[[step]]\ntitle = \"Talk\"\n{}", actions.concat())
}

/// A thread of the program while it runs: its name, and how long it has worked, in nanoseconds.
type Thread = (String, u64);

/// All threads that `nightcue arguments` ever had.
fn threads(desk: &Desk, arguments: &[&str]) -> Vec<Thread> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command.args(arguments).current_dir(desk.path("")).env("NIGHTCUE_VOICE_DIR", desk.path("own"));
    command.env("NIGHTCUE_CACHE_DIR", desk.path("cache")).stderr(Stdio::null());
    let mut child = command.spawn().expect("it runs");
    let mut seen = BTreeMap::new();
    while child.try_wait().expect("it runs").is_none() {
        let tasks = fs::read_dir(format!("/proc/{}/task", child.id())).into_iter().flatten().flatten();
        seen.extend(tasks.filter_map(|task| {
            let read = |name: &str| fs::read_to_string(task.path().join(name)).ok();
            let worked = read("schedstat")?.split(' ').next()?.parse().ok()?;
            Some((task.file_name(), (read("comm")?.trim().to_owned(), worked)))
        }));
    }
    assert!(child.wait().expect("it ran").success());
    seen.into_values().collect()
}

#[test]
fn lines_are_spoken_on_as_many_threads_as_were_asked_for() {
    let desk = Desk::new(&routine());
    sound::wav(&desk.path("own/tone.wav"), &sound::spoken("Breathe out seven times.", 0.2), 1);
    desk.write("own/slow.toml", "kind = 'command'\nlanguage = 'en'\ncommand = ['./slow.sh', '{out}', '{text}']\n");
    executable(&desk.path("own/slow.sh"), "sleep 0.2\ncp tone.wav \"$1\"");
    for count in [1, 5] {
        let number = count.to_string();
        let check = ["check", "routine.toml", "--voice", "slow", "--no-cache", "--threads", &number];
        let seen = threads(&desk, &check);
        assert_eq!(seen.len(), count + 2, "with one that waits for them and one that listens for Ctrl-C: {seen:?}");
    }
}

/// More than twice the time, in nanoseconds, that a thread of the runtime takes to start and wait.
#[cfg(feature = "neural")]
const IDLE_NS: u64 = 2_000_000;

#[cfg(feature = "neural")]
#[test]
fn a_model_runs_on_as_many_threads_as_were_asked_for() {
    let more =
        "and let go, slowly and without a jerk, until the strap lies on the floor and your leg is as heavy as lead";
    let desk = Desk::new(&routine().replace("and let go", more));
    fs::write(desk.path("anna.onnx"), crate::fixture("tiny.onnx")).expect("disk");
    fs::write(desk.path("anna.onnx.json"), crate::fixture("tiny.onnx.json")).expect("disk");
    for count in [1, 2] {
        let number = count.to_string();
        let check = ["check", "routine.toml", "--only", "--voice", "anna.onnx", "--no-cache", "--threads", &number];
        let seen = threads(&desk, &check);
        let working = seen.iter().filter(|(name, worked)| name.starts_with("rten") && *worked > IDLE_NS).count();
        assert_eq!(working, count, "{seen:?}");
    }
}
