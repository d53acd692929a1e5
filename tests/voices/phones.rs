//! Recordings as phones, computers and their programs leave them: in any format and folder, under any name, and with mistakes.

use std::fs;
use std::path::Path;

use hound::{SampleFormat, WavSpec, WavWriter};
use nightcue::sound::Clip;
use nightcue::speech::{Recorded, SpeechError, Voice, recording_file_name};
use nightcue::words::{Language, Utterance};

use crate::recordings::record_all;
use crate::sound::{self, RATE_HZ};
use crate::{Desk, ROUTINE, fixture};

const TEXT: &str = "Pull the strap.";
/// What is heard of `sound::spoken(TEXT)`: the tone, and a margin on both sides.
const HEARD_MS: u64 = 1_150 + 50 + 120;

fn said(name: &str, bytes: &[u8]) -> Result<Clip, SpeechError> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(recording_file_name(1, TEXT)).with_extension(name), bytes).expect("disk");
    let utterance = Utterance { text: TEXT.to_owned(), language: Language::English };
    Recorded::open(folder.path(), None).expect("a folder").speak(&utterance)
}

/// The bytes of a WAV file with `samples`.
fn wav(samples: &[f32]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.wav");
    sound::wav(&path, samples, 1);
    fs::read(path).expect("disk")
}

fn float_wav(samples: &[f32]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.wav");
    let spec = WavSpec { channels: 1, sample_rate: RATE_HZ, bits_per_sample: 32, sample_format: SampleFormat::Float };
    let mut writer = WavWriter::create(&path, spec).expect("disk");
    samples.iter().for_each(|sample| writer.write_sample(*sample).expect("disk"));
    writer.finalize().expect("disk");
    fs::read(path).expect("disk")
}

fn patched(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
    bytes[at..at + new.len()].copy_from_slice(new);
    bytes
}

fn assert_heard(what: &str, clip: Result<Clip, SpeechError>) {
    let length = clip.unwrap_or_else(|error| panic!("{what}: {error}")).length().millis();
    assert!(length.abs_diff(HEARD_MS) <= 45, "{what}: {length} ms, not {HEARD_MS}");
}

#[test]
fn every_format_of_phones_and_computers_is_read_to_its_last_word() {
    // Made with ffmpeg: 300 ms of silence, 1 150 ms of 300 Hz, 300 ms of silence.
    let names = ["m4a", "aac", "opus", "webm", "caf", "aif"];
    for name in names {
        assert_heard(name, said(name, &fixture(&format!("pull-the-strap.{name}"))));
    }
    assert_heard("ALAC", said("m4a", &fixture("pull-the-strap-alac.m4a")));
    assert_heard("a wrong extension", said("wav", &fixture("pull-the-strap.m4a")));
}

#[test]
fn an_mp3_whose_length_its_first_frames_do_not_tell_is_read_to_its_end() {
    // Made with ffmpeg, variable bit rate without a Xing header: 200 ms of noise and 950 ms of 300 Hz after 100 ms of silence.
    assert_heard("MP3", said("mp3", &fixture("pull-the-strap-vbr.mp3")));
}

/// The fixture as a browser records it: without an index, and with the lengths of the file and of its cluster left open.
fn webm_of_a_browser() -> Vec<u8> {
    let mut bytes = fixture("pull-the-strap.webm");
    let find = |bytes: &[u8], id: [u8; 4]| bytes.windows(4).rposition(|window| window == id).expect("an element");
    const INDEX: [u8; 4] = [0x1c, 0x53, 0xbb, 0x6b];
    bytes.truncate(find(&bytes, INDEX));
    let reference = find(&bytes, INDEX);
    bytes[reference + 3] = 0;
    const OPEN: [u8; 8] = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    let cluster = find(&bytes, [0x1f, 0x43, 0xb6, 0x75]) + 4;
    bytes.splice(cluster..cluster + 2, OPEN);
    let segment = find(&bytes, [0x18, 0x53, 0x80, 0x67]) + 4;
    patched(bytes, segment, &OPEN)
}

#[test]
fn a_webm_whose_lengths_were_left_open_is_read_to_its_end() {
    let whole = webm_of_a_browser();
    assert_heard("WebM", said("webm", &whole));
    for cut in [whole.len() / 2, whole.len() - 5] {
        let error = said("webm", &whole[..cut]).expect_err("a part is missing").to_string();
        assert!(error.contains("is truncated"), "{cut}: {error}");
    }
    // Two clusters one after the other, and a length that is not open but longer than the file.
    let cluster = whole.windows(4).rposition(|window| window == [0x1f, 0x43, 0xb6, 0x75]).expect("a cluster");
    let twice = said("webm", &[&whole[..], &whole[cluster..]].concat()).expect("a sound").length().millis();
    assert!(twice > HEARD_MS + 1_000, "{twice} ms");
    let known = said("webm", &fixture("pull-the-strap.webm")[..3_000]).expect_err("a part is missing").to_string();
    assert!(known.contains("is truncated"), "{known}");
}

