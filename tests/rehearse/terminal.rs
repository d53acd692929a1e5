//! The command on a terminal, which `script` from util-linux provides.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const ENTERED: &str = "\u{1b}[?1049h";
const LEFT: &str = "\u{1b}[?1049l";
const CURSOR_SHOWN: &str = "\u{1b}[?25h";
const BOLD: &str = "\u{1b}[1m";

/// A hold that nobody waits for.
const ROUTINE: &str = r#"
title = "Calf"
language = "en"

[[step]]
title = "Wall"
[[step.do]]
say = "Lean."
hold = "10m"
"#;

/// What the terminal gets until the rehearsal has a screen of its own.
fn entered(out: &mut impl Read) -> Vec<u8> {
    let mut screen = Vec::new();
    while !String::from_utf8_lossy(&screen).contains(ENTERED) {
        let mut byte = [0];
        out.read_exact(&mut byte).expect("a screen; `script` belongs to util-linux (Debian: bsdutils)");
        screen.extend(byte);
    }
    screen
}

/// What the terminal gets while `keys` are pressed, and the exit code.
fn at_terminal(keys: &str, environment: &[(&str, &str)]) -> (String, Option<i32>) {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("calf.toml"), ROUTINE).expect("disk");
    let program = env!("CARGO_BIN_EXE_nightcue");
    let line = format!("stty cols 60 rows 20; '{program}' rehearse calf.toml --silent");
    // Without an end of its own the rehearsal would hold up the tests for ten minutes.
    let mut command = Command::new("timeout");
    command.args(["60", "script", "-q", "-e", "-c", &line, "/dev/null"]).current_dir(folder.path());
    command.env_remove("NO_COLOR").envs(environment.iter().copied());
    let process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut process = process.expect("`timeout` is missing: it belongs to coreutils");
    let mut out = process.stdout.take().expect("a pipe");
    // Keys before that would be the shell's.
    let mut screen = entered(&mut out);
    let mut stdin = process.stdin.take().expect("a pipe");
    stdin.write_all(keys.as_bytes()).expect("a listener");
    out.read_to_end(&mut screen).expect("a pipe");
    // Open until now: its end would be the end of the terminal.
    drop(stdin);
    let status = process.wait().expect("an end");
    (String::from_utf8(screen).expect("text"), status.code())
}

#[test]
fn q_and_escape_quit_and_leave_the_terminal_as_it_was() {
    for keys in ["q", "\u{1b}", "nnb  nq"] {
        let (screen, code) = at_terminal(keys, &[]);
        assert_eq!(code, Some(0), "{screen:?}");
        let (_, after) = screen.split_once(ENTERED).expect("a screen of its own");
        let (shown, after) = after.split_once(LEFT).expect("and back");
        assert!(shown.contains("Calf") && shown.contains(BOLD), "{shown:?}");
        assert!(shown.contains(CURSOR_SHOWN) && !after.contains(ENTERED), "{screen:?}");
    }
}

#[test]
fn control_c_interrupts_and_leaves_the_terminal_as_it_was() {
    let (screen, code) = at_terminal("\u{3}", &[]);
    assert_eq!(code, Some(130), "{screen:?}");
    assert!(screen.contains(LEFT) && screen.contains(CURSOR_SHOWN), "{screen:?}");
}

#[test]
fn no_color_means_no_bold_either() {
    let (screen, _) = at_terminal("q", &[("NO_COLOR", "1")]);
    assert!(screen.contains("Calf") && !screen.contains(BOLD), "{screen:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_window_that_is_closed_ends_the_rehearsal() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("calf.toml"), ROUTINE).expect("disk");
    let program = env!("CARGO_BIN_EXE_nightcue");
    let line = format!("echo $$ > id; exec '{program}' rehearse calf.toml --silent");
    let mut command = Command::new("script");
    command.args(["-q", "-c", &line, "/dev/null"]).current_dir(folder.path());
    let mut window = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("`script` of util-linux");
    let mut out = window.stdout.take().expect("a pipe");
    entered(&mut out);
    let id = fs::read_to_string(folder.path().join("id")).expect("written first");
    let process = std::path::PathBuf::from(format!("/proc/{}", id.trim()));
    assert!(process.exists());
    window.kill().expect("it runs");
    window.wait().expect("an end");
    // Bounded, so that a rehearsal that goes on does not hold up the tests; it ends within seconds.
    let is_gone = (0..600).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        !process.exists() || fs::read_to_string(process.join("stat")).is_ok_and(|stat| stat.contains(") Z "))
    });
    assert!(is_gone, "it goes on without anybody who hears it");
}
