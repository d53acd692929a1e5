//! Moves a track through a codec: cut on its grid, encoded in the background, passed on in order.
//!
//! Memory does not grow with the length of the track.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use super::EncodeError;
use super::encodings::{Codec, Encoding, Encodings};
use super::grid::Grid;
use super::packets::{PacketCache, Packets};
use super::part::{Ground, Part};
use crate::base::Frames;
use crate::sound::Block;

/// Samples that may wait to be encoded.
const MOST_WAITING: usize = 1_000_000;

/// Takes packets in the order of the track.
pub(crate) trait Outlet {
    /// Writes that many packets of silence.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn silence(&mut self, count: u64) -> Result<(), EncodeError>;

    /// Writes some of `packets`.
    ///
    /// # Errors
    /// As for [`Outlet::silence`].
    fn packets(&mut self, packets: &Packets, range: Range<usize>) -> Result<(), EncodeError>;
}

/// A part of the track that is not written yet.
enum Pending {
    Ground { ground: Ground, first: u64, count: u64 },
    Sound { encoding: Arc<Encoding>, samples: usize },
}

/// A track on its way through `C`.
pub(crate) struct Pump<C> {
    encodings: Arc<Encodings<C>>,
    grid: Grid,
    /// What comes next in the file.
    pending: VecDeque<Pending>,
    /// Samples of all that is pending.
    waiting: usize,
    /// One turn of the loop under the track, from the beginning of the file, once it was heard.
    turn: Option<Packets>,
}

impl<C: Codec> Pump<C> {
    /// An empty track.
    pub(crate) fn new(codec: C) -> Self {
        let (grid, encodings) = (Grid::new(codec.pitch()), Arc::new(Encodings::new(codec)));
        Self { encodings, grid, pending: VecDeque::new(), waiting: 0, turn: None }
    }

    /// The same, before anything is written, with the packets in `cache`.
    pub(crate) fn keeping(mut self, cache: Option<Arc<PacketCache>>) -> Self {
        if let Some(encodings) = Arc::get_mut(&mut self.encodings) {
            encodings.keep_in(cache);
        }
        self
    }

    /// What encodes.
    pub(crate) fn codec(&self) -> &C {
        self.encodings.codec()
    }

    /// Length of the track so far.
    pub(crate) const fn length(&self) -> Frames {
        self.grid.length()
    }

    /// Appends `block`.
    ///
    /// # Errors
    /// When the encoder rejects the track, or `outlet` fails.
    pub(crate) fn write(&mut self, block: Block<'_>, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        match block {
            Block::Silence(length) => self.grid.silence(length),
            Block::Loop(looped) => self.grid.repeat(looped),
            Block::Sound(samples) => {
                for piece in samples.chunks(MOST_WAITING / 4) {
                    self.grid.sound(piece);
                    self.advance(outlet)?;
                }
            }
        }
        self.advance(outlet)
    }

    /// Ends the track with silence after `packets` packets in all.
    ///
    /// # Errors
    /// As for [`Pump::write`].
    pub(crate) fn end(&mut self, packets: u64, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        self.grid.end(packets);
        self.finish(outlet)
    }

    /// Ends the track where it ends; what does not fill a packet is given back.
    ///
    /// # Errors
    /// As for [`Pump::write`].
    pub(crate) fn end_short(&mut self, outlet: &mut impl Outlet) -> Result<Vec<f32>, EncodeError> {
        let rest = self.grid.end_short();
        self.finish(outlet)?;
        Ok(rest)
    }

    fn finish(&mut self, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        self.begin();
        while let Some(next) = self.pending.pop_front() {
            self.pass_on(next, outlet)?;
        }
        Ok(())
    }

    fn advance(&mut self, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        self.begin();
        while self.waiting > MOST_WAITING
            && let Some(next) = self.pending.pop_front()
        {
            self.pass_on(next, outlet)?;
        }
        Ok(())
    }

    /// Begins to encode what the grid has ready.
    fn begin(&mut self) {
        for part in self.grid.take() {
            self.pending.push_back(match part {
                Part::Ground { ground, first, count } => Pending::Ground { ground, first, count },
                Part::Stretch(stretch) => {
                    let samples = stretch.samples.len();
                    self.waiting += samples;
                    Pending::Sound { encoding: self.encodings.begin(stretch), samples }
                }
            });
        }
    }

    /// Writes `next`, once it is encoded.
    fn pass_on(&mut self, next: Pending, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        match next {
            Pending::Ground { ground: Ground::Silence, count, .. } => outlet.silence(count),
            Pending::Ground { ground: Ground::Loop, first, count } => self.turn_from(first, count, outlet),
            Pending::Sound { encoding, samples } => {
                let packets = encoding.wait()?;
                self.waiting -= samples;
                outlet.packets(&packets, 0..packets.len())
            }
        }
    }

    /// Writes `count` packets of the loop, from the packet `first` of the track.
    fn turn_from(&mut self, first: u64, count: u64, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        let turn = match self.turn.take() {
            Some(turn) => turn,
            None => self.encoded_turn()?,
        };
        let (mut position, end, whole) = (first, first + count, turn.len() as u64);
        while position < end {
            let from = position % whole;
            let until = whole.min(from + end - position);
            outlet.packets(&turn, from as usize..until as usize)?;
            position += until - from;
        }
        self.turn = Some(turn);
        Ok(())
    }

    fn encoded_turn(&self) -> Result<Packets, EncodeError> {
        let pieces: Vec<Arc<Encoding>> =
            self.grid.turn().into_iter().map(|piece| self.encodings.begin(piece)).collect();
        let mut turn = Packets::default();
        for piece in pieces {
            let piece = piece.wait()?;
            piece.each(0..piece.len()).for_each(|packet| turn.push(packet));
        }
        match turn.len() {
            0 => Err(EncodeError::Refused("a loop has no packets".to_owned())),
            _ => Ok(turn),
        }
    }
}
