//! Compares what was heard with what was planned: every tone, prompt, silence and chapter.
//!
//! A displacement is reported once, where it begins.

pub(crate) mod chapters;
pub(crate) mod matching;
pub(crate) mod problem;
pub(crate) mod sounds;
pub(crate) mod tones;

use std::collections::BTreeSet;

use super::heard::Heard;
use super::verification::{MeasuredHold, Problem, Verification, at};
use crate::base::{Frame, Frames};
use crate::render::Record;
use crate::sound::ToneKind;
use problem::{frames, later, problem};
use tones::{Tones, find_tones, tone_name};

/// How far the measured loudness may be from the planned one, in LU.
const LOUDNESS_TOLERANCE: f64 = 0.2;
/// How far a tone may be from its planned level, in decibels; codecs change it by a few tenths.
const TONE_TOLERANCE: f64 = 1.0;
/// The highest true peak of a file, in dBTP: −3, plus a decibel for what a codec adds.
const CEILING_EXACT: f64 = -2.95;
const CEILING_CODED: f64 = -2.0;

/// Compares what was heard with `record`.
pub fn verify(heard: &Heard, record: Record) -> Verification {
    let mut problems = shape_problems(heard, &record);
    let record = record.at(heard.rate);
    let tones = find_tones(heard, &record, &mut problems);
    let holds = measured_holds(heard, &record, &tones, &mut problems);
    drift(heard, &holds, &tones, &mut problems);
    displaced(heard, &tones, &mut problems);
    let (words, silences) = sounds::check(heard, &record, &tones, &mut problems);
    let chapters = chapters::check(heard, &record, &mut problems);
    level_problems(heard, &record, &mut problems);
    problems.sort_by_key(|problem| problem.at);
    Verification {
        coding: heard.coding.name(),
        rate: heard.rate,
        length_frames: heard.length,
        holds,
        tones: heard.tones.len(),
        words,
        silences,
        chapters,
        loudness_lufs: heard.loudness.0,
        true_peak_dbtp: heard.peak.0,
        problems,
    }
}

const fn comparative(difference: i64) -> &'static str {
    if difference > 0 { "later" } else { "earlier" }
}

const fn longer(difference: i64) -> &'static str {
    if difference > 0 { "longer" } else { "shorter" }
}

fn shape_problems(heard: &Heard, record: &Record) -> Vec<Problem> {
    let mut problems = Vec::new();
    let may_differ = heard.coding == super::decode::Coding::Opus; // decoded at 48 kHz, whatever went in
    if record.rate() != heard.rate && !may_differ {
        let message = format!("the file is at {}, but its timeline is at {}", heard.rate, record.rate());
        problems.push(problem("sample-rate", None, message));
    }
    let planned = record.clone().at(heard.rate).length;
    if planned != heard.length {
        let difference = heard.length.0 as i64 - planned.0 as i64;
        let message = format!("the file is {} {} than planned", frames(difference, heard), longer(difference));
        problems.push(problem("length", None, message));
    }
    problems
}

fn measured_holds(heard: &Heard, record: &Record, tones: &Tones, problems: &mut Vec<Problem>) -> Vec<MeasuredHold> {
    let late = |kind: ToneKind, onset: Frame| {
        let from = tones.expected.partition_point(|expected| expected.onset < onset);
        let is_it = |index: &usize| tones.expected[*index].kind == kind && tones.expected[*index].onset == onset;
        (from..tones.expected.len()).next().filter(is_it).and_then(|index| tones.late[index])
    };
    let own = record.placements.iter().filter(|placed| placed.is_own_sound()).map(|placed| placed.start);
    let own: BTreeSet<Frame> = own.collect();
    let mut holds = Vec::new();
    for (number, hold) in (1..).zip(&record.holds) {
        let planned = hold.end.since(hold.start);
        let (start, end) = (late(ToneKind::Start, hold.start), late(ToneKind::End, hold.end));
        let difference = start.zip(end).map(|(start, end)| end - start);
        let measured = difference.and_then(|difference| planned.0.checked_add_signed(difference)).map(Frames);
        if let Some(difference) = difference.filter(|difference| difference.unsigned_abs() > tones.tolerance) {
            let message = format!("hold {number} is {} {}", frames(difference, heard), too(difference));
            problems.push(problem("hold-length", at(hold.start, heard.rate), message));
        }
        let has_own_sound = own.contains(&hold.start) || own.contains(&hold.end);
        let title = hold.title.clone();
        let planned_start = hold.start;
        holds.push(MeasuredHold { number, title, planned_start, planned, measured, late: start, has_own_sound });
    }
    holds
}

