//! Programs as voices. The programs are small shell scripts.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use nightcue::sound::Clip;
use nightcue::speech::{CastLine, Program, RecordError, Recordings, SpeechError, Voice, VoiceProfile};
use nightcue::words::{Language, Utterance};

use crate::{Desk, ROUTINE, executable, sound};

/// Speaks `text` with a script that finds a tone in `tone.wav`.
fn said(script: &str, arguments: &str, text: &str) -> (Result<Clip, SpeechError>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    put_program(folder.path(), script);
    let patience = if script.contains("sleep") { "300ms" } else { "1m" };
    let profile = format!(
        "name = 'test'\nkind = 'command'\nlanguage = 'en'\ntimeout = '{patience}'\ncommand = ['./speak.sh', {arguments}]"
    );
    let profile = VoiceProfile::read(&profile).expect("a profile");
    let utterance = Utterance { text: text.to_owned(), language: Language::English };
    let result = Program::new(&profile, folder.path()).speak(&utterance);
    let seen = fs::read_to_string(folder.path().join("seen.txt")).unwrap_or_default();
    (result, seen)
}

fn put_program(folder: &Path, script: &str) {
    let samples = [sound::silence(100), sound::tone(300.0, 0.2, 1_500), sound::silence(100)].concat();
    sound::wav(&folder.join("tone.wav"), &samples, 1);
    executable(&folder.join("speak.sh"), script);
}

#[test]
fn a_program_gets_the_words_as_argument_as_file_and_as_input() {
    let text = "Pull the strap; \"now\" $(touch hacked) `x` & {out} it's";
    for (script, arguments) in [
        ("printf %s \"$2\" > seen.txt; cp tone.wav \"$1\"", "'{out}', '{text}'"),
        ("cat \"$2\" > seen.txt; cp tone.wav \"$1\"", "'{out}', '{text_file}'"),
        ("cat > seen.txt; cp tone.wav \"$1\"", "'{out}'"),
    ] {
        let (result, seen) = said(script, arguments, text);
        assert_eq!(seen, text, "{arguments}: {result:?}");
        let length = result.expect("a sound").length().millis();
        assert!((1_500..=1_700).contains(&length), "{length} ms");
    }
    let (_, seen) = said("printf '%s' \"$2\" > seen.txt", "'{out}', '{text}'", "--help");
    assert_eq!(seen, " --help", "no option can be smuggled in");
}

#[test]
fn a_program_that_takes_a_rate_is_measured_once_and_asked_for_more_or_less() {
    let folder = tempfile::tempdir().expect("a folder");
    put_program(folder.path(), "echo \"$2\" >> asked.txt; cp tone.wav \"$1\"");
    let voice = |rate: u32, memory: Option<&Path>| {
        let profile = format!(
            "kind = 'command'\nlanguage = 'en'\nrate = {rate}\ncommand = ['./speak.sh', '{{out}}', '{{rate}}']"
        );
        let profile = VoiceProfile::read(&profile).expect("a profile");
        Program::new(&profile, folder.path()).remembering_in(memory.map(Path::to_owned))
    };
    let asked = |voice: &Program| {
        let utterance = Utterance { text: "Pull the strap.".to_owned(), language: Language::English };
        voice.speak(&utterance).expect("a sound");
        let asked = fs::read_to_string(folder.path().join("asked.txt")).expect("run");
        fs::remove_file(folder.path().join("asked.txt")).expect("disk");
        asked.lines().map(|rate| rate.parse().expect("a number")).collect::<Vec<u32>>()
    };
    // Whatever it is asked for, it takes 9 s per text: 18 s for about 40 words is faster than 120 per minute.
    sound::wav(
        &folder.path().join("tone.wav"),
        &[sound::silence(100), sound::tone(300.0, 0.2, 9_000), sound::silence(100)].concat(),
        1,
    );
    let memory = folder.path().join("memory");
    let first = asked(&voice(120, Some(&memory)));
    assert!(first.len() == 3 && first[..2] == [120, 120] && (100..118).contains(&first[2]), "{first:?}");
    assert_eq!(asked(&voice(120, Some(&memory))), first[2..], "remembered");
    assert_eq!(asked(&voice(120, None)), first, "without a memory the same");
    assert!(asked(&voice(150, Some(&memory)))[2] > 150, "too slow for this");
}

#[test]
fn a_program_that_does_not_do_its_work_is_reported() {
    for (script, expected) in [
        ("echo oh no >&2; exit 3", "oh no"),
        ("exit 0", "no sound file"),
        ("echo nonsense > \"$1\"", "cannot be used"),
        ("head -c 20 tone.wav > \"$1\"", "cannot be used"),
        ("exec sleep 30", "longer than 0.3s"),
    ] {
        let error = said(script, "'{out}'", "Hold.").0.expect_err(script).to_string();
        assert!(error.contains(expected) && error.contains("./speak.sh"), "{script}: {error}");
    }
}

