//! File names made of titles.

/// Bytes of the longest: a name may have 255, and its ending and number take some.
const MOST: usize = 80;

/// Letters and digits of `title` in lower case, everything else as single dashes; `otherwise` where nothing is left of it.
pub fn file_name(title: &str, otherwise: &str) -> String {
    let dashed: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let joined = dashed.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let short = joined[..joined.floor_char_boundary(MOST)].trim_end_matches('-');
    if short.is_empty() { otherwise.to_owned() } else { short.to_owned() }
}
