//! Encodes stretches in the background, on all cores, while the track goes on: each distinct one once.
//!
//! What a stretch becomes depends on its samples alone, so the packets are the same on any number of threads, and whether they were encoded
//! now or kept from an earlier track.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use rayon::Yield;

use super::EncodeError;
use super::packets::{Key, PacketCache, Packets};
use super::part::{Pitch, Stretch};
use crate::base::locked;

/// Bytes of packets kept in memory for when the same sound is heard again: a few hundred tones.
const MOST_RECENT: usize = 1 << 20;

/// Encodes sound into packets of a fixed number of samples.
pub(crate) trait Codec: Send + Sync + 'static {
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

/// A codec, and what it has encoded.
pub(crate) struct Encodings<C> {
    codec: C,
    recipe: String,
    cache: Option<Arc<PacketCache>>,
    known: Mutex<Known>,
}

impl<C: Codec> Encodings<C> {
    /// Nothing is encoded yet.
    pub(crate) fn new(codec: C) -> Self {
        Self { recipe: codec.recipe(), codec, cache: None, known: Mutex::default() }
    }

    /// Keeps packets in `cache` from now on.
    pub(crate) fn keep_in(&mut self, cache: Option<Arc<PacketCache>>) {
        self.cache = cache;
    }

    /// What encodes.
    pub(crate) const fn codec(&self) -> &C {
        &self.codec
    }

    /// Begins to encode `stretch`, on the threads of the caller's pool.
    pub(crate) fn begin(self: &Arc<Self>, stretch: Stretch) -> Arc<Encoding> {
        let encoding = Arc::new(Encoding::default());
        let (work, own) = (self.clone(), encoding.clone());
        rayon::spawn(move || work.run(&stretch, &own));
        encoding
    }

    fn run(&self, stretch: &Stretch, own: &Arc<Encoding>) {
        let key = self.key(stretch);
        if let Some(same) = locked(&self.known).begin(key, own) {
            return own.settle(State::Same(same));
        }
        let packets = self.packets(key, stretch).map(Arc::new);
        if let Ok(packets) = &packets {
            locked(&self.known).note(key, packets.size());
        }
        own.settle(State::Done(packets.map_err(|error| error.to_string())));
    }

    fn key(&self, Stretch { samples, before, after }: &Stretch) -> Key {
        Key::of(&format!("{}; {before} before, {after} after", self.recipe), samples)
    }

    /// The packets of `stretch`: from the cache, or encoded now.
    fn packets(&self, key: Key, stretch: &Stretch) -> Result<Packets, EncodeError> {
        let all = stretch.samples.len() / self.codec.pitch().packet;
        let kept = all - stretch.before as usize - stretch.after as usize;
        let found = self.cache.as_ref().and_then(|cache| cache.load(key)).filter(|packets| packets.len() == kept);
        if let Some(packets) = found {
            return Ok(packets);
        }
        let packets = self.codec.encode(&stretch.samples)?;
        if packets.len() != all {
            return Err(EncodeError::Refused(format!("the encoder made {} packets of {all}", packets.len())));
        }
        let packets = packets.inner(stretch.before as usize, stretch.after as usize);
        if let Some(cache) = &self.cache {
            cache.store(key, &packets);
        }
        Ok(packets)
    }
}

/// A stretch that is being encoded.
#[derive(Default)]
pub(crate) struct Encoding {
    state: Mutex<State>,
    settled: Condvar,
}

#[derive(Clone, Default)]
enum State {
    #[default]
    Waiting,
    Done(Result<Arc<Packets>, String>),
    /// The same sound was begun before.
    Same(Arc<Encoding>),
}

impl Encoding {
    fn settle(&self, state: State) {
        *locked(&self.state) = state;
        self.settled.notify_all();
    }

    /// Its packets, once they are there; a thread that encodes does so meanwhile.
    ///
    /// # Errors
    /// When the encoder rejected it.
    pub(crate) fn wait(&self) -> Result<Arc<Packets>, EncodeError> {
        /// How long until it is asked again whether there is something to do meanwhile.
        const MOMENT: Duration = Duration::from_millis(1);
        loop {
            let state = locked(&self.state).clone();
            match state {
                State::Done(packets) => return packets.map_err(EncodeError::Refused),
                State::Same(other) => return other.wait(),
                State::Waiting if rayon::yield_now() == Some(Yield::Executed) => (),
                State::Waiting => {
                    let is_waiting = |state: &mut State| matches!(state, State::Waiting);
                    drop(self.settled.wait_timeout_while(locked(&self.state), MOMENT, is_waiting));
                }
            }
        }
    }
}

