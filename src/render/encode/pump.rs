//! Moves a track through a codec: cut on its grid, each distinct sound encoded once, on all cores, passed on in order.
//!
//! What a sound becomes depends on its samples alone, so the packets are the same on any number of threads, and whether they were encoded
//! now or kept from an earlier track. Memory does not grow with the length of the track.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::EncodeError;
use super::grid::Grid;
use super::packets::{Key, PacketCache, Packets};
use super::part::{Ground, Part, Pitch, Stretch};
use crate::base::Frames;
use crate::sound::Block;

/// Samples collected before they are encoded on all cores.
const BATCH: usize = 1_000_000;
/// Bytes of packets kept in memory for when the same sound is heard again: a few hundred tones.
const MOST_RECENT: usize = 1 << 20;

/// Encodes sound into packets of a fixed number of samples.
pub(crate) trait Codec: Sync {
    /// Its grid.
    fn pitch(&self) -> Pitch;

    /// Everything that determines the packets of a sound but its samples.
    fn recipe(&self) -> String;

    /// A packet for each of `samples`' packets, from an encoder that has heard nothing before.
    ///
    /// # Errors
    /// When the encoder rejects the samples.
    fn encode(&self, samples: &[f32]) -> Result<Packets, EncodeError>;
}

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

/// A track on its way through `C`.
pub(crate) struct Pump<C> {
    codec: C,
    recipe: String,
    grid: Grid,
    cache: Option<Arc<PacketCache>>,
    recent: Recent,
    /// One turn of the loop under the track, from the beginning of the file, once it was heard.
    turn: Option<Packets>,
}

impl<C: Codec> Pump<C> {
    /// An empty track.
    pub(crate) fn new(codec: C) -> Self {
        let (recipe, grid) = (codec.recipe(), Grid::new(codec.pitch()));
        Self { codec, recipe, grid, cache: None, recent: Recent::default(), turn: None }
    }

    /// The same, with the packets in `cache`.
    pub(crate) fn keeping(self, cache: Option<Arc<PacketCache>>) -> Self {
        Self { cache, ..self }
    }

    /// What encodes.
    pub(crate) const fn codec(&self) -> &C {
        &self.codec
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
                for piece in samples.chunks(BATCH / 4) {
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
        self.pass_on(outlet)
    }

    /// Ends the track where it ends; what does not fill a packet is given back.
    ///
    /// # Errors
    /// As for [`Pump::write`].
    pub(crate) fn end_short(&mut self, outlet: &mut impl Outlet) -> Result<Vec<f32>, EncodeError> {
        let rest = self.grid.end_short();
        self.pass_on(outlet)?;
        Ok(rest)
    }

    /// Encodes what the grid has ready once there is enough of it.
    fn advance(&mut self, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        if self.grid.waiting() < BATCH { Ok(()) } else { self.pass_on(outlet) }
    }

    fn pass_on(&mut self, outlet: &mut impl Outlet) -> Result<(), EncodeError> {
        let parts = self.grid.take();
        let stretches: Vec<&Stretch> = parts.iter().filter_map(Part::stretch).collect();
        let mut encoded = self.encoded(&stretches)?.into_iter();
        for part in &parts {
            match part {
                Part::Ground { ground: Ground::Silence, count, .. } => outlet.silence(*count)?,
                Part::Ground { ground: Ground::Loop, first, count } => self.turn_from(*first, *count, outlet)?,
                Part::Stretch(_) => {
                    let packets = encoded.next().unwrap_or_default();
                    outlet.packets(&packets, 0..packets.len())?;
                }
            }
        }
        Ok(())
    }

    /// What `stretches` become, each distinct one encoded once.
    fn encoded(&mut self, stretches: &[&Stretch]) -> Result<Vec<Arc<Packets>>, EncodeError> {
        let keys: Vec<Key> = stretches.par_iter().map(|stretch| self.key(stretch)).collect();
        let mut places: HashMap<Key, usize> = HashMap::new();
        let mut distinct: Vec<(Key, &Stretch)> = Vec::new();
        for (key, stretch) in keys.iter().zip(stretches) {
            places.entry(*key).or_insert_with(|| {
                distinct.push((*key, stretch));
                distinct.len() - 1
            });
        }
        let made: Result<Vec<Arc<Packets>>, EncodeError> =
            distinct.par_iter().map(|(key, stretch)| self.packets(*key, stretch)).collect();
        let made = made?;
        distinct.iter().zip(&made).for_each(|((key, _), packets)| self.recent.note(*key, packets));
        Ok(keys.iter().map(|key| made[places[key]].clone()).collect())
    }

    fn key(&self, Stretch { samples, before, after }: &Stretch) -> Key {
        Key::of(&format!("{}; {before} before, {after} after", self.recipe), samples)
    }

    /// The packets of `stretch`: from memory, from the cache, or encoded now.
    fn packets(&self, key: Key, stretch: &Stretch) -> Result<Arc<Packets>, EncodeError> {
        if let Some(packets) = self.recent.find(key) {
            return Ok(packets);
        }
        let all = stretch.samples.len() / self.codec.pitch().packet;
        let kept = all - stretch.before as usize - stretch.after as usize;
        let found = self.cache.as_ref().and_then(|cache| cache.load(key)).filter(|packets| packets.len() == kept);
        if let Some(packets) = found {
            return Ok(Arc::new(packets));
        }
        let packets = self.codec.encode(&stretch.samples)?;
        if packets.len() != all {
            return Err(EncodeError::Refused(format!("the encoder made {} packets of {all}", packets.len())));
        }
        let packets = packets.inner(stretch.before as usize, stretch.after as usize);
        if let Some(cache) = &self.cache {
            cache.store(key, &packets);
        }
        Ok(Arc::new(packets))
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

    fn encoded_turn(&mut self) -> Result<Packets, EncodeError> {
        let pieces = self.grid.turn();
        let mut turn = Packets::default();
        for piece in self.encoded(&pieces.iter().collect::<Vec<_>>())? {
            piece.each(0..piece.len()).for_each(|packet| turn.push(packet));
        }
        match turn.len() {
            0 => Err(EncodeError::Refused("a loop has no packets".to_owned())),
            _ => Ok(turn),
        }
    }
}

/// The packets of what was heard last, the oldest first.
#[derive(Default)]
struct Recent {
    packets: HashMap<Key, Arc<Packets>>,
    order: VecDeque<Key>,
    bytes: usize,
}

impl Recent {
    fn find(&self, key: Key) -> Option<Arc<Packets>> {
        self.packets.get(&key).cloned()
    }

    fn note(&mut self, key: Key, packets: &Arc<Packets>) {
        if self.packets.insert(key, packets.clone()).is_some() {
            return;
        }
        self.order.push_back(key);
        self.bytes += packets.size();
        while self.bytes > MOST_RECENT
            && let Some(oldest) = self.order.pop_front()
        {
            self.bytes -= self.packets.remove(&oldest).map_or(0, |packets| packets.size());
        }
    }
}
