//! Which stretches of speech are which line, all lines being read once and in order.
//!
//! The best division is searched for exactly, over all of them (dynamic programming): lines should last as long as their letters ask for,
//! and the pauses between lines should be longer than those within. Every boundary is then compared with its best alternative.

use std::ops::{Range, RangeInclusive};

use super::doubt::Doubt;
use crate::base::Length;

/// The most stretches that one line may have: a sentence has few pauses, a prompt few sentences.
const MOST_STRETCHES: usize = 40;
/// The share by which a person's pace differs from line to line …
const PACE: f64 = 0.15;
/// … and by which one letter's length does, which evens out over many.
const LETTER: f64 = 1.0;
/// How strongly the length of a pause speaks for or against a boundary.
const PAUSE: f64 = 3.0;
/// The paces that are tried, as shares of the mean.
const PACES: [f64; 9] = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3];
/// What it costs that a line was not read, or that something else was: as much as a line more than three deviations off.
const MISTAKE: f64 = 5.0;
/// A line this many times its usual deviation too long or short is doubtful.
const ODD_LENGTH: f64 = 2.5;
/// A boundary is doubtful if another division is this little worse: e² = 7 times less likely.
const ODD_BOUNDARY: f64 = 2.0;
/// Where the shortest pause between lines is less than this many times the longest within them, their number does not tell …
const CLEAR: f64 = 1.25;
/// … how many lines were read, and another division must be this much worse instead: e⁴ = 55 times less likely.
const ODD_UNCLEAR_BOUNDARY: f64 = 4.0;

/// Speech without a pause, by its distance from the start of the take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpokenStretch {
    pub start: Length,
    pub end: Length,
}

/// A line's stretches, and why they may not be this line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MatchedLine {
    /// None if it was not read.
    pub stretches: Option<Range<usize>>,
    pub doubts: Vec<Doubt>,
}

/// Divides `stretches` among lines that take time in proportion to `weights`; there is at least one of both.
pub(crate) fn matched(stretches: &[SpokenStretch], weights: &[f64]) -> Vec<MatchedLine> {
    let take = Division::at_its_pace(stretches, weights);
    let (before, after) = (take.before(), take.after());
    let places = take.best(&before);
    let found = places.iter().enumerate().map(|(line, place)| {
        let Some(stretches) = place else { return MatchedLine { stretches: None, doubts: vec![Doubt::NotFound] } };
        let mut doubts = take.odd_length(line, stretches);
        doubts.extend(take.odd_pauses(stretches));
        doubts.extend(take.odd_neighbors(line, stretches, &places));
        doubts.extend(take.alternatives(line, stretches, &before, &after));
        MatchedLine { stretches: Some(stretches.clone()), doubts }
    });
    found.collect()
}

#[derive(Clone)]
struct Division<'a> {
    weights: &'a [f64],
    /// The seconds of speech before each stretch, and all of them.
    spoken: Vec<f64>,
    /// The seconds of the pause before each stretch; 0 before the first.
    pauses: Vec<f64>,
    /// What it costs that no pause up to the one before each stretch is between lines.
    joined: Vec<f64>,
    /// Pauses longer than this are likely to lie between lines.
    divide: f64,
    /// How much worse another division must be.
    odd_boundary: f64,
    /// Seconds for a weight of 1.
    pace: f64,
}

/// The best cost of the lines up to (or from) one, by the stretch at which it ends.
type Costs = Vec<Vec<f64>>;

impl<'a> Division<'a> {
    /// The take at the pace that explains it best: speech that is of no line, or lines that were not read, distort the mean.
    fn at_its_pace(stretches: &[SpokenStretch], weights: &'a [f64]) -> Self {
        let mean = Self::of(stretches, weights);
        let cost = |share: &f64| {
            let take = Self { pace: mean.pace * share, ..mean.clone() };
            take.before()[weights.len()][stretches.len()]
        };
        let costs = PACES.map(|share| (cost(&share), share));
        let best = costs.into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
        Self { pace: mean.pace * best.map_or(1.0, |(_, share)| share), ..mean }
    }

