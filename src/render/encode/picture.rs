//! A cover picture: PNG or JPEG, decoded once so that no player is handed something it cannot show.

use std::io::Cursor;

use serde::Serialize;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The most bytes of a picture: players load all of it before they play.
pub const MOST_PICTURE_BYTES: usize = 4 * 1024 * 1024;
/// The most pixels on a side; 3000 is what podcast directories ask for.
const MOST_PIXELS: u32 = 4096;

/// The media type of PNG.
const PNG: &str = "image/png";

/// A picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    bytes: Vec<u8>,
    mime: &'static str,
    width: u32,
    height: u32,
}

/// Why bytes are no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// Another kind of file.
    #[error("is neither a PNG nor a JPEG picture; save it as one of them")]
    Kind,
    /// Too many bytes.
    #[error("is larger than {} MiB; save it smaller, 1000 by 1000 pixels are plenty", MOST_PICTURE_BYTES / 1024 / 1024)]
    Bytes,
    /// Too many pixels.
    #[error("has {0} by {1} pixels, and players show at most {MOST_PIXELS} by {MOST_PIXELS}; save it smaller")]
    Pixels(u32, u32),
    /// It cannot be decoded to its end.
    #[error("is damaged or truncated: {0}")]
    Damaged(String),
}

impl Picture {
    /// The picture in `bytes`.
    ///
    /// # Errors
    /// When they are not a PNG or JPEG of a usual size, whole and undamaged.
    pub fn read(bytes: Vec<u8>) -> Result<Self, PictureError> {
        if bytes.len() > MOST_PICTURE_BYTES {
            return Err(PictureError::Bytes);
        }
        let (mime, (width, height)) = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => (PNG, png_size(&bytes)?),
            [0xff, 0xd8, 0xff, ..] => ("image/jpeg", jpeg_size(&bytes)?),
            _ => return Err(PictureError::Kind),
        };
        Ok(Self { bytes, mime, width, height })
    }

    /// A PNG of `side` by `side` pixels that the program has drawn itself.
    pub(in crate::render) const fn drawn(bytes: Vec<u8>, side: u32) -> Self {
        Self { bytes, mime: PNG, width: side, height: side }
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its media type: `image/png` or `image/jpeg`.
    pub const fn mime(&self) -> &'static str {
        self.mime
    }

    /// Width and height in pixels.
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

const fn within(size: (u32, u32)) -> Result<(u32, u32), PictureError> {
    if size.0 > MOST_PIXELS || size.1 > MOST_PIXELS { Err(PictureError::Pixels(size.0, size.1)) } else { Ok(size) }
}

fn damaged(error: impl ToString) -> PictureError {
    PictureError::Damaged(error.to_string())
}

/// Width and height of a PNG that could be decoded to its end.
fn png_size(bytes: &[u8]) -> Result<(u32, u32), PictureError> {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().map_err(damaged)?;
    let size = within(reader.info().size())?;
    while reader.next_row().map_err(damaged)?.is_some() {}
    reader.finish().map_err(damaged)?;
    Ok(size)
}

/// Width and height of a JPEG that could be decoded to its end.
fn jpeg_size(bytes: &[u8]) -> Result<(u32, u32), PictureError> {
    let options = DecoderOptions::default().set_strict_mode(true).set_max_width(1 << 16).set_max_height(1 << 16);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| damaged(format!("{error:?}")))?;
    let (width, height) = decoder.dimensions().ok_or_else(|| damaged("it has no size"))?;
    let size = within((width as u32, height as u32))?;
    decoder.decode().map_err(|error| damaged(format!("{error:?}")))?;
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of 24 by 24 pixels, made with ffmpeg.
    const JPEG: &[u8] = include_bytes!("../../../tests/fixtures/picture.jpg");

    fn png(side: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side, side);
        encoder.set_color(png::ColorType::Grayscale);
        let noise: Vec<u8> = (0..side * side).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&noise)).expect("a picture");
        bytes
    }

    #[test]
    fn png_and_jpeg_are_pictures_of_their_size() {
        let read = |bytes: &[u8]| Picture::read(bytes.to_vec()).expect("a picture");
        assert_eq!((read(&png(40)).mime(), read(&png(40)).size()), ("image/png", (40, 40)));
        assert_eq!((read(JPEG).mime(), read(JPEG).size()), ("image/jpeg", (24, 24)));
    }

    #[test]
    fn a_picture_that_breaks_off_anywhere_is_refused() {
        for whole in [png(40), JPEG.to_vec()] {
            for kept in (8..whole.len() - 2).step_by(7) {
                assert!(Picture::read(whole[..kept].to_vec()).is_err(), "{kept} of {} bytes", whole.len());
            }
        }
    }

    #[test]
    fn what_no_player_shows_is_refused() {
        let refused = |bytes: Vec<u8>| Picture::read(bytes).expect_err("refused").to_string();
        assert!(refused(b"GIF89a".to_vec()).contains("neither a PNG nor a JPEG"));
        assert!(refused(vec![0; MOST_PICTURE_BYTES + 1]).contains("larger than 4 MiB"));
        let mut huge = png(8);
        huge[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        assert!(Picture::read(huge).is_err());
    }
}
