//! Chooses lengths, and numbers of rounds and repetitions, so that the track lasts a requested total, to the frame. Nothing leaves its
//! range; if the total is out of reach, the error reports the shortest and the longest possible.

pub(crate) mod counts;
pub(crate) mod lengths;
pub(crate) mod share;

use super::layout;
use crate::base::{Diagnostic, Frames, Length, SampleRate, Stop};
use crate::routine::{RangeEnd, Routine};
use crate::script::{self, ChosenLength, HoldChoice, Script, Session};
use crate::speech::Clips;
use share::{Stretch, share};

/// How many times lengths are tried: the words that name a length take longer or shorter with it, so the first try rarely fits.
const TRIES: usize = 16;

/// So little is left over that no other number of rounds and repetitions is tried.
const LITTLE: Length = Length::from_secs(2);

/// The most silence that is added at the end because no number of rounds and repetitions comes nearer.
const MOST_SLACK: Length = Length::from_secs(60);

/// Chooses a length for every range of `routine` so that the track lasts as long as `session` requests, and before that numbers of rounds
/// and repetitions with which it can. `speak` gets every script that is tried. The difference is spread in proportion to the width of each range, in steps that sound natural: five seconds, or one
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
    Fitting { routine, session: session.clone(), rate, wished, speak }.fitted()
}

struct Fitting<'a, S> {
    routine: &'a Routine,
    /// With the numbers that are being tried.
    session: Session,
    rate: SampleRate,
    wished: Length,
    speak: S,
}

/// What can be chosen with certain numbers of rounds and repetitions.
struct Reach {
    chosen: Vec<ChosenLength>,
    stretches: Vec<Stretch>,
    least: (Vec<Length>, Frames),
    most: (Vec<Length>, Frames),
}

