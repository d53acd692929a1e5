//! Shares time among ranges: each gets its part in proportion to its width, in steps that sound natural, and together
//! they never take more than the time available.

use crate::base::{Length, LengthRange};

/// The finest step of any length.
const SHORTEST_STEP: Length = Length::from_millis(100);

/// A range that is used several times with one length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// The lengths it may have.
    pub range: LengthRange,
    /// How many times it is used.
    pub times: u64,
    /// The steps in which it can be chosen, if it is counted in something else than seconds.
    pub step: Option<Length>,
}

impl Stretch {
    fn width(&self) -> Length {
        self.range.longest.saturating_sub(self.range.shortest)
    }

    /// Steps that sound natural: "two minutes and ten seconds" rather than eleven.
    fn grain(&self) -> Length {
        match self.step {
            None if self.width() >= Length::from_secs(20) => Length::from_secs(5),
            _ => self.finest(),
        }
    }

    /// The finest steps that are said: seconds, or tenths in a very narrow range.
    fn finest(&self) -> Length {
        match self.step {
            Some(step) => step,
            None if self.width() >= Length::from_secs(2) => Length::from_secs(1),
            None => SHORTEST_STEP,
        }
    }

    /// `length` plus as many of the finest steps as `left` can pay for.
    pub(crate) fn lengthened(&self, length: Length, left: Length) -> Length {
        let affordable = length + Length::from_flicks(left.flicks() / self.times.max(1));
        if affordable >= self.range.longest { self.range.longest } else { floor(affordable, self.finest()).max(length) }
    }

    /// How much the finest step changes the length of the track.
    pub(crate) fn smallest_step(&self) -> Length {
        self.finest() * self.times
    }
}

/// A length for each of `stretches`. Counting each as often as it is used, they take `budget` or a little less together, or as little
/// as possible if it is too small. Where steps are too large for what is left, one more of them is paid for by the others.
pub(crate) fn share(stretches: &[Stretch], budget: Length) -> Vec<Length> {
    let taken = |lengths: &[Length]| -> Length {
        stretches.iter().zip(lengths).map(|(stretch, length)| *length * stretch.times).sum()
    };
    let mut best = in_proportion(stretches, budget);
    for index in 0..stretches.len() {
        let Stretch { range, .. } = stretches[index];
        let more = best[index] + stretches[index].finest();
        if best[index] == range.longest || budget.saturating_sub(taken(&best)) < SHORTEST_STEP {
            continue;
        }
        let mut fixed = stretches.to_vec();
        fixed[index].range = LengthRange::exactly(more.min(range.longest));
        let lengths = in_proportion(&fixed, budget);
        if (taken(&best)..=budget).contains(&taken(&lengths)) {
            best = lengths;
        }
    }
    best
}

/// [`share`] with every step paid for by what is left.
fn in_proportion(stretches: &[Stretch], budget: Length) -> Vec<Length> {
    let least: Length = stretches.iter().map(|stretch| stretch.range.shortest * stretch.times).sum();
    let room: Length = stretches.iter().map(|stretch| stretch.width() * stretch.times).sum();
    let free = budget.saturating_sub(least);
    if free >= room {
        return stretches.iter().map(|stretch| stretch.range.longest).collect();
    }
    let exact: Vec<Length> =
        stretches.iter().map(|stretch| stretch.range.shortest + part(stretch.width(), free, room)).collect();
    let mut sharing = Sharing { stretches, lengths: Vec::new(), left: free };
    sharing.lengths = stretches.iter().map(|stretch| stretch.range.shortest).collect();
    for (index, exact) in exact.iter().enumerate() {
        sharing.lengthen(index, floor(*exact, stretches[index].grain()));
    }
    sharing.coarse(&exact);
    sharing.fine();
    sharing.lengths
}

struct Sharing<'a> {
    stretches: &'a [Stretch],
    lengths: Vec<Length>,
    /// What has not been given away yet.
    left: Length,
}