#[test]
fn a_program_that_is_not_there_is_reported() {
    let profile = "name = 'test'\nkind = 'command'\nlanguage = 'en'\ncommand = ['no-such-program', '{out}']";
    let program = Program::new(&VoiceProfile::read(profile).expect("a profile"), Path::new("."));
    let error = program.speak(&Utterance { text: "Hold.".to_owned(), language: Language::English });
    assert!(error.expect_err("not there").to_string().contains("cannot be run"));
}

#[test]
fn only_the_user_lets_a_program_run() {
    let command = "kind = 'command'\nlanguage = 'en'\ncommand = ['./speak.sh', '{out}']";
    let script = "touch ran; cp tone.wav \"$1\"";
    let desk = Desk::new(ROUTINE);
    fs::create_dir_all(desk.path("stranger/voices")).expect("disk");
    put_program(&desk.path("stranger/voices"), script);
    desk.write("stranger/voices/eve.toml", command);
    for voice in ["eve", "./voices/eve.toml", "recordings:/etc"] {
        let routine = ROUTINE.replace("[[step]]", &format!("[defaults]\nvoice = \"{voice}\"\n[[step]]"));
        desk.write("stranger/routine.toml", &routine);
        let message = desk.said(&["check", "stranger/routine.toml"], 1);
        assert!(message.contains("unknown-voice"), "{message}");
    }
    desk.said(&["check", "routine.toml", "--voice", "eve"], 2);
    assert!(!desk.path("stranger/voices/ran").exists());
    desk.said(&["check", "routine.toml", "--voice", "stranger/voices/eve.toml"], 0);
    assert!(desk.path("stranger/voices/ran").exists());
    put_program(&desk.path("own"), script);
    desk.write("own/eve.toml", command);
    desk.said(&["check", "routine.toml", "--voice", "eve"], 0);
}

#[cfg(unix)]
#[test]
fn a_program_that_speaks_too_fast_gets_longer_pauses_and_what_is_left_is_told_with_both_figures() {
    let text = "Breathe out, and let the leg sink. Now rest it there, and breathe in. Then let go, and lie still.";
    let routine = |speech: &str| {
        let step = format!("[[step.do]]\nsay = \"{speech}\"\n");
        format!("title = \"Pace\"\nlanguage = \"en\"\n[[step]]\ntitle = \"First\"\n{}", step)
    };
    let desk = Desk::new(&routine(&format!("{text} {text}")));
    // A word is 200 ms of tone, a mark 150 ms of silence: far more than 120 words a minute.
    let tone = |words: usize| crate::sound::tone(300.0, 0.2, 200 * words);
    let sound = |pauses: usize| {
        let mut samples = crate::sound::silence(100);
        for words in [2, 5, 4, 3, 3, 3].repeat(2) {
            samples.extend(tone(words));
            samples.extend(crate::sound::silence(pauses));
        }
        [samples, crate::sound::silence(100)].concat()
    };
    for (name, pauses) in [("paused", 150), ("hurried", 0)] {
        crate::sound::wav(&desk.path("own").join(format!("{name}.wav")), &sound(pauses), 1);
        let profile = format!("kind = 'command'\nlanguage = 'en'\ncommand = ['cp', '{name}.wav', '{{out}}']\n");
        desk.write(&format!("own/{name}.toml"), &profile);
    }
    let long = |name: &str| {
        let out = format!("{name}.wav");
        let text = format!("{text} {text}");
        let said = desk.said(&["voices", "say", &text, "--voice", name, "--out", &out], 0);
        let rate = said.split_once("s: ").and_then(|(_, rest)| rest.split(' ').next()).expect("a rate");
        (rate.parse::<u32>().expect("a number"), said)
    };
    let (paused, said) = long("paused");
    assert!((110..=130).contains(&paused) && !said.contains("faster"), "{said}");
    let (hurried, said) = long("hurried");
    assert!(hurried > 200 && said.contains("faster than the 120 asked for"), "{said}");
}

#[test]
fn a_program_that_does_not_work_is_not_asked_for_every_line() {
    let folder = tempfile::tempdir().expect("a folder");
    put_program(folder.path(), "echo asked >> asked.txt; exit 3");
    let profile = "name = 'test'\nkind = 'command'\nlanguage = 'en'\ncommand = ['./speak.sh', '{out}']";
    let profile = VoiceProfile::read(profile).expect("a profile");
    let voice: Arc<dyn Voice> = Arc::new(Program::new(&profile, folder.path()));
    let line = |number: usize| Utterance { text: format!("This is line {number}."), language: Language::English };
    let lines: Vec<CastLine> = (0..200).map(|number| (line(number), Arc::clone(&voice))).collect();
    let result = Recordings::record(&lines, None, &|_, _| (), &AtomicBool::new(false));
    let Err(RecordError::Unspoken(unspoken)) = result else { panic!("it works") };
    assert!(!unspoken.is_empty());
    let asked = fs::read_to_string(folder.path().join("asked.txt")).expect("asked").lines().count();
    assert!(asked < 50, "asked {asked} times, a few on each core");
}
