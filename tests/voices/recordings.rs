//! The user's own recordings as a voice.

use std::fs;
use std::path::Path;

use nightcue::sound::{integrated_loudness, measure};
use nightcue::speech::{Recorded, SpeechError, Voice, recording_file_name};
use nightcue::words::{Language, Utterance};

use crate::sound::{self, RATE_HZ};
use crate::{Desk, ROUTINE, fixture};

/// Records every line of the desk's routine, as long as its words take.
pub(crate) fn record_all(desk: &Desk, folder: &str) -> Vec<String> {
    let listed = desk.printed(&["script", "routine.toml", "--lines"]);
    fs::create_dir_all(desk.path(folder)).expect("disk");
    let mut files = Vec::new();
    for line in listed.lines() {
        let (file, words) = line.split_once("  ").expect("a file and words");
        sound::wav(&desk.path(folder).join(file), &sound::spoken(words.trim(), 0.2), 1);
        files.push(file.to_owned());
    }
    files
}

fn said(text: &str, make: impl Fn(&Path)) -> Result<nightcue::sound::Clip, SpeechError> {
    let folder = tempfile::tempdir().expect("a folder");
    make(&folder.path().join(recording_file_name(1, text)));
    let utterance = Utterance { text: text.to_owned(), language: Language::English };
    Recorded::open(folder.path(), None).expect("a folder").speak(&utterance)
}

#[test]
fn every_line_is_listed_once_under_a_name_that_stays() {
    let desk = Desk::new(ROUTINE);
    let before = desk.printed(&["script", "routine.toml", "--lines"]);
    let files: Vec<&str> = before.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let mut distinct = files.clone();
    distinct.dedup();
    assert!(files.len() >= 4 && distinct == files, "{before}");
    assert!(files.iter().any(|file| file.contains("-pull-the-strap-") && file.ends_with(".wav")), "{before}");
    desk.write("routine.toml", &ROUTINE.replace("[[step]]", "[[opening]]\nsay = \"Hello.\"\n[[step]]"));
    let after = desk.printed(&["script", "routine.toml", "--lines"]);
    let mark = |list: &str| list.lines().find(|line| line.contains("pull-the")).map(|line| line[4..40].to_owned());
    assert_eq!(mark(&before), mark(&after), "the number changes, the rest does not");
}

#[test]
fn the_list_can_be_saved_as_a_table() {
    let desk = Desk::new(ROUTINE);
    desk.said(&["script", "routine.toml", "--csv", "lines.csv"], 0);
    let table = fs::read_to_string(desk.path("lines.csv")).expect("saved");
    assert!(table.starts_with("file,words,voice\r\n") && table.contains(",\"Pull the strap.\","), "{table}");
}

#[test]
fn a_track_is_spoken_by_recordings_and_missing_lines_are_reported_at_once() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    desk.said(&["check", "routine.toml", "--voice", "recordings:anna"], 0);
    for file in &files[..2] {
        fs::remove_file(desk.path("anna").join(file)).expect("there");
    }
    let message = desk.said(&["check", "routine.toml", "--voice", "recordings:anna"], 2);
    assert!(
        message.contains("these lines (2)") && files[..2].iter().all(|file| message.contains(file.as_str())),
        "{message}"
    );
    assert!(!message.contains(files[2].as_str()), "{message}");
    let lacking = desk.printed(&["script", "routine.toml", "--lines", "--voice", "recordings:anna"]);
    assert_eq!(lacking.lines().count(), 2, "{lacking}");
    desk.said(&["check", "routine.toml", "--voice", "recordings:anna", "--fallback", "day"], 0);
    let message = desk.said(&["check", "routine.toml", "--voice", "recordings:anna", "--fallback", "dya-en"], 2);
    assert!(message.contains("`day-en`"), "{message}");
}

#[test]
fn recordings_may_be_wav_flac_mp3_or_vorbis_at_any_rate_and_in_stereo() {
    let text = "Pull the strap.";
    let samples = sound::spoken(text, 0.2);
    let mono = said(text, |path| sound::wav(path, &samples, 1)).expect("WAV");
    let stereo = said(text, |path| sound::wav(path, &samples, 2)).expect("stereo");
    assert_eq!(mono.length(), stereo.length());
    for extension in ["flac", "mp3"] {
        let other = said(text, |path| sound::compressed(&path.with_extension(extension), &samples)).expect(extension);
        let difference = other.length().millis().abs_diff(mono.length().millis());
        assert!(difference <= 30, "{extension}: {difference} ms");
    }
    // Made with ffmpeg: 300 ms of silence, 1 150 ms of 300 Hz, 300 ms of silence, 44 100 Hz.
    let vorbis = said(text, |path| fs::write(path.with_extension("ogg"), fixture("pull-the-strap.ogg")).expect("disk"));
    let difference = vorbis.expect("Ogg Vorbis").length().millis().abs_diff(mono.length().millis());
    assert!(difference <= 30, "Ogg Vorbis: {difference} ms");
    let nothing = said(text, |path| fs::write(path, "no sound").expect("disk")).expect_err("no sound file");
    assert!(nothing.to_string().contains("can be decoded"), "{nothing}");
}

