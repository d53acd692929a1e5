//! A sound that nobody is startled by: without the silence around it, every beginning in it slow, and as far below the voice as a tone.

use crate::base::{Decibels, Frames, Length, SampleRate};
use crate::sound::{self, Clip, REFERENCE_LOUDNESS, TONES_BELOW_SPEECH, momentary_maximum};
use crate::speech::shaping::offset::centered;
use crate::speech::shaping::polish::fade;

/// The shortest rise from a tenth to nine tenths: rise times over 25 ms reduce startle (Blumenthal, 1988).
const SHORTEST_RISE: Length = Length::from_millis(40);
/// How long a beginning is made to take, the shortest that is slow enough.
const RISES: [Length; 5] = [
    Length::from_millis(80),
    Length::from_millis(120),
    Length::from_millis(160),
    Length::from_millis(240),
    Length::from_millis(320),
];
/// The envelope is followed in pieces of this length.
const PIECE: Length = Length::from_millis(5);
/// Pieces before a beginning with which it is compared: 60 ms.
const BEFORE: usize = 12;
/// Pieces after a beginning in which it reaches its top: 200 ms.
const WITHIN: usize = 40;
/// A piece this much louder than those before it is a beginning: 9.5 dB …
const JUMP: f32 = 3.0;
/// … if it is not more than this below the loudest: 26 dB.
const NOTICED: f32 = 0.05;
/// What is softer than this, relative to the loudest, is silence before the sound: 50 dB.
const SILENT_BEFORE: f32 = 0.003_16;
/// The same after it, where it fades away: 60 dB.
const SILENT_AFTER: f32 = 0.001;
/// Nothing louder than this is no sound at all: −60 dB.
const NO_SOUND: f32 = 0.001;
/// Removing less than this is nothing to tell.
const WORTH_TELLING: Length = Length::from_millis(100);
/// The highest true peak where the voice has its reference loudness: like that of speech, so that the track is made no quieter for it.
const HIGHEST_PEAK_DB: f64 = -12.0;
/// The largest sample that is kept: room for the steps of 16 bits.
const KEPT_PEAK: f32 = 0.9;

/// A sound of the routine as it is heard.
#[derive(Clone, Debug)]
pub(crate) struct Softened {
    /// How it is shown.
    pub name: String,
    pub clip: Clip,
    /// What makes it as soft as a tone, relative to speech at the reference loudness.
    pub gain: Decibels,
    /// What was changed besides its level, a clause each.
    pub changes: Vec<String>,
    /// How much louder or quieter it is than its file.
    pub level: Decibels,
}

impl Softened {
    /// What the user should know about it.
    pub(crate) fn remark(&self) -> String {
        let Decibels(level) = self.level;
        let louder = if level < 0.0 { "quieter" } else { "louder" };
        let below = -TONES_BELOW_SPEECH.0;
        let level = format!(
            "{} is heard {below:.0} LU below the voice, {:.0} dB {louder} than its file",
            self.name,
            level.abs()
        );
        std::iter::once(level).chain(self.changes.iter().cloned()).collect::<Vec<_>>().join("; ")
    }
}

/// `clip` as it is heard.
///
/// # Errors
/// When it is silent.
pub(crate) fn prepared(clip: &Clip) -> Result<Softened, String> {
    let mut changes = Vec::new();
    let mut clip = trimmed(centered(clip), &mut changes)?;
    let softened = soften(&mut clip);
    changes.extend(softened.map(|rise| format!("its beginning is slowed down to {rise}")));
    fade(&mut clip.samples, clip.rate);
    let scale = KEPT_PEAK / clip.peak();
    clip.samples.iter_mut().for_each(|sample| *sample *= scale);
    let gain = gain(&clip);
    let level = Decibels(gain.0 + 20.0 * f64::from(scale).log10());
    Ok(Softened { name: String::new(), clip, gain, changes, level })
}

/// The gain that brings `clip` as far below the voice as a tone, and its peak no higher than the voice's.
fn gain(clip: &Clip) -> Decibels {
    let loudness = REFERENCE_LOUDNESS.0 + TONES_BELOW_SPEECH.0 - momentary_maximum(clip).0;
    let peak = HIGHEST_PEAK_DB - sound::true_peak(sound::measure(&clip.samples, clip.rate).peak).0;
    Decibels(loudness.min(peak))
}

