//! `verify` on files that are as planned, and on files damaged on purpose.

#![allow(clippy::unwrap_used, reason = "what helps a test may end it")]

#[path = "verify/track.rs"]
#[allow(dead_code, reason = "shared with the tests of files")]
mod track;

use std::sync::atomic::AtomicBool;

use nightcue::base::Length;
use nightcue::timeline::Kind;
use nightcue::verify::{self, Coding, Verification, VerifyError, verification_table};

use track::Track;

const CODINGS: [Coding; 4] = [Coding::Wav, Coding::Flac, Coding::Mp3, Coding::Opus];

fn codes(verification: &Verification) -> Vec<&'static str> {
    let mut codes: Vec<_> = verification.problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The place of the `nth` sound of `kind`.
fn placed(track: &Track, kind: Kind, nth: usize) -> std::ops::Range<usize> {
    let placement = track.timeline.placements.iter().filter(|placement| placement.kind == kind).nth(nth).unwrap();
    placement.start.0 as usize..placement.end.0 as usize
}

/// Shifts everything after the cut and keeps the length.
fn cut_out(track: &mut Track, range: std::ops::Range<usize>) {
    track.samples.drain(range.clone());
    track.samples.extend(std::iter::repeat_n(0.0, range.len()));
}

#[test]
fn what_the_tool_writes_is_as_planned_in_every_format() {
    let track = Track::new(48_000);
    for coding in CODINGS {
        let verification = track.verified(coding);
        println!("{}", verification_table(coding.name(), &verification));
        assert_eq!(verification.problems, [], "{coding:?}");
        assert_eq!(verification.holds.len(), 4);
        assert_eq!(verification.tones, 4 * 2 + 2 * 5 + 2 * 3);
        for hold in &verification.holds {
            let most = if coding.is_exact() { 0 } else { 24 };
            assert!(hold.difference().unwrap().unsigned_abs() <= most, "{coding:?} {hold:?}");
            assert!(hold.late.unwrap().unsigned_abs() <= most, "{coding:?} {hold:?}");
        }
    }
}

#[test]
fn every_rate_is_verified() {
    let rates: [(u32, &[Coding]); 4] =
        [(8_000, &CODINGS), (22_050, &[Coding::Flac, Coding::Mp3]), (44_100, &[Coding::Mp3]), (96_000, &[Coding::Wav])];
    for (hz, codings) in rates {
        let track = Track::new(hz);
        for coding in codings {
            assert_eq!(track.verified(*coding).problems, [], "{coding:?} {hz}");
        }
    }
}

#[test]
fn a_hold_30_ms_too_short_is_caught_and_named() {
    let mut track = Track::quick();
    let from = track.timeline.holds[1].start.0 as usize + 3 * 16_000;
    cut_out(&mut track, from..from + 480);
    for coding in CODINGS {
        let verification = track.verified(coding);
        assert!(codes(&verification).contains(&"hold-length"), "{coding:?}: {:?}", verification.problems);
        let short: Vec<_> = verification.problems.iter().filter(|problem| problem.code == "hold-length").collect();
        assert!(short.len() == 1 && short[0].message.starts_with("hold 2 is "), "{short:?}");
        assert!(short[0].message.ends_with("too short"), "{short:?}");
        let frames_a_ms = i64::from(verification.rate.hz()) / 1000;
        let differences = verification.holds.iter().map(|hold| hold.difference().unwrap());
        let differences: Vec<_> = differences.map(|frames| (frames as f64 / frames_a_ms as f64).round()).collect();
        assert_eq!(differences, [0.0, -30.0, 0.0, 0.0], "{coding:?}");
    }
}

#[test]
fn an_end_tone_that_was_moved_alone_is_caught() {
    let mut track = Track::quick();
    let end = placed(&track, Kind::End, 0);
    let tone = track.samples[end.clone()].to_vec();
    track.samples[end.clone()].fill(0.0);
    track.samples[end.start + 480..end.end + 480].copy_from_slice(&tone);
    let verification = track.verified(Coding::Mp3);
    assert!(codes(&verification).contains(&"hold-length"), "{:?}", verification.problems);
    assert_eq!(verification.holds[0].difference(), Some(480));
    assert_eq!(verification.holds[1].late, Some(0));
}

#[test]
fn a_hold_one_frame_too_long_is_caught_where_samples_are_kept() {
    let mut track = Track::quick();
    let at = track.timeline.holds[0].start.0 as usize + 3 * 16_000;
    track.samples.insert(at, 0.0);
    track.samples.pop();
    for coding in [Coding::Wav, Coding::Flac] {
        let verification = track.verified(coding);
        assert_eq!(codes(&verification), ["displaced", "hold-length"], "{:?}", verification.problems);
        assert_eq!(verification.holds[0].difference(), Some(1));
        assert_eq!(verification.problems.len(), 2, "one displacement is reported once: {:?}", verification.problems);
    }
}

