//! The inputs and outputs of a model: ids, scales, speakers, rates; and files that are not models.
#![cfg(feature = "neural")]

use std::fs;

use nightcue::base::TimeOfDay;
use nightcue::sound::Clip;
use nightcue::speech::{ModelFiles, Neural, Voice as _};
use nightcue::words::{Language, Utterance};
use serde_json::{Value, json};

use crate::{Desk, ROUTINE, fixture};

/// The JSON of tiny.onnx with other values.
fn config(changes: Value) -> String {
    let mut config: Value = serde_json::from_slice(&fixture("tiny.onnx.json")).expect("JSON");
    for (key, value) in changes.as_object().expect("keys") {
        config[key] = value.clone();
    }
    config.to_string()
}

/// The JSON of speakers.onnx.
fn three_speakers() -> String {
    config(json!({
        "audio": { "sample_rate": 16_000 },
        "num_speakers": 3,
        "speaker_id_map": { "anna": 0, "bert": 1, "carla": 2 },
    }))
}

fn silent_noise() -> Value {
    json!({ "noise_scale": 0.0, "length_scale": 1.0, "noise_w": 0.0 })
}

/// `Hello.`, spoken by the model `model`.
fn hello(model: &str, config: &str, time: TimeOfDay, speaker: Option<&str>) -> Clip {
    let folder = tempfile::tempdir().expect("a folder");
    let files = ModelFiles::beside(&folder.path().join(model));
    fs::write(&files.model, fixture(model)).expect("disk");
    fs::write(&files.config, config).expect("disk");
    let voice = Neural::open(files, None, time, speaker).expect("a voice");
    let utterance = Utterance { text: "Hello.".to_owned(), language: Language::English };
    voice.speak(&utterance).expect("a word")
}

/// The 16-bit samples that tests/fixtures/make_tiny_voice.py says the model makes of `Hello.`, computed in 32 bits as models do. The
/// phonemes are espeak-ng's own for `en-us`; each is looked up in the map, with a pause behind it.
fn by_hand(length_scale: f32, rate_hz: f64, shift_hz: f32) -> Vec<f32> {
    let map: Value = serde_json::from_slice(&fixture("tiny.onnx.json")).expect("JSON");
    let id = |phoneme: &str| map["phoneme_id_map"][phoneme][0].as_i64().expect(phoneme) as f32;
    let phonemes = ["^", "_", "h", "_", "ə", "_", "l", "_", "ˈ", "_", "o", "_", "ʊ", "_", ".", "_", "$"];
    let per_id = 256.0 * length_scale;
    let count = (phonemes.len() as f32 * per_id).floor() as usize;
    let step = (std::f64::consts::TAU / rate_hz) as f32;
    let sample = |n: usize| {
        let index = ((n as f32 / per_id).floor() as usize).min(phonemes.len() - 1);
        let phase = (id(phonemes[index]) * 5.0 + 100.0 + shift_hz) * n as f32 * step;
        (f64::from(phase).sin() as f32 * 0.3 * 32_767.0).round()
    };
    (0..count).map(sample).collect()
}

/// The furthest that `clip` is from `expected`, in steps of 16 bits, but for its first and last 20 ms, which are faded.
fn worst(clip: &Clip, expected: &[f32]) -> f32 {
    assert_eq!(clip.samples.len(), expected.len());
    let faded = clip.rate.hz() as usize / 50;
    let inside = faded..expected.len() - faded;
    let steps = |n: usize| (clip.samples[n] * 32_768.0 - expected[n]).abs();
    inside.map(steps).fold(0.0, f32::max)
}

#[test]
fn ids_and_scales_reach_the_model_as_they_should() {
    for (length_scale, time, expected) in [
        (1.0, TimeOfDay::Day, 1.0),
        (1.25, TimeOfDay::Day, 1.25),
        // By night a model is slowed down until it keeps the pace; this one is too fast for that, and 75 percent is the limit.
        (1.0, TimeOfDay::Night, 100.0 / 75.0),
    ] {
        let mut inference = silent_noise();
        inference["length_scale"] = json!(length_scale);
        let clip = hello("tiny.onnx", &config(json!({ "inference": inference })), time, None);
        let steps = worst(&clip, &by_hand(expected, 22_050.0, 0.0));
        assert!(steps <= 1.0, "{length_scale} {time:?}: {steps} steps");
    }
    let noisy = hello("tiny.onnx", &config(json!({})), TimeOfDay::Day, None);
    assert!(worst(&noisy, &by_hand(1.0, 22_050.0, 0.0)) > 100.0, "the noise reaches it as well");
}

#[test]
fn each_speaker_of_a_model_of_another_rate_is_heard() {
    let mut three: Value = serde_json::from_str(&three_speakers()).expect("JSON");
    three["inference"] = silent_noise();
    let cases = [(None, 0.0), (Some("anna"), 0.0), (Some("bert"), 30.0), (Some("carla"), 60.0), (Some("2"), 60.0)];
    for (speaker, shift_hz) in cases {
        let clip = hello("speakers.onnx", &three.to_string(), TimeOfDay::Day, speaker);
        assert_eq!(clip.rate.hz(), 16_000);
        let steps = worst(&clip, &by_hand(1.0, 16_000.0, shift_hz));
        assert!(steps <= 1.0, "{speaker:?}: {steps} steps");
    }
}

