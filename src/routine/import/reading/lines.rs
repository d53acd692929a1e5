//! Which ends of lines are meant, and which are only where the paper ended.

use super::super::caption::is_labeled;
use super::super::lexis::is_common;
use super::super::passage::TITLE_END;

/// A longer line is no title.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 8;
/// How much shorter than the longest line one is that had room for the next word.
const ROOM: usize = 4;

/// How many characters the longest of `lines` has.
pub(super) fn width<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    lines.map(|line| line.trim().chars().count()).max().unwrap_or(0)
}

/// Whether `line` is over on purpose before `next`, in a text as wide as `width`: it reads as a title, and had room for more.
pub(super) fn is_over(line: &str, next: &str, width: usize) -> bool {
    let line = line.trim();
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    let had_room = line.chars().count() + word + ROOM <= width;
    line.ends_with(TITLE_END)
        || is_labeled(next)
        || item(next).is_some()
        || had_room && starts_anew(next) && reads_as_title(line)
}

/// Whether `line` is a few words that make no sentence.
pub(super) fn reads_as_title(line: &str) -> bool {
    let line = line.trim().trim_end_matches(TITLE_END);
    let is_short = line.chars().count() <= LONGEST && line.split_whitespace().count() <= MOST_WORDS;
    is_short && !line.ends_with(['.', '!', '?', ',', ';', '-', '–', '…']) && !line.contains(". ") && !goes_on(line)
}

/// Whether `line` ends in a word after which every sentence goes on.
pub(super) fn goes_on(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(|word| is_common(&word.to_lowercase()))
}

/// Whether `line` begins with a capital or a digit, as a new sentence does.
pub(super) fn starts_anew(line: &str) -> bool {
    line.trim_start().chars().next().is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
}

/// Whether `line` is a point of a list, whether it has a number or a letter, and its words.
pub(super) fn item(line: &str) -> Option<(bool, &str)> {
    let line = line.trim_start();
    let bullet = ["•", "-", "*", "–", "—", "▪", "●", "‣", "◦", "·", "✓", "☐", "□"]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet));
    if let Some(words) = bullet {
        return words.starts_with([' ', '\t', '\u{a0}']).then(|| (false, words.trim_start()));
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let digits = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
    let is_letter = digits == 0 && inner.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let mark = if is_letter { 1 } else { digits };
    let (mark, after) = inner.split_at_checked(mark).filter(|(mark, _)| (1..=3).contains(&mark.len()))?;
    let words = after.strip_prefix([')', '.']).filter(|words| words.starts_with([' ', '\t', '\u{a0}']))?;
    let is_sure = !is_letter || after.starts_with(')') || mark.chars().all(|c| c.is_ascii_lowercase());
    is_sure.then(|| (true, words.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_over_where_its_line_had_room_and_a_wrapped_sentence_is_not() {
        assert!(is_over("Katze und Kuh", "Gehen Sie in den Vierfüßlerstand.", 100));
        assert!(is_over("Sets: 3", "Reps: 12", 40));
        assert!(!is_over("Legen Sie sich auf den", "Rücken und atmen Sie.", 60), "an article leads on");
        assert!(!is_over("Lean on the wall with both hands and", "keep still.", 60));
        assert!(!is_over("Ziehen Sie beide Knie zum", "Oberkörper", 35), "there was no room for the word");
        assert!(!is_over("Sit down.", "Breathe.", 80), "a sentence is no title");
        assert!(is_over("Stop at once.", "Fig. 2: The bridge", 80), "words for a picture begin something new");
    }
}