    fn of(stretches: &[SpokenStretch], weights: &'a [f64]) -> Self {
        let mut spoken = vec![0.0];
        for stretch in stretches {
            spoken.push(spoken[spoken.len() - 1] + (stretch.end.saturating_sub(stretch.start)).seconds());
        }
        let between = stretches.windows(2).map(|pair| pair[1].start.saturating_sub(pair[0].end).seconds());
        let pauses: Vec<f64> = std::iter::once(0.0).chain(between).collect();
        let pace = spoken[stretches.len()] / weights.iter().sum::<f64>();
        let (divide, is_clear) = divide(&pauses[1..], weights.len() - 1);
        let odd_boundary = if is_clear { ODD_BOUNDARY } else { ODD_UNCLEAR_BOUNDARY };
        let mut take = Self { weights, divide, odd_boundary, spoken, pauses, joined: vec![0.0], pace };
        for at in 1..take.pauses.len() {
            take.joined.push(take.joined[at - 1] + soft(take.evidence(at)));
        }
        take
    }

    fn count(&self) -> usize {
        self.pauses.len()
    }

    /// By how many times its usual deviation `line` is too long, as the logarithm of a ratio, if it has `stretches`.
    fn deviation(&self, line: usize, stretches: &Range<usize>) -> f64 {
        let usual = (PACE * PACE + LETTER / self.weights[line]).sqrt();
        self.ratio(line, stretches).ln() / usual
    }

    fn ratio(&self, line: usize, stretches: &Range<usize>) -> f64 {
        (self.spoken[stretches.end] - self.spoken[stretches.start]) / (self.weights[line] * self.pace)
    }

    /// What it costs that `line` has `stretches`: its length, the pauses within it, and the pause before it.
    fn cost(&self, line: usize, stretches: &Range<usize>) -> f64 {
        let within = self.joined[stretches.end - 1] - self.joined[stretches.start];
        let before = if stretches.start == 0 { 0.0 } else { soft(-self.evidence(stretches.start)) };
        self.deviation(line, stretches).powi(2) / 2.0 + within + before
    }

    /// How strongly the pause before the stretch `at` speaks for a boundary there.
    fn evidence(&self, at: usize) -> f64 {
        PAUSE * (self.pauses[at].max(1e-3) / self.divide).ln()
    }

    /// What it costs that `stretches` are of no line.
    fn mistake(&self, stretches: &Range<usize>) -> f64 {
        MISTAKE + if stretches.start == 0 { 0.0 } else { soft(-self.evidence(stretches.start)) }
    }

    /// By line and stretch, the cost of all lines before the one, if they end before the other.
    fn before(&self) -> Costs {
        let (lines, count) = (self.weights.len(), self.count());
        let mut costs = vec![vec![f64::INFINITY; count + 1]; lines + 1];
        costs[0][0] = 0.0;
        self.with_mistakes_after(&mut costs[0]);
        for line in 0..lines {
            for end in 0..=count {
                let read = starts(end).map(|start| costs[line][start] + self.cost(line, &(start..end)));
                costs[line + 1][end] = read.fold(costs[line][end] + MISTAKE, f64::min);
            }
            self.with_mistakes_after(&mut costs[line + 1]);
        }
        costs
    }

    /// Lets stretches that are of no line follow.
    fn with_mistakes_after(&self, costs: &mut [f64]) {
        let read = costs.to_vec();
        for (end, cost) in costs.iter_mut().enumerate() {
            *cost = starts(end).map(|start| read[start] + self.mistake(&(start..end))).fold(*cost, f64::min);
        }
    }

    /// By line and stretch, the cost of that line and all behind it, if they start with the stretch. What is of no line belongs to those
    /// before it.
    fn after(&self) -> Costs {
        let (lines, count) = (self.weights.len(), self.count());
        let mut costs = vec![vec![f64::INFINITY; count + 1]; lines + 1];
        costs[lines][count] = 0.0;
        for line in (0..lines).rev() {
            let behind: Vec<f64> = (0..=count).map(|at| self.behind(at, &costs[line + 1])).collect();
            for start in 0..=count {
                let read = ends(start, count).map(|end| self.cost(line, &(start..end)) + behind[end]);
                costs[line][start] = read.fold(behind[start] + MISTAKE, f64::min);
            }
        }
        costs
    }

    /// The cost of all behind the stretch `at`, stretches of no line included, if `costs` are those of the lines there.
    fn behind(&self, at: usize, costs: &[f64]) -> f64 {
        let mistaken = ends(at, self.count()).map(|end| self.mistake(&(at..end)) + costs[end]);
        mistaken.fold(costs[at], f64::min)
    }

