//! The real voice of the system: a private speech-dispatcher that records every text it passes to espeak-ng. Needs the
//! Debian packages speech-dispatcher and espeak-ng, but no sound card.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use std::{fs, thread};

use nightcue::script::Script;
use tempfile::TempDir;

use super::stand_in::script;

const ROUTINE: &str = r#"
title = "Calf"
language = "en"

[defaults]
countdown = 0
settle = "100ms"
gap = "100ms"

[[step]]
title = "Wall"
[[step.do]]
say = "Lean 20 degrees; don't hurry."
hold = "6s"
cues = [{ at = "1s", say = "Breathe." }]

[[step]]
title = "Stair"
sides = "both"
[[step.do]]
say = "{Left|Right} heel down."
pause = "100ms"
"#;

const SPEECHD: &str = "LogLevel 3
LogDir \"FOLDER\"
DefaultVolume 100
AudioOutputMethod \"alsa\"
AddModule \"test\" \"sd_generic\" \"test.conf\"
DefaultModule test
DefaultLanguage \"en\"
";

/// Every piece of text is a line of its own; a moment of silence stands for the sound.
const MODULE: &str =
    "GenericExecuteSynth \"echo \\'$DATA\\' >> FOLDER/heard && espeak-ng -w FOLDER/sound.wav \\'$DATA\\' && sleep 0.4\"
AddVoice \"en\" \"MALE1\" \"Arthur\"
AddVoice \"de\" \"MALE1\" \"Anna\"
";

/// No sound card is needed.
const NO_SOUND: &str = "pcm.!default { type null }\nctl.!default { type null }\n";

/// A speech-dispatcher of its own, gone with the test.
struct Dispatcher {
    process: Child,
    folder: TempDir,
}

impl Dispatcher {
    fn start() -> Self {
        let espeak = Command::new("espeak-ng").arg("--version").output();
        assert!(
            espeak.is_ok(),
            "espeak-ng is not installed; this test needs `apt install speech-dispatcher espeak-ng`"
        );
        let folder = TempDir::new().expect("a folder");
        let write = |name: &str, text: &str| {
            let text = text.replace("FOLDER", &folder.path().to_string_lossy());
            fs::write(folder.path().join(name), text).expect("disk");
        };
        fs::create_dir(folder.path().join("modules")).expect("disk");
        write("speechd.conf", SPEECHD);
        write("modules/test.conf", MODULE);
        write("asound.conf", NO_SOUND);
        write("calf.toml", ROUTINE);
        let path = |name: &str| folder.path().join(name);
        let mut command = Command::new("speech-dispatcher");
        command.args(["-s", "-t", "0", "-c", "unix_socket", "-C"]).arg(folder.path()).arg("-S").arg(path("socket"));
        command.arg("-P").arg(path("pid")).env("ALSA_CONFIG_PATH", path("asound.conf"));
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process
            .expect("speech-dispatcher is not installed; this test needs `apt install speech-dispatcher espeak-ng`");
        let mut dispatcher = Self { process, folder };
        dispatcher.wait_for_socket();
        dispatcher
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn wait_for_socket(&mut self) {
        let log = |dispatcher: &Self| fs::read_to_string(dispatcher.path("speech-dispatcher.log")).unwrap_or_default();
        for _ in 0..600 {
            if self.path("socket").exists() {
                return;
            }
            if let Some(status) = self.process.try_wait().expect("a process") {
                panic!("speech-dispatcher ended with {status}: {}", log(self));
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("speech-dispatcher opens no socket: {}", log(self));
    }

    fn nightcue(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command.current_dir(self.folder.path()).args(arguments);
        command.env("SPEECHD_ADDRESS", format!("unix_socket:{}", self.path("socket").display()));
        command.output().expect("the program runs")
    }

    /// The words that arrived, in order. The dispatcher hands on a text sentence by sentence.
    fn heard(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path("heard")).unwrap_or_default();
        text.split_whitespace().map(str::to_owned).collect()
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What a voice gets, word for word.
fn words(script: &Script) -> Vec<String> {
    let said = script.prompts().map(|prompt| script.said(prompt.utterance));
    said.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn the_words_that_arrive_are_the_scripts_in_its_order() {
    let dispatcher = Dispatcher::start();
    let output = dispatcher.nightcue(&["rehearse", "calf.toml", "--marks", "none"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(dispatcher.heard(), words(&script(ROUTINE)));
    let out = text(&output.stdout);
    assert!(out.contains("-- hold 6s") && out.trim_end().ends_with("-- end"), "{out}");
}

#[test]
fn the_voice_speaks_the_language_of_the_routine_or_not_at_all() {
    let dispatcher = Dispatcher::start();
    let listed = dispatcher.nightcue(&["rehearse", "--voices"]);
    assert_eq!(text(&listed.stdout), "en           Arthur\nde           Anna\n");
    let german = dispatcher.nightcue(&["rehearse", "--voices", "--language", "de"]);
    assert_eq!(text(&german.stdout), "de           Anna\n");
    let refused = |arguments: &[&str], reason: &str| {
        let output = dispatcher.nightcue(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(reason), "{}", text(&output.stderr));
    };
    refused(
        &["rehearse", "calf.toml", "--voice", "Anna"],
        "the voice `Anna` speaks `de`, but the routine is in English",
    );
    refused(&["rehearse", "calf.toml", "--voice", "Artur"], "did you mean `Arthur`?");
    let french = ROUTINE.replace("\"en\"", "\"fr\"");
    fs::write(dispatcher.path("mollet.toml"), french).expect("disk");
    refused(&["rehearse", "mollet.toml"], "the system has no voice for French; it has voices for de, en");
    assert_eq!(dispatcher.heard(), Vec::<String>::new(), "nothing in the wrong language");
}

#[test]
fn without_a_dispatcher_it_says_so() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("calf.toml"), ROUTINE).expect("disk");
    let nowhere = format!("unix_socket:{}", Path::new(folder.path()).join("socket").display());
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
    let output =
        command.current_dir(folder.path()).env("SPEECHD_ADDRESS", nowhere).args(["rehearse", "calf.toml"]).output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("the system's voice cannot be reached"), "{}", text(&output.stderr));
}
