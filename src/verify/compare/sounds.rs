//! Checks that words are heard where they were planned, and that there is silence in between.

use std::ops::Range;

use super::problem::{frames, later, problem};
use super::tones::Tones;
use crate::base::{Decibels, Frame, Frames, Length};
use crate::render::{Placed, Record};
use crate::sound::{self, BED_DUCKED, Bed};
use crate::timeline::Kind;
use crate::verify::decode::Coding;
use crate::verify::heard::Heard;
use crate::verify::levels::AUDIBLE;
use crate::verify::verification::{Problem, at};

/// Words may begin this late: voices start softly, and levels are kept in steps of 20 ms.
const BEFORE: Length = Length::from_millis(300);
/// And end this early.
const AFTER: Length = Length::from_millis(400);
/// No voice pauses longer inside a prompt: the longest pause of the bundled voice profiles is 1.2 s.
const PAUSE: Length = Length::from_millis(1_700);
/// A prompt this much quieter than the median cannot be understood.
const FAINT: Decibels = Decibels(-15.0);
/// What a codec may leave in silence, as an amplitude: −60 dBFS, 35 dB below speech by night.
const CODED_FLOOR: f32 = 0.001;
/// The time after a sound by which the bed has returned.
const BED_RETURNS: Length = Length::from_millis(2_500);
/// How much louder than the bed under them words must be to count as heard.
const ABOVE_BED: Decibels = Decibels(8.0);
/// A bed counts as missing if its largest sample is this far below the largest of a whole period.
const BED_MISSING: Decibels = Decibels(-30.0);

/// What counts as a sound in this file.
struct Floors {
    /// For words, a mean level.
    words: Decibels,
    /// For silences, an amplitude.
    silence: f32,
    /// The largest sample of the bed, an amplitude; 0 without one.
    bed: f32,
}

impl Floors {
    fn of(heard: &Heard, record: &Record) -> Self {
        let coded = if heard.coding.is_exact() { 0.0 } else { CODED_FLOOR };
        let Some(below) = record.bed.and_then(Bed::below_speech) else {
            return Self { words: AUDIBLE, silence: coded, bed: 0.0 };
        };
        let gain = Decibels(record.level.map_or(0.0, |level| level.gain_db)) + below;
        let turn = sound::bed_noise(heard.rate);
        let mean_square =
            turn.samples.iter().map(|sample| f64::from(sample * sample)).sum::<f64>() / turn.samples.len() as f64;
        let under_words = Decibels(10.0 * mean_square.log10()) + gain + BED_DUCKED + ABOVE_BED;
        let own_peak = record.bed_sound.as_ref().and_then(|sound| sound.peak);
        let largest = own_peak.unwrap_or_else(|| turn.peak()) * gain.amplitude() as f32;
        // A codec may lift single samples of noise; rounding to 16 bits adds half a step.
        let lifted = if heard.coding.is_exact() { 1.1 } else { 1.5 };
        let silence = largest * lifted + coded + 1.0 / 32_768.0;
        Self { words: Decibels(under_words.0.max(AUDIBLE.0)), silence, bed: largest }
    }
}

/// Maps a stretch of the plan to the file, by how late the tones around it are.
struct Moved {
    early: i64,
    late: i64,
}

impl Moved {
    /// The frames in the file from `start` to `end` of the plan.
    fn range(&self, start: Frame, end: Frame) -> Range<Frame> {
        let start = start.0.saturating_add_signed(self.late);
        let end = end.0.saturating_add_signed(self.early).max(start);
        Frame(start)..Frame(end)
    }

    const fn is_steady(&self, tolerance: u64) -> bool {
        self.late.abs_diff(self.early) <= tolerance
    }
}

/// Checks every prompt and every silence, and returns how many prompts were heard and silences checked.
pub(crate) fn check(heard: &Heard, record: &Record, tones: &Tones, problems: &mut Vec<Problem>) -> (usize, usize) {
    let floors = &Floors::of(heard, record);
    check_wake(heard, record, tones, problems);
    check_breaths(heard, record, tones, floors, problems);
    check_own_sounds(heard, record, tones, floors, problems);
    let is_words = |placed: &&Placed| matches!(placed.kind, Kind::Prompt | Kind::Cue | Kind::Reminder);
    let words: Vec<&Placed> = record.placements.iter().filter(is_words).collect();
    let usual = usual_level(heard, &words, tones, floors);
    let found = words.iter().filter(|placed| {
        let problem = word_problem(heard, placed, tones, floors, usual);
        let is_heard = problem.as_ref().is_none_or(|problem| problem.code != "words-missing");
        problems.extend(problem);
        is_heard
    });
    let found = found.count();
    (found, check_silences(heard, record, tones, floors, problems))
}

