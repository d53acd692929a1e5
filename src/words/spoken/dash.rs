//! The dash between the two ends of a range.

use crate::words::tongue::place::{is_dash, spaces_at};

/// The length of the dash of a range and the spaces around it, which are on both sides or neither.
pub(crate) fn dash_at(text: &str) -> Option<usize> {
    let before = spaces_at(text);
    let dash = text[before..].chars().next().filter(|&dash| is_dash(dash) || matches!(dash, '~' | '∼'))?.len_utf8();
    let after = spaces_at(&text[before + dash..]);
    ((before == 0) == (after == 0)).then_some(before + dash + after)
}
