//! How the file of a recording and its line find each other: by a mark, eight hexadecimal digits that depend on the line's words alone.

/// Digits in a mark: enough that no two of a thousand lines share one (the chance is one in ten thousand).
const MARK_LETTERS: usize = 8;
/// How many words of a line its file name has.
const NAME_WORDS: usize = 5;
/// Names at least this much alike, of 1, are of the same line before and after its words were changed.
const ALIKE: f64 = 0.7;

/// The mark of a line, by which its recording is known.
pub(crate) fn mark(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().as_str()[..MARK_LETTERS].to_owned()
}

/// The name of the file to record a line under: `003-pull-the-strap-1a2b3c4d.wav`. Only the mark counts.
pub fn recording_file_name(number: usize, text: &str) -> String {
    format!("{number:03}-{}-{}.wav", name_words(text).join("-"), mark(text))
}

fn name_words(text: &str) -> Vec<String> {
    parts(&text.to_lowercase()).take(NAME_WORDS).map(str::to_owned).collect()
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// Every part of `stem`, a file's name without its extension, that looks like a mark; a date may do so, too.
pub(crate) fn marks_in(stem: &str) -> Vec<String> {
    let stem = stem.to_lowercase();
    parts(&stem).filter(|part| is_mark(part)).map(str::to_owned).collect()
}

fn is_mark(part: &str) -> bool {
    part.len() == MARK_LETTERS && part.chars().all(|c| c.is_ascii_hexdigit())
}

/// Whether a file called `stem` was recorded for `text` before its words were changed: their names have nearly the same words.
pub(crate) fn was_named_for(stem: &str, text: &str) -> bool {
    let stem = stem.to_lowercase();
    let is_word = |part: &&str| !is_mark(part) && part.chars().any(char::is_alphabetic);
    let words = parts(&stem).filter(is_word).collect::<Vec<_>>().join(" ");
    !words.is_empty() && strsim::normalized_damerau_levenshtein(&words, &name_words(text).join(" ")) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_line() {
        let text = "Pull the strap, and slowly straighten your leg.";
        let name = recording_file_name(3, text);
        assert!(name.starts_with("003-pull-the-strap-and-slowly-") && name.ends_with(".wav"), "{name}");
        assert_eq!(marks_in(name.trim_end_matches(".wav")), [mark(text)]);
    }

    #[test]
    fn a_mark_counts_wherever_it_stands_in_a_name() {
        for name in ["6b1ec21b", "take 2_6b1ec21b", "6B1EC21B (2)", "x-6b1ec21b.final", "6b1ec21b - Kopie"] {
            assert_eq!(marks_in(name), ["6b1ec21b"], "{name}");
        }
        for name in ["hold-12", "6b1ec21", "6b1ec21b9", "take6b1ec21b", "6b1ec21g"] {
            assert!(marks_in(name).is_empty(), "{name}");
        }
        assert_eq!(marks_in("20240101-6b1ec21b"), ["20240101", "6b1ec21b"], "a date looks like one");
    }

    #[test]
    fn no_name_leads_out_of_its_folder() {
        let name = recording_file_name(1, "../../etc/passwd \0 \\ C:\\x");
        assert!(!name.contains(['/', '\\', '\0', ':']) && !name.contains(".."), "{name}");
    }

    #[test]
    fn the_recording_of_a_line_is_known_after_its_words_were_changed() {
        let now = "Pull the strap a little closer.";
        assert!(was_named_for("003-pull-the-strap-a-bit-1a2b3c4d", now));
        assert!(was_named_for("7 Pull the strap a little", now));
        for other in ["004-bend-your-knee-and-hold-1a2b3c4d", "1a2b3c4d", "New Recording 12", "take 2_6b1ec21b"] {
            assert!(!was_named_for(other, now), "{other}");
        }
    }
}
