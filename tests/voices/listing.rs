//! Voices listed, tried, and installed from files.

use std::fs;

use crate::Desk;

const COMMAND: &str = "kind = 'command'\nlanguage = 'en'\ncommand = ['echo', '{out}']\n";

fn rows(list: &str) -> Vec<&str> {
    list.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect()
}

#[test]
fn every_voice_that_can_be_named_is_listed_where_it_comes_from() {
    let desk = Desk::new("");
    desk.write("own/anna.toml", "kind = 'pico'\nlanguage = 'de'\nrate = 101\n");
    desk.write("own/night-it.toml", "kind = 'pico'\nlanguage = 'it'\nrate = 99\n");
    desk.write("own/broken.toml", "kind = 'pico'\n");
    let list = desk.printed(&["voices"]);
    let (built_in, own) = list.split_once("your own\n").expect("groups");
    assert_eq!(rows(built_in).len(), 11, "one is the user's own now: {list}");
    assert!(own.contains("German           pico, 101 words per minute"), "{list}");
    assert!(own.contains("broken") && own.contains("cannot be used") && own.contains("language"), "{list}");
    let own = own.split("\n\n").next().unwrap_or_default();
    assert_eq!(rows(own), ["anna", "broken", "night-it"]);
}

#[test]
fn the_list_can_be_of_one_language_and_for_programs() {
    let desk = Desk::new("");
    let list = desk.printed(&["voices", "--language", "de"]);
    assert_eq!(rows(&list)[..2], ["day-de", "night-de"], "{list}");
    assert!(!list.contains("English"), "{list}");
    let british = desk.printed(&["voices", "list", "--language", "en-GB"]);
    assert!(
        british.contains("night-en-GB") && british.contains("day-en "),
        "who speaks American can read it: {british}"
    );
    let json: serde_json::Value = serde_json::from_str(&desk.printed(&["voices", "list", "--json"])).expect("JSON");
    let voices = json["voices"].as_array().expect("voices");
    let night = voices.iter().find(|voice| voice["name"] == "night-de").expect("there");
    assert_eq!((&night["origin"], &night["language"]), (&"bundled".into(), &"de".into()));
    assert_eq!(json["format"], 1);
}

#[cfg(feature = "neural")]
#[test]
fn the_catalog_shows_size_speakers_and_license() {
    let list = Desk::new("").printed(&["voices", "--language", "en"]);
    let row = list.lines().find(|line| line.contains("en_US-libritts-high")).expect("in the catalog");
    assert!(row.contains("136.7 MB, 904 speakers, CC BY 4.0"), "{row}");
}

