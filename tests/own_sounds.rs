//! Sounds that a routine brings along: found beside it, made soft, repeated, verified, and refused with their line.

#![allow(clippy::unwrap_used, reason = "what helps a test may end it")]

use std::f32::consts::TAU;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const HZ: u32 = 16_000;

/// A folder with a bell, rain, and `routine` as `sit.toml`.
fn folder(routine: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let bell = |at: usize| {
        let seconds = at as f32 / HZ as f32;
        0.9 * (seconds * 523.0 * TAU).cos() * (-seconds / 0.4).exp()
    };
    write(&folder.path().join("bell.wav"), (0..2 * HZ as usize).map(bell));
    let mut state = 1u32;
    let rain = (0..5 * HZ).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        0.3 * (f32::from((state >> 16) as u16) / 32_768.0 - 1.0)
    });
    write(&folder.path().join("rain.wav"), rain);
    fs::write(folder.path().join("sit.toml"), routine).unwrap();
    folder
}

fn spec() -> hound::WavSpec {
    hound::WavSpec { channels: 1, sample_rate: HZ, bits_per_sample: 16, sample_format: hound::SampleFormat::Int }
}

fn write(path: &Path, samples: impl Iterator<Item = f32>) {
    let mut writer = hound::WavWriter::create(path, spec()).unwrap();
    samples.for_each(|sample| writer.write_sample((sample * 32_767.0) as i16).unwrap());
    writer.finalize().unwrap();
}

/// What the program prints, both streams, and whether it succeeded.
fn nightcue(folder: &TempDir, arguments: &[&str]) -> (String, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command.current_dir(folder.path()).env("NIGHTCUE_VOICE", "fake").env("NIGHTCUE_CACHE_DIR", folder.path().join("c"));
    let output = command.args(arguments).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.success())
}

const SITTING: &str = r#"
title = "Sitting"
language = "en"
[sounds]
start = "bell.wav"
end = ["bell.wav", "bell.wav"]
credits = ["Bell: Anna", "Rain: Eve"]
[defaults]
countdown = 0
[[opening]]
say = "Sit upright."
play = "bell.wav"
[[step]]
title = "Sitting"
[[step.do]]
for = "20s"
"#;

fn with_rain() -> String {
    SITTING.replace("[sounds]", "[sounds]\nbed = \"rain.wav\"")
}

fn samples(path: &Path) -> Vec<f32> {
    let samples = hound::WavReader::open(path).unwrap().into_samples::<i16>();
    samples.map(|sample| f32::from(sample.unwrap()) / 32_768.0).collect()
}

#[test]
fn own_sounds_are_as_planned_in_every_format_and_every_part() {
    for routine in [SITTING.to_owned(), with_rain()] {
        let folder = folder(&routine);
        let (told, is_made) = nightcue(&folder, &["render", "sit.toml", "--format", "wav,mp3,flac,opus", "--split"]);
        assert!(is_made && told.contains("bell.wav is heard 6 LU below the voice"), "{told}");
        assert!(told.contains("its beginning is slowed down"), "{told}");
        for extension in ["wav", "mp3", "flac", "opus"] {
            let (table, is_right) = nightcue(&folder, &["verify", &format!("out/sit.{extension}")]);
            assert!(is_right, "{extension}\n{table}");
        }
        for part in fs::read_dir(folder.path().join("out/sit")).unwrap().map(|part| part.unwrap().path()) {
            if part.extension().is_some_and(|extension| extension == "flac") {
                let (table, is_right) = nightcue(&folder, &["verify", part.to_str().unwrap()]);
                assert!(is_right, "{table}");
            }
        }
    }
}

