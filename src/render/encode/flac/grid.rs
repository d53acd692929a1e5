//! Cuts a track into FLAC frames: runs of silent ones, and single ones with sound.
//!
//! Every frame has [`BLOCK`] samples; only the last one may be shorter.

use crate::base::Frames;
use crate::render::encode::wav::{quantized_16, quantized_24};

/// Samples in every FLAC frame but the last, as in the program `flac`.
pub(crate) const BLOCK: usize = 4096;

/// What becomes one FLAC frame, or many silent ones.
pub(crate) enum FrameRun {
    /// `count` whole frames of zeros, numbered from `first`.
    Silence { first: u64, count: u64 },
    /// One frame, numbered `first`, of mono samples.
    Sound { first: u64, samples: Vec<i32> },
}

/// Collects blocks until they are parts.
pub(crate) struct FrameGrid {
    bits: u16,
    partial: Vec<i32>,
    parts: Vec<FrameRun>,
    next: u64,
    length: u64,
    waiting: usize,
}

impl FrameGrid {
    /// An empty track whose samples have `bits` bits.
    pub(crate) const fn new(bits: u16) -> Self {
        Self { bits, partial: Vec::new(), parts: Vec::new(), next: 0, length: 0, waiting: 0 }
    }

    /// Samples waiting to be encoded.
    pub(crate) const fn waiting(&self) -> usize {
        self.waiting
    }

    /// Length of the track so far.
    pub(crate) const fn length(&self) -> Frames {
        Frames(self.length)
    }

    /// Appends `length` frames of silence, at no cost however long.
    pub(crate) fn silence(&mut self, length: Frames) {
        self.length += length.0;
        let mut left = length.0;
        if !self.partial.is_empty() {
            let now = left.min((BLOCK - self.partial.len()) as u64);
            self.partial.resize(self.partial.len() + now as usize, 0);
            self.close_full();
            left -= now;
        }
        self.push_silent(left / BLOCK as u64);
        self.partial.resize(self.partial.len() + (left % BLOCK as u64) as usize, 0);
    }

    /// Appends `samples`.
    pub(crate) fn sound(&mut self, mut samples: &[f32]) {
        self.length += samples.len() as u64;
        while !samples.is_empty() {
            let (now, later) = samples.split_at(samples.len().min(BLOCK - self.partial.len()));
            match self.bits {
                16 => self.partial.extend(now.iter().map(|sample| i32::from(quantized_16(*sample)))),
                _ => self.partial.extend(now.iter().map(|sample| quantized_24(*sample))),
            }
            self.close_full();
            samples = later;
        }
    }

    fn close_full(&mut self) {
        if self.partial.len() < BLOCK {
            return;
        }
        if self.partial.iter().all(|sample| *sample == 0) {
            self.push_silent(1);
            self.partial.clear();
        } else {
            self.close();
        }
    }

    fn push_silent(&mut self, more: u64) {
        match self.parts.last_mut() {
            Some(FrameRun::Silence { count, .. }) => *count += more,
            _ if more > 0 => self.parts.push(FrameRun::Silence { first: self.next, count: more }),
            _ => {}
        }
        self.next += more;
    }

    fn close(&mut self) {
        self.waiting += self.partial.len();
        let samples = std::mem::replace(&mut self.partial, Vec::with_capacity(BLOCK));
        self.parts.push(FrameRun::Sound { first: self.next, samples });
        self.next += 1;
    }

    /// Ends the track: the last frame may be shorter.
    pub(crate) fn end(&mut self) {
        if !self.partial.is_empty() {
            self.close();
        }
    }

    /// The parts so far.
    pub(crate) fn take(&mut self) -> Vec<FrameRun> {
        self.waiting = 0;
        std::mem::take(&mut self.parts)
    }
}
