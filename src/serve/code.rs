//! An address as a QR code: for a terminal, and as a picture for pages.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The light border that scanners need, in modules. Source: ISO/IEC 18004, clause 9.1.
const QUIET: usize = 4;
/// Black on white, by numbers of the color cube, which no theme changes: a code is as readable on a light terminal as on a dark one.
const INK: &str = "\x1b[38;5;16;48;5;231m";
const PLAIN: &str = "\x1b[0m";

/// A text as a QR code.
#[derive(Clone, Debug)]
pub struct Code {
    dark: Vec<Color>,
    width: usize,
}

impl Code {
    /// The code of `text`; `None` for one of more than about 2,900 bytes. A screen is never scratched, so it has the least redundancy.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        Some(Self { width: code.width(), dark: code.into_colors() })
    }

    /// Columns and lines that [`lines`](Self::lines) takes on a terminal.
    pub const fn size(&self) -> (usize, usize) {
        let modules = self.width + 2 * QUIET;
        (modules, modules.div_ceil(2))
    }

    /// Whether the module is dark; everything around the code is light.
    fn is_dark(&self, column: usize, row: usize) -> bool {
        let inside = |place: usize| place.checked_sub(QUIET).filter(|place| *place < self.width);
        let place = inside(column).zip(inside(row)).map(|(column, row)| row * self.width + column);
        place.is_some_and(|place| self.dark[place] == Color::Dark)
    }

    /// The lines of a drawing for a terminal, two modules high each, in black on white.
    pub fn lines(&self) -> String {
        let (columns, lines) = self.size();
        let mut drawing = String::new();
        for line in 0..lines {
            drawing.push_str(INK);
            for column in 0..columns {
                drawing.push(match (self.is_dark(column, 2 * line), self.is_dark(column, 2 * line + 1)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                });
            }
            drawing.push_str(PLAIN);
            drawing.push('\n');
        }
        drawing
    }

    /// A picture (SVG), black on white, as large as there is room.
    pub fn svg(&self) -> String {
        let (modules, _) = self.size();
        let mut dark = String::new();
        for row in 0..modules {
            for column in (0..modules).filter(|column| self.is_dark(*column, row)) {
                let _ = write!(dark, "M{column} {row}h1v1h-1z");
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {modules} {modules}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{modules}v{modules}H0z\"/><path d=\"{dark}\"/></svg>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_an_address_fits_a_terminal_of_80_by_24() {
        let code = Code::of("http://192.168.178.120:54321/abcdefghijkmnpqrstuv/").expect("short enough");
        assert_eq!(code.size(), (37, 19));
        let drawing = code.lines();
        assert_eq!(drawing.lines().count(), 19);
        let widths = drawing.lines().map(|line| line.replace(INK, "").replace(PLAIN, "").chars().count());
        assert!(widths.into_iter().all(|width| width == 37));
    }

    #[test]
    fn a_border_of_four_modules_is_light_on_every_side() {
        let code = Code::of("http://10.0.0.1:80/").expect("short enough");
        let (modules, _) = code.size();
        for place in 0..modules {
            for edge in (0..QUIET).chain(modules - QUIET..modules) {
                assert!(!code.is_dark(place, edge) && !code.is_dark(edge, place));
            }
        }
        assert!(code.is_dark(QUIET, QUIET), "the corner of a finder pattern");
    }

    #[test]
    fn the_picture_is_a_drawing_in_xml() {
        let svg = Code::of("a").expect("short enough").svg();
        assert!(roxmltree::Document::parse(&svg).is_ok());
    }
}
