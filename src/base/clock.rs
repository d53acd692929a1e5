//! How a length is read off a clock.

/// `M:SS`, or `H:MM:SS` from an hour on.
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_told_where_there_are_some() {
        assert_eq!([0, 20, 485, 3_599, 3_725].map(clock), ["0:00", "0:20", "8:05", "59:59", "1:02:05"]);
    }
}