#[test]
fn what_is_no_sound_or_damaged_is_refused_with_what_to_do() {
    let recording = fixture("pull-the-strap.opus");
    let hole = patched(recording.clone(), 1_000, &[0; 50]);
    let m4a = fixture("pull-the-strap.m4a");
    let cases: [(&str, &[u8], &str); 7] = [
        ("wav", b"", "has no sound"),
        ("wav", b"this is a text", "save or convert it"),
        ("mp3", b"<!DOCTYPE html><html>Sign in</html>", "save or convert it"),
        ("amr", b"#!AMR\n\x3c\x08\x17", "save or convert it"),
        ("opus", &hole, "record its line again"),
        ("opus", &recording[..2_500], "is truncated"),
        ("m4a", &m4a[..m4a.len() / 2], "save or convert it"),
    ];
    for (name, bytes, expected) in cases {
        let error = said(name, bytes).expect_err(expected).to_string();
        assert!(error.contains(expected) && !error.contains("unsupported feature"), "{name}: {error}");
    }
    let noise = (0..RATE_HZ * 2).map(|n| ((n * 7919 % 1_009) as f32 / 1_009.0 - 0.5) * 0.2);
    let error = said("wav", &wav(&noise.collect::<Vec<_>>())).expect_err("noise").to_string();
    assert!(error.contains("record it where it is quieter"), "{error}");
}

#[test]
fn channels_that_cancel_each_other_are_not_called_silent() {
    let opposite: Vec<f32> = sound::spoken(TEXT, 0.2).into_iter().flat_map(|sample| [sample, -sample]).collect();
    // Written as one channel, then declared as two.
    let stereo = patched(patched(wav(&opposite), 22, &2u16.to_le_bytes()), 32, &4u16.to_le_bytes());
    let stereo = patched(stereo, 28, &(RATE_HZ * 4).to_le_bytes());
    let error = said("wav", &stereo).expect_err("nothing is left").to_string();
    assert!(error.contains("cancel each other") && error.contains("save it as mono"), "{error}");
}

#[test]
fn a_wav_whose_lengths_were_left_open_is_read_to_its_end() {
    let whole = wav(&sound::spoken(TEXT, 0.2));
    for open in [0u32, 0x7fff_ffff, 0x7fff_fff0, 0xffff_ffff] {
        let open = open.to_le_bytes();
        let left = patched(patched(whole.clone(), 4, &open), 40, &open);
        assert_heard(&format!("{open:?}"), said("wav", &left));
    }
    let rf64 = patched(patched(whole.clone(), 0, b"RF64"), 40, &[0xff; 4]);
    assert_heard("RF64", said("wav", &rf64));
    let cut = said("wav", &whole[..whole.len() / 2]).expect_err("half of it is missing").to_string();
    assert!(cut.contains("is truncated"), "{cut}");
}

#[test]
fn samples_of_24_bits_in_four_bytes_are_read_wherever_they_stand_in_them() {
    let samples = sound::spoken(TEXT, 0.2);
    let whole = wav(&samples);
    for (upper, bits) in [(true, 24u16), (false, 24)] {
        let number = |sample: &f32| ((sample * 8_388_607.0) as i32) << if upper { 8 } else { 0 };
        let data: Vec<u8> = samples.iter().flat_map(|sample| number(sample).to_le_bytes()).collect();
        let mut header = whole[..44].to_vec();
        header = patched(header, 28, &(RATE_HZ * 4).to_le_bytes());
        header = patched(header, 32, &4u16.to_le_bytes());
        header = patched(header, 34, &bits.to_le_bytes());
        header = patched(header, 4, &(data.len() as u32 + 36).to_le_bytes());
        header = patched(header, 40, &(data.len() as u32).to_le_bytes());
        assert_heard(&format!("upper: {upper}"), said("wav", &[header, data].concat()));
    }
}

#[test]
fn an_offset_and_floating_point_peaks_over_full_scale_do_no_harm() {
    let offset: Vec<f32> = sound::spoken(TEXT, 0.2).iter().map(|sample| sample + 0.3).collect();
    assert_heard("offset", said("wav", &wav(&offset)));
    assert_heard("over full scale", said("wav", &float_wav(&sound::spoken(TEXT, 3.0))));
    let clipped: Vec<f32> = sound::spoken(TEXT, 3.0).iter().map(|sample| sample.clamp(-1.0, 1.0)).collect();
    let error = said("wav", &float_wav(&clipped)).expect_err("clipped").to_string();
    assert!(error.contains("clipped"), "{error}");
    let broken = said("wav", &float_wav(&[sound::spoken(TEXT, 0.2), vec![f32::NAN]].concat())).expect_err("no number");
    assert!(broken.to_string().contains("not numbers"), "{broken}");
}

