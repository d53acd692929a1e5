//! The one gain of a whole track, from the measured loudness of each sound and how often it is heard.
//!
//! Integrated loudness is within 0.05 LU of its target unless the true peak would exceed the ceiling. The gain is the same for every
//! frame, and the same again after one line of many was edited.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mix::{MixError, Sounds, stream};
use crate::base::{Decibels, Frames, Lufs, SampleRate, TimeOfDay, TruePeak};
use crate::sound::{self, Block, Measured, REFERENCE_LOUDNESS};
use crate::speech::Clips;
use crate::timeline::{Kind, Sound, Timeline};

/// The highest true peak: −3 dBTP leaves a decibel for what an encoder adds.
pub(super) const CEILING: TruePeak = TruePeak(-3.0);

/// Integrated loudness of a track for `time`: −23 LUFS is EBU R 128's own target, −19 the usual one for spoken podcasts in mono.
const fn target(time: TimeOfDay) -> Lufs {
    match time {
        TimeOfDay::Night => Lufs(-23.0),
        TimeOfDay::Day => Lufs(-19.0),
    }
}

/// What is no further than this from the relative gate may count or not.
const NEAR_GATE_LU: f64 = 2.0;

/// The gain of a track, and its levels with that gain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Master {
    /// Applied to everything, on top of each voice's own.
    pub gain: Decibels,
    /// Integrated loudness of the finished track.
    pub loudness: Lufs,
    /// From the least to the most that its integrated loudness can be where a bed is about as loud as the gate of the measurement.
    pub loudness_range: Option<(Lufs, Lufs)>,
    /// True peak of the finished track.
    pub peak: TruePeak,
}

/// One sound of the track: what it measures, and the gain it has before the master.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loud<'a> {
    /// Measured without any gain.
    pub measured: &'a Measured,
    /// The gain of its voice.
    pub gain: Decibels,
    /// Whether it only accompanies the others, like breathing tones, or what is heard before the first word. Minutes of them would otherwise determine how loud the
    /// voice is.
    pub is_background: bool,
}

/// A sound under everything else, heard alone where nothing else is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Background {
    /// How loud it is alone.
    pub loudness: Lufs,
    /// Gating blocks in which it is alone.
    pub blocks: usize,
    /// Its true peak, an amplitude, while something else is heard.
    pub peak: f64,
}

/// The levels of a track before its master.
#[derive(Clone, Copy, Debug)]
struct Levels {
    /// Of everything.
    loudness: Lufs,
    /// Of all but what accompanies.
    foreground: Lufs,
    /// From the least to the most, where a bed is about as loud as the gate of the measurement.
    range: Option<(Lufs, Lufs)>,
    peak: TruePeak,
}

