//! Which bytes of a file have been sent.

use std::collections::BTreeMap;
use std::ops::Range;

/// A set of byte ranges. What touches is joined, so that a file sent in order is one range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<u64, u64>);

impl Coverage {
    /// Adds the bytes of `sent`.
    pub fn add(&mut self, sent: Range<u64>) {
        if sent.is_empty() {
            return;
        }
        let Range { mut start, mut end } = sent;
        let touching = self.0.range(..=end).rev().take_while(|(_, known_end)| **known_end >= start);
        let touching: Vec<(u64, u64)> = touching.map(|(start, end)| (*start, *end)).collect();
        for (known_start, known_end) in touching {
            self.0.remove(&known_start);
            start = start.min(known_start);
            end = end.max(known_end);
        }
        self.0.insert(start, end);
    }

    /// Whether all of the first `bytes` bytes are in it.
    pub fn is_whole(&self, bytes: u64) -> bool {
        bytes == 0 || self.0.get(&0).is_some_and(|end| *end >= bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(ranges: &[(u64, u64)]) -> Coverage {
        let mut coverage = Coverage::default();
        ranges.iter().for_each(|range| coverage.add(range.0..range.1));
        coverage
    }

    #[test]
    fn ranges_in_any_order_make_a_whole_when_none_is_missing() {
        assert!(covered(&[(20, 30), (0, 10), (10, 20)]).is_whole(30));
        assert!(covered(&[(0, 25), (5, 10), (20, 30)]).is_whole(30));
        assert!(covered(&[(0, 1), (28, 30), (1, 29)]).is_whole(30));
        assert!(!covered(&[(0, 10), (11, 30)]).is_whole(30));
        assert!(!covered(&[(1, 30)]).is_whole(30));
        assert!(!covered(&[(0, 29)]).is_whole(30));
    }

    #[test]
    fn what_touches_is_one_range_however_many_were_added() {
        let many: Vec<_> = (0..1000).map(|index| (index * 3, index * 3 + 3)).collect();
        assert_eq!(covered(&many), covered(&[(0, 3000)]));
    }

    #[test]
    fn nothing_is_all_of_an_empty_file_and_of_no_other() {
        assert!(covered(&[]).is_whole(0));
        assert!(!covered(&[(7, 7)]).is_whole(1));
    }
}
