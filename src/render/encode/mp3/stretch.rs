//! A stretch of sound through one LAME.
//!
//! In: samples in whole MPEG frames. Out: as many MPEG frames. Guaranteed: the first frame borrows no bits from earlier ones, and
//! what LAME adds behind the last is left out.

use super::format::MpegFormat;
use super::lame::Lame;
use crate::render::encode::EncodeError;
use crate::render::encode::grid::Stretch;

/// LAME between two batches, and what it has written.
#[derive(Default)]
pub(crate) struct LameCoder {
    lame: Option<Lame>,
    bytes: Vec<u8>,
    /// MPEG frames given to LAME and not yet taken.
    owed: u64,
    /// MPEG frames that stand whole in `bytes`, and where they end.
    ready: u64,
    ready_bytes: usize,
}

/// Turns the samples that wait in `stretch` into bytes.
pub(crate) fn encode(stretch: &mut Stretch<LameCoder>, format: &MpegFormat) -> Result<(), EncodeError> {
    let coder = &mut stretch.coder;
    let mut lame = match coder.lame.take() {
        Some(lame) => lame,
        None => Lame::new(format)?,
    };
    lame.feed(&stretch.samples, &mut coder.bytes)?;
    coder.owed += (stretch.samples.len() / format.frame_length()) as u64;
    stretch.samples.clear();
    if stretch.is_closed {
        lame.flush(&mut coder.bytes)?;
    } else {
        coder.lame = Some(lame);
    }
    coder.find_ready(format);
    if stretch.is_closed && coder.ready != coder.owed {
        return Err(EncodeError::Refused("LAME gave back fewer frames than it got".into()));
    }
    Ok(())
}

impl LameCoder {
    /// Counts the whole MPEG frames in `bytes`, at most those owed: what follows the last is LAME's own padding.
    fn find_ready(&mut self, format: &MpegFormat) {
        const PADDED: u8 = 0b10;
        (self.ready, self.ready_bytes) = (0, 0);
        while self.ready < self.owed {
            let Some(third) = self.bytes.get(self.ready_bytes + 2) else { break };
            let end = self.ready_bytes + format.frame_bytes() + usize::from(third & PADDED != 0);
            if end > self.bytes.len() {
                break;
            }
            (self.ready, self.ready_bytes) = (self.ready + 1, end);
        }
    }

    /// The whole MPEG frames and their number; the beginning of the next one stays here.
    pub(crate) fn take(&mut self) -> (u64, Vec<u8>) {
        let rest = self.bytes.split_off(self.ready_bytes);
        self.owed -= self.ready;
        self.ready_bytes = 0;
        (std::mem::take(&mut self.ready), std::mem::replace(&mut self.bytes, rest))
    }
}
