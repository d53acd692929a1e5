//! Chooses hold lengths so that the track lasts a requested total, to the frame. No length leaves its range; if the
//! total is out of reach, the error reports the shortest and the longest possible.

pub(crate) mod lengths;
pub(crate) mod share;

use std::collections::BTreeMap;

use super::layout;
use crate::base::{Diagnostic, Frames, Length, SampleRate, Stop};
use crate::routine::{HoldId, Routine};
use crate::script::{self, Cue, HeldTime, Script, Session};
use crate::speech::Clips;
use share::{Stretch, share};

/// How many times lengths are tried: the words that name a length take longer or shorter with it, so the first try rarely fits.
const TRIES: usize = 16;

/// Chooses a length for every range of `routine` so that the track lasts as long as `session` requests. `speak` gets every script
/// that is tried. The difference is spread in proportion to the width of each range, in steps that sound natural: five seconds, or one
/// second where necessary. What remains, a second or so, is added to the silence at the end.
///
/// # Errors
/// When the total cannot be reached, or when `speak` fails.
pub fn fit<C: Clips>(
    routine: &Routine,
    session: &Session,
    rate: SampleRate,
    speak: impl FnMut(&Script) -> Result<C, Stop>,
) -> Result<Session, Stop> {
    let Some(wished) = session.fit else { return Ok(session.clone()) };
    Fitting { routine, session, rate, wished, speak }.lengths()
}

struct Fitting<'a, S> {
    routine: &'a Routine,
    session: &'a Session,
    rate: SampleRate,
    wished: Length,
    speak: S,
}

/// A hold with a range, and how many times it is done.
struct Ranged {
    held: HeldTime,
    times: u64,
}

impl<C: Clips, S: FnMut(&Script) -> Result<C, Stop>> Fitting<'_, S> {
    fn lengths(mut self) -> Result<Session, Stop> {
        let shortest = self.with(&[], &[]);
        let script = script::write(self.routine, &shortest)?;
        let holds = ranged(&script);
        let stretches: Vec<Stretch> = holds
            .iter()
            .map(|hold| Stretch { range: hold.held.range, times: hold.times, step: hold.held.step_length })
            .collect();
        let least: Vec<Length> = stretches.iter().map(|stretch| stretch.range.shortest).collect();
        let most: Vec<Length> = stretches.iter().map(|stretch| stretch.range.longest).collect();
        let target = self.wished.frames(self.rate);
        let (from, to) = (self.total(&holds, &least)?, self.total(&holds, &most)?);
        if target < from || target > to {
            return Err(Stop::Routine(vec![self.unreachable(&holds, from, to)]));
        }
        let (chosen, total) = match target == to {
            true => (most, to),
            false => self.search(&holds, &stretches, (least, from))?,
        };
        let slack = Length::of_frames(Frames(target.0 - total.0), self.rate);
        Ok(Session { slack, ..self.with(&holds, &chosen) })
    }

    /// The lengths that come closest to the target without passing it, and the total they give.
    fn search(
        &mut self,
        holds: &[Ranged],
        stretches: &[Stretch],
        shortest: (Vec<Length>, Frames),
    ) -> Result<(Vec<Length>, Frames), Stop> {
        let target = self.wished.frames(self.rate);
        let step = stretches.iter().map(Stretch::smallest_step).min().unwrap_or_default();
        let mut best = shortest;
        let mut tried = vec![best.0.clone()];
        let mut budget = self.budget(stretches, &best.0, best.1);
        for _ in 0..TRIES {
            let mut lengths = share(stretches, budget);
            while tried.contains(&lengths) && budget > Length::ZERO {
                budget = budget.saturating_sub(step);
                lengths = share(stretches, budget);
            }
            let total = self.total(holds, &lengths)?;
            budget = self.budget(stretches, &lengths, total);
            tried.push(lengths.clone());
            if total <= target && total >= best.1 {
                best = (lengths, total);
            }
            if Length::of_frames(Frames(target.0 - best.1.0), self.rate) < step {
                break;
            }
        }
        self.polished(holds, stretches, best)
    }

    /// Gives what is left to a single hold, if the words for its new length leave room for that.
    fn polished(
        &mut self,
        holds: &[Ranged],
        stretches: &[Stretch],
        mut best: (Vec<Length>, Frames),
    ) -> Result<(Vec<Length>, Frames), Stop> {
        let target = self.wished.frames(self.rate);
        for (index, stretch) in stretches.iter().enumerate() {
            let left = Length::of_frames(Frames(target.0 - best.1.0), self.rate);
            if left < stretch.smallest_step() {
                continue;
            }
            let mut lengths = best.0.clone();
            lengths[index] = stretch.lengthened(lengths[index], left);
            let total = self.total(holds, &lengths)?;
            if total <= target && total > best.1 {
                best = (lengths, total);
            }
        }
        Ok(best)
    }

    /// How long all holds with ranges may last together if the words stay as they were with `lengths`, which gave `total`.
    fn budget(&self, stretches: &[Stretch], lengths: &[Length], total: Frames) -> Length {
        let held: Length = stretches.iter().zip(lengths).map(|(stretch, length)| *length * stretch.times).sum();
        let words = Length::of_frames(total, self.rate).saturating_sub(held);
        self.wished.saturating_sub(words)
    }

    /// How long the track lasts with `lengths`.
    fn total(&mut self, holds: &[Ranged], lengths: &[Length]) -> Result<Frames, Stop> {
        let session = self.with(holds, lengths);
        let script = script::write(self.routine, &session)?;
        let clips = (self.speak)(&script)?;
        Ok(layout::total(&script, &clips, self.rate))
    }

    fn with(&self, holds: &[Ranged], lengths: &[Length]) -> Session {
        let ids = holds.iter().map(|hold| hold.held.id);
        Session { lengths: ids.zip(lengths.iter().copied()).collect(), ..self.session.clone() }
    }

    fn unreachable(&self, holds: &[Ranged], from: Frames, to: Frames) -> Diagnostic {
        let second = Length::from_secs(1);
        let up = Length::from_secs(Length::of_frames(from, self.rate).flicks().div_ceil(second.flicks()));
        let down = Length::from_secs(Length::of_frames(to, self.rate).flicks() / second.flicks());
        let message =
            format!("this track cannot last {}: the shortest possible is {up}, the longest {down}", self.wished);
        let change = if up > self.wished { "leave something out, say less with `--guidance`" } else { "add rounds" };
        let mut problem = Diagnostic::error("cannot-fit", message).help(format!(
            "ask for {up} to {down}, {change}, or widen the ranges; words, pauses and fixed holds take up the rest"
        ));
        for (index, Ranged { held, times }) in holds.iter().enumerate() {
            let label = match times {
                1 => format!("{} to {}", held.range.shortest, held.range.longest),
                _ => format!("{} to {}, {times} times", held.range.shortest, held.range.longest),
            };
            problem = if index == 0 { problem.at(held.span, label) } else { problem.because(held.span, label) };
        }
        problem
    }
}

/// The holds of `script` with a range, each once, in the order of the file.
fn ranged(script: &Script) -> Vec<Ranged> {
    let mut holds: BTreeMap<HoldId, Ranged> = BTreeMap::new();
    for cue in &script.cues {
        if let Cue::Hold(held) = cue
            && held.range.shortest < held.range.longest
        {
            holds.entry(held.id).or_insert_with(|| Ranged { held: held.clone(), times: 0 }).times += 1;
        }
    }
    let mut holds: Vec<Ranged> = holds.into_values().collect();
    holds.sort_by_key(|hold| hold.held.span.start);
    holds
}