/// `clip` without the silence before and after its sound.
fn trimmed(clip: Clip, changes: &mut Vec<String>) -> Result<Clip, String> {
    let peak = clip.peak();
    let (before, after) = (peak * SILENT_BEFORE, peak * SILENT_AFTER);
    let first = clip.samples.iter().position(|sample| sample.abs() > before);
    let last = clip.samples.iter().rposition(|sample| sample.abs() > after);
    let (Some(first), Some(last)) = (first.filter(|_| peak > NO_SOUND), last) else {
        return Err("it is silent".to_owned());
    };
    let removed = Length::of_frames(Frames((clip.samples.len() - (last + 1 - first)) as u64), clip.rate);
    if removed >= WORTH_TELLING {
        changes.push(format!("{:.1} s of silence around it are left out", removed.seconds()));
    }
    Ok(Clip { samples: clip.samples[first..=last].to_vec(), rate: clip.rate })
}

/// Slows every beginning in `clip` that is too abrupt, and returns how long the slowest one takes now.
fn soften(clip: &mut Clip) -> Option<Length> {
    let piece = PIECE.frames(clip.rate).len().max(1);
    let levels = envelope(&clip.samples, piece);
    let abrupt = |samples: &[f32], onset: &Onset| rise(samples, onset, clip.rate) < SHORTEST_RISE;
    let mut slowest = None;
    for onset in onsets(&levels, piece) {
        if !abrupt(&clip.samples, &onset) {
            continue;
        }
        let mut slowed = RISES.iter().map(|length| (*length, slowed(&clip.samples, &onset, *length, clip.rate)));
        let found = slowed.clone().find(|(_, samples)| !abrupt(samples, &onset)).or_else(|| slowed.next_back());
        if let Some((length, samples)) = found {
            clip.samples = samples;
            slowest = slowest.max(Some(length));
        }
    }
    slowest
}

/// The largest sample of every piece.
fn envelope(samples: &[f32], piece: usize) -> Vec<f32> {
    samples.chunks(piece).map(|piece| piece.iter().fold(0f32, |most, sample| most.max(sample.abs()))).collect()
}

/// Where a sound begins, or begins anew.
struct Onset {
    /// The frame of it.
    at: usize,
    /// How loud it is before, relative to its top.
    before: f32,
}

/// Every beginning, in order: a piece that is much louder than those before it, when none began just before.
fn onsets(levels: &[f32], piece: usize) -> Vec<Onset> {
    let loudest = levels.iter().copied().fold(0f32, f32::max);
    let most = |range: &[f32]| range.iter().copied().fold(0f32, f32::max);
    let mut found: Vec<Onset> = Vec::new();
    let mut last = None;
    for (index, level) in levels.iter().enumerate() {
        let before = most(&levels[index.saturating_sub(BEFORE)..index]);
        let top = most(&levels[index..levels.len().min(index + WITHIN)]);
        let is_new = last.is_none_or(|last| index >= last + BEFORE);
        if is_new && top > loudest * NOTICED && *level > before * JUMP && *level > top * NOTICED {
            last = Some(index);
            found.push(Onset { at: index * piece, before: before / top });
        }
    }
    found
}

/// How long the sound takes at `onset` from a tenth to nine tenths of what it rises by.
fn rise(samples: &[f32], onset: &Onset, rate: SampleRate) -> Length {
    let end = samples.len().min(onset.at + WITHIN * PIECE.frames(rate).len());
    let after = &samples[onset.at..end];
    let top = after.iter().fold(0f32, |most, sample| most.max(sample.abs()));
    let reaches = |share: f32| {
        let level = top * (onset.before + (1.0 - onset.before) * share);
        after.iter().position(|sample| sample.abs() >= level).unwrap_or_default()
    };
    Length::of_frames(Frames((reaches(0.9) - reaches(0.1)) as u64), rate)
}