#[test]
fn one_line_may_be_vorbis_among_others_unless_it_breaks_off() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    let pull = files.iter().find(|file| file.contains("pull-the-strap")).expect("a line");
    fs::remove_file(desk.path("anna").join(pull)).expect("there");
    let vorbis = desk.path("anna").join(pull).with_extension("ogg");
    fs::write(&vorbis, fixture("pull-the-strap.ogg")).expect("disk");
    desk.said(&["check", "routine.toml", "--voice", "recordings:anna"], 0);
    fs::write(&vorbis, &fixture("pull-the-strap.ogg")[..4_000]).expect("disk");
    let message = desk.said(&["check", "routine.toml", "--voice", "recordings:anna"], 2);
    assert!(message.contains("pull-the-strap") && message.contains("ends before its sound begins"), "{message}");
}

#[test]
fn silence_and_hum_around_the_words_are_gone() {
    let text = "Pull the strap.";
    let words = sound::tone(300.0, 0.2, 900);
    let hum: Vec<f32> = sound::tone(50.0, 0.004, 2_900);
    let samples: Vec<f32> = [sound::silence(1_000), words, sound::silence(1_000)].concat();
    let samples: Vec<f32> = samples.iter().zip(&hum).map(|(word, hum)| word + hum).collect();
    let length = said(text, |path| sound::wav(path, &samples, 1)).expect("words").length().millis();
    assert!((900..=1_100).contains(&length), "{length} ms");
}

#[test]
fn recordings_of_unequal_loudness_are_evened_within_limits() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = [("Pull the strap.", 0.3), ("Now hold on.", 0.2), ("And let it go.", 0.15), ("Whispered words.", 0.02)];
    for (number, (text, amplitude)) in lines.iter().enumerate() {
        let path = folder.path().join(recording_file_name(number, text));
        sound::wav(&path, &sound::spoken(text, *amplitude), 1);
    }
    let voice = Recorded::open(folder.path(), None).expect("a folder");
    let loudness: Vec<f64> = lines
        .iter()
        .map(|(text, _)| voice.speak(&Utterance { text: (*text).to_owned(), language: Language::English }))
        .map(|clip| clip.expect("recorded"))
        .map(|clip| integrated_loudness(measure(&clip.samples, clip.rate).blocks.iter()).0)
        .collect();
    assert!(loudness[..3].iter().all(|one| (one - loudness[0]).abs() < 0.1), "{loudness:?}");
    assert!(loudness[3] < loudness[0] - 6.0, "a whisper stays softer: {loudness:?}");
}

#[test]
fn a_recording_that_cannot_be_right_is_reported_with_its_line() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    let pull = files.iter().find(|file| file.contains("pull-the-strap")).expect("a line");
    let path = desk.path("anna").join(pull);
    let loud = [sound::silence(200), sound::tone(300.0, 9.0, 900), sound::silence(200)].concat();
    let loud: Vec<f32> = loud.iter().map(|sample| sample.clamp(-1.0, 1.0)).collect();
    let cases = [
        (sound::silence(1_000), "silent"),
        ([sound::silence(200), sound::tone(300.0, 0.3, 900)].concat(), "cut off"),
        ([sound::silence(200), sound::tone(300.0, 0.3, 40), sound::silence(200)].concat(), "left out"),
        (loud, "clipped"),
    ];
    for (samples, expected) in cases {
        sound::wav(&path, &samples, 1);
        let message = desk.said(&["check", "routine.toml", "--voice", "recordings:anna"], 1);
        assert!(message.contains("suspicious-clip") && message.contains(expected), "{expected}: {message}");
        assert!(message.contains("routine.toml:8"), "{message}");
    }
}

#[test]
fn two_files_for_one_line_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [recording_file_name(1, "Hold."), recording_file_name(2, "Hold.")] {
        sound::wav(&folder.path().join(name), &sound::tone(300.0, 0.2, RATE_HZ as usize / 40), 1);
    }
    let utterance = Utterance { text: "Hold.".to_owned(), language: Language::English };
    let told = Recorded::open(folder.path(), None).expect("a folder").expect(&[utterance]).expect_err("two");
    assert!(told.to_string().contains("same line"));
}

#[cfg(unix)]
#[test]
fn recordings_beside_a_routine_stay_in_its_folder() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "elsewhere");
    desk.write("stranger/voices/eve.toml", "kind = 'recordings'\nlanguage = 'en'\nfolder = 'eve'");
    desk.write("stranger/routine.toml", &ROUTINE.replace("[[step]]", "[defaults]\nvoice = \"eve\"\n[[step]]"));
    fs::create_dir_all(desk.path("stranger/voices/eve")).expect("disk");
    for file in &files {
        let link = desk.path("stranger/voices/eve").join(file);
        std::os::unix::fs::symlink(desk.path("elsewhere").join(file), link).expect("disk");
    }
    let message = desk.said(&["check", "stranger/routine.toml"], 1);
    assert!(message.contains("is outside the folder"), "{message}");
    for file in &files {
        let path = desk.path("stranger/voices/eve").join(file);
        fs::remove_file(&path).expect("a link");
        fs::copy(desk.path("elsewhere").join(file), path).expect("disk");
    }
    desk.said(&["check", "stranger/routine.toml"], 0);
}
