//! One gain for the whole track.
//!
//! In: what was measured of every sound, and how often it is heard. Out: a [`Master`]. Guaranteed: integrated loudness at the target
//! unless the true peak would pass the ceiling; the gain is the same for every frame.

use crate::loudness::{self, Measured};
use crate::profile::ProfileTime;
use crate::units::{Decibels, Lufs, TruePeak};

/// True peaks stay below it: −3 dBTP leaves a decibel for what an encoder adds.
pub const CEILING: TruePeak = TruePeak(-3.0);

/// Integrated loudness of a track for `time`: −23 LUFS is EBU R 128's own target, −19 the usual one for spoken podcasts in mono.
const fn target(time: ProfileTime) -> Lufs {
    match time {
        ProfileTime::Night => Lufs(-23.0),
        ProfileTime::Day => Lufs(-19.0),
    }
}

/// The gain of a track and what it measures with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Master {
    /// Applied to everything, on top of each voice's own.
    pub gain: Decibels,
    /// Integrated loudness of the finished track.
    pub loudness: Lufs,
    /// True peak of the finished track.
    pub peak: TruePeak,
}

/// One sound of the track: what it measures, and the gain it has before the master.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// Measured without any gain.
    pub measured: &'a Measured,
    /// The gain of its voice.
    pub gain: Decibels,
    /// Whether it only accompanies the others, as breathing tones do: minutes of them would otherwise decide how loud the voice is.
    pub is_background: bool,
}

/// What is heard where nothing else is, and under everything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Background {
    /// How loud it is alone.
    pub loudness: Lufs,
    /// Gating blocks in which it is alone.
    pub blocks: usize,
    /// Its true peak, an amplitude, while something else is heard.
    pub peak: f64,
}

/// The master of everything in `heard`, each entry as often as it is placed. A background is itself gated out;
/// but it lowers the gate, and quieter words count then.
pub fn master(heard: &[Heard<'_>], background: Option<Background>, time: ProfileTime) -> Master {
    let blocks: Vec<Lufs> = heard.iter().flat_map(blocks).collect();
    let foreground: Vec<Lufs> = heard.iter().filter(|sound| !sound.is_background).flat_map(self::blocks).collect();
    let alone = background.iter().flat_map(|bed| std::iter::repeat_n(&bed.loudness, bed.blocks));
    let loudness = loudness::integrated(blocks.iter().chain(alone.clone()));
    let peaks = heard.iter().map(|sound| sound.measured.peak * sound.gain.amplitude());
    let peak = loudness::true_peak(peaks.fold(0.0, f64::max) + background.map_or(0.0, |bed| bed.peak));
    let gain =
        Decibels((target(time) - loudness::integrated(foreground.iter().chain(alone))).0.min(CEILING.0 - peak.0));
    Master { gain, loudness: Lufs(loudness.0 + gain.0), peak: TruePeak(peak.0 + gain.0) }
}

/// The loudness of each block of `sound`, its gain applied.
fn blocks<'a>(sound: &'a Heard<'_>) -> impl Iterator<Item = Lufs> + 'a {
    sound.measured.blocks.iter().map(|block| Lufs(block.0 + sound.gain.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(lufs: f64, peak: f64) -> Measured {
        Measured { blocks: vec![Lufs(lufs); 20], peak }
    }

    fn heard(measured: &Measured) -> Heard<'_> {
        Heard { measured, gain: Decibels(0.0), is_background: false }
    }

    #[test]
    fn the_target_is_reached_exactly() {
        let speech = sound(-30.0, 0.1);
        let master = master(&[heard(&speech), heard(&speech)], None, ProfileTime::Day);
        assert!((master.gain.0 - 11.0).abs() < 1e-9);
        assert!((master.loudness.0 + 19.0).abs() < 1e-9);
    }

    #[test]
    fn the_ceiling_goes_before_the_target() {
        let peaky = sound(-40.0, 0.9);
        let master = master(&[heard(&peaky)], None, ProfileTime::Night);
        assert!((master.peak.0 - CEILING.0).abs() < 1e-9);
        assert!(master.loudness.0 < -23.0);
    }

    #[test]
    fn hours_of_background_leave_the_voice_as_loud_as_it_was() {
        let (speech, breath) = (sound(-30.0, 0.1), sound(-46.0, 0.01));
        let mut all = vec![Heard { is_background: true, ..heard(&breath) }; 1_000];
        all.push(heard(&speech));
        let alone = master(&[heard(&speech)], None, ProfileTime::Night);
        let together = master(&all, None, ProfileTime::Night);
        assert!((together.gain.0 - alone.gain.0).abs() < 1e-9);
        assert!(together.loudness.0 < alone.loudness.0 - 3.0, "the finished track measures what it measures");
    }

    #[test]
    fn each_voice_counts_with_its_own_gain() {
        let (loud, quiet) = (sound(-20.0, 0.1), sound(-30.0, 0.1));
        let both = [heard(&loud), Heard { gain: Decibels(10.0), ..heard(&quiet) }];
        assert!((master(&both, None, ProfileTime::Night).gain.0 + 3.0).abs() < 1e-9);
    }
}
