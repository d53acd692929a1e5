//! Second-order filters from the Audio EQ Cookbook (R. Bristow-Johnson), by the crate `biquad`; the Q is Butterworth's, √½.

use biquad::{Coefficients, DirectForm2Transposed, Q_BUTTERWORTH_F64, Type};

use crate::base::SampleRate;

/// A clip has no sound above half its rate; a corner that high is moved down to this share of the rate.
const HIGHEST_SHARE: f64 = 0.4;

/// A fresh filter of `kind` with its corner at `hz`, for sound of `rate`.
pub(crate) fn filter(kind: Type<f64>, hz: f64, rate: SampleRate) -> DirectForm2Transposed<f64> {
    let rate_hz = f64::from(rate.hz());
    let hz = hz.min(rate_hz * HIGHEST_SHARE);
    let coefficients = Coefficients::from_normalized_params(kind, 2.0 * hz / rate_hz, Q_BUTTERWORTH_F64);
    DirectForm2Transposed::new(coefficients.expect("the corner lies below half the rate, and Q is above 0"))
}
