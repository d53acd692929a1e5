//! The channels of a file become one, their mean. Channels that cancel each other in it are noticed.

/// Channels whose mean has less than this share of their energy cancel each other: −20 dB. Unrelated ones keep half of it.
const CANCELED: f64 = 0.01;

/// The mean of channels, frame by frame.
#[derive(Debug, Default)]
pub(crate) struct Fold {
    /// The energy of the channels, on average.
    apart: f64,
    /// The energy of their mean.
    together: f64,
}

impl Fold {
    /// The mean of one frame, the samples of its `channels`.
    pub(crate) fn mean(&mut self, channels: impl ExactSizeIterator<Item = f32>) -> f32 {
        let share = 1.0 / channels.len().max(1) as f32;
        let (sum, energy) = channels.fold((0.0, 0.0), |(sum, energy), sample| (sum + sample, energy + sample * sample));
        let mean = sum * share;
        self.apart += f64::from(energy * share);
        self.together += f64::from(mean * mean);
        mean
    }

    /// Appends the mean of `channels`, which are equally long.
    pub(crate) fn extend(&mut self, channels: &[Vec<f32>], mono: &mut Vec<f32>) {
        let frames = channels.first().map_or(0, Vec::len);
        mono.extend((0..frames).map(|at| self.mean(channels.iter().map(|channel| channel[at]))));
    }

    /// Whether the channels so far had sound that is missing in their mean: one is the other, upside down.
    pub(crate) fn cancels(&self) -> bool {
        self.together < self.apart * CANCELED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cancels(right: impl Fn(f32) -> f32) -> bool {
        let mut fold = Fold::default();
        let left = (0..1_000).map(|at| (at as f32 * 0.1).sin());
        left.for_each(|left| {
            fold.mean([left, right(left)].into_iter());
        });
        fold.cancels()
    }

    #[test]
    fn only_channels_that_are_opposite_cancel_each_other() {
        assert!(cancels(|left| -left) && cancels(|left| left * -0.9));
        assert!(!cancels(|left| left) && !cancels(|_| 0.0) && !cancels(|left| left * -0.5));
        assert!(!Fold::default().cancels());
    }

    #[test]
    fn the_mean_is_that_of_all_channels() {
        assert_eq!(Fold::default().mean([0.5, 0.25, 0.0, 0.25].into_iter()), 0.25);
    }
}