impl Levels {
    /// Of everything in `heard`, with an entry for each placement. A background is itself gated out, but it lowers the gate, so that quieter
    /// words count.
    fn of(heard: &[Loud<'_>], background: Option<Background>) -> Self {
        let blocks: Vec<Lufs> = heard.iter().flat_map(blocks).collect();
        let foreground: Vec<Lufs> =
            heard.iter().filter(|sound| !sound.is_background).flat_map(super::master::blocks).collect();
        let alone = background.iter().flat_map(|bed| std::iter::repeat_n(&bed.loudness, bed.blocks));
        let peaks = heard.iter().map(|sound| sound.measured.peak * sound.gain.amplitude());
        let peak = sound::true_peak(peaks.fold(0.0, f64::max) + background.map_or(0.0, |bed| bed.peak));
        // Where nothing but a background is heard, it stays as far below a voice as it would be with one.
        let voice = match foreground.is_empty() {
            true => REFERENCE_LOUDNESS,
            false => sound::integrated_loudness(foreground.iter().chain(alone.clone())),
        };
        let shifted = |shift_lu| sound::gated_loudness(blocks.iter().chain(alone.clone()), shift_lu).0;
        let (one, other) = (shifted(-NEAR_GATE_LU), shifted(NEAR_GATE_LU));
        let range = background.map(|_| (Lufs(one.min(other)), Lufs(one.max(other))));
        let loudness = sound::integrated_loudness(blocks.iter().chain(alone));
        Self { loudness, foreground: voice, range, peak }
    }

    /// The same as the blocks of the `mixed` track show them to be.
    fn corrected(self, mixed: &[Lufs]) -> Self {
        let loudness = sound::integrated_loudness(mixed.iter());
        let moved = |level: Lufs| Lufs(level.0 + loudness.0 - self.loudness.0);
        let range = self.range.map(|(least, most)| (moved(least), moved(most)));
        Self { loudness, foreground: moved(self.foreground), range, ..self }
    }

    /// The master for `time`.
    fn master(self, time: TimeOfDay) -> Master {
        let wanted = (target(time) - self.foreground).nearest_tenth();
        let gain = Decibels(wanted.0.min(Decibels(CEILING.0 - self.peak.0).tenth_below().0));
        let after = |level: Lufs| Lufs(level.0 + gain.0);
        let loudness_range = self.range.map(|(least, most)| (after(least), after(most)));
        Master { gain, loudness: after(self.loudness), loudness_range, peak: TruePeak(self.peak.0 + gain.0) }
    }
}

/// The loudness of each block of `sound`, its gain applied.
fn blocks<'a>(sound: &'a Loud<'_>) -> impl Iterator<Item = Lufs> + 'a {
    sound.measured.blocks.iter().map(|block| Lufs(block.0 + sound.gain.0))
}

/// The sound, in seconds, up to which a track is short.
const SHORT_SECONDS: u64 = 120;
/// Hops of silence after which the filters of a measurement have settled.
const FORGETFUL: u64 = 20;

/// The master of `timeline` for `time`.
pub fn mastered(timeline: &Timeline, clips: &dyn Clips, time: TimeOfDay) -> Master {
    let soft = soft(timeline);
    let heard: Vec<Loud<'_>> = timeline
        .placements
        .iter()
        .map(|placement| {
            let (measured, gain) = match placement.sound {
                Sound::Tone(kind) => (sound::measured_tone(kind), Decibels(0.0)),
                Sound::Breath(_) | Sound::Wake(_) => (&soft[&placement.sound], Decibels(0.0)),
                Sound::Utterance(id) => (clips.measured(id), clips.gain(id)),
            };
            Loud {
                measured,
                gain: gain + placement.gain,
                is_background: matches!(placement.kind, Kind::Breath | Kind::Wake) || placement.own_sound().is_some(),
            }
        })
        .collect();
    let levels = Levels::of(&heard, background(timeline, clips));
    // Whatever cannot be mixed is reported when the track is written.
    let mixed = is_short(timeline).then(|| mixed(timeline, clips).ok()).flatten();
    mixed.map_or(levels, |mixed| levels.corrected(&mixed)).master(time)
}

fn is_short(timeline: &Timeline) -> bool {
    let sounding: u64 = timeline.placements.iter().map(|placement| placement.end.since(placement.start).0).sum();
    let sounding = if timeline.bedding.is_some() { timeline.length.0 } else { sounding };
    sounding <= SHORT_SECONDS * u64::from(timeline.rate.hz())
}

/// The loudness of every gating block of the whole of `timeline` before the master. Long silences are cut short by whole hops, which leaves the blocks after them
/// where they are.
fn mixed(timeline: &Timeline, clips: &dyn Clips) -> Result<Vec<Lufs>, MixError> {
    let hop = sound::LOUDNESS_HOP.frames(timeline.rate).0.max(1);
    let mut samples = Vec::new();
    stream(timeline, &Sounds::new(clips, timeline.rate), Decibels(0.0), |block| {
        match block {
            Block::Sound(_) | Block::Loop(_) => block.extend(&mut samples),
            Block::Silence(frames) => {
                let left_out = (frames.0 / hop).saturating_sub(2 * FORGETFUL) * hop;
                samples.resize(samples.len() + (frames.0 - left_out) as usize, 0.0);
            }
        }
        Ok::<_, MixError>(())
    })?;
    Ok(sound::measure_loudness(&samples, timeline.rate))
}

/// The bed under `timeline`, where nothing else is heard.
fn background(timeline: &Timeline, clips: &dyn Clips) -> Option<Background> {
    let bed = timeline.bedding.as_ref()?.bed;
    let sounding = timeline.placements.iter().map(|placement| placement.end.since(placement.start).0).sum();
    let alone = Frames(timeline.length.0.saturating_sub(sounding));
    let peak = clips.bed().map_or_else(|| sound::bed_noise(SampleRate::DEFAULT).peak(), |own| own.peak);
    let peak = f64::from(peak) * (bed.below_speech()? + sound::BED_DUCKED).amplitude();
    Some(Background {
        loudness: bed.loudness()?,
        blocks: alone.len() / sound::LOUDNESS_HOP.frames(timeline.rate).len().max(1),
        peak,
    })
}

/// What every breathing tone of `timeline` measures, and what is heard before its first word.
fn soft(timeline: &Timeline) -> BTreeMap<Sound, Measured> {
    let mut measured = BTreeMap::new();
    for placement in &timeline.placements {
        let clip = |rate| match placement.sound {
            Sound::Breath(tone) => Some(tone.clip(rate)),
            Sound::Wake(wake) => Some(wake.clip(rate)),
            Sound::Tone(_) | Sound::Utterance(_) => None,
        };
        if !measured.contains_key(&placement.sound)
            && let Some(clip) = clip(SampleRate::DEFAULT)
        {
            measured.insert(placement.sound, sound::measure(&clip.samples, clip.rate));
        }
    }
    measured
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(lufs: f64, peak: f64) -> Measured {
        Measured { blocks: vec![Lufs(lufs); 20], peak }
    }

    fn master(heard: &[Loud<'_>], background: Option<Background>, time: TimeOfDay) -> Master {
        Levels::of(heard, background).master(time)
    }

    fn heard(measured: &Measured) -> Loud<'_> {
        Loud { measured, gain: Decibels(0.0), is_background: false }
    }

    #[test]
    fn the_target_is_reached_to_the_nearest_tenth() {
        let speech = sound(-30.0, 0.1);
        let master = master(&[heard(&speech), heard(&speech)], None, TimeOfDay::Day);
        assert!((master.gain.0 - 11.0).abs() < 1e-9);
        assert!((master.loudness.0 + 19.0).abs() < 1e-9);
        let nearly = sound(-30.01, 0.1);
        let master = super::tests::master(&[heard(&nearly)], None, TimeOfDay::Day);
        assert!((master.gain.0 - 11.0).abs() < 1e-9 && (master.loudness.0 + 19.01).abs() < 1e-9);
    }

    #[test]
    fn the_ceiling_takes_precedence_over_the_target() {
        let peaky = sound(-40.0, 0.9);
        let master = master(&[heard(&peaky)], None, TimeOfDay::Night);
        assert!((CEILING.0 - 0.1..=CEILING.0).contains(&master.peak.0), "{:?}", master.peak);
        assert!(master.loudness.0 < -23.0);
    }

    #[test]
    fn hours_of_background_leave_the_voice_as_loud_as_it_was() {
        let (speech, breath) = (sound(-30.0, 0.1), sound(-46.0, 0.01));
        let mut all = vec![Loud { is_background: true, ..heard(&breath) }; 1_000];
        all.push(heard(&speech));
        let alone = master(&[heard(&speech)], None, TimeOfDay::Night);
        let together = master(&all, None, TimeOfDay::Night);
        assert!((together.gain.0 - alone.gain.0).abs() < 1e-9);
        assert!(together.loudness.0 < alone.loudness.0 - 3.0, "the finished track measures what it measures");
    }

    #[test]
    fn a_mix_that_measures_otherwise_moves_the_gain_and_nothing_else() {
        let speech = sound(-30.0, 0.1);
        let levels = Levels::of(&[heard(&speech)], None);
        let mixed = [Lufs(-30.3); 20];
        let (usual, corrected) = (levels.master(TimeOfDay::Night), levels.corrected(&mixed).master(TimeOfDay::Night));
        assert!((corrected.gain.0 - usual.gain.0 - 0.3).abs() < 1e-9);
        assert!((corrected.loudness.0 + 23.0).abs() < 1e-9);
    }

    #[test]
    fn each_voice_counts_with_its_own_gain() {
        let (loud, quiet) = (sound(-20.0, 0.1), sound(-30.0, 0.1));
        let both = [heard(&loud), Loud { gain: Decibels(10.0), ..heard(&quiet) }];
        assert!((master(&both, None, TimeOfDay::Night).gain.0 + 3.0).abs() < 1e-9);
    }
}
