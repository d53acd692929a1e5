//! The track cut into silence and stretches of sound, on the grid of MPEG frames.
//!
//! In: the track in blocks. Out: parts in order. Guaranteed: every part begins and ends on a multiple of the MPEG frame's length;
//! a stretch begins and ends with so much silence that no other part hears it; what waits here is bounded.

use super::format::Format;
use super::lame::Lame;
use crate::encode::EncodeError;
use crate::units::Frames;

/// MPEG frames of silence before a sound: LAME hears it coming, and saves bits for it.
const LEAD: u64 = 2;
/// Samples after a sound in which it can still be heard in LAME's output: delay of encoder and decoder (1 105), overlap of the
/// transform (576), length of the filter bank (512).
const REACH: usize = 1105 + 576 + 512;

/// One part of the track, in whole MPEG frames.
pub(super) enum Part {
    /// That many MPEG frames of silence.
    Silence(u64),
    /// Sound.
    Stretch(Stretch),
}

impl Part {
    /// Turns the samples that wait into bytes.
    pub(super) fn encode(&mut self, format: &Format) -> Result<(), EncodeError> {
        match self {
            Self::Silence(_) => Ok(()),
            Self::Stretch(stretch) => stretch.encode(format),
        }
    }
}

/// A stretch of sound, or as much of it as there is so far.
#[derive(Default)]
pub(super) struct Stretch {
    lame: Option<Lame>,
    samples: Vec<f32>,
    bytes: Vec<u8>,
    /// MPEG frames given to LAME and not yet taken.
    owed: u64,
    /// MPEG frames that stand whole in `bytes` after encoding.
    ready: u64,
    ready_bytes: usize,
    is_closed: bool,
}

impl Stretch {
    fn encode(&mut self, format: &Format) -> Result<(), EncodeError> {
        let mut lame = match self.lame.take() {
            Some(lame) => lame,
            None => Lame::new(format)?,
        };
        lame.feed(&self.samples, &mut self.bytes)?;
        self.owed += (self.samples.len() / format.frame_length()) as u64;
        self.samples.clear();
        if self.is_closed {
            lame.flush(&mut self.bytes)?;
        } else {
            self.lame = Some(lame);
        }
        self.find_ready(format);
        if self.is_closed && self.ready != self.owed {
            return Err(EncodeError::Refused("LAME gave back fewer frames than it got".into()));
        }
        Ok(())
    }

    /// Counts the whole MPEG frames in `bytes`, at most those owed: what follows the last is LAME's own padding.
    fn find_ready(&mut self, format: &Format) {
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

    /// The whole MPEG frames; the beginning of the next one stays here.
    pub(super) fn take_bytes(&mut self) -> Vec<u8> {
        let rest = self.bytes.split_off(self.ready_bytes);
        std::mem::replace(&mut self.bytes, rest)
    }

    /// How many MPEG frames [`Stretch::take_bytes`] gave.
    pub(super) fn take_count(&mut self) -> u64 {
        self.owed -= self.ready;
        self.ready
    }
}

/// Collects blocks until they are parts.
pub(super) struct Grid {
    frame_length: usize,
    /// MPEG frames of silence that close a stretch.
    tail: u64,
    /// The beginning of an MPEG frame, shorter than one.
    partial: Vec<f32>,
    /// Silent MPEG frames after the last part, not yet part of one.
    quiet: u64,
    /// The stretch that sounds now.
    open: Option<Stretch>,
    parts: Vec<Part>,
    waiting: usize,
    length: u64,
    frames: u64,
}

impl Grid {
    /// An empty track on a grid of `frame_length` samples.
    pub(super) fn new(frame_length: usize) -> Self {
        let tail = REACH.div_ceil(frame_length) as u64 + 1;
        let partial = Vec::with_capacity(frame_length);
        let (parts, open) = (Vec::new(), None);
        Self { frame_length, tail, partial, quiet: 0, open, parts, waiting: 0, length: 0, frames: 0 }
    }

