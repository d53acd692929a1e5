//! File names made from titles.

/// The longest name in bytes: file systems allow 255, and number and extension take some.
const MOST: usize = 80;

/// Letters and digits of `title` in lower case, everything else as single dashes; `otherwise` if nothing is left.
pub fn file_name(title: &str, otherwise: &str) -> String {
    let dashed: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let joined = dashed.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let short = joined[..joined.floor_char_boundary(MOST)].trim_end_matches('-');
    if short.is_empty() { otherwise.to_owned() } else { short.to_owned() }
}
