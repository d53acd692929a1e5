//! Voice profiles, and recordings in every container.

use std::fs;

use nightcue::base::Source;
use nightcue::compile;
use nightcue::script::Choices;
use nightcue::speech::{VoiceProfile, cut, lines_to_record};

use super::rounds::{files, hold};

const ROUTINE: &str = "title = \"A\"\nlanguage = \"en\"\n[[step]]\ntitle = \"Go\"\n[[step.do]]\nsay = \"Pull the strap.\"\nhold = \"20s\"\n";

#[test]
fn any_text_is_a_profile_or_told_why_not() {
    let seeds = files("voice", ".toml");
    hold("profile", 100, &seeds, |bytes| drop(VoiceProfile::read(&String::from_utf8_lossy(bytes))));
}

#[test]
fn any_file_is_a_recording_or_told_why_not() {
    let source = Source::new("a.toml", ROUTINE.as_bytes().to_vec()).expect("text");
    let lines = lines_to_record(&compile(&source, &Choices::default()).expect("a routine").script);
    let containers = ["alac.m4a", "vbr.mp3", ".aac", ".aif", ".caf", "strap.m4a", ".ogg", ".opus", ".webm"];
    let seeds: Vec<Vec<u8>> = containers.iter().flat_map(|ending| files("tests/fixtures", ending)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("take");
    hold("recording", 30, &seeds, |bytes| {
        fs::write(&place, bytes).expect("disk");
        drop(cut(&place, &lines));
    });
}
