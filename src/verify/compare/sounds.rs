//! Words where they were planned, and silence between.
//!
//! In: the levels that were heard, and the plan. Out: how many prompts and silences were looked at, and what is wrong with them.

use std::ops::Range;

use super::{Tones, problem};
use crate::sheet::Record;
use crate::sheet::record::Placed;
use crate::timeline::Kind;
use crate::units::{Decibels, Frame, Frames, Length};
use crate::verify::{Coding, Heard, Problem, at};

/// Words may begin this much after their place: voices begin softly, and levels are kept in steps of 20 ms.
const BEFORE: Length = Length::from_millis(300);
/// And end this much before it.
const AFTER: Length = Length::from_millis(400);
/// No voice pauses longer inside a prompt: the longest pause of the bundled voice profiles is 1.2 s.
const PAUSE: Length = Length::from_millis(1_700);
/// A prompt this much quieter than the middle one is not understood.
const FAINT: Decibels = Decibels(-15.0);
/// What a codec may leave in silence, as an amplitude: −60 dBFS, 35 dB below speech by night.
const CODED_FLOOR: f32 = 0.001;

/// The frames a stretch of the plan has in the file, knowing how late the tones around it are.
struct Moved {
    early: i64,
    late: i64,
}

impl Moved {
    /// Where `frames` are.
    fn range(&self, start: Frame, end: Frame) -> Range<Frame> {
        let start = start.0.saturating_add_signed(self.late);
        let end = end.0.saturating_add_signed(self.early).max(start);
        Frame(start)..Frame(end)
    }

    const fn is_steady(&self, tolerance: u64) -> bool {
        self.late.abs_diff(self.early) <= tolerance
    }
}

/// Looks at every prompt and every silence: how many of each there were.
pub(super) fn check(heard: &Heard, record: &Record, tones: &Tones, problems: &mut Vec<Problem>) -> (usize, usize) {
    check_breaths(heard, record, tones, problems);
    let is_words = |placed: &&Placed| super::tone_kind(placed.kind).is_none() && placed.kind != Kind::Breath;
    let words: Vec<&Placed> = record.placements.iter().filter(is_words).collect();
    let usual = usual_level(heard, &words, tones);
    let found = words.iter().filter(|placed| {
        let problem = word_problem(heard, placed, tones, usual);
        let is_heard = problem.as_ref().is_none_or(|problem| problem.code != "words-missing");
        problems.extend(problem);
        is_heard
    });
    let found = found.count();
    (found, check_silences(heard, record, tones, problems))
}

/// What paces a breath is soft: it only has to be there.
fn check_breaths(heard: &Heard, record: &Record, tones: &Tones, problems: &mut Vec<Problem>) {
    let breaths = record.placements.iter().filter(|placed| placed.kind == Kind::Breath);
    let missing = breaths.filter(|placed| heard.levels.heard(span(tones, placed)).is_none());
    problems.extend(missing.map(|placed| {
        problem("breath-missing", at(placed.start, heard.rate), "nothing paces the breath here".to_owned())
    }));
}

/// How much later than planned the file is around `frame`: as the last tone before it, and as the first after.
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

/// The level of the middle prompt.
fn usual_level(heard: &Heard, words: &[&Placed], tones: &Tones) -> Option<Decibels> {
    let mut levels: Vec<Decibels> =
        words.iter().filter_map(|placed| heard.levels.heard(span(tones, placed))).map(|heard| heard.level).collect();
    levels.sort_by(|one, other| one.0.total_cmp(&other.0));
    levels.get(levels.len() / 2).copied()
}

fn word_problem(heard: &Heard, placed: &Placed, tones: &Tones, usual: Option<Decibels>) -> Option<Problem> {
    let place = at(placed.start, heard.rate);
    let text = &placed.text;
    let Some(words) = heard.levels.heard(span(tones, placed)) else {
        return Some(problem("words-missing", place, format!("nothing is heard of `{text}`")));
    };
    let ms = |frames: u64| Length::of_frames(Frames(frames), heard.rate).millis();
    let longer = |frames: u64, limit: Length| Length::of_frames(Frames(frames), heard.rate) > limit;
    let message = if longer(words.before, BEFORE) {
        format!("`{text}` begins with {} ms of silence", ms(words.before))
    } else if longer(words.after, AFTER) {
        format!("`{text}` ends with {} ms of silence", ms(words.after))
    } else if longer(words.longest_silence, PAUSE) {
        format!("`{text}` is interrupted by {} ms of silence", ms(words.longest_silence))
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

/// Looks at what lies between the sounds of the plan; how many silences there were.
fn check_silences(heard: &Heard, record: &Record, tones: &Tones, problems: &mut Vec<Problem>) -> usize {
    let end = Frame(0) + record.length;
    let starts = record.placements.iter().map(|placed| placed.start).chain([end]);
    let ends = std::iter::once(Frame(0)).chain(record.placements.iter().map(|placed| placed.end));
    let (floor, guard) = match heard.coding.is_exact() {
        true => (0.0, 0),
        // A codec's frames overlap: sound reaches two of them into the silence around it. Opus lets the energy of its bands
        // sink from frame to frame besides: measured behind speech, −59 dBFS after 80 ms, −63 after 100, nothing after 120.
        false if heard.coding == Coding::Opus => (CODED_FLOOR, 6 * heard.coding.codec_frame(heard.rate).0),
        false => (CODED_FLOOR, 2 * heard.coding.codec_frame(heard.rate).0),
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
        if let Some(frame) = heard.levels.louder_than(floor, inside) {
            problems.push(problem(
                "noise",
                at(frame, heard.rate),
                "there is sound where silence was planned".to_owned(),
            ));
        }
    }
    count
}
