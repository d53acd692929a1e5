//! `nightcue licenses`: the terms of everything that is in this program. `.ci/licenses.py` keeps the list of crates.

use super::voices::license;
use crate::cli::console;
use crate::cli::failure::Failure;

const MIT: &str = include_str!("../../../LICENSE-MIT");
const APACHE: &str = include_str!("../../../LICENSE-APACHE");
/// The list of all crates, each entry a line and indented lines after it, and the texts of their licenses.
const OTHERS: &str = include_str!("../../../LICENSE-THIRD-PARTY");

pub(crate) fn run() -> Result<(), Failure> {
    let mut text = of_this_build(OTHERS, is_built_in);
    for (title, license) in [("LICENSE-MIT", MIT), ("LICENSE-APACHE", APACHE)] {
        text += &format!("\n== {title} ==\n\n{license}");
    }
    if let Some(license) = license::texts()? {
        text += &format!("\n== The natural voices ==\n\n{license}");
    }
    Ok(console::print(&text)?)
}

/// The `list` without the crates that only come with features that are not there.
fn of_this_build(list: &str, is_there: impl Fn(&str) -> bool) -> String {
    let mut is_kept = true;
    let kept = list.split_inclusive('\n').filter(|line| {
        if !line.starts_with(' ') {
            is_kept = features(line).is_none_or(|features| features.split(", ").any(&is_there));
        }
        is_kept
    });
    kept.collect()
}

/// The features in brackets at the end of the first line of an entry.
fn features(line: &str) -> Option<&str> {
    line.trim_end().strip_suffix(']')?.rsplit_once(" [").map(|(_, features)| features)
}

/// Whether this build has `feature`; what has no name here is always there.
fn is_built_in(feature: &str) -> bool {
    let optional = [
        ("natural", cfg!(feature = "natural")),
        ("neural", cfg!(feature = "neural")),
        ("studio", cfg!(feature = "studio")),
        ("system-voice", cfg!(feature = "system-voice")),
    ];
    optional.into_iter().find(|(name, _)| *name == feature).is_none_or(|(_, is_built_in)| is_built_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_that_a_build_does_not_have_are_left_out() {
        let list = "All\n\na 1: MIT\n    x\nb 1: MIT [natural, neural]\n    y\nc 1: GPL [neural]\n    z\n\n== Texts ==\n    t\n";
        assert_eq!(of_this_build(list, |_| true), list);
        let left = of_this_build(list, |feature| feature == "natural");
        assert_eq!(left, list.replace("c 1: GPL [neural]\n    z\n", ""));
        let left = of_this_build(list, |_| false);
        assert!(!left.contains("b 1") && left.contains("a 1: MIT\n    x") && left.contains("    t"), "{left}");
    }
}
