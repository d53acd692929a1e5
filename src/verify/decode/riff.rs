//! Reads the cue points of a WAV file. Broken files are errors, never panics.
//!
//! Source: "Multimedia Programming Interface and Data Specifications 1.0" (IBM and Microsoft, 1991), chapter 3.

use std::io::{self, Read, Seek, SeekFrom};

use crate::base::Frame;

/// Bytes of a cue point; its frame is the last number.
const POINT: usize = 24;
/// The most points that are read, far more than a track has chapters.
const MOST: u32 = 1 << 20;

/// The cue points, in order; `None` without a `cue ` chunk.
pub(crate) fn cue_points(file: &mut (impl Read + Seek)) -> io::Result<Option<Vec<Frame>>> {
    file.seek(SeekFrom::Start(12))?;
    let mut header = [0; 8];
    while read_whole(file, &mut header)? {
        let size = u32::from_le_bytes([header[4], header[5], header[6], header[7]]);
        if header.starts_with(b"cue ") {
            return points(file).map(Some);
        }
        // Chunks begin on even bytes.
        file.seek_relative(i64::from(size) + i64::from(size % 2))?;
    }
    Ok(None)
}

/// Fills `bytes`; `false` at the end of the file.
fn read_whole(file: &mut impl Read, bytes: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn points(file: &mut impl Read) -> io::Result<Vec<Frame>> {
    let mut count = [0; 4];
    file.read_exact(&mut count)?;
    let mut points = Vec::new();
    for _ in 0..u32::from_le_bytes(count).min(MOST) {
        let mut point = [0; POINT];
        file.read_exact(&mut point)?;
        let frame = u32::from_le_bytes([point[20], point[21], point[22], point[23]]);
        points.push(Frame(u64::from(frame)));
    }
    points.sort_unstable();
    Ok(points)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Cursor<Vec<u8>> {
        let mut bytes = b"RIFF\0\0\0\0WAVE".to_vec();
        for (id, content) in chunks {
            bytes.extend(*id);
            bytes.extend((content.len() as u32).to_le_bytes());
            bytes.extend(*content);
            bytes.extend(std::iter::repeat_n(0, content.len() % 2));
        }
        Cursor::new(bytes)
    }

    #[test]
    fn cue_points_are_found_after_a_chunk_of_odd_length() {
        let mut cue = 1u32.to_le_bytes().to_vec();
        cue.extend([0; 20]);
        cue.extend(77u32.to_le_bytes());
        let found = cue_points(&mut riff(&[(b"data", b"odd"), (b"cue ", &cue)])).expect("memory");
        assert_eq!(found, Some(vec![Frame(77)]));
    }

    #[test]
    fn a_broken_chunk_is_an_error_and_not_a_panic() {
        assert_eq!(cue_points(&mut riff(&[(b"data", b"even")])).expect("memory"), None);
        assert!(cue_points(&mut riff(&[(b"cue ", &[255; 4])])).is_err());
    }
}
