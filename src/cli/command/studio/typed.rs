//! Lengths of time as people type them into a form.

use nightcue::base::{LengthRange, meant_length};

/// A length, or a range; a number alone means seconds.
///
/// # Errors
/// When nobody can tell what is meant.
pub(super) fn length(typed: &str) -> Result<LengthRange, String> {
    let typed = typed.trim();
    let seconds = format!("{typed}s");
    let known = [typed, &seconds].iter().find_map(|text| text.parse::<LengthRange>().ok());
    let known = known.or_else(|| meant_length(typed)?.parse().ok());
    known.ok_or_else(|| match typed {
        "" => "say how long: 45s, or 1m30s".to_owned(),
        _ => format!("`{typed}` is not a length of time: write 45s, or 1m30s"),
    })
}
