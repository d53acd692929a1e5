//! Fits words into a box: the largest letters for which no line is too wide and all lines together are not too high.

use std::ops::RangeInclusive;

use ab_glyph::{Font, FontRef, PxScale, ScaleFont};

/// Lines of text that fit.
pub(crate) struct Layout {
    /// Height of the letters in pixels.
    pub scale: PxScale,
    /// From top to bottom.
    pub lines: Vec<String>,
}

/// The distance between two lines, relative to the height of the letters.
pub(crate) const LINE_PITCH: f32 = 1.06;
/// Pixels by which letters shrink until the words fit.
const STEP: f32 = 4.0;
const ELLIPSIS: char = '…';

impl Layout {
    /// `text` in the largest letters of `sizes` that fit into `width` and `height`. What does not fit in the smallest is cut
    /// short.
    pub(crate) fn fit(font: &FontRef<'_>, text: &str, width: f32, height: f32, sizes: RangeInclusive<f32>) -> Self {
        let text = drawable(font, text);
        let mut size = *sizes.end();
        loop {
            let scale = PxScale::from(size);
            let most = (height / (size * LINE_PITCH)).floor().max(1.0) as usize;
            let is_smallest = size - STEP < *sizes.start();
            if let Some(lines) = wrapped(font, scale, &text, width, is_smallest)
                && (lines.len() <= most || is_smallest)
            {
                return Self { scale, lines: cut(font, scale, lines, width, most) };
            }
            size -= STEP;
        }
    }
}

/// `text` without the characters that the font lacks.
fn drawable(font: &FontRef<'_>, text: &str) -> String {
    let known = |letter: &char| letter.is_whitespace() || font.glyph_id(*letter).0 != 0;
    text.chars().filter(known).collect()
}

/// Lines no wider than `width`; `None` when a single word is, unless words may be broken.
fn wrapped(font: &FontRef<'_>, scale: PxScale, text: &str, width: f32, may_break: bool) -> Option<Vec<String>> {
    let fits = |line: &str| line_width(font, scale, line) <= width;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if fits(&longer) {
                *line = longer;
                continue;
            }
        }
        if fits(word) {
            lines.push(word.to_owned());
        } else if may_break {
            lines.extend(broken(word, fits));
        } else {
            return None;
        }
    }
    Some(lines)
}

/// `word` in pieces that fit.
fn broken(word: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let last = pieces.len() - 1;
        let longer = format!("{}{letter}", pieces[last]);
        if fits(&longer) || pieces[last].is_empty() {
            pieces[last] = longer;
        } else {
            pieces.push(letter.to_string());
        }
    }
    pieces
}

/// At most `most` lines, the last one ending in an ellipsis when there were more.
fn cut(font: &FontRef<'_>, scale: PxScale, mut lines: Vec<String>, width: f32, most: usize) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && line_width(font, scale, &format!("{last}{ELLIPSIS}")) > width {
            last.pop();
        }
        *last = format!("{}{ELLIPSIS}", last.trim_end());
    }
    lines
}

/// The width of `line` in pixels, kerning included.
fn line_width(font: &FontRef<'_>, scale: PxScale, line: &str) -> f32 {
    places(font, scale, line).last().map_or(0.0, |(_, end)| end)
}

/// The letters of `line`: each with its place from the left, and the place after it.
pub(crate) fn letters(font: &FontRef<'_>, scale: PxScale, line: &str) -> Vec<(ab_glyph::GlyphId, f32)> {
    let mut start = 0.0;
    let step = |(id, end): (ab_glyph::GlyphId, f32)| (id, std::mem::replace(&mut start, end));
    places(font, scale, line).map(step).collect()
}

/// The letters of `line`, each with the place after it.
fn places(font: &FontRef<'_>, scale: PxScale, line: &str) -> impl Iterator<Item = (ab_glyph::GlyphId, f32)> {
    let scaled = font.as_scaled(scale);
    let (mut end, mut before) = (0.0, None);
    line.chars().map(move |letter| {
        let id = scaled.glyph_id(letter);
        end += before.map_or(0.0, |before| scaled.kern(before, id)) + scaled.h_advance(id);
        before = Some(id);
        (id, end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font() -> FontRef<'static> {
        FontRef::try_from_slice(dejavu::sans_condensed::bold()).unwrap()
    }

    #[test]
    fn short_titles_are_large_and_long_ones_whole() {
        let fit = |text: &str| Layout::fit(&font(), text, 504.0, 300.0, 40.0..=96.0);
        assert_eq!(fit("Hips").scale.x, 96.0);
        let long = fit("Hamstring cramp relief for both legs, with strap and ball");
        assert!(long.scale.x < 96.0);
        assert_eq!(long.lines.join(" "), "Hamstring cramp relief for both legs, with strap and ball");
    }

    #[test]
    fn lines_exceed_neither_the_width_nor_the_height_of_the_box() {
        for text in ["Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", &"words ".repeat(99)] {
            let layout = Layout::fit(&font(), text, 504.0, 300.0, 40.0..=96.0);
            assert!(layout.lines.iter().all(|line| line_width(&font(), layout.scale, line) <= 504.0), "{text}");
            assert!(layout.lines.len() as f32 * layout.scale.y * LINE_PITCH <= 300.0, "{text}");
        }
    }

    #[test]
    fn what_is_cut_short_says_so() {
        let layout = Layout::fit(&font(), &"words ".repeat(99), 504.0, 100.0, 40.0..=96.0);
        assert!(layout.lines.last().unwrap().ends_with(ELLIPSIS));
    }
}
