//! Finished tracks, as `verify` reads them, and the timelines in their tags.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use assert_cmd::Command;
use nightcue::render::Record;
use nightcue::verify::{hear, verification_table, verify};

use super::rounds::hold;

const ROUTINE: &str = "title = \"A\"\nlanguage = \"en\"\n[defaults]\ncountdown = 0\n[[step]]\ntitle = \"Go\"\n[[step.do]]\nsay = \"Hold.\"\nhold = \"3s\"\n";
/// Tags and headers are in so many bytes at the beginning or the end; damage to the sound in between makes no other code run.
const EDGE: usize = 6_000;

fn track(folder: &Path, format: &str) -> Vec<u8> {
    fs::write(folder.join("a.toml"), ROUTINE).expect("disk");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command.current_dir(folder).env("NIGHTCUE_VOICE", "fake").env("NIGHTCUE_CACHE_DIR", folder.join("cache"));
    command.args(["render", "a.toml", "--no-cover", "--sample-rate", "8000", "--format", format]).assert().success();
    let name = fs::read_dir(folder.join("out")).expect("a folder").flatten().map(|entry| entry.path());
    let path = name.into_iter().find(|path| path.extension().is_some_and(|extension| extension == format));
    fs::read(path.expect("a track")).expect("a file")
}

#[test]
fn any_file_is_a_track_or_told_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let tracks = ["wav", "mp3", "flac", "opus"].map(|format| track(folder.path(), format));
    let place = folder.path().join("damaged");
    let judge = |bytes: &[u8]| {
        fs::write(&place, bytes).expect("disk");
        let Ok(heard) = hear(&place, &AtomicBool::new(false), &|_| ()) else { return };
        if let Ok(Some(record)) = heard.record() {
            drop(verification_table("a", &verify(&heard, record)));
        }
    };
    for whole in &tracks {
        let (head, rest) = whole.split_at(EDGE.min(whole.len()));
        hold("track-head", 6, &[head.to_vec()], |bytes| judge(&[bytes, rest].concat()));
        let (rest, tail) = whole.split_at(whole.len().saturating_sub(EDGE));
        hold("track-tail", 3, &[tail.to_vec()], |bytes| judge(&[rest, bytes].concat()));
    }
}

#[test]
fn any_timeline_is_read_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("a.wav");
    fs::write(&place, track(folder.path(), "wav")).expect("disk");
    let heard = hear(&place, &AtomicBool::new(false), &|_| ()).expect("a track");
    let timeline = heard.carried.timeline.clone().expect("a timeline").into_bytes();
    hold("timeline", 200, &[timeline], |bytes| {
        if let Ok(record) = Record::read(&String::from_utf8_lossy(bytes)) {
            drop(verify(&heard, record));
        }
    });
}
