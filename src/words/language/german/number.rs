//! German numbers of any size: one word below a million, several above.

use super::words::{ONES, TENS};

const SCALES: [(u64, &str, &str); 5] = [
    (1_000_000_000_000_000_000, "Trillion", "Trillionen"),
    (1_000_000_000_000_000, "Billiarde", "Billiarden"),
    (1_000_000_000_000, "Billion", "Billionen"),
    (1_000_000_000, "Milliarde", "Milliarden"),
    (1_000_000, "Million", "Millionen"),
];

fn below_hundred(n: u64) -> String {
    match (n / 10, n % 10) {
        (0 | 1, _) => ONES[n as usize].to_owned(),
        (tens, 0) => TENS[tens as usize].to_owned(),
        (tens, ones) => format!("{}und{}", bound(ones), TENS[tens as usize]),
    }
}

/// A number below 1000 before another part of its word: "ein", not "eins".
pub(crate) fn bound(n: u64) -> String {
    if n == 1 { "ein".to_owned() } else { below_thousand(n) }
}

fn below_thousand(n: u64) -> String {
    match (n / 100, n % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{}hundert", bound(hundreds)),
        (hundreds, rest) => format!("{}hundert{}", bound(hundreds), below_hundred(rest)),
    }
}

fn below_million(n: u64) -> String {
    match (n / 1000, n % 1000) {
        (0, rest) => below_thousand(rest),
        (thousands, 0) => format!("{}tausend", bound(thousands)),
        (thousands, rest) => format!("{}tausend{}", bound(thousands), below_thousand(rest)),
    }
}

/// `n` as it is counted.
pub(crate) fn number(n: u64) -> String {
    let mut words = Vec::new();
    let mut rest = n;
    for (scale, one, many) in SCALES {
        match rest / scale {
            0 => {}
            1 => words.push(format!("eine {one}")),
            count => words.push(format!("{} {many}", below_thousand(count))),
        }
        rest %= scale;
    }
    if rest > 0 || n == 0 {
        words.push(below_million(rest));
    }
    words.join(" ")
}

/// `n` before another part of its word.
pub(crate) fn bound_number(n: u64) -> String {
    if n == 1 { "ein".to_owned() } else { number(n) }
}