#[test]
fn a_bell_rises_slowly_in_the_finished_track_and_is_softer_than_the_voice() {
    let folder = folder(SITTING);
    nightcue(&folder, &["render", "sit.toml", "--format", "wav"]);
    let (json, _) = nightcue(&folder, &["timeline", "sit.toml", "--json"]);
    let json = &json[json.find('{').unwrap()..=json.rfind('}').unwrap()];
    let timeline: serde_json::Value = serde_json::from_str(json).unwrap();
    let samples = samples(&folder.path().join("out/sit.wav"));
    let level = |from: usize, to: usize| {
        let part = &samples[from..to];
        part.iter().map(|sample| sample * sample).sum::<f32>() / part.len() as f32
    };
    let frame = |placed: &serde_json::Value, key: &str| placed[key].as_u64().unwrap() as usize;
    let placements = timeline["placements"].as_array().unwrap();
    let words = placements.iter().find(|placed| placed["kind"] == "prompt").unwrap();
    let voice = level(frame(words, "start_frame"), frame(words, "end_frame"));
    let bells: Vec<_> =
        placements.iter().filter(|placed| placed["text"].as_str().unwrap().contains("bell.wav")).collect();
    assert_eq!(bells.len(), 3);
    for bell in bells {
        let start = frame(bell, "start_frame");
        let strike = &samples[start..start + 48_000 / 2];
        let top = strike.iter().fold(0f32, |most, sample| most.max(sample.abs()));
        let reaches = |share: f32| strike.iter().position(|sample| sample.abs() > share * top).unwrap();
        assert!((reaches(0.9) - reaches(0.1)) / 48 >= 40, "{} ms", (reaches(0.9) - reaches(0.1)) / 48);
        assert!(level(start, start + 19_200) < voice / 2.0, "softer than the voice");
        assert_eq!(samples[start - 1], 0.0);
    }
}

#[test]
fn a_silenced_bell_is_caught() {
    let folder = folder(SITTING);
    nightcue(&folder, &["render", "sit.toml", "--format", "wav"]);
    let path = folder.path().join("out/sit.wav");
    let mut bytes = fs::read(&path).unwrap();
    let data = bytes.windows(4).position(|four| four == b"data").unwrap() + 8;
    let (table, _) = nightcue(&folder, &["timeline", "sit.toml"]);
    let line = table.lines().find(|line| line.contains("start     hold")).unwrap();
    let (minutes, seconds) = line.split_whitespace().next().unwrap().split_once(':').unwrap();
    let start = minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap();
    let first = data + (start * 48_000.0) as usize * 2;
    bytes[first - 200..first + 48_000 * 2 * 2].fill(0);
    fs::write(&path, bytes).unwrap();
    let (table, is_right) = nightcue(&folder, &["verify", "out/sit.wav"]);
    assert!(!is_right && table.contains("the sound `bell.wav` is not heard [sound-missing]"), "{table}");
}

#[test]
fn a_bell_that_rings_a_moment_too_late_or_too_early_is_caught() {
    let folder = folder(SITTING);
    nightcue(&folder, &["render", "sit.toml", "--format", "wav"]);
    let path = folder.path().join("out/sit.wav");
    let bytes = fs::read(&path).unwrap();
    let (json, _) = nightcue(&folder, &["timeline", "sit.toml", "--json"]);
    let json = &json[json.find('{').unwrap()..=json.rfind('}').unwrap()];
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let start = json["placements"].as_array().unwrap().iter().find(|placed| placed["kind"] == "start").unwrap();
    let frame = |key: &str| start[key].as_u64().unwrap() as usize;
    let data = bytes.windows(4).position(|four| four == b"data").unwrap() + 8;
    let (first, last) = (data + frame("start_frame") * 2, data + frame("end_frame") * 2);
    for (moved, told) in [(30 * 48isize, "late"), (-30 * 48, "early")] {
        let mut displaced = bytes.clone();
        displaced[first..last].fill(0);
        let to = first.checked_add_signed(moved * 2).unwrap();
        displaced[to..to + last - first].copy_from_slice(&bytes[first..last]);
        fs::write(&path, displaced).unwrap();
        let (table, is_right) = nightcue(&folder, &["verify", "out/sit.wav"]);
        let line = table.lines().find(|line| line.contains("[sound-displaced]")).unwrap_or_default();
        assert!(!is_right && line.contains("the sound `bell.wav` is") && line.contains(told), "{table}");
    }
}