    /// Where each line is in the best division.
    fn best(&self, before: &Costs) -> Vec<Option<Range<usize>>> {
        let mut places = vec![None; self.weights.len()];
        let mut end = self.count();
        for line in (0..self.weights.len()).rev() {
            end = self.last_of_a_line(end, line + 1, before);
            let cost = |start: &usize| before[line][*start] + self.cost(line, &(*start..end));
            let best = starts(end).min_by(|one, other| cost(one).total_cmp(&cost(other)));
            if let Some(start) = best.filter(|start| cost(start) <= before[line][end] + MISTAKE) {
                places[line] = Some(start..end);
                end = start;
            }
        }
        places
    }

    /// Where the speech of `lines` lines ends if all that is of no line is taken from its end.
    fn last_of_a_line(&self, end: usize, lines: usize, before: &Costs) -> usize {
        let read = |end: usize| {
            let read = starts(end).map(|start| before[lines - 1][start] + self.cost(lines - 1, &(start..end)));
            read.fold(before[lines - 1][end] + MISTAKE, f64::min)
        };
        let mistaken = starts(end).map(|start| (read(start) + self.mistake(&(start..end)), start));
        let best = mistaken.min_by(|one, other| one.0.total_cmp(&other.0));
        best.filter(|(cost, _)| *cost < read(end)).map_or(end, |(_, start)| start)
    }

    /// Whether `line`, found in `stretches`, could as well start or end elsewhere.
    fn alternatives(&self, line: usize, stretches: &Range<usize>, before: &Costs, after: &Costs) -> Vec<Doubt> {
        let count = self.count();
        let behind: Vec<f64> = (0..=count).map(|at| self.behind(at, &after[line + 1])).collect();
        let cost = |place: &Range<usize>| before[line][place.start] + self.cost(line, place) + behind[place.end];
        let unread = (0..=count).map(|at| before[line][at] + MISTAKE + behind[at]).fold(f64::INFINITY, f64::min);
        let (mut other_start, mut other_end) = (unread, unread);
        for place in (0..count).flat_map(|start| ends(start, count).map(move |end| start..end)) {
            if place.start != stretches.start {
                other_start = other_start.min(cost(&place));
            }
            if place.end != stretches.end {
                other_end = other_end.min(cost(&place));
            }
        }
        let is_near = |other: f64| other - cost(stretches) < self.odd_boundary;
        let doubts = [(is_near(other_start), Doubt::Start), (is_near(other_end), Doubt::End)];
        doubts.into_iter().filter_map(|(is_near, doubt)| is_near.then_some(doubt)).collect()
    }

    /// Whether there is speech next to `stretches` that is of no line.
    fn odd_neighbors(&self, line: usize, stretches: &Range<usize>, places: &[Option<Range<usize>>]) -> Vec<Doubt> {
        let end_before = places[..line].iter().flatten().next_back().map_or(0, |place| place.end);
        let start_after = places[line + 1..].iter().flatten().next().map_or(self.count(), |place| place.start);
        let doubts =
            [(end_before != stretches.start, Doubt::MoreBefore), (start_after != stretches.end, Doubt::MoreAfter)];
        doubts.into_iter().filter_map(|(is_more, doubt)| is_more.then_some(doubt)).collect()
    }

    fn odd_length(&self, line: usize, stretches: &Range<usize>) -> Vec<Doubt> {
        let ratio = self.ratio(line, stretches);
        match self.deviation(line, stretches) {
            much if much > ODD_LENGTH => vec![Doubt::Longer(ratio)],
            little if little < -ODD_LENGTH => vec![Doubt::Shorter(ratio)],
            _ => Vec::new(),
        }
    }

    fn odd_pauses(&self, stretches: &Range<usize>) -> Vec<Doubt> {
        let length = |at: usize| Length::from_millis((self.pauses[at] * 1_000.0).round() as u64);
        let is_long = |at: &usize| self.pauses[*at] > self.divide;
        let is_short = |at: usize| self.pauses[at] < self.divide;
        let longest = (stretches.start + 1..stretches.end).filter(is_long);
        let longest = longest.max_by(|one, other| self.pauses[*one].total_cmp(&self.pauses[*other]));
        let mut doubts: Vec<Doubt> = longest.map(|at| Doubt::Pause(length(at))).into_iter().collect();
        let (start, end) = (stretches.start, stretches.end);
        doubts.extend((start > 0 && is_short(start)).then(|| Doubt::NoPauseBefore(length(start))));
        doubts.extend((end < self.count() && is_short(end)).then(|| Doubt::NoPauseAfter(length(end))));
        doubts
    }
}