/// `samples` with `onset` growing over `length` from what is heard before it.
fn slowed(samples: &[f32], onset: &Onset, length: Length, rate: SampleRate) -> Vec<f32> {
    let frames = length.frames(rate).len();
    let mut slowed = samples.to_vec();
    for (step, sample) in slowed[onset.at..].iter_mut().take(frames).enumerate() {
        let share = (step as f32 / frames as f32 * std::f32::consts::FRAC_PI_2).sin().powi(2);
        *sample *= onset.before + (1.0 - onset.before) * share;
    }
    slowed
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: SampleRate = SampleRate::DEFAULT;

    /// Strikes of a bell at these milliseconds: at once at their loudest, then fading with `fading_ms`.
    fn bell(strikes_ms: &[usize], fading_ms: f32, length_ms: usize, amplitude: f32) -> Clip {
        let sample = |at: usize| {
            let strike = |ms: &usize| {
                let since = at.checked_sub(ms * 48)? as f32 / 48_000.0;
                let wave = (since * 523.0 * std::f32::consts::TAU).cos()
                    + 0.5 * (since * 1_413.0 * std::f32::consts::TAU).cos();
                Some(amplitude / 1.5 * wave * (-since * 1_000.0 / fading_ms).exp())
            };
            strikes_ms.iter().filter_map(strike).sum()
        };
        Clip { samples: (0..length_ms * 48).map(sample).collect(), rate: RATE }
    }

    /// From a tenth to nine tenths of the largest sample in 300 ms from `from_ms` on.
    fn rise_ms(clip: &Clip, from_ms: usize) -> usize {
        let part = &clip.samples[from_ms * 48..(from_ms * 48 + 300 * 48).min(clip.samples.len())];
        let top = part.iter().fold(0f32, |most, sample| most.max(sample.abs()));
        let reaches = |share: f32| part.iter().position(|sample| sample.abs() > share * top).expect("a sound");
        (reaches(0.9) - reaches(0.1)) / 48
    }

    #[test]
    fn a_bell_that_strikes_at_once_rises_in_forty_milliseconds_or_more() {
        for fading_ms in [40.0, 300.0, 2_000.0] {
            let bell = bell(&[0], fading_ms, 3_000, 0.9);
            assert!(rise_ms(&bell, 0) < 5);
            let soft = prepared(&bell).expect("a sound");
            assert!(rise_ms(&soft.clip, 0) >= 40, "{fading_ms}: {} ms", rise_ms(&soft.clip, 0));
            assert!(soft.changes.iter().any(|change| change.contains("slowed down")), "{:?}", soft.changes);
        }
    }

    #[test]
    fn every_strike_of_a_recording_is_softened() {
        let soft = prepared(&bell(&[0, 1_500, 3_000], 250.0, 4_500, 0.8)).expect("a sound");
        for from_ms in [0, 1_490, 2_990] {
            assert!(rise_ms(&soft.clip, from_ms) >= 40, "{from_ms}: {} ms", rise_ms(&soft.clip, from_ms));
        }
    }

    #[test]
    fn every_sound_is_as_far_below_the_voice_as_a_tone() {
        for amplitude in [0.01, 0.2, 1.0] {
            let soft = prepared(&bell(&[0], 2_000.0, 3_000, amplitude)).expect("a sound");
            let heard = momentary_maximum(&soft.clip).0 + soft.gain.0;
            assert!((heard - (REFERENCE_LOUDNESS.0 + TONES_BELOW_SPEECH.0)).abs() < 0.1, "{amplitude}: {heard}");
        }
    }

    #[test]
    fn a_short_loud_knock_is_not_made_louder_than_the_peaks_of_a_voice() {
        let soft = prepared(&bell(&[0], 4.0, 300, 0.9)).expect("a sound");
        let peak = 20.0 * f64::from(soft.clip.peak()).log10() + soft.gain.0;
        assert!(peak <= HIGHEST_PEAK_DB + 0.1, "{peak} dB");
    }

    #[test]
    fn what_begins_slowly_keeps_its_shape() {
        let mut swell = bell(&[0], 2_000.0, 3_000, 0.5);
        for (at, sample) in swell.samples.iter_mut().enumerate() {
            *sample *= (at as f32 / 24_000.0).min(1.0);
        }
        let soft = prepared(&swell).expect("a sound");
        assert_eq!(soft.changes, Vec::<String>::new());
        assert!((rise_ms(&soft.clip, 0) as i64 - rise_ms(&swell, 0) as i64).abs() < 60);
    }

    #[test]
    fn silence_around_a_sound_is_left_out_and_told_of() {
        let bell = bell(&[0], 100.0, 1_500, 0.5);
        let quiet = vec![0.0; 48_000];
        let framed = Clip { samples: [quiet.as_slice(), &bell.samples, &quiet].concat(), rate: RATE };
        let soft = prepared(&framed).expect("a sound");
        assert!(soft.clip.length() < Length::from_millis(1_000), "{}", soft.clip.length());
        assert!(soft.changes[0].contains("s of silence around it are left out"), "{:?}", soft.changes);
        assert!(prepared(&Clip { samples: quiet, rate: RATE }).is_err());
    }
}
