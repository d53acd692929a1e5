//! Cuts a track into ground and stretches of sound, on the grid of a codec's packets.
//!
//! Ground is silence, or a loop that plays on: its packets repeat and take no memory here. A stretch includes enough of the
//! ground at both ends to be encoded independently of everything else.

use std::sync::Arc;

use super::part::{Ground, Part, Pitch, Stretch};
use crate::base::Frames;
use crate::sound::Looped;

/// The loop under a file.
pub(crate) struct Turn {
    samples: Arc<[f32]>,
    /// The sample that would be heard at the beginning of the file.
    offset: usize,
}

/// Collects blocks until they are parts.
pub(crate) struct Grid {
    pitch: Pitch,
    turn: Option<Turn>,
    /// The beginning of a packet, shorter than one, and how much of it is the loop.
    partial: Vec<f32>,
    looped: usize,
    /// Packets of ground after the last part that do not belong to a part yet.
    ground: Ground,
    quiet: u64,
    /// The stretch still being filled.
    open: Option<Stretch>,
    parts: Vec<Part>,
    length: u64,
    packets: u64,
}

impl Grid {
    /// An empty track.
    pub(crate) const fn new(pitch: Pitch) -> Self {
        Self {
            pitch,
            turn: None,
            partial: Vec::new(),
            looped: 0,
            ground: Ground::Silence,
            quiet: 0,
            open: None,
            parts: Vec::new(),
            length: 0,
            packets: 0,
        }
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
        let now = length.min(self.missing() as u64);
        self.partial.resize(self.partial.len() + now as usize, 0.0);
        self.push_full();
        let (packet, left) = (self.pitch.packet as u64, length - now);
        self.quiet_packets(Ground::Silence, left / packet);
        self.partial.resize(self.partial.len() + (left % packet) as usize, 0.0);
    }

    /// Appends frames of the loop, at no cost however long.
    pub(crate) fn repeat(&mut self, looped: Looped<'_>) {
        if !self.is_turn(looped) {
            return looped.pieces().for_each(|piece| self.sound(piece));
        }
        self.length += looped.frames.0;
        let (now, later) = looped.split(Frames(self.missing() as u64));
        self.push_looped(now);
        let packet = self.pitch.packet as u64;
        let (whole, rest) = later.split(Frames(later.frames.0 / packet * packet));
        self.quiet_packets(Ground::Loop, whole.frames.0 / packet);
        self.push_looped(rest);
    }

    fn push_looped(&mut self, looped: Looped<'_>) {
        looped.pieces().for_each(|piece| self.partial.extend_from_slice(piece));
        self.looped += looped.frames.len();
        self.push_full();
    }

    /// Whether `looped` is the loop of the file, in its place. The first that fits the grid is.
    fn is_turn(&mut self, Looped { turn, from, .. }: Looped<'_>) -> bool {
        let whole = turn.len();
        if whole == 0 || !whole.is_multiple_of(self.pitch.packet) {
            return false;
        }
        let offset = (from + whole - (self.length % whole as u64) as usize) % whole;
        let own = self.turn.get_or_insert_with(|| Turn { samples: turn.clone(), offset });
        own.offset == offset && Arc::ptr_eq(&own.samples, turn)
    }

    /// Appends `samples`.
    pub(crate) fn sound(&mut self, mut samples: &[f32]) {
        self.length += samples.len() as u64;
        while !samples.is_empty() {
            let (now, later) = samples.split_at(samples.len().min(self.pitch.packet - self.partial.len()));
            self.partial.extend_from_slice(now);
            samples = later;
            self.push_full();
        }
    }

    /// Ends the track with silence after `packets` packets in all.
    pub(crate) fn end(&mut self, packets: u64) {
        let missing = packets - self.packets;
        self.push_silence(missing * self.pitch.packet as u64 - self.partial.len() as u64);
        self.close_all();
    }

    /// Ends the track where it ends; what does not fill a packet is given back.
    pub(crate) fn end_short(&mut self) -> Vec<f32> {
        self.close_all();
        std::mem::take(&mut self.partial)
    }

    fn close_all(&mut self) {
        if self.open.is_some() {
            self.close(self.quiet, 0);
        }
        self.flush_quiet(0);
    }

    /// Samples missing in a packet that was begun.
    fn missing(&self) -> usize {
        if self.partial.is_empty() { 0 } else { self.pitch.packet - self.partial.len() }
    }

