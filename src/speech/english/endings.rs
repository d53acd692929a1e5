//! How the endings -s, -ed and -ing sound after a stem.

/// Sounds between which an American t is a tap.
const TAPPED_AFTER: &str = "AIOWYiuæɑəɛɪɹʊʌ";

/// `stem` with -s.
pub(super) fn s(stem: &str, is_british: bool) -> Option<String> {
    let ending = match stem.chars().next_back()? {
        'p' | 't' | 'k' | 'f' | 'θ' => "s",
        's' | 'z' | 'ʃ' | 'ʒ' | 'ʧ' | 'ʤ' => weak(is_british, "ɪz", "ᵻz"),
        _ => "z",
    };
    Some(format!("{stem}{ending}"))
}

/// `stem` with -ed.
pub(super) fn ed(stem: &str, is_british: bool) -> Option<String> {
    let ending = match stem.chars().next_back()? {
        'p' | 'k' | 'f' | 'θ' | 'ʃ' | 's' | 'ʧ' => "t",
        'd' => weak(is_british, "ɪd", "ᵻd"),
        't' if is_british || stem.chars().nth(1).is_none() => "ɪd",
        't' => return Some(tapped(stem, "ᵻd")),
        _ => "d",
    };
    Some(format!("{stem}{ending}"))
}

/// `stem` with -ing.
pub(super) fn ing(stem: &str, is_british: bool) -> Option<String> {
    let last = stem.chars().next_back()?;
    match is_british {
        true if "əː".contains(last) => None,
        true => Some(format!("{stem}ɪŋ")),
        false => Some(tapped(stem, "ɪŋ")),
    }
}

const fn weak<'a>(is_british: bool, british: &'a str, american: &'a str) -> &'a str {
    if is_british { british } else { american }
}

/// `stem` with `ending`, the t between them tapped if a vowel is before it.
fn tapped(stem: &str, ending: &str) -> String {
    match stem.strip_suffix('t') {
        Some(start) if start.ends_with(|sound| TAPPED_AFTER.contains(sound)) => format!("{start}ɾ{ending}"),
        _ => format!("{stem}{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_sound_as_the_stem_asks() {
        let american =
            [s("ɹˈɛst", false), s("stɹˈɛʧ", false), ed("wˈAt", false), ed("ɹˈɛst", false), ing("sˈɪt", false)];
        let expected = ["ɹˈɛsts", "stɹˈɛʧᵻz", "wˈAɾᵻd", "ɹˈɛstᵻd", "sˈɪɾɪŋ"];
        assert_eq!(american.map(Option::unwrap_or_default), expected);
        let british = [s("stɹˈɛʧ", true), ed("wˈAt", true), ing("sˈɪt", true), ing("ɹəlˈaksə", true)];
        assert_eq!(british.map(Option::unwrap_or_default), ["stɹˈɛʧɪz", "wˈAtɪd", "sˈɪtɪŋ", ""]);
    }
}
