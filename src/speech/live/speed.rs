//! Converting a speed to the system's own scale, never beyond its ends.

/// The number for `speed` (0.5 to 2, 1 being normal) on a scale from `least` to `most`. Some systems count from a normal rate of zero,
/// others multiply.
pub(crate) fn rate(speed: f32, least: f32, normal: f32, most: f32) -> f32 {
    let rate = match (normal > 0.0, speed < 1.0) {
        (true, _) => normal * speed,
        (false, true) => normal + (normal - least) * (speed - 1.0) * 2.0,
        (false, false) => normal + (most - normal) * (speed - 1.0),
    };
    rate.clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_double_speed_are_the_ends_of_the_dispatchers_scale() {
        let speechd = |speed| rate(speed, -100.0, 0.0, 100.0);
        assert_eq!([0.5, 0.75, 1.0, 1.5, 2.0].map(speechd), [-100.0, -50.0, 0.0, 50.0, 100.0]);
    }

    #[test]
    fn where_a_normal_rate_is_known_speed_multiplies_it() {
        assert_eq!([0.5, 1.0, 2.0].map(|speed| rate(speed, 0.5, 1.0, 6.0)), [0.5, 1.0, 2.0], "WinRT");
        assert_eq!([0.5, 1.0, 2.0].map(|speed| rate(speed, 0.1, 0.5, 2.0)), [0.25, 0.5, 1.0], "AVFoundation");
    }
}
