//! Damages bytes at random, as files are damaged and as attackers damage them.

use fastrand::Rng;

/// Numbers at which code goes wrong.
const NUMBERS: [u32; 9] = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];
/// Words at which texts go wrong.
const WORDS: [&str; 24] = [
    "99999999999999999999",
    "-1",
    "0",
    "\"",
    "'''",
    "{",
    "}",
    "{side}",
    "[[step]]",
    "[[step.do]]",
    "=",
    "\n",
    "\\u001b",
    "\u{202e}",
    "1e308",
    "..",
    "0s..24h",
    "½",
    "½kg 3x10",
    "\u{308}",
    "12:61",
    "👩‍⚕️",
    "100 %",
    "<br/>",
];

/// `seed` with some damage; parts of `others` may get in.
pub(crate) fn damaged(seed: &[u8], others: &[Vec<u8>], chance: &mut Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..chance.usize(1..6) {
        damage(&mut bytes, others, chance);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, others: &[Vec<u8>], chance: &mut Rng) {
    let length = bytes.len();
    let at = chance.usize(0..=length);
    let some = chance.usize(0..=64).min(length - at);
    match chance.u8(0..9) {
        0 if at < length => bytes[at] ^= 1 << chance.u8(0..8),
        1 if at < length => bytes[at] = chance.u8(..),
        2 => drop(bytes.drain(at..at + some)),
        3 => {
            let copy = bytes[at..at + some].to_vec();
            let times = chance.usize(1..4);
            bytes.splice(at..at, copy.repeat(times));
        }
        4 => {
            let other = &others[chance.usize(0..others.len())];
            let from = chance.usize(0..=other.len());
            let to = other.len().min(from + chance.usize(0..256));
            bytes.splice(at..at + some, other[from..to].to_vec());
        }
        5 => drop(bytes.splice(at..at, WORDS[chance.usize(0..WORDS.len())].bytes())),
        6 if at + 4 <= length => {
            let number = NUMBERS[chance.usize(0..NUMBERS.len())];
            let number = if chance.bool() { number.to_le_bytes() } else { number.to_be_bytes() };
            bytes[at..at + 4].copy_from_slice(&number);
        }
        7 => bytes.truncate(at),
        _ => digit(bytes, chance),
    }
}

/// Changes one of the digits, which leaves a text readable.
fn digit(bytes: &mut [u8], chance: &mut Rng) {
    let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    if !digits.is_empty() {
        bytes[digits[chance.usize(0..digits.len())]] = chance.u8(b'0'..=b'9');
    }
}