#[test]
fn a_sentence_is_spoken_as_in_a_track_and_measured() {
    let desk = Desk::new("");
    let said = desk.said(&["voices", "say", "Hold for 30 s, and breathe out."], 0);
    assert!(said.contains("out/say.wav") && said.contains("7 words in"), "the number is written out: {said}");
    assert!(said.contains("-23.0 LUFS"), "{said}");
    let reader = hound::WavReader::open(desk.path("out/say.wav")).expect("a WAV");
    assert_eq!(reader.spec().sample_rate, 48_000);
    let seconds = f64::from(reader.duration()) / 48_000.0;
    let (message, _) = said.split_once(" s: ").expect("a length");
    assert!(message.ends_with(&format!("{seconds:.1}")), "{said} {seconds}");
    let rate: f64 = said.split(" s: ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok()).expect("a rate");
    assert!((rate - 7.0 * 60.0 / seconds).abs() < 0.51, "{said} {seconds}");
    let day = desk.said(&["voices", "say", "Hold.", "--profile", "day", "--out", "x/day.flac"], 0);
    assert!(day.contains("x/day.flac") && day.contains("-19.0 LUFS"), "{day}");
    desk.said(&["verify", "x/day.flac"], 2);
}

#[test]
fn the_language_is_that_of_the_voice() {
    let desk = Desk::new("");
    let said = desk.said(&["voices", "say", "Atme 2 min aus.", "--voice", "night-de"], 0);
    assert!(said.contains("out/say-night-de.wav") && said.contains("4 words"), "{said}");
    desk.said(&["voices", "say", "Atme aus.", "--language", "de"], 0);
    let message = desk.said(&["voices", "say", "Atme aus.", "--voice", "night-de", "--language", "en"], 2);
    assert!(message.contains("speaks German, not English"), "{message}");
}

#[test]
fn what_cannot_be_said_is_reported_and_leaves_no_file() {
    let desk = Desk::new("");
    let cases: [(&[&str], &str); 5] = [
        (&["voices", "say", ""], "nothing to say"),
        (&["voices", "say", "Hold.", "--voice", "nigth-en"], "did you mean `night-en`?"),
        (&["voices", "say", "Hold.", "--voice", "recordings:."], "no recording of these lines (1)"),
        (&["voices", "say", "Hold.", "--out", "say.aiff"], "must end in .wav"),
        (&["voices", "say", "Hold.", "--voice", "missing.onnx"], "missing.onnx"),
    ];
    for (arguments, expected) in cases {
        let message = desk.said(arguments, 2);
        assert!(message.contains(expected), "{expected}: {message}");
        assert!(!desk.path("out").exists() && !desk.path("say.aiff").exists(), "{expected}");
    }
}

#[test]
fn a_profile_is_added_and_removed() {
    let desk = Desk::new("");
    desk.write("anna.toml", "kind = 'pico'\nlanguage = 'en'\nrate = 101\n");
    desk.said(&["voices", "add", "anna.toml"], 0);
    desk.said(&["voices", "say", "Hold.", "--voice", "anna"], 0);
    let message = desk.said(&["voices", "add", "anna.toml"], 2);
    assert!(message.contains("already exists"), "{message}");
    desk.said(&["voices", "remove", "anna"], 0);
    assert!(!desk.path("own/anna.toml").exists() && desk.path("anna.toml").exists());
    desk.write("eve.toml", COMMAND);
    assert!(desk.said(&["voices", "add", "eve.toml"], 0).contains("runs a program"));
    desk.write("broken.toml", "kind = 'pico'\n");
    assert!(desk.said(&["voices", "add", "broken.toml"], 2).contains("language"));
    desk.write("lines.toml", "kind = 'recordings'\nlanguage = 'en'\nfolder = 'lines'\n");
    assert!(desk.said(&["voices", "add", "lines.toml"], 2).contains("refers to `lines`"));
    assert_eq!(fs::read_dir(desk.path("own")).expect("a folder").count(), 1);
}

#[test]
fn what_was_not_added_is_not_removed() {
    let desk = Desk::new("");
    desk.write("own/anna.toml", "kind = 'pico'\nlanguage = 'en'\n");
    let cases =
        [("night-en", "is built in"), ("../own/anna", "no added voice"), ("nobody", "no voices have been added")];
    for (name, expected) in cases {
        let message = desk.said(&["voices", "remove", name], 2);
        assert!(message.contains(expected), "{message}");
    }
    assert!(desk.path("own/anna.toml").exists());
}

#[cfg(feature = "neural")]
#[test]
fn a_model_is_added_from_its_file_if_it_speaks() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let desk = Desk::new(crate::ROUTINE);
    fs::copy(fixtures.join("tiny.onnx"), desk.path("anna.onnx")).expect("disk");
    assert!(desk.said(&["voices", "add", "anna.onnx"], 2).contains("anna.onnx.json"));
    fs::copy(fixtures.join("tiny.onnx.json"), desk.path("other.json")).expect("disk");
    let said = desk.said(&["voices", "add", "anna.onnx", "other.json"], 0);
    assert!(said.contains("license"), "{said}");
    assert!(desk.said(&["voices", "add", "anna.onnx", "other.json"], 0).contains("is already installed"));
    desk.said(&["check", "routine.toml", "--voice", "anna"], 0);
    assert!(
        fs::read(desk.path("data/voices/anna.onnx")).expect("a model") == fs::read(desk.path("anna.onnx")).expect("it")
    );
    desk.said(&["voices", "remove", "anna"], 0);

    let model = fs::read(desk.path("anna.onnx")).expect("a model");
    fs::write(desk.path("anna.onnx"), &model[..1_000]).expect("disk");
    assert!(desk.said(&["voices", "add", "anna.onnx", "other.json"], 2).contains("is truncated"));
    fs::write(desk.path("my anna.onnx"), &model).expect("disk");
    assert!(desk.said(&["voices", "add", "my anna.onnx", "other.json"], 2).contains("not a valid voice name"));
    assert_eq!(fs::read_dir(desk.path("data/voices")).expect("a folder").count(), 0);
}
