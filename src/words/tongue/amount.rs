//! Amounts as people write them: `30`, `2.5`, `1 000`, `1/2`, `2½`. No digit is lost; what cannot be read as one
//! amount is `None`.

/// A number read from text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount<'a> {
    /// A whole number of at most nine digits.
    Whole(u64),
    /// A whole number of at most nine digits, then the digits after the mark.
    Decimal { whole: u64, digits: &'a str },
    /// `whole` and `over` / `under`, `under` at least 2.
    Fraction { whole: u64, over: u64, under: u64 },
    /// Too long for a quantity, or with leading zeros: said digit by digit.
    Digits(&'a str),
}

impl Amount<'_> {
    /// The whole part, when the amount is a whole number and a half.
    pub(crate) fn half_above(&self) -> Option<u64> {
        match *self {
            Amount::Decimal { whole, digits } if digits.trim_end_matches('0') == "5" => Some(whole),
            Amount::Fraction { whole, over: 1, under: 2 } => Some(whole),
            _ => None,
        }
    }

    /// The amount in thousandths, when it is a whole number of them.
    pub(crate) fn thousandths(&self) -> Option<u64> {
        match *self {
            Amount::Whole(n) => Some(n * 1000),
            Amount::Decimal { whole, digits } if digits.len() <= 3 => {
                Some(whole * 1000 + format!("{digits:0<3}").parse::<u64>().ok()?)
            }
            _ => None,
        }
    }
}

/// The marks that a language writes inside numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    /// Before the decimals.
    pub point: char,
    /// Between groups of three digits, in addition to the no-break spaces that every language uses.
    pub group: &'static [char],
}

/// The amount at the start of `text` and its length in bytes.
pub(crate) fn amount_at(text: &str, marks: Marks) -> Option<(Amount<'_>, usize)> {
    if let Some((over, under, length)) = fraction_sign(text) {
        return Some((Amount::Fraction { whole: 0, over, under }, length));
    }
    let (whole, length) = whole_at(text, marks.group)?;
    let Some(whole) = whole else {
        return Some((Amount::Digits(&text[..length]), length));
    };
    if let Some((digits, more)) = decimals_at(&text[length..]) {
        return Some((Amount::Decimal { whole, digits }, length + more));
    }
    Some(with_fraction(whole, &text[length..], length).unwrap_or((Amount::Whole(whole), length)))
}

/// The digits at the start of `text`, groups of three joined: the value, unless it is said digit by digit, and the length.
fn whole_at(text: &str, group: &[char]) -> Option<(Option<u64>, usize)> {
    let first = digits_at(text);
    let mut length = first.len();
    if first.is_empty() {
        return None;
    }
    if first.len() <= 3 && !first.starts_with('0') {
        while let Some(more) = group_at(&text[length..], group) {
            length += more;
        }
    }
    let joined: String = text[..length].chars().filter(char::is_ascii_digit).collect();
    let spelled = joined.len() > 9 || (joined.len() > 1 && joined.starts_with('0'));
    Some((if spelled { None } else { joined.parse().ok() }, length))
}

/// The length of a group mark and exactly three digits at the start of `text`.
fn group_at(text: &str, group: &[char]) -> Option<usize> {
    let mark = text.chars().next()?;
    let digits = digits_at(&text[mark.len_utf8()..]);
    // No number of its own begins with a zero and two more digits.
    let is_mark = group.contains(&mark) || is_unbreakable_space(mark) || (mark == ' ' && digits.starts_with('0'));
    (is_mark && digits.len() == 3).then(|| mark.len_utf8() + 3)
}

/// The digits after a decimal mark. A full stop and a comma both count as one in every language; where the mark can group
/// digits instead, exactly three digits after it have already been read as a group.
fn decimals_at(text: &str) -> Option<(&str, usize)> {
    let mark = text.chars().next().filter(|&mark| mark == ',' || mark == '.')?;
    let digits = digits_at(&text[mark.len_utf8()..]);
    (!digits.is_empty()).then(|| (digits, mark.len_utf8() + digits.len()))
}

/// `whole` with what makes it a fraction: `/2`, ` 1/2`, `½` or ` ½`.
/// In a mixed number only the parts of everyday measures count: "6 5/10" is a number and a score.
fn with_fraction(whole: u64, text: &str, length: usize) -> Option<(Amount<'static>, usize)> {
    if let Some((under, more)) = under_at(text) {
        return Some((Amount::Fraction { whole: 0, over: whole, under }, length + more));
    }
    let spaces = text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let behind = &text[spaces..];
    let (over, under, more) = fraction_sign(behind).or_else(|| {
        let over = digits_at(behind);
        let (under, more) = under_at(&behind[over.len()..])?;
        let over: u64 = over.parse().ok().filter(|&over| spaces == 1 && over < under && matches!(under, 2..=8 | 16))?;
        Some((over, under, over.to_string().len() + more))
    })?;
    Some((Amount::Fraction { whole, over, under }, length + spaces + more))
}

/// The denominator after a slash: 2 to 99, without a further slash, which would make it a date.
fn under_at(text: &str) -> Option<(u64, usize)> {
    let slash = text.chars().next().filter(|slash| matches!(slash, '/' | '\u{2044}'))?;
    let digits = digits_at(&text[slash.len_utf8()..]);
    let length = slash.len_utf8() + digits.len();
    let usual = (1..=2).contains(&digits.len()) && !digits.starts_with('0') && digits != "1";
    let ends = !text[length..].starts_with(['/', '\u{2044}']);
    if usual && ends { Some((digits.parse().ok()?, length)) } else { None }
}

/// A fraction written as one character: numerator, denominator and length.
fn fraction_sign(text: &str) -> Option<(u64, u64, usize)> {
    let sign = text.chars().next()?;
    let (over, under) = match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((over, under, sign.len_utf8()))
}

/// The ASCII digits that `text` starts with.
pub(crate) fn digits_at(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// The spaces that keep a number and its unit on one line.
pub(crate) const fn is_unbreakable_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}
