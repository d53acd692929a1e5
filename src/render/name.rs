//! File names that every system takes, the memory card of a phone included.
//!
//! Source: the names that Microsoft reserves ("Naming Files, Paths, and Namespaces"), and the characters that FAT and exFAT refuse.

use unicode_normalization::UnicodeNormalization as _;

use crate::base::is_printable;

/// The longest name made from a title, in bytes: file systems allow 255, and number and extension take some.
const MOST: usize = 80;
/// The longest name that is taken as it is, in bytes, so that choices and extensions fit behind it.
const MOST_AS_IS: usize = 150;

/// Letters and digits of `title` in lower case, everything else as single dashes; `otherwise` if nothing is left.
pub fn file_name(title: &str, otherwise: &str) -> String {
    let composed = title.nfc().collect::<String>().to_lowercase().nfc().collect::<String>();
    let dashed: String = composed.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let joined = dashed.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let short = joined[..joined.floor_char_boundary(MOST)].trim_end_matches('-');
    match short {
        "" => otherwise.to_owned(),
        short if is_reserved(short) => format!("{short}-{otherwise}"),
        short => short.to_owned(),
    }
}

/// `name` as it is if every system takes it, else what [`file_name`] makes of it.
pub fn kept_or_made(name: &str, otherwise: &str) -> String {
    if check_file_name(name).is_ok() { name.to_owned() } else { file_name(name, otherwise) }
}

/// Checks that a file can be called `name`, without its extension, wherever it may be copied to.
///
/// # Errors
/// What is wrong with it, as a clause behind "it".
pub fn check_file_name(name: &str) -> Result<(), String> {
    const REFUSED: [char; 9] = ['<', '>', ':', '"', '|', '?', '*', '/', '\\'];
    if name.is_empty() {
        return Err("is empty".to_owned());
    }
    if name.len() > MOST_AS_IS {
        return Err(format!("is longer than {MOST_AS_IS} bytes"));
    }
    if let Some(refused) = name.chars().find(|c| REFUSED.contains(c)) {
        return Err(format!("contains `{refused}`"));
    }
    if !name.chars().all(is_printable) {
        return Err("contains a character that cannot be seen".to_owned());
    }
    if name.starts_with(['.', ' ', '-']) || name.ends_with(['.', ' ']) {
        return Err("begins with a dot, a space or a dash, or ends with a dot or a space".to_owned());
    }
    if is_reserved(name) {
        return Err("is a name that Windows keeps for a device".to_owned());
    }
    Ok(())
}

/// Whether Windows takes a file called `name`, with any extension, for a device.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_port = |port: &str| {
        let mut number = stem.strip_prefix(port).unwrap_or_default().chars();
        matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || is_port("COM") || is_port("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_either_normal_form_give_one_name() {
        for title in ["Übung für die Füße", "U\u{308}bung fu\u{308}r die Fu\u{308}ße", "U\u{308}BUNG: »für die Füße«?"]
        {
            assert_eq!(file_name(title, "part"), "übung-für-die-füße");
        }
        assert_eq!(file_name("İstanbul", "part"), file_name("I\u{307}stanbul", "part"));
    }

    #[test]
    fn a_name_made_from_any_title_is_taken_as_it_is() {
        let long = "ß".repeat(300);
        for title in ["CON", "com1", "Lpt9", "", "...", "a:b", "-x", "nul.", "a\nb", "\u{1b}[31m", "🌙", &long] {
            let name = file_name(title, "part");
            assert_eq!(check_file_name(&name), Ok(()), "{title:?} gives {name:?}");
        }
        assert_eq!((file_name("CON", "part"), file_name("Contract", "part")), ("con-part".into(), "contract".into()));
    }

    #[test]
    fn names_that_some_system_refuses_are_refused() {
        let refused =
            ["", "a/b", "a\\b", "a:b", "what?", "a\nb", "\u{1b}", "a.", " a", "-rf", ".a", "con", "NUL.x", "Com1"];
        for name in refused.into_iter().chain([&*"a".repeat(151)]) {
            assert!(check_file_name(name).is_err(), "{name:?}");
        }
        for name in ["track", "Wadenkrampf links", "a.b", "übung-2", "console", "com", "com10", "体操"] {
            assert_eq!(check_file_name(name), Ok(()), "{name}");
        }
        assert_eq!(kept_or_made("Wadenkrampf (links)", "track"), "Wadenkrampf (links)");
        assert_eq!(kept_or_made("night: 1", "track"), "night-1");
    }
}