/// What is heard before the first word only has to be audible for its louder half, and a bed serves as well.
fn check_wake(heard: &Heard, record: &Record, tones: &Tones, problems: &mut Vec<Problem>) {
    let wakes = record.placements.iter().filter(|placed| placed.kind == Kind::Wake);
    let is_heard = |placed: &&Placed| {
        let sound = heard.levels.heard(AUDIBLE, span(tones, placed));
        sound.is_some_and(|sound| sound.before <= placed.end.since(placed.start).0 / 2)
    };
    problems.extend(wakes.filter(|placed| !is_heard(placed)).map(|placed| {
        let message = "nothing soft is heard before the first word, which a wireless headset may swallow".to_owned();
        problem("wake-missing", at(placed.start, heard.rate), message)
    }));
}

/// The sounds that pace breathing are soft, so they only have to be audible.
fn check_breaths(heard: &Heard, record: &Record, tones: &Tones, floors: &Floors, problems: &mut Vec<Problem>) {
    let breaths = record.placements.iter().filter(|placed| placed.kind == Kind::Breath);
    let missing = breaths.filter(|placed| heard.levels.heard(floors.words, span(tones, placed)).is_none());
    problems.extend(missing.map(|placed| {
        problem("breath-missing", at(placed.start, heard.rate), "no breathing tone or word is heard here".to_owned())
    }));
}

/// Sounds of the routine have to be heard, and where silence is exact and lies before them, begin where they were planned.
fn check_own_sounds(heard: &Heard, record: &Record, tones: &Tones, floors: &Floors, problems: &mut Vec<Problem>) {
    let mut silent_from = Frame(0);
    for placed in &record.placements {
        let before = std::mem::replace(&mut silent_from, placed.end);
        if !placed.is_own_sound() {
            continue;
        }
        let (place, name) = (at(placed.start, heard.rate), &placed.text);
        let Some(sound) = heard.levels.heard(floors.words, span(tones, placed)) else {
            problems.push(problem("sound-missing", place, format!("the sound `{name}` is not heard")));
            continue;
        };
        let lasts = Length::of_frames(placed.end.since(placed.start), heard.rate);
        let silent = Length::of_frames(Frames(sound.before), heard.rate);
        if silent > BEFORE && silent > lasts.half() {
            let message = format!("the sound `{name}` begins with {} of silence", silent.told_up());
            problems.push(problem("sound-incomplete", place, message));
        } else if let Some(late) =
            onset(heard, placed, before, floors).filter(|late| late.unsigned_abs() > tones.own_tolerance)
        {
            let message = format!("the sound `{name}` is {} {}", frames(late, heard), later(late));
            problems.push(problem("sound-displaced", place, message));
        }
    }
}

/// How much later than planned `placed` begins, if that can be told: after exact silence.
fn onset(heard: &Heard, placed: &Placed, silent_from: Frame, floors: &Floors) -> Option<i64> {
    let is_exact = heard.coding.is_exact() && floors.bed == 0.0 && silent_from < placed.start;
    let first = heard.levels.louder_than(0.0, silent_from..placed.end).filter(|_| is_exact)?;
    Some(first.0 as i64 - placed.start.0 as i64)
}

/// How late the file is around `frame`, by the last tone before it and by the first one after.
fn moved(tones: &Tones, frame: Frame) -> Moved {
    let next = tones.expected.partition_point(|expected| expected.onset <= frame);
    let before = tones.late[..next].iter().rev().flatten().next();
    let after = tones.late[next..].iter().flatten().next();
    let late = before.or(after).copied().unwrap_or(0);
    Moved { late: before.copied().unwrap_or(0), early: after.copied().unwrap_or(late) }
}

