//! Resamples sound that arrives piece by piece, however long it is: the same samples as if it had come in one piece.

use rubato::Resampler;
use rubato::audioadapter_buffers::direct::InterleavedSlice;

use super::resample::{ResampleError, frames_at, plan, refused};
use crate::base::{Frames, SampleRate};

/// A resampler between two pieces.
pub(crate) struct ResampledStream {
    rates: (SampleRate, SampleRate),
    plan: Option<rubato::Fft<f32>>,
    waiting: Vec<f32>,
    /// Frames at the start of the output that are only its delay.
    delay: usize,
    heard: Frames,
    made: u64,
}

impl ResampledStream {
    /// From the rate `from` to the rate `to`.
    ///
    /// # Errors
    /// When the resampler does not offer this pair of rates.
    pub(crate) fn new(from: SampleRate, to: SampleRate) -> Result<Self, ResampleError> {
        let plan = if from == to { None } else { Some(plan(from, to)?) };
        let delay = plan.as_ref().map_or(0, Resampler::output_delay);
        Ok(Self { rates: (from, to), plan, waiting: Vec::new(), delay, heard: Frames::ZERO, made: 0 })
    }

    /// Hears `samples`, and appends what can be said of them to `output`.
    ///
    /// # Errors
    /// When the resampler fails.
    pub(crate) fn push(&mut self, samples: &[f32], output: &mut Vec<f32>) -> Result<(), ResampleError> {
        self.heard += Frames::of(samples);
        let Some(plan) = &mut self.plan else {
            output.extend_from_slice(samples);
            self.made += samples.len() as u64;
            return Ok(());
        };
        self.waiting.extend_from_slice(samples);
        let chunk = plan.input_frames_next();
        let whole = self.waiting.len() / chunk * chunk;
        for piece in self.waiting[..whole].chunks(chunk) {
            let failed = |reason: String| refused(self.rates, reason);
            let input = InterleavedSlice::new(piece, 1, chunk).map_err(|error| failed(error.to_string()))?;
            let made = plan.process(&input, None).map_err(|error| failed(error.to_string()))?.take_data();
            let late = self.delay.min(made.len());
            self.delay -= late;
            self.made += (made.len() - late) as u64;
            output.extend_from_slice(&made[late..]);
        }
        self.waiting.drain(..whole);
        Ok(())
    }

    /// Appends the rest to `output`: together exactly as many frames as [`frames_at`] says.
    ///
    /// # Errors
    /// When the resampler fails.
    pub(crate) fn finish(mut self, output: &mut Vec<f32>) -> Result<(), ResampleError> {
        let heard = self.heard;
        let all = frames_at(heard, self.rates.0, self.rates.1).0;
        while self.made < all {
            let chunk = self.plan.as_ref().map_or(1, Resampler::input_frames_next);
            self.push(&vec![0.0; chunk], output)?;
        }
        output.truncate(output.len() - (self.made - all) as usize);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::{Clip, resample};

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let rate = |hz| SampleRate::new(hz).expect("not 0");
        let samples: Vec<f32> = (0..50_000).map(|n| (n as f32 * 0.05).sin() * 0.4).collect();
        for (from, to) in [(44_100, 48_000), (48_000, 48_000), (32_000, 44_100), (48_000, 8_000)] {
            let whole = resample(&Clip { samples: samples.clone(), rate: rate(from) }, rate(to)).expect("rates");
            for size in [1, 700, 1_024, 9_999] {
                let (mut stream, mut output) = (ResampledStream::new(rate(from), rate(to)).expect("rates"), Vec::new());
                for piece in samples.chunks(size) {
                    stream.push(piece, &mut output).expect("sound");
                }
                stream.finish(&mut output).expect("sound");
                assert_eq!(output.len(), whole.len(), "{from} {to} {size}");
                let worst = output.iter().zip(&whole).fold(0f32, |most, (one, other)| most.max((one - other).abs()));
                assert!(worst < 1e-6, "{from} {to} {size}: {worst}");
            }
        }
    }
}
