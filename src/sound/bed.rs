//! The quiet bed: very soft brown noise under a whole track. It also keeps wireless speakers awake, which otherwise
//! swallow the first word after a long silence.
//!
//! The noise is one loop without a seam, and its samples are the same every time.

use std::f64::consts::TAU;
use std::sync::LazyLock;

use super::clip::Clip;
use super::loudness::{self, REFERENCE_LOUDNESS};
use crate::base::{Decibels, Frames, Length, Lufs, SampleRate, choice};

/// How loud the noise under the track is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bed {
    /// Silence is exactly 0.
    #[default]
    None,
    /// Heard in a quiet room, close to the ear.
    Faint,
    /// Heard in a quiet room.
    Soft,
}

choice!(pub Bed { None = "none", Faint = "faint", Soft = "soft" });

/// How far the bed is lowered while the voice speaks.
pub const BED_DUCKED: Decibels = Decibels(-12.0);

impl Bed {
    /// Its level relative to speech at [`REFERENCE_LOUDNESS`]; `None` without a bed. A starting point rather than a sourced value: the louder
    /// bed is 16 LU below the tones, the quieter one another 8 LU lower.
    pub const fn below_speech(self) -> Option<Decibels> {
        match self {
            Self::None => None,
            Self::Faint => Some(Decibels(-30.0)),
            Self::Soft => Some(Decibels(-22.0)),
        }
    }

    /// Its loudness before mastering; `None` without a bed.
    pub fn loudness(self) -> Option<Lufs> {
        self.below_speech().map(|below| Lufs(REFERENCE_LOUDNESS.0 + below.0))
    }
}

/// About the length of the loop: too long for a listener to notice the repetition.
const TURN: Length = Length::from_millis(16_000);
/// The loop is a multiple of this, which is a multiple of the packets of every codec (MP3: 576 or 1152 samples, FLAC: 4096) …
const GRID: u64 = 9 * 4096;
/// … and at the rates of Opus, of a fiftieth of a second (160 to 960 samples).
const OPUS_GRID: u64 = 5 * GRID;
/// Above it the noise falls by 6 dB per octave, which makes it brown.
const BROWN_HZ: f64 = 150.0;
/// Noise below it is cut: a phone cannot play it, and it would only use up headroom.
const RUMBLE_HZ: f64 = 60.0;

/// One turn of the loop at `rate`, as loud as speech at [`REFERENCE_LOUDNESS`].
pub fn bed_noise(rate: SampleRate) -> Clip {
    if rate == SampleRate::DEFAULT { USUAL.turn.clone() } else { noise(turn(rate), rate).louder(USUAL.level) }
}

/// Noise is measured well below full scale, within the range the meter is made for.
const QUIET: Decibels = Decibels(-40.0);

/// A turn at the usual rate.
struct UsualTurn {
    turn: Clip,
    /// Makes noise of mean square 1 as loud as [`REFERENCE_LOUDNESS`], at any rate.
    level: Decibels,
}

/// The turn, made and measured once.
static USUAL: LazyLock<UsualTurn> = LazyLock::new(|| {
    let quiet = noise(turn(SampleRate::DEFAULT), SampleRate::DEFAULT).louder(QUIET);
    let blocks = loudness::measure_loudness(&quiet.samples, quiet.rate);
    let gain = REFERENCE_LOUDNESS - loudness::integrated_loudness(blocks.iter());
    UsualTurn { turn: quiet.louder(gain), level: QUIET + gain }
});

/// Frames in one turn of the loop at `rate`.
fn turn(rate: SampleRate) -> Frames {
    let has_opus = OPUS_GRID.is_multiple_of(u64::from(rate.hz() / 50)) && rate.hz().is_multiple_of(50);
    let grid = if has_opus { OPUS_GRID } else { GRID };
    let turns = (TURN.frames(rate).0 + grid / 2) / grid;
    Frames(turns.max(1) * grid)
}

/// Noise of `length` and of mean square 1. Both filters run over the loop twice: the second pass starts in the state it will end in, so there is no
/// seam.
pub(super) fn noise(length: Frames, rate: SampleRate) -> Clip {
    let white: Vec<f64> = white(length.len());
    let share = |hz: f64| 1.0 - (-TAU * hz / f64::from(rate.hz())).exp();
    let (brown_share, rumble_share) = (share(BROWN_HZ), share(RUMBLE_HZ));
    let (mut brown, mut rumble) = (0.0, 0.0);
    let mut filtered = |sample: &f64| {
        brown += brown_share * (sample - brown);
        rumble += rumble_share * (brown - rumble);
        brown - rumble
    };
    white.iter().for_each(|sample| _ = filtered(sample));
    let turn: Vec<f64> = white.iter().map(filtered).collect();
    let mean_square = turn.iter().map(|sample| sample * sample).sum::<f64>() / turn.len() as f64;
    let scale = mean_square.sqrt().recip();
    Clip { samples: turn.iter().map(|sample| (sample * scale) as f32).collect(), rate }
}

/// The high bits of a linear congruential generator (Knuth's MMIX constants), −1 to 1: random enough for noise, and reproducible.
fn white(length: usize) -> Vec<f64> {
    let mut state = 1u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 32) as f64 / f64::from(1u32 << 31) - 1.0
    };
    (0..length).map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(hz: u32) -> SampleRate {
        SampleRate::new(hz).expect("not 0")
    }

    #[test]
    fn the_loop_is_as_loud_as_it_says_at_every_rate() {
        for hz in [8_000, 22_050, 44_100, 48_000, 96_000] {
            let turn = bed_noise(rate(hz));
            let measured = loudness::measure(&turn.samples, turn.rate);
            let loudness = loudness::integrated_loudness(measured.blocks.iter());
            assert!((loudness - REFERENCE_LOUDNESS).0.abs() < 0.5, "{hz}: {loudness:?}");
        }
    }

    #[test]
    fn the_seam_is_no_larger_a_step_than_any_other() {
        let samples = bed_noise(rate(48_000)).samples;
        let largest = samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0f32, f32::max);
        let seam = (samples[0] - samples[samples.len() - 1]).abs();
        assert!(seam <= largest, "{seam} {largest}");
    }

    #[test]
    fn a_turn_fits_the_packets_of_every_codec_and_is_about_as_long_at_every_rate() {
        for (hz, packets) in [(8_000, [576, 160]), (24_000, [576, 480]), (48_000, [1152, 960]), (44_100, [1152, 4096])]
        {
            let frames = turn(rate(hz)).len();
            assert!(
                [4096, packets[0], packets[1]].iter().all(|packet| frames.is_multiple_of(*packet)),
                "{hz}: {frames}"
            );
            assert!((11..24).contains(&(frames / hz as usize)), "{hz}: {frames}");
        }
    }

    #[test]
    fn it_is_brown() {
        // A first difference weighs each octave 6 dB more than the one below: of brown noise it makes white noise.
        let samples = bed_noise(rate(48_000)).samples;
        let steps: Vec<f32> = samples.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let bends: f32 = steps.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum();
        let energy: f32 = steps.iter().map(|step| step * step).sum();
        assert!((bends / energy - 2.0).abs() < 0.1, "white noise has 2: {}", bends / energy);
    }
}
