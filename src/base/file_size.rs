//! How the size of a file is told.

/// A file size in MB, or in kB below 1 MB.
pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_told_in_the_unit_that_gives_a_short_number() {
        assert_eq!(
            (file_size(0), file_size(691_037), file_size(7_967_890)),
            ("0.0 kB".into(), "691.0 kB".into(), "8.0 MB".into())
        );
    }
}
