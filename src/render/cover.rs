//! The cover picture, dark enough for a lock screen at 3 a.m. The same words always give the same bytes.

pub(crate) mod canvas;
pub(crate) mod layout;

use ab_glyph::{FontRef, InvalidFont};

use canvas::{Canvas, Color};
use layout::Layout;

use super::encode::picture::Picture;

/// Width and height in pixels: players scale covers to between 300 and 640.
pub(super) const SIDE: u32 = 600;

/// Distance of the words from the edges, in pixels.
const MARGIN: f32 = 48.0;
/// Where title and subtitle begin and end, in pixels from the top.
const TITLE_TOP: f32 = 168.0;
const TITLE_BOTTOM: f32 = 476.0;
const SUBTITLE_TOP: f32 = 488.0;
const SUBTITLE_BOTTOM: f32 = SIDE as f32 - 40.0;

const NIGHT: Color = [0x0d, 0x12, 0x1f];
const MOON: Color = [0xe8, 0xc1, 0x7a];
const LETTERS: Color = [0xf1, 0xec, 0xe2];

/// Why no cover was drawn.
#[derive(Debug, thiserror::Error)]
pub enum CoverError {
    /// The font cannot be read.
    #[error("cannot read the cover font: {0}")]
    Font(#[from] InvalidFont),
    /// The picture cannot be encoded.
    #[error("cannot encode the cover: {0}")]
    Png(#[from] png::EncodingError),
}

/// Draws `title` and `subtitle` (the side, usually) as a square of `SIDE` pixels.
///
/// # Errors
/// Only when the embedded font is broken.
pub fn draw_cover(title: &str, subtitle: &str) -> Result<Picture, CoverError> {
    let font = FontRef::try_from_slice(dejavu::sans_condensed::bold())?;
    let width = SIDE as f32 - 2.0 * MARGIN;
    let title = Layout::fit(&font, title, width, TITLE_BOTTOM - TITLE_TOP, 40.0..=96.0);
    let subtitle = Layout::fit(&font, subtitle, width, SUBTITLE_BOTTOM - SUBTITLE_TOP, 28.0..=52.0);
    let mut canvas = Canvas::new(SIDE, NIGHT);
    canvas.crescent((100.0, 96.0), 52.0, MOON);
    canvas.text(&font, &title, (MARGIN, TITLE_TOP), LETTERS);
    canvas.text(&font, &subtitle, (MARGIN, SUBTITLE_TOP), MOON);
    Ok(Picture::drawn(canvas.png()?, SIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(cover: &Picture) -> Vec<u8> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(cover.bytes())).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (SIDE, SIDE));
        pixels
    }

    /// How many pixels of the title's rows are brighter than half.
    fn ink(title: &str) -> usize {
        let pixels = pixels(&draw_cover(title, "").unwrap());
        let row = SIDE as usize * 3;
        let title_rows = &pixels[TITLE_TOP as usize * row..TITLE_BOTTOM as usize * row];
        title_rows.chunks(3).filter(|pixel| pixel[0] > 0x80).count()
    }

    #[test]
    fn the_same_words_give_the_same_bytes() {
        assert_eq!(draw_cover("Hamstring cramp", "left").unwrap(), draw_cover("Hamstring cramp", "left").unwrap());
        assert_ne!(draw_cover("Hamstring cramp", "left").unwrap(), draw_cover("Hamstring cramp", "right").unwrap());
    }

    #[test]
    fn accents_of_every_language_are_drawn() {
        for (plain, accented) in [("Fusse", "Füße"), ("garcon", "garçon"), ("Nino", "Niño"), ("Citta", "Città")] {
            assert!(ink(accented) != ink(plain) && ink(accented) > 1000, "{accented}");
        }
    }

    #[test]
    fn the_picture_is_dark_and_small() {
        let cover = draw_cover("Wadenkrampf in der Nacht", "linke Seite").unwrap();
        assert!(cover.bytes().len() < 60_000, "{}", cover.bytes().len());
        assert_eq!(Picture::read(cover.bytes().to_vec()).unwrap(), cover);
        let pixels = pixels(&cover);
        let light: u64 = pixels.iter().map(|value| u64::from(*value)).sum();
        assert!(light / (pixels.len() as u64) < 64);
    }

    #[test]
    fn any_text_can_be_drawn() {
        for title in
            ["", " ", "W", &"Donaudampfschifffahrt".repeat(9), &"many little words ".repeat(40), "\u{1f319}\n\t"]
        {
            pixels(&draw_cover(title, title).unwrap());
        }
    }
}