/// What is being encoded, and what was encoded last.
#[derive(Default)]
struct Known {
    encodings: HashMap<Key, Arc<Encoding>>,
    /// What is done, the oldest first, and how large it is.
    done: VecDeque<(Key, usize)>,
    bytes: usize,
}

impl Known {
    /// The encoding of the same sound, or else `own` becomes it.
    fn begin(&mut self, key: Key, own: &Arc<Encoding>) -> Option<Arc<Encoding>> {
        let same = self.encodings.get(&key).cloned();
        if same.is_none() {
            self.encodings.insert(key, own.clone());
        }
        same
    }

    /// Keeps what is done, as long as there is room.
    fn note(&mut self, key: Key, bytes: usize) {
        self.done.push_back((key, bytes));
        self.bytes += bytes;
        while self.bytes > MOST_RECENT
            && let Some((oldest, bytes)) = self.done.pop_front()
        {
            self.bytes -= bytes;
            self.encodings.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use rayon::ThreadPoolBuilder;

    use super::*;

    /// A packet for each sample, and how often it was asked.
    struct Counting(AtomicUsize);

    impl Codec for Counting {
        fn pitch(&self) -> Pitch {
            Pitch { packet: 1, lead: 0, tail: 0, context: 0, longest: 8 }
        }

        fn recipe(&self) -> String {
            "counting".to_owned()
        }

        fn encode(&self, samples: &[f32]) -> Result<Packets, EncodeError> {
            self.0.fetch_add(1, Ordering::Relaxed);
            let mut packets = Packets::default();
            match samples {
                [] => return Err(EncodeError::Refused("there is nothing".to_owned())),
                // Too few.
                [_] => return Ok(packets),
                _ => samples.iter().for_each(|sample| packets.push(&sample.to_le_bytes())),
            }
            Ok(packets)
        }
    }

    fn sound(samples: &[f32]) -> Stretch {
        Stretch { samples: samples.to_vec(), before: 1, after: 0 }
    }

    /// The packets of 300 stretches, only 3 of which differ, and how many were encoded.
    fn encoded(threads: usize) -> (Vec<Packets>, usize) {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let encodings = Arc::new(Encodings::new(Counting(AtomicUsize::new(0))));
            let begun: Vec<Arc<Encoding>> =
                (0..300).map(|nth| encodings.begin(sound(&[0.5, 1.0, (nth % 3) as f32]))).collect();
            let packets = begun.iter().map(|encoding| (*encoding.wait().expect("packets")).clone()).collect();
            (packets, encodings.codec().0.load(Ordering::Relaxed))
        })
    }

    #[test]
    fn each_distinct_sound_is_encoded_once_and_none_takes_the_place_of_another() {
        for threads in [1, 4] {
            let (packets, times) = encoded(threads);
            assert_eq!(times, 3, "{threads} threads");
            for (nth, packets) in packets.iter().enumerate() {
                assert_eq!(packets.bytes(0..2), [1.0f32.to_le_bytes(), ((nth % 3) as f32).to_le_bytes()].concat());
            }
        }
    }

    #[test]
    fn a_sound_that_is_refused_or_loses_packets_is_an_error_for_all_who_wait() {
        let encodings = Arc::new(Encodings::new(Counting(AtomicUsize::new(0))));
        let nothing = Stretch::default();
        let problem = encodings.begin(nothing).wait().expect_err("refused").to_string();
        assert_eq!(problem, "there is nothing");
        let one = || Stretch { samples: vec![0.5], before: 0, after: 0 };
        for encoding in [encodings.begin(one()), encodings.begin(one())] {
            assert_eq!(encoding.wait().expect_err("lost").to_string(), "the encoder made 0 packets of 1");
        }
    }

    #[test]
    fn what_was_heard_long_ago_is_forgotten() {
        let mut known = Known::default();
        let (old, new) = (Key::of("", &[0.1]), Key::of("", &[0.2]));
        for key in [old, new] {
            assert!(known.begin(key, &Arc::default()).is_none());
            known.note(key, MOST_RECENT * 2 / 3);
        }
        assert!(known.begin(new, &Arc::default()).is_some());
        assert!(known.begin(old, &Arc::default()).is_none());
    }
}