#[test]
fn recordings_are_found_in_any_folder_under_any_name_with_their_mark() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    let mark = |file: &str| file.trim_end_matches(".wav").rsplit('-').next().expect("a mark").to_owned();
    fs::create_dir_all(desk.path("anna/monday/evening")).expect("disk");
    let names = ["take 2_MARK.wav", "monday/MARK.wav", "monday/evening/20240131-MARK (1).wav", "MARK copy.WAV"];
    for (file, name) in files.iter().zip(names) {
        fs::rename(desk.path("anna").join(file), desk.path("anna").join(name.replace("MARK", &mark(file))))
            .expect("a file");
    }
    fs::write(desk.path("anna").join(format!("._{}", files[0])), "left by a Mac").expect("disk");
    fs::write(desk.path("anna/lines.csv"), "the list").expect("disk");
    let said = desk.said(&["check", "routine.toml", "--only", "--voice", "anna"], 0);
    assert!(said.contains(&format!("{0} of {0} lines recorded", files.len())) && !said.contains("note"), "{said}");
    desk.said(&["check", "routine.toml", "--voice", "recordings:anna"], 0);
}

#[test]
fn render_says_how_many_lines_are_recorded_and_who_speaks_the_others() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    fs::remove_file(desk.path("anna").join(&files[1])).expect("a file");
    let arguments = ["render", "routine.toml", "--voice", "anna", "--fallback", "night", "--format", "wav"];
    let said = desk.said(&arguments, 0);
    let expected = format!("{} of {} lines recorded, 1 by night-en", files.len() - 1, files.len());
    assert!(said.contains(&expected), "{said}");
    let said = desk.said(&["render", "routine.toml", "--format", "wav"], 0);
    assert!(!said.contains("recorded"), "{said}");
}

#[test]
fn a_fallback_that_lacks_lines_itself_is_reported_with_them() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    fs::create_dir(desk.path("ben")).expect("disk");
    fs::rename(desk.path("anna").join(&files[0]), desk.path("ben").join(&files[0])).expect("a file");
    desk.said(&["check", "routine.toml", "--voice", "anna", "--fallback", "recordings:ben"], 0);
    fs::remove_file(desk.path("anna").join(&files[1])).expect("a file");
    let said = desk.said(&["check", "routine.toml", "--voice", "anna", "--fallback", "recordings:ben"], 2);
    assert!(said.contains("these lines (1)") && said.contains(&files[1]), "{said}");
}

#[test]
fn files_without_a_line_and_lines_whose_words_have_changed_are_named() {
    let desk = Desk::new(ROUTINE);
    record_all(&desk, "anna");
    fs::write(desk.path("anna/New Recording 7.m4a"), "never opened").expect("disk");
    let said = desk.said(&["check", "routine.toml", "--only", "--voice", "anna"], 0);
    assert!(said.contains("New Recording 7.m4a is not used") && said.contains("no line of this track"), "{said}");
    desk.write("routine.toml", &ROUTINE.replace("Pull the strap.", "Pull the strap now."));
    let said = desk.said(&["check", "routine.toml", "--voice", "anna"], 2);
    assert!(said.contains("these lines (1)") && said.contains("-pull-the-strap-now-"), "{said}");
    assert!(said.contains("have changed since to `Pull the strap now.`"), "{said}");
    let output = desk.nightcue(&["script", "routine.toml", "--lines", "--voice", "anna"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("New Recording 7.m4a") && said.contains("have changed since"), "{said}");
}

#[test]
fn every_file_that_cannot_be_read_is_named_in_one_run() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    let path = |index: usize| desk.path("anna").join(&files[index]);
    fs::write(path(0), "no sound").expect("disk");
    fs::rename(path(1), path(1).with_extension("amr")).expect("a file");
    fs::write(path(1).with_extension("amr"), "#!AMR\n").expect("disk");
    fs::copy(path(2), desk.path("anna").join(format!("take 2_{}", &files[2]))).expect("a file");
    let said = desk.said(&["check", "routine.toml", "--voice", "anna", "--fallback", "day"], 2);
    let unbroken = said.replace('\n', " ");
    for part in [&files[0], files[1].trim_end_matches(".wav"), &files[2]] {
        assert!(unbroken.contains(part), "{part}: {said}");
    }
    assert!(said.contains("convert it") && said.contains("record the same line"), "{said}");
}

#[cfg(unix)]
#[test]
fn what_no_line_needs_is_never_opened_and_what_one_needs_is_a_regular_file_of_a_bounded_size() {
    let desk = Desk::new(ROUTINE);
    let files = record_all(&desk, "anna");
    let fifo = |name: &str| {
        let made = std::process::Command::new("mkfifo").arg(desk.path("anna").join(name)).status().expect("it runs");
        assert!(made.success());
    };
    let huge = |name: &Path| {
        let file = fs::File::create(desk.path("anna").join(name)).expect("disk");
        file.set_len(3 << 30).expect("a hole");
    };
    fifo("pipe-0123abcd.wav");
    huge(Path::new("huge-0123abce.flac"));
    desk.said(&["check", "routine.toml", "--only", "--voice", "anna"], 0);
    for file in &files[..2] {
        fs::remove_file(desk.path("anna").join(file)).expect("a file");
    }
    fifo(&files[0]);
    huge(Path::new(&files[1]));
    let said = desk.said(&["check", "routine.toml", "--voice", "anna"], 2);
    assert_eq!(said.matches("not a regular file, or larger than 201 MB").count(), 2, "{said}");
}
