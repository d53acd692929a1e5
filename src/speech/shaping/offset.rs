//! A constant offset of the samples, as cheap microphones and sound cards add it, removed.

use crate::sound::Clip;

/// `clip` with its mean at zero. A filter alone would answer the jump at its start with a thump.
pub(crate) fn centered(clip: &Clip) -> Clip {
    let sum: f64 = clip.samples.iter().map(|sample| f64::from(*sample)).sum();
    let mean = (sum / clip.samples.len().max(1) as f64) as f32;
    Clip { samples: clip.samples.iter().map(|sample| sample - mean).collect(), rate: clip.rate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SampleRate;

    #[test]
    fn an_offset_is_gone_and_the_rest_stays() {
        let samples: Vec<f32> = (0..1_000).map(|n| if n % 2 == 0 { 0.3 } else { -0.1 }).collect();
        let centered = centered(&Clip { samples, rate: SampleRate::DEFAULT }).samples;
        assert!(centered.iter().all(|sample| (sample.abs() - 0.2).abs() < 1e-6));
        assert!(super::centered(&Clip { samples: Vec::new(), rate: SampleRate::DEFAULT }).samples.is_empty());
    }
}