#[test]
fn holds_that_start_later_and_later_are_caught_in_every_format() {
    let mut track = Track::quick();
    let ends: Vec<usize> = track.timeline.holds.iter().map(|hold| hold.end.0 as usize).collect();
    let half_a_millisecond = [0.0; 8];
    // From the last to the first, so that earlier ones keep their places.
    for end in ends[..3].iter().rev() {
        let after = end + 16_000;
        track.samples.splice(after..after, half_a_millisecond);
        track.samples.truncate(track.samples.len() - half_a_millisecond.len());
    }
    for coding in CODINGS {
        let verification = track.verified(coding);
        let code = if coding.is_exact() { "displaced" } else { "drift" };
        assert_eq!(codes(&verification), [code], "{coding:?}: {:?}", verification.problems);
    }
}

#[test]
fn a_silenced_prompt_is_caught_and_named() {
    let mut track = Track::quick();
    let cue = placed(&track, Kind::Cue, 0);
    track.samples[cue].fill(0.0);
    for coding in [Coding::Flac, Coding::Mp3] {
        let verification = track.verified(coding);
        let message = &verification.problems[0].message;
        assert_eq!(codes(&verification), ["words-missing"], "{coding:?}: {:?}", verification.problems);
        assert_eq!(message, "`Breathe out.` is not heard");
    }
}

#[test]
fn silence_instead_of_what_wakes_a_headset_is_caught() {
    let mut track = Track::quick();
    let wake = placed(&track, Kind::Wake, 0);
    track.samples[wake].fill(0.0);
    for coding in CODINGS {
        let verification = track.verified(coding);
        assert_eq!(codes(&verification), ["wake-missing"], "{coding:?}: {:?}", verification.problems);
    }
}

#[test]
fn a_prompt_that_breaks_off_or_is_faint_is_caught() {
    let whole = Track::quick();
    // Short, so that the loudness of the track hardly changes.
    let prompts = whole.timeline.placements.iter().filter(|placement| placement.kind == Kind::Prompt);
    let shortest = prompts.min_by_key(|prompt| prompt.end.0 - prompt.start.0).unwrap();
    let prompt = shortest.start.0 as usize..shortest.end.0 as usize;
    let mut broken = whole.clone();
    broken.samples[prompt.start + prompt.len() / 3..prompt.end].fill(0.0);
    assert_eq!(codes(&broken.verified(Coding::Mp3)), ["words-incomplete"]);
    let mut faint = whole;
    faint.samples[prompt].iter_mut().for_each(|sample| *sample *= 0.1);
    assert_eq!(codes(&faint.verified(Coding::Mp3)), ["words-faint"]);
}

#[test]
fn a_missing_tone_is_caught_and_named() {
    let names = [
        (Kind::Start, "the start tone is missing"),
        (Kind::Mark, "the countdown tone is missing"),
        (Kind::End, "the end tone is missing"),
    ];
    for (kind, message) in names {
        for nth in [0, 3] {
            let mut track = Track::quick();
            let tone = placed(&track, kind, nth);
            let at = Length::of_frames(nightcue::base::Frames(tone.start as u64), track.timeline.rate).millis();
            track.samples[tone].fill(0.0);
            let verification = track.verified(Coding::Flac);
            assert_eq!(codes(&verification), ["tone-missing"], "{:?}", verification.problems);
            assert_eq!(verification.problems[0].message, message);
            assert_eq!(verification.problems[0].at, Some(at));
        }
    }
}

#[test]
fn a_tone_in_place_of_another_is_caught() {
    let mut track = Track::quick();
    let (start, end) = (placed(&track, Kind::Start, 1), placed(&track, Kind::End, 1));
    let tone = track.samples[start].to_vec();
    track.samples[end.clone()].fill(0.0);
    track.samples[end.start..end.start + tone.len()].copy_from_slice(&tone);
    assert_eq!(codes(&track.verified(Coding::Opus)), ["tone-missing", "tone-unplanned"]);
}

#[test]
fn a_moved_or_renamed_chapter_is_caught() {
    for coding in CODINGS {
        let mut track = Track::quick();
        track.chapters[1].start.0 += 1_600;
        track.chapters[0].end.0 += 1_600;
        let verification = track.verified(coding);
        assert_eq!(codes(&verification), ["chapter-moved"], "{coding:?}");
        assert!(verification.problems[0].message.contains(" ms) late"));
    }
    let mut track = Track::quick();
    track.chapters[1].title = "Another".into();
    assert_eq!(codes(&track.verified(Coding::Wav)), ["chapter-title"]);
    track.chapters.pop();
    assert!(codes(&track.verified(Coding::Flac)).contains(&"chapter-missing"));
}

