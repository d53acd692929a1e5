//! Files beside the audio, and tracks split at their chapters.

#![allow(clippy::unwrap_used, reason = "what helps a test may end it")]

#[path = "verify/track.rs"]
#[allow(dead_code, reason = "shared with the tests of verification")]
mod track;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use nightcue::base::{Frames, Length};
use nightcue::render::{Format, RenderError, Sidecar};
use tempfile::TempDir;

use track::{Rendered, rendered, verified};

const FORMATS: [Format; 4] = [Format::Wav, Format::Flac, Format::Mp3, Format::Opus];

/// Every file below `folder`, by its path from there, in order.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/")),
            }
        }
    }
    found.sort();
    found
}

fn split(formats: &[Format]) -> (TempDir, Rendered) {
    let folder = TempDir::new().unwrap();
    let rendered = rendered(folder.path(), formats, &[], true).unwrap();
    (folder, rendered)
}

/// The files that the playlist of `extension` names, with the seconds it gives each.
fn playlist(folder: &Path, extension: &str) -> Vec<(PathBuf, f64)> {
    let text = fs::read_to_string(folder.join(format!("calf/calf-{extension}.m3u8"))).unwrap();
    let lines: Vec<&str> = text.lines().skip(2).collect();
    let entry = |pair: &[&str]| {
        let (seconds, _) = pair[0].strip_prefix("#EXTINF:").unwrap().split_once(',').unwrap();
        assert!(!pair[1].contains('/'), "{text}");
        (folder.join("calf").join(pair[1]), seconds.parse().unwrap())
    };
    lines.chunks(2).map(entry).collect()
}

#[test]
fn the_parts_last_exactly_as_long_as_the_whole_and_are_as_planned() {
    let (folder, Rendered { timeline, .. }) = split(&FORMATS);
    for format in FORMATS {
        let parts = playlist(folder.path(), format.extension());
        assert_eq!(parts.len(), timeline.chapters.len());
        let mut length = Frames::ZERO;
        for ((part, seconds), chapter) in parts.iter().zip(&timeline.chapters) {
            let verification = verified(part);
            assert_eq!(verification.problems, [], "{}", part.display());
            length += verification.length_frames;
            let exact = Length::of_frames(chapter.end.since(chapter.start), timeline.rate).seconds();
            assert!((seconds - exact).abs() < 0.000_51, "{seconds} {exact}");
        }
        let whole = verified(&folder.path().join(format!("calf.{}", format.extension())));
        assert_eq!(whole.problems, []);
        assert_eq!(length, whole.length_frames, "{format:?}");
    }
}

#[test]
fn the_samples_of_the_parts_are_those_of_the_whole() {
    let (folder, _) = split(&[Format::Wav, Format::Mp3]);
    let samples = |path: &Path| -> Vec<i16> {
        hound::WavReader::open(path).unwrap().into_samples().map(|sample| sample.unwrap()).collect()
    };
    let parts = playlist(folder.path(), "wav");
    let joined: Vec<i16> = parts.iter().flat_map(|(part, _)| samples(part)).collect();
    assert!(joined == samples(&folder.path().join("calf.wav")));
}

#[test]
fn splitting_changes_no_byte_of_the_whole() {
    let (split, _) = split(&FORMATS);
    let whole = TempDir::new().unwrap();
    rendered(whole.path(), &FORMATS, &[], false).unwrap();
    for format in FORMATS {
        let name = format!("calf.{}", format.extension());
        assert!(fs::read(split.path().join(&name)).unwrap() == fs::read(whole.path().join(&name)).unwrap(), "{name}");
    }
}

#[test]
fn parts_are_numbered_in_their_tags_and_names() {
    let (folder, _) = split(&[Format::Mp3]);
    let expected = [
        "calf.mp3",
        "calf/01-calf-stretch-left-side.mp3",
        "calf/02-calf-stretch-right-side.mp3",
        "calf/03-toe-raise-1.mp3",
        "calf/04-toe-raise-2.mp3",
        "calf/05-done.mp3",
        "calf/calf.m3u8",
    ];
    assert_eq!(files(folder.path()), expected);
    let tag = id3::Tag::read_from_path(folder.path().join(expected[2])).unwrap();
    let text = |id: &str| id3::TagLike::get(&tag, id).and_then(|frame| frame.content().text()).map(str::to_owned);
    assert_eq!(text("TRCK").as_deref(), Some("2/5"));
    assert_eq!(text("TIT2").as_deref(), Some("Calf stretch (right side)"));
    assert_eq!(text("TALB").as_deref(), Some("Calf cramp"));
}