fn span(tones: &Tones, placed: &Placed) -> Range<Frame> {
    let late = moved(tones, placed.start).late;
    Moved { early: late, late }.range(placed.start, placed.end)
}

/// The median level of the prompts.
fn usual_level(heard: &Heard, words: &[&Placed], tones: &Tones, floors: &Floors) -> Option<Decibels> {
    let mut levels: Vec<Decibels> = words
        .iter()
        .filter_map(|placed| heard.levels.heard(floors.words, span(tones, placed)))
        .map(|heard| heard.level)
        .collect();
    levels.sort_by(|one, other| one.0.total_cmp(&other.0));
    levels.get(levels.len() / 2).copied()
}

fn word_problem(
    heard: &Heard,
    placed: &Placed,
    tones: &Tones,
    floors: &Floors,
    usual: Option<Decibels>,
) -> Option<Problem> {
    let place = at(placed.start, heard.rate);
    let text = &placed.text;
    let Some(words) = heard.levels.heard(floors.words, span(tones, placed)) else {
        return Some(problem("words-missing", place, format!("`{text}` is not heard")));
    };
    let told = |frames: u64| Length::of_frames(Frames(frames), heard.rate).told_up();
    let longer = |frames: u64, limit: Length| Length::of_frames(Frames(frames), heard.rate) > limit;
    let message = if longer(words.before, BEFORE) {
        format!("`{text}` begins with {} of silence", told(words.before))
    } else if longer(words.after, AFTER) {
        format!("`{text}` ends with {} of silence", told(words.after))
    } else if longer(words.longest_silence, PAUSE) {
        format!("`{text}` is interrupted by {} of silence", told(words.longest_silence))
    } else if let Some(usual) = usual.filter(|usual| words.level.0 < usual.0 + FAINT.0) {
        return Some(problem(
            "words-faint",
            place,
            format!("`{text}` is {:.0} dB quieter than usual", usual.0 - words.level.0),
        ));
    } else {
        return None;
    };
    Some(problem("words-incomplete", place, message))
}

/// Checks what lies between the sounds of the plan, and returns the number of silences.
fn check_silences(
    heard: &Heard,
    record: &Record,
    tones: &Tones,
    floors: &Floors,
    problems: &mut Vec<Problem>,
) -> usize {
    let end = Frame(0) + record.length;
    let starts = record.placements.iter().map(|placed| placed.start).chain([end]);
    let ends = std::iter::once(Frame(0)).chain(record.placements.iter().map(|placed| placed.end));
    let guard = match heard.coding.is_exact() {
        // Levels are kept in steps of 20 ms. Without a bed, the first and last sounding frames tell on which side of an edge
        // they are.
        true if floors.bed > 0.0 => Length::from_millis(20).frames(heard.rate).0,
        true => 0,
        // Codec frames overlap: sound reaches two of them into the silence around it. With Opus the energy of each band also
        // decays from frame to frame: measured after speech, −59 dBFS after 80 ms, −63 after 100, nothing after 120.
        false if heard.coding == Coding::Opus => 6 * heard.coding.codec_frame(heard.rate).0,
        false => 2 * heard.coding.codec_frame(heard.rate).0,
    };
    let mut count = 0;
    for (start, stop) in ends.zip(starts).filter(|(start, stop)| start < stop) {
        let moved = moved(tones, start);
        if !moved.is_steady(tones.tolerance) {
            continue;
        }
        count += 1;
        let silence = moved.range(start, stop);
        let inside = Frame(silence.start.0 + guard)..Frame(silence.end.0.saturating_sub(guard));
        let is_bare = floors.bed > 0.0
            && Length::of_frames(inside.end.since(inside.start.min(inside.end)), heard.rate) > BED_RETURNS
            && heard.levels.louder_than(floors.bed * BED_MISSING.amplitude() as f32, inside.clone()).is_none();
        if is_bare {
            problems.push(problem(
                "bed-missing",
                at(start, heard.rate),
                "the bed is missing from this silence".to_owned(),
            ));
        }
        if let Some(frame) = heard.levels.louder_than(floors.silence, inside) {
            problems.push(problem(
                "noise",
                at(frame, heard.rate),
                "there is sound where silence was planned".to_owned(),
            ));
        }
    }
    count
}