#[test]
fn another_loudness_is_caught() {
    for coding in [Coding::Wav, Coding::Mp3, Coding::Opus] {
        let mut track = Track::quick();
        track.samples.iter_mut().for_each(|sample| *sample *= 1.2);
        assert_eq!(codes(&track.verified(coding)), ["loudness", "tone-level"], "{coding:?}");
    }
}

#[test]
fn clipped_sound_is_caught() {
    let mut track = Track::quick();
    track.samples.iter_mut().for_each(|sample| *sample = (*sample * 12.0).clamp(-1.0, 1.0));
    let verification = track.verified(Coding::Wav);
    for code in ["clipped", "loudness", "tone-level", "true-peak"] {
        assert!(codes(&verification).contains(&code), "{code}: {:?}", verification.problems);
    }
}

#[test]
fn a_click_in_a_silence_is_caught() {
    for (coding, amplitude, length) in
        [(Coding::Wav, 1.0 / 32_768.0, 1), (Coding::Flac, 0.01, 1), (Coding::Mp3, 0.1, 32)]
    {
        let mut track = Track::quick();
        let middle = track.timeline.holds[0].start.0 as usize + 4 * 16_000;
        track.samples[middle..middle + length].fill(amplitude);
        let verification = track.verified(coding);
        assert_eq!(codes(&verification), ["noise"], "{coding:?}: {:?}", verification.problems);
    }
}

#[test]
fn a_file_that_ends_early_is_caught() {
    let mut track = Track::quick();
    track.samples.truncate(track.samples.len() - 1);
    for coding in CODINGS {
        assert!(codes(&track.verified(coding)).contains(&"length"), "{coding:?}");
    }
}

#[test]
fn another_routine_is_no_match() {
    let track = Track::quick();
    let file = track.written(Coding::Wav);
    let heard = verify::hear(file.path(), &AtomicBool::new(false), &|_| {}).unwrap();
    let mut record = track.record();
    record.holds.pop();
    record.placements.truncate(record.placements.len() / 2);
    assert!(codes(&verify::verify(&heard, record)).contains(&"tone-unplanned"));
}

#[test]
fn what_is_no_track_cannot_be_read() {
    for content in [&b""[..], b"no sound", b"RIFF\0\0\0\0WAVE", b"fLaC\x84\0\0\0", b"OggS"] {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), content).unwrap();
        let heard = verify::hear(file.path(), &AtomicBool::new(false), &|_| {});
        assert!(matches!(heard, Err(VerifyError::Decode(_))), "{content:?}");
    }
}

#[test]
fn a_person_can_stop_it() {
    let file = Track::new(8_000).written(Coding::Wav);
    let heard = verify::hear(file.path(), &AtomicBool::new(true), &|_| {});
    assert!(matches!(heard, Err(VerifyError::Interrupted)));
}

#[test]
fn the_table_as_printed() {
    let mut track = Track::quick();
    let (cue, at) = (placed(&track, Kind::Cue, 0), track.timeline.holds[2].start.0 as usize + 2 * 16_000);
    track.samples[cue].fill(0.0);
    cut_out(&mut track, at..at + 480);
    insta::assert_snapshot!(verification_table("calf.wav", &track.verified(Coding::Wav)));
}

#[test]
fn a_rate_that_no_track_has_is_refused_before_anything_is_made_for_it() {
    let track = Track::quick();
    for hz in [0u32, 7_999, 96_001, 0x7fff_ffff, u32::MAX] {
        let file = track.written(Coding::Wav);
        let mut bytes = std::fs::read(file.path()).unwrap();
        bytes[24..28].copy_from_slice(&hz.to_le_bytes());
        std::fs::write(file.path(), bytes).unwrap();
        assert!(verify::hear(file.path(), &AtomicBool::new(false), &|_| ()).is_err(), "{hz} Hz");
    }
}

#[test]
fn an_mp3_without_any_tag_is_compared_with_its_routine() {
    let track = Track::quick();
    let file = track.written(Coding::Mp3);
    let bytes = std::fs::read(file.path()).unwrap();
    let size = bytes[6..10].iter().fold(0, |size, byte| size << 7 | usize::from(*byte));
    std::fs::write(file.path(), &bytes[10 + size..]).unwrap();
    let heard = verify::hear(file.path(), &AtomicBool::new(false), &|_| ()).unwrap();
    assert!(heard.record().unwrap().is_none());
    assert_eq!(codes(&verify::verify(&heard, track.record())), ["chapter-missing"]);
}
