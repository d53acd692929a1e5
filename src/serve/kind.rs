//! What kinds of files a render writes, and how browsers are told.

use std::path::Path;

/// The kind of a file, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    ending: &'static str,
    media_type: &'static str,
}

const KINDS: &[Kind] = &[
    Kind::new("mp3", "audio/mpeg"),
    Kind::new("opus", "audio/ogg"),
    Kind::new("flac", "audio/flac"),
    Kind::new("wav", "audio/wav"),
    Kind::new("html", "text/html; charset=utf-8"),
    Kind::new("vtt", "text/vtt; charset=utf-8"),
    Kind::new("srt", "application/x-subrip; charset=utf-8"),
    Kind::new("lrc", "text/plain; charset=utf-8"),
    Kind::new("txt", "text/plain; charset=utf-8"),
    Kind::new("md", "text/markdown; charset=utf-8"),
    Kind::new("csv", "text/csv; charset=utf-8"),
    Kind::new("json", "application/json"),
    Kind::new("m3u8", "application/vnd.apple.mpegurl"),
    Kind::new("m3u", "audio/x-mpegurl"),
    Kind::new("cue", "text/plain; charset=utf-8"),
    Kind::new("ffmetadata", "text/plain; charset=utf-8"),
    Kind::new("svg", "image/svg+xml"),
    Kind::new("png", "image/png"),
    Kind::new("jpg", "image/jpeg"),
    Kind::new("jpeg", "image/jpeg"),
];

impl Kind {
    const fn new(ending: &'static str, media_type: &'static str) -> Self {
        Self { ending, media_type }
    }

    /// The kind of the file at `path`; `None` for what no render writes.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        KINDS.iter().find(|kind| kind.ending.eq_ignore_ascii_case(ending)).copied()
    }

    /// The ending, in small letters, without a dot.
    pub const fn ending(self) -> &'static str {
        self.ending
    }

    /// The value of `Content-Type`.
    pub const fn media_type(self) -> &'static str {
        self.media_type
    }

    /// Whether it is a track that a browser plays.
    pub fn is_audio(self) -> bool {
        ["mp3", "opus", "flac", "wav"].contains(&self.ending)
    }

    /// Whether it is a page for a track.
    pub fn is_page(self) -> bool {
        self.ending == "html"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_kind_in_any_case() {
        let kind = Kind::of(Path::new("out/Calf.MP3")).expect("known");
        assert_eq!((kind.ending(), kind.media_type(), kind.is_audio()), ("mp3", "audio/mpeg", true));
    }

    #[test]
    fn what_no_render_writes_has_no_kind() {
        for name in ["id_rsa", "routine.toml", ".ssh", "program.exe", "archive.zip", "mp3"] {
            assert_eq!(Kind::of(Path::new(name)), None, "{name}");
        }
    }
}
