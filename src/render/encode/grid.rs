//! Cuts a track into silence and stretches of sound, on the grid of a codec's packets.
//!
//! Every part begins and ends on a packet boundary. A stretch includes enough silence at both ends to be encoded
//! independently of the others. Silence takes no memory here.

use crate::base::Frames;

/// The grid of a codec.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pitch {
    /// Samples of one channel in a packet.
    pub packet: usize,
    /// Packets of silence before every sound, with which the encoder warms up.
    pub lead: u64,
    /// Packets of silence after every sound, until it has left the encoder's output.
    pub tail: u64,
}

/// One part of the track, in whole packets.
pub(crate) enum Part<S> {
    /// That many packets of silence.
    Silence(u64),
    /// Sound.
    Stretch(Stretch<S>),
}

/// A stretch of sound, or as much of it as there is so far.
#[derive(Default)]
pub(crate) struct Stretch<S> {
    /// Samples waiting to be encoded, in whole packets.
    pub samples: Vec<f32>,
    /// Whether nothing follows.
    pub is_closed: bool,
    /// The codec's state after the samples before.
    pub coder: S,
}

/// Collects blocks until they are parts.
pub(crate) struct Grid<S> {
    pitch: Pitch,
    /// The beginning of a packet, shorter than one.
    partial: Vec<f32>,
    /// Silent packets after the last part that do not belong to a part yet.
    quiet: u64,
    /// The stretch still being filled.
    open: Option<Stretch<S>>,
    parts: Vec<Part<S>>,
    waiting: usize,
    length: u64,
    packets: u64,
}

impl<S: Default> Grid<S> {
    /// An empty track.
    pub(crate) fn new(pitch: Pitch) -> Self {
        let (partial, parts, open) = (Vec::new(), Vec::new(), None);
        Self { pitch, partial, quiet: 0, open, parts, waiting: 0, length: 0, packets: 0 }
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
        self.push_silence(length.0);
    }

    fn push_silence(&mut self, length: u64) {
        let missing = (self.pitch.packet - self.partial.len()) as u64;
        if length < missing {
            return self.partial.resize(self.partial.len() + length as usize, 0.0);
        }
        let mut whole = length;
        if !self.partial.is_empty() {
            self.partial.resize(self.pitch.packet, 0.0);
            self.push_partial();
            whole -= missing;
        }
        let packet = self.pitch.packet as u64;
        self.silent_packets(whole / packet);
        self.partial.resize((whole % packet) as usize, 0.0);
    }

    /// Appends `samples`.
    pub(crate) fn sound(&mut self, mut samples: &[f32]) {
        self.length += samples.len() as u64;
        while !samples.is_empty() {
            let (now, later) = samples.split_at(samples.len().min(self.pitch.packet - self.partial.len()));
            self.partial.extend_from_slice(now);
            samples = later;
            if self.partial.len() == self.pitch.packet {
                self.push_partial();
            }
        }
    }

    /// Ends the track with silence after `packets` packets in all.
    pub(crate) fn end(&mut self, packets: u64) {
        let missing = packets - self.packets;
        self.push_silence(missing * self.pitch.packet as u64 - self.partial.len() as u64);
        self.close(self.quiet);
        self.flush_quiet(0);
    }

    fn push_partial(&mut self) {
        if self.partial.iter().all(|sample| *sample == 0.0) {
            self.silent_packets(1);
        } else {
            self.sounding_packet();
        }
        self.partial.clear();
    }

    fn silent_packets(&mut self, count: u64) {
        self.packets += count;
        self.quiet += count;
        if self.quiet >= self.pitch.tail + self.pitch.lead {
            self.close(self.pitch.tail);
        }
    }

    fn sounding_packet(&mut self) {
        self.packets += 1;
        let lead = if self.open.is_some() { self.quiet } else { self.quiet.min(self.pitch.lead) };
        if self.open.is_none() {
            self.flush_quiet(lead);
        }
        let stretch = self.open.get_or_insert_default();
        let before = stretch.samples.len();
        stretch.samples.resize(before + lead as usize * self.pitch.packet, 0.0);
        stretch.samples.extend_from_slice(&self.partial);
        self.waiting += stretch.samples.len() - before;
        self.quiet = 0;
    }

    /// Ends the open stretch with `tail` of the silent packets that followed it.
    fn close(&mut self, tail: u64) {
        if let Some(mut stretch) = self.open.take() {
            self.quiet -= tail;
            stretch.samples.resize(stretch.samples.len() + tail as usize * self.pitch.packet, 0.0);
            stretch.is_closed = true;
            self.parts.push(Part::Stretch(stretch));
        }
    }

    /// Turns all but the last `keep` packets of the silence into a part.
    fn flush_quiet(&mut self, keep: u64) {
        if self.quiet > keep {
            self.parts.push(Part::Silence(self.quiet - keep));
            self.quiet = keep;
        }
    }

    /// The parts so far, including the open stretch, which has to be given back.
    pub(crate) fn take(&mut self) -> Vec<Part<S>> {
        self.waiting = 0;
        self.parts.extend(self.open.take().map(Part::Stretch));
        std::mem::take(&mut self.parts)
    }

    /// Takes back the open stretch.
    pub(crate) fn give_back(&mut self, stretch: Stretch<S>) {
        if !stretch.is_closed {
            self.open = Some(stretch);
        }
    }
}
