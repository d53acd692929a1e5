//! The quiet bed under a track, in its samples.

#![allow(clippy::unwrap_used, reason = "what helps a test may end it")]

#[path = "verify/track.rs"]
#[allow(dead_code, reason = "shared with the tests of verification")]
mod track;

use std::ops::Range;

use nightcue::sound::Bed;
use nightcue::timeline::Kind;
use nightcue::verify::{Coding, Problem};

use track::Track;

const BEDS: [Bed; 2] = [Bed::Faint, Bed::Soft];
const CODINGS: [Coding; 4] = [Coding::Wav, Coding::Flac, Coding::Mp3, Coding::Opus];

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

fn words(track: &Track) -> Range<usize> {
    let cue = track.timeline.placements.iter().find(|placement| placement.kind == Kind::Cue).unwrap();
    cue.start.0 as usize..cue.end.0 as usize
}

fn level_db(samples: &[f32]) -> f64 {
    let energy: f64 = samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    10.0 * (energy / samples.len() as f64).log10()
}

#[test]
fn a_track_with_a_bed_is_as_planned_in_every_format() {
    let wav = &CODINGS[..1];
    for (bed, hz, codings) in [(Bed::Faint, 48_000, wav), (Bed::Soft, 16_000, &CODINGS)] {
        let track = Track::on(bed, hz);
        for &coding in codings {
            let verification = track.verified(coding);
            assert_eq!(verification.problems, [], "{bed:?} {coding:?}");
            assert!((verification.loudness_lufs + 23.0).abs() < 0.2, "{bed:?}: {}", verification.loudness_lufs);
            let most = if coding.is_exact() { 0 } else { 24 };
            for hold in verification.holds {
                assert!(hold.difference().unwrap().unsigned_abs() <= most, "{bed:?} {coding:?} {hold:?}");
            }
        }
    }
}

#[test]
fn the_bed_moves_nothing_and_adds_nothing_to_the_length() {
    let (bare, bedded) = (Track::quick(), Track::on(Bed::Soft, 16_000));
    assert_eq!(bare.timeline.placements, bedded.timeline.placements);
    assert_eq!(bare.samples.len(), bedded.samples.len());
}

#[test]
fn the_bed_steps_back_for_words_and_is_back_after_them() {
    let (bare, bedded) = (Track::quick(), Track::on(Bed::Soft, 16_000));
    let factor = (bedded.master.gain.amplitude() / bare.master.gain.amplitude()) as f32;
    let only_bed: Vec<f32> =
        bedded.samples.iter().zip(&bare.samples).map(|(both, words)| both - words * factor).collect();
    let words = words(&bare);
    let (under, after) =
        (level_db(&only_bed[words.clone()]), level_db(&only_bed[words.end + 20_000..words.end + 40_000]));
    assert!((after - under - 12.0).abs() < 2.0, "{under} {after}");
    assert!(level_db(&bare.samples[words]) > under + 25.0);
    let largest = only_bed.iter().fold(0f32, |most, sample| most.max(sample.abs()));
    let step = only_bed.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0f32, f32::max);
    assert!(step < largest / 2.0, "no jump anywhere: {step} {largest}");
}

#[test]
fn the_bed_starts_and_ends_in_silence() {
    let samples = Track::on(Bed::Soft, 16_000).samples;
    assert_eq!((samples[0], samples[samples.len() - 1]), (0.0, 0.0));
    let end = samples.len();
    assert!(level_db(&samples[end - 8_000..]) < level_db(&samples[end - 40_000..end - 32_000]) - 10.0);
}

#[test]
fn the_parts_of_a_split_track_have_the_bed_of_the_whole() {
    let track = Track::on(Bed::Faint, 16_000);
    let parts: Vec<f32> = track.timeline.parts().iter().flat_map(|part| track.mixed(part)).collect();
    assert!(parts == track.samples);
}

#[test]
fn a_silenced_prompt_is_caught_over_a_bed() {
    for bed in BEDS {
        let mut track = Track::on(bed, 16_000);
        let words = words(&track);
        let only_bed = Track::on(bed, 16_000).mixed(&{
            let mut silent = track.timeline.clone();
            silent.placements.retain(|placement| placement.start.0 as usize != words.start);
            silent
        });
        track.samples[words.clone()].copy_from_slice(&only_bed[words]);
        // The louder one is the harder case.
        for &coding in if bed == Bed::Soft { &CODINGS[..] } else { &CODINGS[..1] } {
            assert_eq!(codes(&track.verified(coding).problems), ["words-missing"], "{bed:?} {coding:?}");
        }
    }
}

#[test]
fn a_bed_that_is_not_there_is_caught() {
    let mut track = Track::on(Bed::Faint, 16_000);
    let bare = Track::quick();
    let factor = (track.master.gain.amplitude() / bare.master.gain.amplitude()) as f32;
    track.samples = bare.samples.iter().map(|sample| sample * factor).collect();
    assert!(codes(&track.verified(Coding::Wav).problems).contains(&"bed-missing"));
}