/// Reports holds that start later and later, or earlier and earlier, in formats that blur every onset: each may be off by the
/// tolerance, but all together by no more than half of it. Where samples are kept there is no tolerance, and [`displaced`]
/// reports every frame.
fn drift(heard: &Heard, holds: &[MeasuredHold], tones: &Tones, problems: &mut Vec<Problem>) {
    let known: Vec<i64> = holds.iter().filter_map(|hold| hold.late).collect();
    let [first, .., last] = known[..] else { return };
    let drift = last - first;
    // More than the whole tolerance is reported as a displacement.
    if (tones.tolerance / 2 + 1..=tones.tolerance).contains(&drift.unsigned_abs()) {
        let message = format!(
            "relative to the plan, the last hold starts {} {} than the first",
            frames(drift, heard),
            comparative(drift)
        );
        problems.push(problem("drift", None, message));
    }
}

const fn too(difference: i64) -> &'static str {
    if difference > 0 { "too long" } else { "too short" }
}

/// Reports where tones begin to be early or late.
fn displaced(heard: &Heard, tones: &Tones, problems: &mut Vec<Problem>) {
    let mut before = 0;
    for (expected, late) in tones.expected.iter().zip(&tones.late) {
        let Some(late) = *late else { continue };
        let change: i64 = late - before;
        if change.unsigned_abs() > tones.tolerance {
            let message = format!(
                "from the {} on, everything is {} {}",
                tone_name(expected.kind),
                frames(late, heard),
                later(late)
            );
            let message = if late == 0 { "from here on, everything is on time again".to_owned() } else { message };
            problems.push(problem("displaced", at(expected.onset, heard.rate), message));
            before = late;
        }
    }
}

fn level_problems(heard: &Heard, record: &Record, problems: &mut Vec<Problem>) {
    let ceiling = if heard.coding.is_exact() { CEILING_EXACT } else { CEILING_CODED };
    if heard.peak.0 > ceiling {
        let message = format!("the true peak is {:.1} dBTP, above the limit of {ceiling:.0} dBTP", heard.peak.0);
        problems.push(problem("true-peak", None, message));
    }
    if let Some(clipped) = heard.clipped {
        problems.push(problem("clipped", at(clipped, heard.rate), "the sound clips at full scale".to_owned()));
    }
    let Some(level) = record.level else { return };
    if let Some(planned) = level.loudness_lufs.filter(|_| heard.loudness.0.is_finite()) {
        let (least, most) = level.loudness_range_lufs.unwrap_or((planned, planned));
        let nearest = heard.loudness.0.clamp(least.min(planned), most.max(planned));
        if (heard.loudness.0 - nearest).abs() > LOUDNESS_TOLERANCE {
            let message = format!("the loudness is {:.1} LUFS instead of the planned {planned:.1}", heard.loudness.0);
            problems.push(problem("loudness", None, message));
        }
    }
    let off = heard.tones.iter().filter(|tone| (tone.gain.0 - level.gain_db).abs() > TONE_TOLERANCE);
    if let Some(first) = off.clone().next() {
        let difference = first.gain.0 - level.gain_db;
        let louder = if difference > 0.0 { "louder" } else { "quieter" };
        let count = off.count();
        let message = format!(
            "the {} is {:.1} dB {louder} than planned ({count} of {} tones are off)",
            tone_name(first.kind),
            difference.abs(),
            heard.tones.len()
        );
        problems.push(problem("tone-level", at(first.onset, heard.rate), message));
    }
}
