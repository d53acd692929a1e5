//! Three kinds of voice in one track are equally loud.
#![cfg(feature = "neural")]

use std::fs;

use nightcue::base::{Lufs, SampleRate};
use nightcue::sound;
use serde_json::Value;

use crate::recordings::record_all;
use crate::{Desk, fixture};

/// Every step in the voice that its title names.
const ROUTINE: &str = r#"
title = "Three voices"
language = "en"

[[step]]
title = "The embedded voice"
voice = "day-en"
[[step.do]]
say = "Pull the strap slowly, and breathe out. Let the heel sink."
hold = "6s"

[[step]]
title = "The model"
voice = "anna"
[[step.do]]
say = "Put one hand on the wall, and lean on it. Rest your head."
hold = "6s"

[[step]]
title = "The person"
voice = "mine"
[[step.do]]
say = "Straighten your leg, and wait. Now draw the toes to you."
hold = "6s"
"#;

/// How loudness is measured.
type Measure = fn(&[f32], SampleRate) -> Vec<Lufs>;

/// Loudness of all that is said between two frames.
fn loudness(samples: &[f32], prompts: &[(usize, usize)], (from, to): (usize, usize), measure: Measure) -> f64 {
    let rate = SampleRate::new(48_000).expect("not 0");
    let of_chapter = prompts.iter().filter(|(start, _)| (from..to).contains(start));
    let blocks: Vec<Lufs> = of_chapter.flat_map(|&(start, end)| measure(&samples[start..end], rate)).collect();
    sound::integrated_loudness(blocks.iter()).0
}

fn frames(record: &Value) -> (usize, usize) {
    let frame = |key: &str| record[key].as_u64().expect("a frame") as usize;
    (frame("start_frame"), frame("end_frame"))
}

#[test]
fn three_kinds_of_voice_in_one_track_are_equally_loud_in_full_and_on_a_phone() {
    let desk = Desk::new(ROUTINE);
    fs::write(desk.path("own/anna.onnx"), fixture("tiny.onnx")).expect("disk");
    fs::write(desk.path("own/anna.onnx.json"), fixture("tiny.onnx.json")).expect("disk");
    desk.write("own/anna.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'anna.onnx'\nwarmth = 4\n");
    record_all(&desk, "own/lines");
    desk.write("own/mine.toml", "kind = 'recordings'\nlanguage = 'en'\nfolder = 'lines'\nwarmth = 2\n");
    let real = |arguments: &[&str]| {
        let output = desk.nightcue(arguments).env_remove("NIGHTCUE_VOICE").output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let choices = ["routine.toml", "--profile", "day"];
    real(&[&["render", "--format", "wav"], choices.as_slice()].concat());
    let record: Value =
        serde_json::from_slice(&real(&[&["timeline", "--json"], choices.as_slice()].concat())).expect("JSON");

    let mut reader = hound::WavReader::open(desk.path("out/routine.wav")).expect("a track");
    let full_scale = f64::from(1u32 << (reader.spec().bits_per_sample - 1));
    let samples: Vec<f32> =
        reader.samples::<i32>().map(|sample| (f64::from(sample.expect("whole")) / full_scale) as f32).collect();
    let all = |key: &str| record[key].as_array().expect("a list").clone();
    let prompts: Vec<_> = all("placements").iter().filter(|placed| placed["kind"] == "prompt").map(frames).collect();
    let chapters = all("chapters");
    for measure in [sound::measure_loudness as Measure, sound::measure_on_phone] {
        let loud: Vec<f64> =
            chapters[..3].iter().map(frames).map(|chapter| loudness(&samples, &prompts, chapter, measure)).collect();
        let (softest, loudest) =
            loud.iter().fold((f64::MAX, f64::MIN), |(low, high), loud| (low.min(*loud), high.max(*loud)));
        assert!(loudest - softest < 1.0, "embedded voice, model, person: {loud:.2?} LUFS");
        assert!(softest > -40.0, "{loud:?}");
    }
}