impl Sharing<'_> {
    /// One more natural step each, starting with those furthest below their part.
    fn coarse(&mut self, exact: &[Length]) {
        let mut order: Vec<usize> = (0..exact.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(exact[*index].saturating_sub(self.lengths[*index])));
        for index in order {
            let grain = self.stretches[index].grain();
            self.lengthen(index, floor(self.lengths[index], grain) + grain);
        }
    }

    /// What is left, in the finest steps, starting with those that are used most, where a step counts most.
    fn fine(&mut self) {
        let mut order: Vec<usize> = (0..self.lengths.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(self.stretches[*index].times));
        for index in order {
            self.lengthen(index, self.stretches[index].lengthened(self.lengths[index], self.left));
        }
    }

    /// Raises a length to `target`, or to its longest, if what is left can pay for it.
    fn lengthen(&mut self, index: usize, target: Length) {
        let Stretch { range, times, .. } = self.stretches[index];
        let more = target.min(range.longest).saturating_sub(self.lengths[index]);
        if let Some(left) = self.left.checked_sub(more * times) {
            self.left = left;
            self.lengths[index] += more;
        }
    }
}

/// Where `length` lies between `shortest` and `longest`, from 0 to 1.
pub(crate) fn part_between(length: Length, shortest: Length, longest: Length) -> f64 {
    let width = longest.saturating_sub(shortest);
    if width == Length::ZERO { 0.5 } else { (length.saturating_sub(shortest).seconds() / width.seconds()).min(1.0) }
}

/// `whole × numerator ∕ denominator`, rounded down.
fn part(whole: Length, numerator: Length, denominator: Length) -> Length {
    let product = u128::from(whole.flicks()) * u128::from(numerator.flicks());
    Length::from_flicks((product / u128::from(denominator.flicks().max(1))) as u64)
}

fn floor(length: Length, step: Length) -> Length {
    Length::from_flicks(length.flicks() / step.flicks() * step.flicks())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretch(shortest_ms: u64, longest_ms: u64, times: u64) -> Stretch {
        let range =
            LengthRange { shortest: Length::from_millis(shortest_ms), longest: Length::from_millis(longest_ms) };
        Stretch { range, times, step: None }
    }

    fn secs(lengths: &[Length]) -> Vec<u64> {
        lengths.iter().map(|length| length.millis() / 1000).collect()
    }

    #[test]
    fn each_gets_its_part_in_proportion_to_its_width_and_the_odd_seconds_go_to_one() {
        let stretches = [stretch(120_000, 150_000, 1), stretch(60_000, 120_000, 1), stretch(30_000, 60_000, 1)];
        assert_eq!(secs(&share(&stretches, Length::from_secs(210 + 60))), [135, 90, 45]);
        assert_eq!(secs(&share(&stretches, Length::from_secs(210 + 63))), [138, 90, 45]);
        assert_eq!(secs(&share(&stretches, Length::from_secs(10))), [120, 60, 30]);
        assert_eq!(secs(&share(&stretches, Length::from_secs(1_000))), [150, 120, 60]);
    }

    #[test]
    fn what_is_used_twice_counts_twice() {
        let stretches = [stretch(120_000, 150_000, 2), stretch(120_000, 150_000, 1)];
        assert_eq!(secs(&share(&stretches, Length::from_secs(360 + 46))), [135, 136]);
    }

    proptest! {
        #[test]
        fn no_length_leaves_its_range_and_less_than_a_step_is_left(
            ranges in prop::collection::vec((1_000u64..200_000, 1u64..100_000, 1u64..6), 1..8),
            budget_ms in 0u64..4_000_000,
        ) {
            let stretches: Vec<Stretch> = ranges.iter().map(|(from, width, times)| stretch(*from, from + width, *times)).collect();
            let budget = Length::from_millis(budget_ms);
            let lengths = share(&stretches, budget);
            let taken = |pick: &dyn Fn(usize) -> Length| -> Length {
                (0..stretches.len()).map(|index| pick(index) * stretches[index].times).sum()
            };
            for (stretch, length) in stretches.iter().zip(&lengths) {
                prop_assert!(stretch.range.contains(*length));
            }
            let total = taken(&|index| lengths[index]);
            let (least, most) = (taken(&|index| stretches[index].range.shortest), taken(&|index| stretches[index].range.longest));
            prop_assert!(total <= budget.max(least));
            if budget >= least && budget < most {
                let steps = stretches.iter().zip(&lengths).filter(|(stretch, length)| **length < stretch.range.longest);
                let step = steps.map(|(stretch, _)| stretch.smallest_step()).min();
                prop_assert!(step.is_some_and(|step| budget.saturating_sub(total) < step), "{:?} of {budget}", total);
            }
        }
    }
}
