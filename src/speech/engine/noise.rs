//! Random numbers that are the same every time: they depend only on what they are drawn for, so speech is reproducible.

/// `count` numbers of mean 0 and deviation 1 for the draw `index` of a model that is given `ids`.
pub(crate) fn normal(ids: &[i32], index: usize, count: usize) -> Vec<f32> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(index as u64).to_le_bytes());
    ids.iter().for_each(|id| {
        hasher.update(&id.to_le_bytes());
    });
    let mut reader = hasher.finalize_xof();
    let mut numbers = Vec::with_capacity(count + 1);
    let mut bytes = [0; 16];
    while numbers.len() < count {
        reader.fill(&mut bytes);
        let [first, second] = [0, 8].map(|at| {
            let word = u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight of sixteen"));
            // 53 bits, never 0.
            ((word >> 11) + 1) as f64 / (1u64 << 53) as f64
        });
        // Box and Muller, "A note on the generation of random normal deviates", 1958.
        let radius = (-2.0 * first.ln()).sqrt();
        let (sin, cos) = (std::f64::consts::TAU * second).sin_cos();
        numbers.extend([(radius * cos) as f32, (radius * sin) as f32]);
    }
    numbers.truncate(count);
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_normal() {
        let numbers = normal(&[1, 2, 3], 0, 100_000);
        let mean = numbers.iter().map(|number| f64::from(*number)).sum::<f64>() / 1e5;
        let variance = numbers.iter().map(|number| f64::from(*number).powi(2)).sum::<f64>() / 1e5;
        let beyond_two = numbers.iter().filter(|number| number.abs() > 2.0).count();
        assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
        assert!((4_250..4_850).contains(&beyond_two), "{beyond_two} of 4 550 expected");
    }

    #[test]
    fn they_depend_on_what_they_are_for_and_on_nothing_else() {
        assert_eq!(normal(&[1, 2], 0, 7), normal(&[1, 2], 0, 9)[..7]);
        assert_ne!(normal(&[1, 2], 0, 7), normal(&[1, 2], 1, 7));
        assert_ne!(normal(&[1, 2], 0, 7), normal(&[2, 1], 0, 7));
    }
}
