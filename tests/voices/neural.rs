//! Neural voices, with a model of 1.4 KB that has Piper's interface and turns every phoneme into a tone.
#![cfg(feature = "neural")]

use std::fs;
use std::path::Path;

use nightcue::base::TimeOfDay;
use nightcue::sound::Clip;
use nightcue::speech::{ModelFiles, Neural, SpeechError, Tunable as _, Voice, VoiceProfile};
use nightcue::words::{Language, Utterance};

use crate::{Desk, ROUTINE, fixture};

fn json() -> String {
    String::from_utf8(fixture("tiny.onnx.json")).expect("text")
}

/// A folder with a voice of `model` and `json`, opened.
fn opened(model: &[u8], json: &str) -> Result<Neural, SpeechError> {
    let folder = tempfile::tempdir().expect("a folder").keep();
    let path = folder.join("tiny.onnx");
    fs::write(&path, model).expect("disk");
    let files = ModelFiles::beside(&path);
    fs::write(&files.config, json).expect("disk");
    Neural::open(files, None, TimeOfDay::Day, None)
}

fn tiny() -> Neural {
    opened(&fixture("tiny.onnx"), &json()).expect("a voice")
}

fn said(voice: &Neural, text: &str) -> Clip {
    voice.speak(&Utterance { text: text.to_owned(), language: Language::English }).expect("words")
}

#[test]
fn a_model_speaks_when_its_json_lies_beside_it() {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("anna.onnx"), fixture("tiny.onnx")).expect("disk");
    let message = desk.said(&["check", "routine.toml", "--voice", "anna.onnx"], 2);
    assert!(message.contains("anna.onnx.json"), "{message}");
    desk.write("anna.onnx.json", &json());
    desk.said(&["check", "routine.toml", "--voice", "anna.onnx"], 0);
    let lines = desk.said(&["check", "routine.toml", "--voice", "anna.onnx", "--speaker", "2"], 2);
    assert!(lines.contains("one speaker"), "{lines}");
}

#[test]
fn a_profile_names_a_model_beside_it() {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("own/anna.onnx"), fixture("tiny.onnx")).expect("disk");
    desk.write("own/anna.onnx.json", &json());
    desk.write("own/anna.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'anna.onnx'\nspeed = 80\n");
    desk.said(&["check", "routine.toml", "--voice", "anna"], 0);
    let german = ROUTINE.replace("\"en\"", "\"de\"");
    desk.write("routine.toml", &german);
    let message = desk.said(&["check", "routine.toml", "--voice", "own/anna.onnx"], 2);
    assert!(message.contains("speaks American English, not German") || message.contains("not German"), "{message}");
}

#[test]
fn the_same_words_are_the_same_samples_and_another_voice_has_another_key() {
    let voice = tiny();
    let first = said(&voice, "Pull the strap. Let go.");
    assert_eq!(said(&voice, "Pull the strap. Let go."), first);
    assert_eq!(said(&tiny(), "Pull the strap. Let go."), first);
    assert_eq!(voice.fingerprint(), tiny().fingerprint());
    let quieter = opened(&fixture("tiny.onnx"), &json().replace("0.667", "0.3")).expect("a voice");
    assert_ne!(quieter.fingerprint(), voice.fingerprint());
    assert_ne!(said(&quieter, "Pull the strap. Let go."), first);
}

const GUIDANCE: &str = "Pull the strap, and slowly straighten your leg until the knee locks. Keep your back long. Let go slowly, and rest.";

/// The tiny voice at about the pace of a person, asked for `rate`; `more` may name a speed.
fn at_rate(rate: u32, more: &str, memory: Option<&Path>) -> Neural {
    let folder = tempfile::tempdir().expect("a folder").keep();
    let files = ModelFiles::beside(&folder.join("tiny.onnx"));
    fs::write(&files.model, fixture("tiny.onnx")).expect("disk");
    let slow = json().replace("\"length_scale\": 1.0", "\"length_scale\": 3.2");
    assert_ne!(slow, json());
    fs::write(&files.config, slow).expect("disk");
    let profile = format!("kind = 'neural'\nlanguage = 'en'\nmodel = 'tiny.onnx'\nrate = {rate}\n{more}");
    let profile = VoiceProfile::read(&profile).expect("a profile");
    let voice = Neural::open(files, Some(&profile), TimeOfDay::Night, None).expect("a voice");
    voice.remembering_in(memory.map(Path::to_owned))
}