impl<C: Clips, S: FnMut(&Script) -> Result<C, Stop>> Fitting<'_, S> {
    fn fitted(mut self) -> Result<Session, Stop> {
        let target = self.wished.frames(self.rate);
        let numbers = counts::offered(&self.session);
        let [fewest, .., most] = numbers.as_slice() else { return self.with_numbers(&numbers) };
        let (from, to) = (self.reach(fewest)?, self.reach(most)?);
        if target < from.least.1 || target > to.most.1 {
            return Err(Stop::Routine(vec![self.unreachable(&to.chosen, from.least.1, to.most.1)]));
        }
        let numbers = counts::by_promise(self.routine, numbers, self.wished)?;
        self.with_numbers(&numbers[..numbers.len().min(TRIES)])
    }

    /// The session with the first of `numbers` that leave next to nothing over, or with those that leave least.
    fn with_numbers(&mut self, numbers: &[Session]) -> Result<Session, Stop> {
        let target = self.wished.frames(self.rate);
        let mut best: Option<Session> = None;
        let mut beyond: Option<Frames> = None;
        let mut last = None;
        for session in numbers {
            let reach = self.reach(session)?;
            if target < reach.least.1 {
                beyond = Some(beyond.map_or(reach.least.1, |known| known.min(reach.least.1)));
            } else {
                let (lengths, total) = if target <= reach.most.1 { self.search(&reach)? } else { reach.most.clone() };
                let chosen = self.chosen(&reach.chosen, &lengths, total);
                let is_within = target <= reach.most.1;
                if is_within && (numbers.len() == 1 || chosen.slack <= LITTLE) {
                    return Ok(chosen);
                }
                best = best.filter(|known| known.slack <= chosen.slack).or(Some(chosen));
            }
            last = Some(reach);
        }
        match (best, last) {
            (Some(best), _) if numbers.len() > 1 && best.slack <= MOST_SLACK => Ok(best),
            (Some(best), Some(reach)) if numbers.len() > 1 => {
                let below = Frames(target.0 - best.slack.frames(self.rate).0);
                Err(Stop::Routine(vec![self.between(&reach.chosen, below, beyond)]))
            }
            (_, Some(reach)) => Err(Stop::Routine(vec![self.unreachable(&reach.chosen, reach.least.1, reach.most.1)])),
            (_, None) => Ok(self.session.clone()),
        }
    }

    /// What can be chosen with the numbers of `session`, which stay for what is tried next.
    fn reach(&mut self, session: &Session) -> Result<Reach, Stop> {
        self.session = Session { hold: HoldChoice::End(RangeEnd::Shortest), ..session.clone() };
        let chosen = script::write(self.routine, &self.session)?.chosen.lengths;
        let stretches: Vec<Stretch> = chosen
            .iter()
            .map(|length| Stretch { range: length.range, times: length.times, step: length.step })
            .collect();
        let least: Vec<Length> = stretches.iter().map(|stretch| stretch.range.shortest).collect();
        let most: Vec<Length> = stretches.iter().map(|stretch| stretch.range.longest).collect();
        let (from, to) = (self.total(&chosen, &least)?, self.total(&chosen, &most)?);
        Ok(Reach { chosen, stretches, least: (least, from), most: (most, to) })
    }

    fn chosen(&self, chosen: &[ChosenLength], lengths: &[Length], total: Frames) -> Session {
        let left = self.wished.frames(self.rate).0.saturating_sub(total.0);
        Session { slack: Length::of_frames(Frames(left), self.rate), ..self.with(chosen, lengths) }
    }

    /// The lengths that come closest to the target without passing it, and the total they give.
    fn search(&mut self, reach: &Reach) -> Result<(Vec<Length>, Frames), Stop> {
        let target = self.wished.frames(self.rate);
        if target == reach.most.1 {
            return Ok(reach.most.clone());
        }
        let Reach { chosen, stretches, least, .. } = reach;
        let step = stretches.iter().map(Stretch::smallest_step).min().unwrap_or_default();
        let mut best = least.clone();
        let mut tried = vec![best.0.clone()];
        let mut budget = self.budget(stretches, &best.0, best.1);
        for _ in 0..TRIES {
            let mut lengths = share(stretches, budget);
            while tried.contains(&lengths) && budget > Length::ZERO {
                budget = budget.saturating_sub(step);
                lengths = share(stretches, budget);
            }
            let total = self.total(chosen, &lengths)?;
            budget = self.budget(stretches, &lengths, total);
            tried.push(lengths.clone());
            if total <= target && total >= best.1 {
                best = (lengths, total);
            }
            if Length::of_frames(Frames(target.0 - best.1.0), self.rate) < step {
                break;
            }
        }
        self.polished(chosen, stretches, best)
    }

    /// Gives what is left to a single hold, if the words for its new length leave room for that.
    fn polished(
        &mut self,
        chosen: &[ChosenLength],
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
            let total = self.total(chosen, &lengths)?;
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
    fn total(&mut self, chosen: &[ChosenLength], lengths: &[Length]) -> Result<Frames, Stop> {
        let session = self.with(chosen, lengths);
        let script = script::write(self.routine, &session)?;
        let clips = (self.speak)(&script)?;
        Ok(layout::total(&script, &clips, self.rate))
    }

    fn with(&self, chosen: &[ChosenLength], lengths: &[Length]) -> Session {
        let spans = chosen.iter().map(|length| length.span);
        Session { lengths: spans.zip(lengths.iter().copied()).collect(), ..self.session.clone() }
    }

    fn unreachable(&self, chosen: &[ChosenLength], from: Frames, to: Frames) -> Diagnostic {
        let (up, down) = (self.seconds_up(from), self.seconds_down(to));
        let message =
            format!("this track cannot last {}: the shortest possible is {up}, the longest {down}", self.wished);
        let change = if up > self.wished { "leave something out, say less with `--guidance`" } else { "add rounds" };
        let help = format!(
            "ask for {up} to {down}, {change}, or widen the ranges; words and everything that is fixed take up the rest"
        );
        with_ranges(Diagnostic::error("cannot-fit", message).help(help), chosen)
    }

    /// No numbers of rounds and repetitions give a track between `below` and `above`.
    fn between(&self, chosen: &[ChosenLength], below: Frames, above: Option<Frames>) -> Diagnostic {
        let near = match (self.seconds_down(below), above.map(|above| self.seconds_up(above))) {
            (down, Some(up)) => [down.to_string(), up.to_string()].to_vec(),
            (down, None) => [down.to_string()].to_vec(),
        };
        let is = if near.len() == 1 { "is" } else { "are" };
        let message =
            format!("this track cannot last {}: the nearest possible {is} {}", self.wished, near.join(" and "));
        let help = format!("ask for {}, or give a hold, a pause or a rest a wider range", near.join(" or "));
        with_ranges(Diagnostic::error("cannot-fit", message).help(help), chosen)
    }

    fn seconds_up(&self, length: Frames) -> Length {
        let second = Length::from_secs(1);
        Length::from_secs(Length::of_frames(length, self.rate).flicks().div_ceil(second.flicks()))
    }

    fn seconds_down(&self, length: Frames) -> Length {
        Length::from_secs(Length::of_frames(length, self.rate).flicks() / Length::from_secs(1).flicks())
    }
}

/// `problem` with the place of every range.
fn with_ranges(mut problem: Diagnostic, chosen: &[ChosenLength]) -> Diagnostic {
    for (index, ChosenLength { range, span, times, .. }) in chosen.iter().enumerate() {
        let label = match times {
            1 => format!("{} to {}", range.shortest, range.longest),
            _ => format!("{} to {}, {times} times", range.shortest, range.longest),
        };
        problem = if index == 0 { problem.at(*span, label) } else { problem.because(*span, label) };
    }
    problem
}
