//! Gains, loudness and peaks as types.

use std::ops::{Add, Sub};

use serde::Serialize;

/// A gain in decibels; 0 leaves a signal unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
pub struct Decibels(pub f64);

impl Decibels {
    /// The factor that samples are multiplied by.
    pub fn amplitude(self) -> f64 {
        10f64.powf(self.0 / 20.0)
    }

    /// The nearest tenth: a gain that is set in steps stays the same when what it was measured on has hardly changed.
    pub(crate) fn nearest_tenth(self) -> Self {
        Self((self.0 * 10.0).round() / 10.0)
    }

    /// The greatest tenth that is not more.
    pub(crate) fn tenth_below(self) -> Self {
        Self((self.0 * 10.0).floor() / 10.0)
    }

    /// The gain that multiplies samples by `amplitude` (> 0).
    pub fn of_amplitude(amplitude: f64) -> Self {
        Self(20.0 * amplitude.log10())
    }
}

impl Add for Decibels {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// An absolute loudness: LUFS as in ITU-R BS.1770, a gain of 1 dB being 1 LU.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
pub struct Lufs(pub f64);

impl Sub for Lufs {
    type Output = Decibels;
    fn sub(self, other: Self) -> Decibels {
        Decibels(self.0 - other.0)
    }
}

/// A true peak in dBTP: decibels relative to full scale, measured between the samples too.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
pub struct TruePeak(pub f64);