#[test]
fn a_model_without_a_speed_finds_the_one_that_comes_to_its_rate() {
    let words_a_minute = |voice: &Neural| {
        let clip = said(voice, GUIDANCE);
        GUIDANCE.split_whitespace().count() as f64 * 60.0 / clip.length().seconds()
    };
    for rate in [110, 125, 140] {
        let found = words_a_minute(&at_rate(rate, "", None));
        assert!((found / f64::from(rate) - 1.0).abs() <= 1.0 / 12.0, "{found:.0} words per minute, {rate} wanted");
    }
    // One sentence has no pause: what differs is the speech.
    let [slow, fast, named] = [at_rate(110, "", None), at_rate(150, "", None), at_rate(110, "speed = 100", None)]
        .map(|voice| said(&voice, "Pull the strap, and slowly straighten your leg.").length().millis());
    assert!(slow * 10 > fast * 12, "{slow} ms and {fast} ms");
    assert_ne!(slow, named, "a speed that is named counts");
}

#[test]
fn a_speed_that_was_found_is_remembered_and_changes_nothing() {
    let memory = tempfile::tempdir().expect("a folder");
    let without = said(&at_rate(120, "", None), GUIDANCE);
    assert_eq!(said(&at_rate(120, "", Some(memory.path())), GUIDANCE), without, "an empty memory");
    let kept =
        || fs::read_dir(memory.path()).expect("there").map(|entry| entry.expect("a file").path()).collect::<Vec<_>>();
    let [file] = kept().try_into().expect("one voice, one file");
    let found = fs::read_to_string(&file).expect("text");
    assert_eq!(said(&at_rate(120, "", Some(memory.path())), GUIDANCE), without, "a full memory");
    fs::write(&file, "75 nonsense").expect("disk");
    assert_eq!(said(&at_rate(120, "", Some(memory.path())), GUIDANCE), without, "a damaged memory");
    assert_eq!(fs::read_to_string(&file).expect("text"), found);
    said(&at_rate(130, "", Some(memory.path())), GUIDANCE);
    assert_eq!(kept().len(), 2, "another rate, another speed");
    said(&at_rate(120, "speed = 90", Some(memory.path())), GUIDANCE);
    assert_eq!(kept().len(), 2, "nothing to find");
}

#[test]
fn a_pause_stands_between_sentences() {
    let voice = tiny();
    let [one, two, both] =
        ["Pull the strap.", "Let it go.", "Pull the strap. Let it go."].map(|text| said(&voice, text));
    let pause = both.length().millis() - one.length().millis() - two.length().millis();
    assert!((250..=1_100).contains(&pause), "{pause} ms");
}

#[test]
fn tracks_are_the_same_on_one_thread_and_on_two_and_with_the_cache() {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("anna.onnx"), fixture("tiny.onnx")).expect("disk");
    desk.write("anna.onnx.json", &json());
    let mut tracks = Vec::new();
    // Each in a folder of its own, because an existing track would be left alone.
    for (folder, options) in [
        ("one", ["--threads", "1", "--no-cache"].as_slice()),
        ("two", &["--threads", "2", "--no-cache"]),
        ("anew", &["--threads", "2"]),
        ("cached", &["--threads", "2"]),
    ] {
        let render = ["render", "routine.toml", "--format", "wav", "--voice", "anna.onnx", "--out", folder];
        desk.said(&[render.as_slice(), options].concat(), 0);
        tracks.push(fs::read(desk.path(folder).join("routine.wav")).expect("a track"));
    }
    assert!(tracks.iter().all(|track| *track == tracks[0]));
}

#[test]
fn what_is_not_a_voice_is_reported() {
    let model = fixture("tiny.onnx");
    let other_model = json().replace("\"num_speakers\": 1", "\"num_speakers\": 4");
    let cases = [
        (model[..900].to_vec(), json(), "is truncated"),
        (b"no model at all".to_vec(), json(), "not an ONNX model"),
        (model.clone(), "{}".to_owned(), "not the JSON of a Piper voice"),
        (model.clone(), other_model, "4 speakers"),
        (model.clone(), json().replace("en-us", "ru"), "not built in"),
    ];
    for (model, json, expected) in cases {
        let error = opened(&model, &json).expect_err(expected).to_string();
        assert!(error.contains(expected) && error.contains("tiny.onnx"), "{expected}: {error}");
    }
}

#[test]
fn a_model_that_never_ends_or_asks_for_all_memory_is_ended_before_it_is_used() {
    let desk = Desk::new(ROUTINE);
    for name in ["endless", "huge"] {
        fs::write(desk.path(&format!("{name}.onnx")), fixture(&format!("{name}.onnx"))).expect("disk");
        desk.write(&format!("{name}.onnx.json"), &json());
        let file = format!("{name}.onnx");
        for arguments in [&["voices", "add", &file][..], &["check", "routine.toml", "--voice", &file]] {
            let message = desk.said(arguments, 2);
            assert!(message.contains(&file) && message.lines().count() < 4, "{message}");
        }
    }
    assert!(!desk.path("data/voices").exists(), "nothing was added");
}
