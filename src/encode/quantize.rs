//! From samples between −1 and 1 to whole numbers.
//!
//! In: a sample. Out: the nearest number of the given width. Guaranteed: 0.0 becomes 0, nothing wraps around; no dither, so that
//! equal input gives equal files and silence stays silence.

/// `sample` as a signed number of `bits` bits, rounded to the nearest; ±1.0 and more become the extremes.
pub fn quantized(sample: f32, bits: u16) -> i32 {
    let scale = f64::from(1u32 << (bits - 1));
    (f64::from(sample) * scale).round().clamp(-scale, scale - 1.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_rounded_to_the_nearest_and_held_at_the_extremes() {
        assert_eq!(quantized(0.0, 16), 0);
        assert_eq!(quantized(0.5, 16), 16_384);
        assert_eq!(quantized(1.4 / 32_768.0, 16), 1);
        assert_eq!(quantized(1.6 / 32_768.0, 16), 2);
        assert_eq!((quantized(1.0, 16), quantized(-1.5, 16)), (32_767, -32_768));
        assert_eq!(quantized(-1.0, 24), -8_388_608);
    }
}
