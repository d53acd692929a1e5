//! The MD5 sum over all samples of a FLAC file, on a thread of its own: it has to see them one after the other, while encoders have
//! several cores.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use md5::{Digest as _, Md5};

use super::settings::FlacSettings;
use crate::base::Frames;
use crate::render::encode::wav::Depth;
use crate::render::encode::{EncodeError, Shape};
use crate::sound::{Block, Looped};

/// Samples passed on at a time.
const PIECE: usize = 1 << 15;
/// Pieces that may wait.
const MOST_WAITING: usize = 8;

/// A sum in the making.
pub(crate) struct Digest {
    pieces: SyncSender<Piece>,
    thread: JoinHandle<[u8; 16]>,
}

/// A block that outlives its caller.
enum Piece {
    Silence(u64),
    Sound(Vec<f32>),
    Loop { turn: Arc<[f32]>, from: usize, frames: Frames },
}

impl Digest {
    /// The sum of a file of `shape` without samples.
    ///
    /// # Errors
    /// When the system cannot start a thread.
    pub(crate) fn begin(shape: Shape, settings: FlacSettings) -> Result<Self, EncodeError> {
        let (pieces, waiting) = sync_channel(MOST_WAITING);
        let depth = if settings.bits == 16 { Depth::Bits16 } else { Depth::Bits24 };
        let sum = Sum { digest: Md5::new(), channels: usize::from(shape.channels), depth, stored: Vec::new() };
        let thread = thread::Builder::new().name("digest".to_owned()).spawn(move || sum.over(&waiting))?;
        Ok(Self { pieces, thread })
    }

    /// Adds `block` as a decoder will give it back.
    ///
    /// # Errors
    /// When the thread has ended.
    pub(crate) fn add(&self, block: Block<'_>) -> Result<(), EncodeError> {
        match block {
            Block::Silence(Frames(frames)) => self.pass(Piece::Silence(frames)),
            Block::Sound(samples) => {
                samples.chunks(PIECE).try_for_each(|piece| self.pass(Piece::Sound(piece.to_vec())))
            }
            Block::Loop(Looped { turn, from, frames }) => self.pass(Piece::Loop { turn: turn.clone(), from, frames }),
        }
    }

    fn pass(&self, piece: Piece) -> Result<(), EncodeError> {
        self.pieces.send(piece).map_err(|_| ended())
    }

    /// The sum.
    ///
    /// # Errors
    /// When the thread has ended before.
    pub(crate) fn finish(self) -> Result<[u8; 16], EncodeError> {
        drop(self.pieces);
        self.thread.join().map_err(|_| ended())
    }
}

fn ended() -> EncodeError {
    EncodeError::Refused("the checksum of the samples was not finished".to_owned())
}

struct Sum {
    digest: Md5,
    channels: usize,
    depth: Depth,
    /// The bytes of a piece; the buffer is reused.
    stored: Vec<u8>,
}

impl Sum {
    fn over(mut self, pieces: &Receiver<Piece>) -> [u8; 16] {
        for piece in pieces {
            match piece {
                Piece::Silence(frames) => self.silence(frames),
                Piece::Sound(samples) => self.sound(&samples),
                Piece::Loop { turn, from, frames } => {
                    Looped { turn: &turn, from, frames }.pieces().for_each(|piece| self.sound(piece));
                }
            }
        }
        self.digest.finalize().into()
    }

    fn silence(&mut self, frames: u64) {
        let zeros = vec![0; PIECE];
        let mut bytes = frames * self.channels as u64 * u64::from(self.depth.integer_bits() / 8);
        while bytes > 0 {
            let now = bytes.min(PIECE as u64);
            self.digest.update(&zeros[..now as usize]);
            bytes -= now;
        }
    }

    fn sound(&mut self, samples: &[f32]) {
        for piece in samples.chunks(PIECE) {
            self.depth.store(piece, self.channels, &mut self.stored);
            self.digest.update(&self.stored);
        }
    }
}
