//! How a bed made of a file is leveled: as loud as the tool's noise on the whole, and no louder anywhere than a little above that.

use std::ops::Range;

use crate::base::{Frames, Length, Lufs, SampleRate};
use crate::sound::{LOUDNESS_HOP, MomentaryMeter, REFERENCE_LOUDNESS, integrated_loudness};

/// A stretch louder than the whole by more than this is brought down to it: thunder would startle.
const ABOVE_LU: f64 = 6.0;
/// No sample is further above the loudness of the whole than this, in decibels: the peaks of even rain.
const PEAK_ABOVE_DB: f64 = 15.0;
/// Before and after the sound, what is quieter than the whole by this much is left out: silence, a fade.
const QUIET_LU: f64 = 10.0;
/// Stretches over which a change of level is spread, on either side.
const SPREAD: usize = 4;
/// Below this nothing is left to make louder.
const SILENT: Lufs = Lufs(-65.0);

/// Listens to a file, stretch by stretch.
pub(super) struct Leveler {
    rate: SampleRate,
    hop: usize,
    /// Sound of the stretch that is not complete.
    waiting: Vec<f32>,
    meter: MomentaryMeter,
    tenths: Vec<Tenth>,
    frames: u64,
}

/// A tenth of a second.
#[derive(Clone, Copy, Debug)]
struct Tenth {
    /// Over the 400 ms that end with it.
    loudness: Lufs,
    peak: f32,
}

/// The gain of every stretch.
#[derive(Debug)]
pub(super) struct Evened {
    hop: u64,
    gains: Vec<f32>,
    sounding: Range<u64>,
    left_out: Length,
    softened_db: f64,
    level_db: f64,
}

impl Leveler {
    pub(super) fn new(rate: SampleRate) -> Self {
        let hop = LOUDNESS_HOP.frames(rate).len().max(1);
        let meter = MomentaryMeter::new(rate);
        Self { rate, hop, waiting: Vec::new(), meter, tenths: Vec::new(), frames: 0 }
    }

    /// Hears the next `samples`.
    pub(super) fn hear(&mut self, samples: &[f32]) {
        self.frames += samples.len() as u64;
        self.waiting.extend_from_slice(samples);
        let whole = self.waiting.len() / self.hop * self.hop;
        for stretch in self.waiting[..whole].chunks(self.hop) {
            let peak = stretch.iter().fold(0f32, |most, sample| most.max(sample.abs()));
            self.tenths.push(Tenth { loudness: self.meter.after(stretch), peak });
        }
        self.waiting.drain(..whole);
    }

    /// The loudness of the whole, for which thunder counts no more than it is heard; `None` for silence.
    fn usual(&self) -> Option<Lufs> {
        let heard = self.tenths.iter().map(|stretch| stretch.loudness).filter(|block| *block > SILENT);
        let mut blocks: Vec<Lufs> = heard.collect();
        blocks.sort_by(|one, other| one.0.total_cmp(&other.0));
        let median = blocks.get(blocks.len() / 2)?.0;
        let brought_down: Vec<Lufs> = blocks.iter().map(|block| Lufs(block.0.min(median + ABOVE_LU))).collect();
        Some(integrated_loudness(brought_down.iter()))
    }

    /// What is to be done; `None` for silence.
    pub(super) fn finish(self) -> Option<Evened> {
        let whole = self.usual()?;
        let is_heard = |stretch: &Tenth| stretch.loudness.0 > whole.0 - QUIET_LU;
        let first = self.tenths.iter().position(is_heard)?;
        let last = self.tenths.iter().rposition(is_heard)?;
        let sounding = (first * self.hop) as u64..((last + 1) * self.hop) as u64;
        let left_out = Length::of_frames(Frames(self.frames - (sounding.end - sounding.start)), self.rate);
        let level_db = (REFERENCE_LOUDNESS - whole).0;
        let excess: Vec<f64> = self.tenths.iter().map(|stretch| stretch.excess(whole)).collect();
        let spread = |at: usize| {
            let around = &excess[at.saturating_sub(SPREAD)..excess.len().min(at + SPREAD + 1)];
            around.iter().copied().fold(0.0, f64::max)
        };
        let softened: Vec<f64> = (0..excess.len()).map(spread).collect();
        let gains = softened.iter().map(|softened| 10f64.powf((level_db - softened) / 20.0) as f32).collect();
        let softened_db = softened.iter().copied().fold(0.0, f64::max);
        Some(Evened { hop: self.hop as u64, gains, sounding, left_out, softened_db, level_db })
    }
}

impl Tenth {
    /// By how much it is too loud beside the `whole`, in decibels.
    fn excess(&self, whole: Lufs) -> f64 {
        let peak = 20.0 * f64::from(self.peak.max(1e-9)).log10();
        let louder = (self.loudness - whole).0 - ABOVE_LU;
        louder.max(peak - whole.0 - PEAK_ABOVE_DB).max(0.0)
    }
}

impl Evened {
    /// The frames that are heard.
    pub(super) fn sounding(&self) -> Range<u64> {
        self.sounding.clone()
    }

    /// The gain at `frame`, a line from the middle of one stretch to that of the next.
    pub(super) fn gain(&self, frame: u64) -> f32 {
        let place = frame as f64 / self.hop as f64 - 0.5;
        let before = place.floor().max(0.0) as usize;
        let share = (place - before as f64).clamp(0.0, 1.0) as f32;
        let gain = |index: usize| self.gains.get(index).or(self.gains.last()).copied().unwrap_or(1.0);
        gain(before) + (gain(before + 1) - gain(before)) * share
    }

    /// What the user should know about the bed `name`.
    pub(super) fn remark(&self, name: &str) -> String {
        let louder = if self.level_db < 0.0 { "quieter" } else { "louder" };
        let mut remark =
            format!("{name} lies under the track, brought to one level ({:.0} dB {louder})", self.level_db.abs());
        if self.softened_db >= 1.0 {
            remark += &format!("; its loudest part is softened by {:.0} dB", self.softened_db);
        }
        if self.left_out >= Length::from_millis(500) {
            remark += &format!("; {:.1} s at its ends, silent or faded, are left out", self.left_out.seconds());
        }
        remark
    }
}