#[test]
fn a_sound_that_is_missing_unreadable_too_long_or_outside_is_one_problem_with_its_line() {
    let folder = folder(SITTING);
    fs::write(folder.path().join("broken.wav"), "no sound").unwrap();
    write(&folder.path().join("long.wav"), (0..130 * HZ).map(|at| (at as f32 * 0.2).sin() * 0.3));
    let start = |file: &str| SITTING.replace("start = \"bell.wav\"", &format!("start = \"{file}\""));
    for (file, code) in [
        ("gone.wav", "no-sound"),
        ("broken.wav", "no-sound"),
        ("long.wav", "sound-too-long"),
        ("../bell.wav", "outside-folder"),
        ("/etc/hostname", "outside-folder"),
    ] {
        fs::write(folder.path().join("sit.toml"), start(file)).unwrap();
        let (told, is_right) = nightcue(&folder, &["check", "sit.toml"]);
        assert!(!is_right && told.contains(&format!("error[{code}]")), "{file}\n{told}");
        assert!(told.contains("sit.toml:5:9") && told.matches("error[").count() == 1, "{file}\n{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere_else() {
    let elsewhere = folder(SITTING);
    let folder = folder(&SITTING.replace("start = \"bell.wav\"", "start = \"link.wav\""));
    std::os::unix::fs::symlink(elsewhere.path().join("bell.wav"), folder.path().join("link.wav")).unwrap();
    let (told, is_right) = nightcue(&folder, &["check", "sit.toml"]);
    assert!(!is_right && told.contains("outside the folder of the routine"), "{told}");
}

#[test]
fn credits_go_into_the_tags_and_the_bed_into_the_timeline() {
    let folder = folder(&with_rain());
    let (receipt, is_made) = nightcue(&folder, &["render", "sit.toml", "--format", "mp3,flac", "--json"]);
    assert!(is_made && receipt.contains("\"credits\":[\"Bell: Anna\",\"Rain: Eve\"]"), "{receipt}");
    for extension in ["mp3", "flac"] {
        let bytes = fs::read(folder.path().join(format!("out/sit.{extension}"))).unwrap();
        let text: String = bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        assert!(text.contains("CREDITS") && text.contains("Bell: Anna; Rain: Eve"), "{extension}");
        assert!(extension == "mp3" || text.contains("\"bed_sound\":{\"name\":\"rain.wav\""), "{extension}");
    }
}

#[test]
fn a_routine_says_that_it_is_for_the_day_and_the_listener_has_the_last_word() {
    let folder = folder(&SITTING.replace("[defaults]", "[defaults]\nprofile = \"day\""));
    let spoken_by = |arguments: &[&str]| nightcue(&folder, arguments).0;
    assert!(spoken_by(&["render", "sit.toml", "--format", "wav"]).contains("spoken by day-en"));
    let night = spoken_by(&["render", "sit.toml", "--format", "wav", "--profile", "night"]);
    assert!(night.contains("spoken by night-en"), "{night}");
}

#[test]
fn every_language_of_a_track_has_its_voice_whoever_the_listener_chose() {
    let class = include_str!("sheets/14-two-languages.toml");
    let folder = folder(class);
    let spoken_by = |more: &[&str]| nightcue(&folder, &[&["render", "sit.toml", "--format", "wav"], more].concat()).0;
    for (more, voices) in [
        (&[][..], "spoken by night-en, night-de"),
        (&["--voice", "day-en"], "spoken by day-en, night-de"),
        (&["--voice", "day"], "spoken by day"),
    ] {
        let told = spoken_by(more);
        assert!(told.contains(voices), "{more:?}: {told}");
    }
}