    /// Passes on the packet that was begun, if it is full.
    fn push_full(&mut self) {
        if self.partial.len() < self.pitch.packet {
            return;
        }
        let samples = std::mem::take(&mut self.partial);
        match std::mem::take(&mut self.looped) == samples.len() {
            true => self.quiet_packets(Ground::Loop, 1),
            false if samples.iter().all(|sample| *sample == 0.0) => self.quiet_packets(Ground::Silence, 1),
            false => self.sounding_packet(&samples),
        }
        self.partial = samples;
        self.partial.clear();
    }

    fn quiet_packets(&mut self, ground: Ground, mut count: u64) {
        if count == 0 {
            return;
        }
        // Where one ground follows another, and where a file begins with a loop, an encoder has to begin.
        let is_new = if self.packets == 0 { ground == Ground::Loop } else { self.quiet > 0 && self.ground != ground };
        if is_new {
            let mut samples = Vec::new();
            self.extend_with(ground, self.packets, 1, &mut samples);
            self.sounding_packet(&samples);
            count -= 1;
        }
        self.ground = ground;
        self.packets += count;
        self.quiet += count;
        let (Pitch { lead, tail, .. }, context) = (self.pitch, self.context());
        if self.open.is_some() && self.quiet >= tail + lead + context {
            self.close(tail, context);
        }
    }

    /// Packets of the ground that an encoder has to hear: silence is known.
    const fn context(&self) -> u64 {
        match self.ground {
            Ground::Silence => 0,
            Ground::Loop => self.pitch.context,
        }
    }

    fn sounding_packet(&mut self, packet: &[f32]) {
        let mut stretch = match self.open.take() {
            Some(mut stretch) => {
                self.extend_with(self.ground, self.packets - self.quiet, self.quiet, &mut stretch.samples);
                stretch
            }
            None => self.begun(),
        };
        stretch.samples.extend_from_slice(packet);
        self.packets += 1;
        self.quiet = 0;
        let longest = stretch.before + self.pitch.longest + self.pitch.context;
        if stretch.samples.len() as u64 >= longest * self.pitch.packet as u64 {
            stretch = self.cut(stretch);
        }
        self.open = Some(stretch);
    }

    /// A stretch that begins with the last packets of the ground.
    fn begun(&mut self) -> Stretch {
        let lead = self.quiet.min(self.pitch.lead);
        let before = (self.quiet - lead).min(self.context());
        self.flush_quiet(lead);
        let mut stretch = Stretch { before, ..Stretch::default() };
        let all = before + lead;
        self.extend_with(self.ground, self.packets - all, all, &mut stretch.samples);
        stretch
    }

    /// Passes on a stretch that has become too long, and returns the beginning of the next.
    fn cut(&mut self, mut stretch: Stretch) -> Stretch {
        let context = self.pitch.context;
        let shared = (2 * context * self.pitch.packet as u64) as usize;
        let samples = stretch.samples[stretch.samples.len() - shared..].to_vec();
        stretch.after = context;
        self.push(stretch);
        Stretch { samples, before: context, after: 0 }
    }

    /// Ends the open stretch with `tail` of the packets of ground that followed it; `after` more are only heard.
    fn close(&mut self, tail: u64, after: u64) {
        if let Some(mut stretch) = self.open.take() {
            self.extend_with(self.ground, self.packets - self.quiet, tail + after, &mut stretch.samples);
            stretch.after = after;
            self.quiet -= tail;
            self.push(stretch);
        }
    }

    fn push(&mut self, stretch: Stretch) {
        self.parts.push(Part::Stretch(stretch));
    }

    /// Turns all but the last `keep` packets of the ground into a part.
    fn flush_quiet(&mut self, keep: u64) {
        if self.quiet > keep {
            let (ground, first, count) = (self.ground, self.packets - self.quiet, self.quiet - keep);
            self.parts.push(Part::Ground { ground, first, count });
            self.quiet = keep;
        }
    }

    /// Appends `count` packets of `ground` to `samples`, from the packet `first` of the track.
    fn extend_with(&self, ground: Ground, first: u64, count: u64, samples: &mut Vec<f32>) {
        let frames = count as usize * self.pitch.packet;
        match self.turn.as_ref().filter(|_| ground == Ground::Loop) {
            None => samples.resize(samples.len() + frames, 0.0),
            Some(turn) => turn.extend(first * self.pitch.packet as u64, frames, samples),
        }
    }

