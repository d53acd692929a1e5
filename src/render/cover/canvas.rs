//! The pixels of the cover: anti-aliased shapes and letters, clipped at the edges, and the PNG made of them.

use ab_glyph::{Font, FontRef, ScaleFont, point};

use super::layout::{LINE_PITCH, Layout, letters};

/// A square picture.
pub(crate) struct Canvas {
    side: u32,
    pixels: Vec<u8>,
}

impl Canvas {
    /// `side` by `side` pixels of `color`.
    pub(crate) fn new(side: u32, color: Color) -> Self {
        Self { side, pixels: color.repeat((side * side) as usize) }
    }

    /// Blends `color` into a pixel, by `coverage` from 0 to 1.
    fn blend(&mut self, (x, y): (i64, i64), color: Color, coverage: f32) {
        let inside = 0..i64::from(self.side);
        if coverage <= 0.0 || !inside.contains(&x) || !inside.contains(&y) {
            return;
        }
        let at = ((y * i64::from(self.side) + x) * 3) as usize;
        for (pixel, new) in self.pixels[at..at + 3].iter_mut().zip(color) {
            let mixed = f32::from(*pixel) + (f32::from(new) - f32::from(*pixel)) * coverage.min(1.0);
            *pixel = mixed.round() as u8;
        }
    }

    /// A waxing moon around `center`: a disc less another disc to its upper left.
    pub(crate) fn crescent(&mut self, center: (f32, f32), radius: f32, color: Color) {
        let bite = (center.0 - 0.42 * radius, center.1 - 0.18 * radius);
        for y in 0..i64::from(self.side) {
            for x in 0..i64::from(self.side) {
                let inside = |(cx, cy): (f32, f32), radius: f32| {
                    let (dx, dy) = (x as f32 + 0.5 - cx, y as f32 + 0.5 - cy);
                    let distance = (dx * dx + dy * dy).sqrt();
                    (radius - distance + 0.5).clamp(0.0, 1.0)
                };
                let coverage = inside(center, radius) * (1.0 - inside(bite, 0.86 * radius));
                self.blend((x, y), color, coverage);
            }
        }
    }

    /// The lines of `layout`, the first one beginning at `corner`.
    pub(crate) fn text(&mut self, font: &FontRef<'_>, layout: &Layout, corner: (f32, f32), color: Color) {
        let ascent = font.as_scaled(layout.scale).ascent();
        for (nth, line) in layout.lines.iter().enumerate() {
            let baseline = corner.1 + ascent + nth as f32 * layout.scale.y * LINE_PITCH;
            for (id, x) in letters(font, layout.scale, line) {
                let glyph = id.with_scale_and_position(layout.scale, point(corner.0 + x, baseline));
                let Some(outline) = font.outline_glyph(glyph) else { continue };
                let bounds = outline.px_bounds();
                outline.draw(|x, y, coverage| {
                    let place = (bounds.min.x as i64 + i64::from(x), bounds.min.y as i64 + i64::from(y));
                    self.blend(place, color, coverage);
                });
            }
        }
    }

    /// The picture as a PNG.
    pub(crate) fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.side, self.side);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// Red, green, blue.
pub(crate) type Color = [u8; 3];
