//! Matches tones that were found with tones that were planned.
//!
//! A missing or surplus tone does not cost another one its match, nor does a stretch that was cut out or inserted.

use crate::base::{Frame, Length, SampleRate};
use crate::sound::ToneKind;
use crate::verify::tones::FoundTone;

/// A tone of the plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected {
    pub kind: ToneKind,
    pub onset: Frame,
}

/// A tone this close to its expected place is the planned one.
const CLOSE: Length = Length::from_millis(10);
/// So is one this close, if there is no better one; countdown tones are a second apart.
const NEAR: Length = Length::from_millis(400);
/// How far a stretch that was cut out or inserted can displace what follows.
const FAR: Length = Length::from_secs(120);
/// How many tones must agree on a displacement.
const WITNESSES: usize = 3;

/// For each of `expected`, its place in `found`.
pub(crate) fn matched(expected: &[Expected], found: &[FoundTone], rate: SampleRate) -> Vec<Option<usize>> {
    let [close, near, far] = [CLOSE, NEAR, FAR].map(|length| length.frames(rate).0);
    let mut matcher = Matcher { expected, found, close, near, far, next: 0, late: 0 };
    (0..expected.len()).map(|index| matcher.step(index)).collect()
}

struct Matcher<'a> {
    expected: &'a [Expected],
    found: &'a [FoundTone],
    close: u64,
    near: u64,
    far: u64,
    /// The first found tone that is still free.
    next: usize,
    /// How late everything currently is, in frames.
    late: i64,
}

impl Matcher<'_> {
    fn step(&mut self, index: usize) -> Option<usize> {
        let together = self.nearest(index, self.late, self.close).or_else(|| self.displaced(index));
        if let Some(place) = together {
            self.late = self.late_by(index, place);
        }
        // A tone that was moved alone does not displace what follows.
        let place = together.or_else(|| self.nearest(index, self.late, self.near))?;
        self.next = place + 1;
        Some(place)
    }

    fn late_by(&self, index: usize, place: usize) -> i64 {
        self.found[place].onset.0 as i64 - self.expected[index].onset.0 as i64
    }

    /// The free tone of the right kind nearest to where `index` would be if everything were `late`.
    fn nearest(&self, index: usize, late: i64, within: u64) -> Option<usize> {
        let target = self.expected[index].onset.0 as i64 + late;
        let free = &self.found[self.next..];
        let from = free.partition_point(|tone| (tone.onset.0 as i64) < target - within as i64);
        let distance = |place: &usize| (self.found[*place].onset.0 as i64 - target).unsigned_abs();
        (self.next + from..self.found.len())
            .take_while(|place| self.found[*place].onset.0 as i64 <= target + within as i64)
            .filter(|place| self.found[*place].kind == self.expected[index].kind)
            .min_by_key(distance)
    }

    /// A tone far off, if those that follow are displaced by as much, and are not at their undisplaced places.
    fn displaced(&self, index: usize) -> Option<usize> {
        if self.witnesses(index, self.late) > 0 {
            return None;
        }
        let target = self.expected[index].onset.0 as i64;
        let mut places: Vec<usize> = (self.next..self.found.len())
            .skip_while(|place| (self.found[*place].onset.0 as i64) < target + self.late - self.far as i64)
            .take_while(|place| self.found[*place].onset.0 as i64 <= target + self.late + self.far as i64)
            .filter(|place| self.found[*place].kind == self.expected[index].kind)
            .collect();
        places.sort_by_key(|place| (self.late_by(index, *place) - self.late).unsigned_abs());
        let following = self.expected.len().saturating_sub(index + 1).min(WITNESSES);
        places.into_iter().find(|place| self.witnesses(index, self.late_by(index, *place)) == following)
    }

    /// How many of the tones after `index` are where they should be if everything is `late`.
    fn witnesses(&self, index: usize, late: i64) -> usize {
        let following = (index + 1..self.expected.len()).take(WITNESSES);
        following.filter(|index| self.nearest(*index, late, self.close).is_some()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Decibels;

    const RATE: SampleRate = SampleRate::DEFAULT;

    /// Holds of ten seconds, one every 15 seconds, with three marks.
    fn plan(holds: u64) -> Vec<(ToneKind, u64)> {
        let hold = |n: u64| {
            let start = n * 15_000;
            [
                (ToneKind::Start, start),
                (ToneKind::Mark, start + 7_000),
                (ToneKind::Mark, start + 8_000),
                (ToneKind::Mark, start + 9_000),
                (ToneKind::End, start + 10_000),
            ]
        };
        (0..holds).flat_map(hold).collect()
    }

    fn frame(ms: u64) -> Frame {
        Frame(ms * 48)
    }

    fn places(plan: &[(ToneKind, u64)], found: &[(ToneKind, u64)]) -> Vec<Option<usize>> {
        let expected: Vec<_> = plan.iter().map(|(kind, ms)| Expected { kind: *kind, onset: frame(*ms) }).collect();
        let tone = |(kind, ms): &(ToneKind, u64)| {
            let (kind, onset) = (*kind, frame(*ms));
            FoundTone { kind, onset, gain: Decibels(0.0), likeness: 1.0 }
        };
        matched(&expected, &found.iter().map(tone).collect::<Vec<_>>(), RATE)
    }

    #[test]
    fn a_missing_tone_costs_no_other_its_match() {
        let plan = plan(4);
        for missing in 0..plan.len() {
            let mut found = plan.clone();
            found.remove(missing);
            let expected: Vec<_> = (0..plan.len())
                .map(|index| match index.cmp(&missing) {
                    std::cmp::Ordering::Less => Some(index),
                    std::cmp::Ordering::Equal => None,
                    std::cmp::Ordering::Greater => Some(index - 1),
                })
                .collect();
            assert_eq!(places(&plan, &found), expected, "{missing}");
        }
    }

    #[test]
    fn a_surplus_tone_costs_no_other_its_match() {
        let plan = plan(3);
        let mut found = plan.clone();
        found.insert(1, (ToneKind::Mark, 4_000));
        let expected: Vec<_> = (0..plan.len()).map(|index| Some(if index == 0 { 0 } else { index + 1 })).collect();
        assert_eq!(places(&plan, &found), expected);
    }

    #[test]
    fn a_tone_that_was_moved_alone_is_still_that_tone() {
        let plan = plan(3);
        for moved in 0..plan.len() {
            let mut found = plan.clone();
            found[moved].1 += 30;
            assert_eq!(places(&plan, &found), (0..plan.len()).map(Some).collect::<Vec<_>>(), "{moved}");
        }
    }

    #[test]
    fn what_was_cut_out_displaces_the_rest_alike() {
        let plan = plan(4);
        for cut in [30, 900, 4_000, 13_000] {
            let moved = |(kind, ms): &(ToneKind, u64)| (*kind, if *ms > 21_500 { ms - cut } else { *ms });
            let found: Vec<_> = plan.iter().map(moved).collect();
            let mut sorted = found.clone();
            sorted.sort_by_key(|(_, ms)| *ms);
            if sorted == found {
                assert_eq!(places(&plan, &found), (0..plan.len()).map(Some).collect::<Vec<_>>(), "{cut}");
            }
        }
    }
}