    /// The whole parts so far.
    pub(crate) fn take(&mut self) -> Vec<Part> {
        std::mem::take(&mut self.parts)
    }

    /// One turn of the loop as stretches, from the beginning of the file; none without a loop.
    pub(crate) fn turn(&self) -> Vec<Stretch> {
        let Pitch { packet, context, longest, .. } = self.pitch;
        let Some(turn) = &self.turn else { return Vec::new() };
        let whole = (turn.samples.len() / packet) as u64;
        let stretch = |first: u64| {
            let count = longest.min(whole - first) + 2 * context;
            let mut samples = Vec::new();
            // The turn before has the same samples.
            let start = (first + whole * context - context) * packet as u64;
            turn.extend(start, count as usize * packet, &mut samples);
            Stretch { samples, before: context, after: context }
        };
        (0..whole).step_by(longest as usize).map(stretch).collect()
    }
}

impl Turn {
    /// Appends what is heard in `frames` frames from the frame `start` of the file on.
    fn extend(&self, start: u64, frames: usize, samples: &mut Vec<f32>) {
        let whole = self.samples.len() as u64;
        let from = ((start + self.offset as u64) % whole) as usize;
        let looped = Looped { turn: &self.samples, from, frames: Frames(frames as u64) };
        looped.pieces().for_each(|piece| samples.extend_from_slice(piece));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PITCH: Pitch = Pitch { packet: 10, lead: 2, tail: 1, context: 1, longest: 8 };

    /// What a grid makes of `fill`: for a stretch what it keeps, for ground its name and number of packets.
    fn cut(fill: impl FnOnce(&mut Grid), packets: u64) -> Vec<String> {
        let mut grid = Grid::new(PITCH);
        fill(&mut grid);
        grid.end(packets);
        let told = |part| match part {
            Part::Ground { ground, first, count } => format!("{ground:?} {first}+{count}"),
            Part::Stretch(Stretch { samples, before, after }) => {
                format!("{}..{}..{}", before, samples.len() as u64 / 10 - before - after, after)
            }
        };
        grid.take().into_iter().map(told).collect()
    }

    #[test]
    fn a_sound_between_long_silences_is_a_stretch_with_a_lead_and_a_tail() {
        let parts = cut(
            |grid| {
                grid.silence(Frames(57));
                grid.sound(&[0.5; 6]);
                grid.silence(Frames(100));
            },
            17,
        );
        assert_eq!(parts, ["Silence 0+3", "0..5..0", "Silence 8+9"]);
    }

    #[test]
    fn a_short_silence_does_not_end_a_stretch() {
        let parts = cut(
            |grid| {
                grid.sound(&[0.5; 10]);
                grid.silence(Frames(20));
                grid.sound(&[0.5; 10]);
            },
            5,
        );
        assert_eq!(parts, ["0..5..0"]);
    }

    #[test]
    fn a_long_stretch_is_cut_into_pieces_that_overlap() {
        let parts = cut(|grid| grid.sound(&[0.5; 200]), 20);
        assert_eq!(parts, ["0..8..1", "1..8..1", "1..4..0"]);
    }

    #[test]
    fn a_loop_is_ground_and_a_sound_over_it_hears_it_on_both_sides() {
        let turn: Arc<[f32]> = (0..40).map(|n| n as f32 + 1.0).collect();
        let looped = |from, frames| Looped { turn: &turn, from, frames: Frames(frames) };
        let parts = cut(
            |grid| {
                grid.sound(&[0.5; 15]);
                grid.repeat(looped(0, 75));
                grid.sound(&[0.5; 10]);
                grid.repeat(looped(5, 100));
            },
            20,
        );
        assert_eq!(parts, ["0..3..1", "Loop 3+4", "1..4..1", "Loop 11+9"]);
    }

    #[test]
    fn a_turn_begins_where_the_file_does() {
        let turn: Arc<[f32]> = (0..40).map(|n| n as f32).collect();
        let mut grid = Grid::new(PITCH);
        grid.silence(Frames(33));
        grid.repeat(Looped { turn: &turn, from: 0, frames: Frames(400) });
        let [Stretch { samples, before: 1, after: 1 }] = &grid.turn()[..] else { panic!("one stretch") };
        assert_eq!((samples.len(), samples[10], samples[0], samples[50]), (60, 7.0, 37.0, 7.0));
    }
}