    /// Samples that wait to be encoded.
    pub(super) const fn waiting(&self) -> usize {
        self.waiting
    }

    /// Length of the track so far.
    pub(super) const fn length(&self) -> Frames {
        Frames(self.length)
    }

    /// Appends `length` frames of silence; costs nothing however long it is.
    pub(super) fn silence(&mut self, length: Frames) {
        self.length += length.0;
        self.push_silence(length.0);
    }

    fn push_silence(&mut self, length: u64) {
        let missing = (self.frame_length - self.partial.len()) as u64;
        if length < missing {
            return self.partial.resize(self.partial.len() + length as usize, 0.0);
        }
        let mut whole = length;
        if !self.partial.is_empty() {
            self.partial.resize(self.frame_length, 0.0);
            self.push_partial();
            whole -= missing;
        }
        let frame_length = self.frame_length as u64;
        self.silent_frames(whole / frame_length);
        self.partial.resize((whole % frame_length) as usize, 0.0);
    }

    /// Appends `samples`.
    pub(super) fn sound(&mut self, mut samples: &[f32]) {
        self.length += samples.len() as u64;
        while !samples.is_empty() {
            let (now, later) = samples.split_at(samples.len().min(self.frame_length - self.partial.len()));
            self.partial.extend_from_slice(now);
            samples = later;
            if self.partial.len() == self.frame_length {
                self.push_partial();
            }
        }
    }

    /// Ends the track with silence after `frames` MPEG frames in all.
    pub(super) fn end(&mut self, frames: u64) {
        let missing = frames - self.frames;
        self.push_silence(missing * self.frame_length as u64 - self.partial.len() as u64);
        self.close(self.quiet);
        self.flush_quiet(0);
    }

    fn push_partial(&mut self) {
        if self.partial.iter().all(|sample| *sample == 0.0) {
            self.silent_frames(1);
        } else {
            self.sounding_frame();
        }
        self.partial.clear();
    }

    fn silent_frames(&mut self, count: u64) {
        self.frames += count;
        self.quiet += count;
        if self.quiet >= self.tail {
            self.close(self.tail);
        }
    }

    fn sounding_frame(&mut self) {
        self.frames += 1;
        let lead = if self.open.is_some() { self.quiet } else { self.quiet.min(LEAD) };
        if self.open.is_none() {
            self.flush_quiet(lead);
        }
        let stretch = self.open.get_or_insert_default();
        let before = stretch.samples.len();
        stretch.samples.resize(before + lead as usize * self.frame_length, 0.0);
        stretch.samples.extend_from_slice(&self.partial);
        self.waiting += stretch.samples.len() - before;
        self.quiet = 0;
    }

    /// Ends the stretch that sounds now with `tail` of the silent frames that followed it.
    fn close(&mut self, tail: u64) {
        if let Some(mut stretch) = self.open.take() {
            self.quiet -= tail;
            stretch.samples.resize(stretch.samples.len() + tail as usize * self.frame_length, 0.0);
            stretch.is_closed = true;
            self.parts.push(Part::Stretch(stretch));
        }
    }

    /// Makes a part of the silence, but for the last `keep` frames of it.
    fn flush_quiet(&mut self, keep: u64) {
        if self.quiet > keep {
            self.parts.push(Part::Silence(self.quiet - keep));
            self.quiet = keep;
        }
    }

    /// The parts so far, the stretch that still sounds among them; that one has to be given back.
    pub(super) fn take(&mut self) -> Vec<Part> {
        self.waiting = 0;
        self.parts.extend(self.open.take().map(Part::Stretch));
        std::mem::take(&mut self.parts)
    }

    /// Takes the last stretch back, if it goes on.
    pub(super) fn give_back(&mut self, stretch: Stretch) {
        if !stretch.is_closed {
            self.open = Some(stretch);
        }
    }
}