/// A desk with a model of three speakers in the user's folder.
fn desk(profile: &str) -> Desk {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("own/trio.onnx"), fixture("speakers.onnx")).expect("disk");
    desk.write("own/trio.onnx.json", &three_speakers());
    desk.write("own/trio.toml", &format!("kind = 'neural'\nlanguage = 'en'\nmodel = 'trio.onnx'\n{profile}"));
    desk
}

/// The samples of the track; its tags say by what name a voice was asked for.
fn render(desk: &Desk, options: &[&str]) -> Vec<i32> {
    desk.said(&[["render", "routine.toml", "--format", "wav"].as_slice(), options].concat(), 0);
    let mut track = hound::WavReader::open(desk.path("out/routine.wav")).expect("a track");
    track.samples().map(|sample| sample.expect("a sample")).collect()
}

#[test]
fn a_speaker_is_chosen_by_the_person_or_by_the_profile() {
    let desk = desk("speaker = 'bert'");
    let bert = render(&desk, &["--voice", "trio"]);
    assert!(bert == render(&desk, &["--voice", "trio", "--speaker", "1"]));
    assert!(bert == render(&desk, &["--voice", "own/trio.toml"]));
    let carla = render(&desk, &["--voice", "trio", "--speaker", "carla"]);
    assert!(bert != carla, "the person comes before the profile");
    desk.write("routine.toml", &ROUTINE.replace("[[step]]", "[defaults]\nvoice = \"trio\"\n[[step]]"));
    assert!(bert == render(&desk, &[]));
    let message = desk.said(&["check", "routine.toml", "--voice", "trio", "--speaker", "carl"], 2);
    assert!(message.contains("no speaker `carl`; did you mean `carla`?"), "{message}");
    let message = desk.said(&["check", "routine.toml", "--voice", "trio", "--speaker", "3"], 2);
    assert!(message.contains("speakers: 0 to 2, or anna, bert, carla"), "{message}");
}

#[test]
fn a_speaker_that_a_profile_invents_is_reported_where_the_routine_names_it() {
    let desk = desk("speaker = 'berta'");
    desk.said(&["check", "routine.toml", "--voice", "trio"], 2);
    desk.write("routine.toml", &ROUTINE.replace("hold =", "voice = \"trio\"\nhold ="));
    let message = desk.said(&["check", "routine.toml"], 1);
    assert!(message.contains("routine.toml:9") && message.contains("did you mean `bert`?"), "{message}");
}

#[test]
fn a_profile_may_name_a_model_that_was_added() {
    let desk = desk("speaker = 'bert'");
    let bert = render(&desk, &["--voice", "trio"]);
    desk.said(&["voices", "add", "own/trio.onnx"], 0);
    fs::remove_file(desk.path("own/trio.toml")).expect("there");
    let list = desk.printed(&["voices"]);
    assert!(list.contains("neural, 1.6 kB, 3 speakers (anna, bert, carla)"), "{list}");
    desk.write("own/bert.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'trio'\nspeaker = 'bert'\n");
    assert!(bert == render(&desk, &["--voice", "bert"]));
    desk.write("bert.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'tria'\n");
    let message = desk.said(&["check", "routine.toml", "--voice", "bert.toml"], 2);
    assert!(message.contains("no voice `tria`; did you mean `trio`?"), "{message}");
    desk.write("bert.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'en_US-libritts-high'\n");
    let message = desk.said(&["check", "routine.toml", "--voice", "bert.toml"], 2);
    assert!(message.contains("`nightcue voices add en_US-libritts-high` adds it"), "{message}");
}

#[test]
fn a_file_that_is_not_a_model_is_reported_once_and_clearly() {
    let tiny = fixture("tiny.onnx");
    let json = config(json!({}));
    let cases = [
        (tiny[..1_000].to_vec(), json.clone(), "is truncated"),
        (fixture("no-voice.onnx"), json.clone(), "not a Piper voice"),
        (fixture("speakers.onnx"), json.clone(), "the model has one speaker"),
        (tiny.clone(), three_speakers(), "the model has 3 speakers"),
        (tiny.clone(), json[..400].to_owned(), "not the JSON of a Piper voice"),
        (tiny, config(json!({ "audio": { "sample_rate": 1 } })), "1 Hz"),
    ];
    let desk = Desk::new(ROUTINE);
    desk.write("named.toml", &ROUTINE.replace("hold =", "voice = \"eve\"\nhold ="));
    desk.write("own/eve.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'eve.onnx'\n");
    for (model, json, expected) in cases {
        fs::write(desk.path("own/eve.onnx"), model).expect("disk");
        desk.write("own/eve.onnx.json", &json);
        let message = desk.said(&["check", "routine.toml", "--voice", "own/eve.onnx"], 2);
        assert!(
            message.contains(expected) && message.contains("eve.onnx") && message.contains("1 problem"),
            "{message}"
        );
        let message = desk.said(&["check", "named.toml"], 1);
        assert!(
            message.contains(expected) && message.contains("named.toml:9") && message.contains("1 problem"),
            "{message}"
        );
    }
}

#[test]
fn ids_that_a_model_does_not_know_are_reported() {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("eve.onnx"), fixture("few-ids.onnx")).expect("disk");
    desk.write("eve.onnx.json", &config(json!({})));
    let message = desk.said(&["check", "routine.toml", "--voice", "eve.onnx"], 2);
    assert!(message.contains("may belong to another model") && message.contains("1 problem"), "{message}");
    let message = desk.said(&["voices", "add", "eve.onnx"], 2);
    assert!(message.contains("may belong to another model"), "{message}");
    assert!(!desk.path("data").exists(), "nothing was added");
}
