//! Numbers with what they count, in messages.

/// `1 track`, `2 tracks`.
pub fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_every_other_number_plural() {
        let told: Vec<String> = [0, 1, 2].into_iter().map(|count| counted(count, "hold")).collect();
        assert_eq!(told, ["0 holds", "1 hold", "2 holds"]);
    }
}