/// Where speech that ends before the stretch `end` may start.
fn starts(end: usize) -> Range<usize> {
    end.saturating_sub(MOST_STRETCHES)..end
}

/// Where speech that starts with the stretch `start` may end, if there are `count`.
fn ends(start: usize, count: usize) -> RangeInclusive<usize> {
    start + 1..=(start + MOST_STRETCHES).min(count)
}

/// The pause that divides the `boundaries` longest of `pauses` from the others, the geometric mean of the two next to it, and whether it
/// does so clearly.
fn divide(pauses: &[f64], boundaries: usize) -> (f64, bool) {
    let mut sorted = pauses.to_vec();
    sorted.sort_by(|one, other| other.total_cmp(one));
    let shortest_boundary = boundaries.checked_sub(1).and_then(|index| sorted.get(index)).copied();
    let longest_within = sorted.get(boundaries).copied();
    match (shortest_boundary, longest_within) {
        (Some(one), Some(other)) => ((one * other).sqrt().max(1e-3), one >= CLEAR * other),
        (Some(one), None) => (one / 2.0, true),
        (None, other) => (other.map_or(1.0, |other| other * 2.0), true),
    }
}

/// The logarithm of 1 + eˣ: what it costs to go against evidence of strength `x`.
fn soft(x: f64) -> f64 {
    if x > 30.0 { x } else { x.exp().ln_1p() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stretches with these lengths and pauses before them, in tenths of seconds.
    fn take(parts: &[(u64, u64)]) -> Vec<SpokenStretch> {
        let mut at = 0;
        let stretch = |(pause, length): &(u64, u64)| {
            let start = at + pause;
            at = start + length;
            SpokenStretch { start: Length::from_millis(start * 100), end: Length::from_millis(at * 100) }
        };
        parts.iter().map(stretch).collect()
    }

    fn found(parts: &[(u64, u64)], weights: &[f64]) -> Vec<(Range<usize>, bool)> {
        let found = matched(&take(parts), weights);
        found.into_iter().map(|found| (found.stretches.unwrap_or(0..0), !found.doubts.is_empty())).collect()
    }

    #[test]
    fn lines_with_pauses_within_them_are_found_by_length_and_pause() {
        let parts = [(10, 20), (5, 10), (25, 8), (22, 15), (4, 10), (6, 16), (30, 21)];
        let expected = [(0..2, false), (2..3, false), (3..6, false), (6..7, false)];
        assert_eq!(found(&parts, &[30.0, 8.0, 40.0, 20.0]), expected);
    }

    #[test]
    fn a_line_read_twice_or_left_out_is_doubtful_and_lines_far_from_it_are_not() {
        let plain: Vec<(u64, u64)> = [20, 30, 25, 40, 15, 30, 22, 35].map(|length| (25, length)).to_vec();
        let weights = [20.0, 30.0, 25.0, 40.0, 15.0, 30.0, 22.0, 35.0];
        assert!(found(&plain, &weights).iter().all(|(_, is_doubtful)| !is_doubtful));
        let mut twice = plain.clone();
        twice.insert(4, (25, 40));
        let doubtful: Vec<bool> = found(&twice, &weights).into_iter().map(|(_, is_doubtful)| is_doubtful).collect();
        assert!(doubtful[3], "{doubtful:?}");
        let mut without = plain;
        without.remove(3);
        without.push((25, 30));
        let without = found(&without, &weights);
        assert!(without[3].1, "{without:?}");
        assert_eq!(without[1], (1..2, false), "{without:?}");
    }

    #[test]
    fn pauses_tell_how_many_lines_were_read_if_those_between_lines_are_clearly_longer() {
        let pauses = [2.1, 0.9, 2.0, 0.5, 2.05];
        assert_eq!([1, 2, 3, 4, 5].map(|boundaries| divide(&pauses, boundaries).1), [false, false, true, true, true]);
    }

    #[test]
    fn speech_that_is_no_line_is_left_out_and_its_neighbors_are_doubtful() {
        let parts = [(10, 30), (25, 30), (25, 90), (25, 30), (25, 30)];
        let expected = [(0..1, false), (1..2, true), (3..4, true), (4..5, false)];
        assert_eq!(found(&parts, &[30.0, 30.0, 30.0, 30.0]), expected);
    }

    #[test]
    fn one_line_is_the_whole_take() {
        assert_eq!(found(&[(5, 10), (4, 20)], &[10.0]), [(0..2, false)]);
    }
}
