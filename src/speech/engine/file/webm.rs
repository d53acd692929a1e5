//! The open lengths of a WebM file as browsers record it, found before it is decoded: the decoder takes them for the end of the file.
//!
//! Source: RFC 8794 (EBML) sections 4 to 6, RFC 9559 (Matroska) section 5.1.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom};

use super::mended::Patch;

const EBML: u32 = 0x1a45_dfa3;
const SEGMENT: u32 = 0x1853_8067;
const CLUSTER: u32 = 0x1f43_b675;
/// What stands inside a cluster has names of fewer bytes than what can follow it.
const SHORTEST_OUTSIDE: u32 = 0x0100_0000;
/// Bytes of a length that is left open, in the only form that has room for a true one.
const OPEN_BYTES: u64 = 8;

/// An element: its name, where its content starts, and how long that is, if that is not left open.
struct Element {
    name: u32,
    start: u64,
    length_bytes: u64,
    length: Option<u64>,
}

/// What to replace in `file` so that its lengths are true; nothing when it is no WebM file.
///
/// # Errors
/// When it cannot be read, or ends before its content does.
pub(crate) fn patches(file: &mut File) -> io::Result<Vec<Patch>> {
    let end = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let mut scan = Scan { reader: BufReader::new(file), at: 0, end, patches: Vec::new() };
    let Some(Element { name: EBML, start, length: Some(length), .. }) = scan.element()? else { return Ok(Vec::new()) };
    scan.skip_to(start.saturating_add(length))?;
    let Some(segment) = scan.element()?.filter(|element| element.name == SEGMENT) else { return Ok(Vec::new()) };
    match segment.length {
        Some(length) if segment.start.saturating_add(length) > end => return Err(io::ErrorKind::UnexpectedEof.into()),
        Some(_) => {}
        None => scan.close(&segment, end),
    }
    scan.clusters()?;
    Ok(scan.patches)
}

struct Scan<'a> {
    reader: BufReader<&'a mut File>,
    at: u64,
    end: u64,
    patches: Vec<Patch>,
}

impl Scan<'_> {
    /// Finds the ends of all clusters whose lengths are open.
    fn clusters(&mut self) -> io::Result<()> {
        let mut open: Option<Element> = None;
        loop {
            let before = self.at;
            let next = self.element()?;
            if next.as_ref().is_none_or(|next| next.name >= SHORTEST_OUTSIDE)
                && let Some(cluster) = open.take()
            {
                self.close(&cluster, before);
            }
            match next {
                None => return Ok(()),
                Some(Element { start, length: Some(length), .. }) => self.skip_to(start.saturating_add(length))?,
                Some(element) if element.name == CLUSTER => open = Some(element),
                // Nothing else may be left open; the decoder will say so.
                Some(_) => return Ok(()),
            }
        }
    }

    /// Notes that `element` ends at `end`.
    fn close(&mut self, element: &Element, end: u64) {
        if element.length_bytes == OPEN_BYTES {
            let [a, b, c, d, e, f, g, h] = ((end - element.start) | 1 << 56).to_be_bytes();
            let at = element.start - OPEN_BYTES;
            self.patches.push(Patch { at, bytes: [a, b, c, d] });
            self.patches.push(Patch { at: at + 4, bytes: [e, f, g, h] });
        }
    }

    /// The next element; `None` at the end, and where no element can be.
    fn element(&mut self) -> io::Result<Option<Element>> {
        let Some((name, _)) = self.number(4)? else { return Ok(None) };
        let Some((coded, length_bytes)) = self.number(8)? else { return Ok(None) };
        let most = (1 << (7 * length_bytes)) - 1;
        let length = Some(coded & most).filter(|length| *length != most);
        Ok(Some(Element { name: name as u32, start: self.at, length_bytes, length }))
    }

    /// A number whose first bit that is set tells how many bytes it has, `most` of them, with that bit.
    fn number(&mut self, most: u32) -> io::Result<Option<(u64, u64)>> {
        let mut bytes = [0; 8];
        if self.end - self.at < 1 {
            return Ok(None);
        }
        self.reader.read_exact(&mut bytes[..1])?;
        let count = bytes[0].leading_zeros() + 1;
        if count > most || self.end - self.at < u64::from(count) {
            return Ok(None);
        }
        self.reader.read_exact(&mut bytes[1..count as usize])?;
        self.at += u64::from(count);
        Ok(Some((
            bytes[..count as usize].iter().fold(0, |number, byte| number << 8 | u64::from(*byte)),
            u64::from(count),
        )))
    }

    fn skip_to(&mut self, at: u64) -> io::Result<()> {
        if at > self.end {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.reader.seek_relative((at - self.at) as i64)?;
        self.at = at;
        Ok(())
    }
}