#[test]
fn every_sidecar_stands_beside_the_track() {
    let folder = TempDir::new().unwrap();
    let rendered = rendered(folder.path(), &[Format::Mp3], &Sidecar::ALL, false).unwrap();
    let mut expected: Vec<String> =
        Sidecar::ALL.iter().map(|sidecar| format!("calf.{}", sidecar.extension())).collect();
    expected.push("calf.mp3".into());
    expected.sort();
    assert_eq!(files(folder.path()), expected);
    assert_eq!(rendered.written.len(), expected.len());
    assert!(fs::read_to_string(folder.path().join("calf.cue")).unwrap().contains("FILE \"calf.mp3\" MP3"));
}

/// The sound inside the page `file`.
fn sound_in(file: &Path) -> Vec<u8> {
    let page = fs::read_to_string(file).unwrap();
    let pieces = page.split("<script class=\"sound\" type=\"text/plain\">").skip(1);
    let decoded = |piece: &str| BASE64_STANDARD.decode(piece.split_once('<').unwrap().0).unwrap();
    pieces.flat_map(decoded).collect()
}

#[test]
fn a_page_plays_the_mp3_file_of_the_track_whether_that_is_written_too_or_not() {
    let (with, without) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    rendered(with.path(), &[Format::Wav, Format::Mp3], &[Sidecar::Page], true).unwrap();
    let written = rendered(without.path(), &[Format::Wav], &[Sidecar::Page], false).unwrap().written;
    let sound = fs::read(with.path().join("calf.mp3")).unwrap();
    assert!(sound_in(&with.path().join("calf.html")) == sound);
    assert!(sound_in(&without.path().join("calf.html")) == sound, "the same, encoded for the page alone");
    assert_eq!(files(without.path()), ["calf.html", "calf.wav"]);
    assert_eq!(written.len(), 2);
    assert!(!files(with.path()).iter().any(|file| file.starts_with("calf/") && file.ends_with(".html")));
}

#[test]
fn a_target_in_the_way_leaves_nothing_behind() {
    for in_the_way in ["calf/03-toe-raise-1.mp3", "calf.vtt", "calf.html", "calf/calf.m3u8"] {
        let folder = TempDir::new().unwrap();
        fs::create_dir_all(folder.path().join(in_the_way)).unwrap();
        let refused = rendered(folder.path(), &[Format::Mp3], &[Sidecar::Vtt, Sidecar::Page], true);
        assert!(matches!(refused, Err(RenderError::File { .. })), "{in_the_way}");
        assert_eq!(files(folder.path()), [""; 0], "{in_the_way}");
    }
}

#[test]
fn a_folder_that_was_made_for_nothing_is_removed() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("new/out");
    fs::create_dir_all(folder.path().join("old")).unwrap();
    fs::write(folder.path().join("new"), "no folder").unwrap();
    assert!(rendered(&out, &[Format::Wav], &[], true).is_err());
    fs::remove_file(folder.path().join("new")).unwrap();
    fs::create_dir_all(out.join("calf.mp3")).unwrap();
    assert!(rendered(&out, &[Format::Wav, Format::Mp3], &[], true).is_err());
    assert!(!out.join("calf").exists());
}

/// What ffprobe reports about `file`, if it is installed.
fn ffprobe(file: &Path, show: &str) -> Option<serde_json::Value> {
    let probe = Command::new("ffprobe").args(["-v", "error", "-of", "json", show]).arg(file).output().ok()?;
    assert!(probe.status.success() && probe.stderr.is_empty(), "{}", String::from_utf8_lossy(&probe.stderr));
    Some(serde_json::from_slice(&probe.stdout).unwrap())
}

#[test]
fn ffprobe_reads_every_caption() {
    let folder = TempDir::new().unwrap();
    let Rendered { timeline, .. } =
        rendered(folder.path(), &[Format::Wav], &[Sidecar::Vtt, Sidecar::Srt, Sidecar::Ffmetadata], false).unwrap();
    let captions = nightcue::render::captions(&timeline);
    for extension in ["vtt", "srt"] {
        let Some(probe) = ffprobe(&folder.path().join(format!("calf.{extension}")), "-show_packets") else { return };
        let packets = probe["packets"].as_array().unwrap();
        assert_eq!(packets.len(), captions.len(), "{extension}");
        for (packet, caption) in packets.iter().zip(&captions) {
            let seconds = |key: &str| packet[key].as_str().unwrap().parse::<f64>().unwrap();
            let planned = caption.start.0 as f64 / 16_000.0;
            assert!((seconds("pts_time") - planned).abs() < 0.000_51, "{extension} {packet} {planned}");
        }
    }
    let chapters = ffprobe(&folder.path().join("calf.ffmetadata"), "-show_chapters").unwrap();
    let starts: Vec<u64> =
        chapters["chapters"].as_array().unwrap().iter().map(|chapter| chapter["start"].as_u64().unwrap()).collect();
    assert_eq!(starts, timeline.chapters.iter().map(|chapter| chapter.start.0).collect::<Vec<_>>());
}
