//! The playlist (M3U8) of a split track. File names are relative, so that the folder can be moved.

use std::fmt::Write;

use super::line::one_line;
use crate::base::Length;
use crate::render::name::file_name;

/// One file of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaylistEntry {
    /// Its name in the folder of the playlist.
    pub file: String,
    /// What a player shows.
    pub title: String,
    /// How long it plays.
    pub length: Length,
}

/// The list called `title`. Source: the extended M3U of Winamp; RFC 8216, clause 4.3.2.1, for decimals.
pub(crate) fn playlist(title: &str, entries: &[PlaylistEntry]) -> String {
    let mut text = format!("#EXTM3U\n#PLAYLIST:{}\n", one_line(title));
    for entry in entries {
        let ms = entry.length.millis();
        let _ = write!(text, "#EXTINF:{}.{:03},{}\n{}\n", ms / 1000, ms % 1000, one_line(&entry.title), entry.file);
    }
    text
}

/// The name of part `number` of `parts`, without an extension: padded digits, then the words of `title`.
pub(crate) fn part_name(number: usize, parts: usize, title: &str) -> String {
    let width = parts.to_string().len().max(2);
    format!("{number:0width$}-{}", file_name(title, "part"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_given_to_the_millisecond() {
        let entry = PlaylistEntry {
            file: "01-calf.mp3".into(),
            title: "Calf\nstretch".into(),
            length: Length::from_millis(61_005),
        };
        assert_eq!(playlist("T", &[entry]), "#EXTM3U\n#PLAYLIST:T\n#EXTINF:61.005,Calf stretch\n01-calf.mp3\n");
    }

    #[test]
    fn names_sort_as_they_play() {
        assert_eq!(part_name(2, 10, "Hüfte (links)"), "02-hüfte-links");
        assert_eq!(part_name(2, 100, "../..\\ \0"), "002-part");
        assert!(part_name(1, 9, &"ü".repeat(500)).len() < 100);
    }
}
