//! The files of the page, which are in the program.

/// A file of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asset {
    /// Its path, below that of the page; the page itself has none.
    pub(super) path: &'static str,
    pub(super) media_type: &'static str,
    pub(super) text: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";
const SCRIPT: &str = "text/javascript; charset=utf-8";

macro_rules! assets {
    ($($path:literal $file:literal $media_type:ident),+ $(,)?) => {
        /// All of them.
        pub(super) const ASSETS: &[Asset] = &[
            $(Asset { path: $path, media_type: $media_type, text: include_str!(concat!("page/", $file)) }),+
        ];
    };
}

assets! {
    "" "studio.html" HTML,
    "studio.css" "studio.css" CSS,
    "icon.svg" "icon.svg" SVG,
    "main.js" "main.js" SCRIPT,
    "server.js" "server.js" SCRIPT,
    "elements.js" "elements.js" SCRIPT,
    "editor.js" "editor.js" SCRIPT,
    "problems.js" "problems.js" SCRIPT,
    "controls.js" "controls.js" SCRIPT,
    "timeline.js" "timeline.js" SCRIPT,
    "player.js" "player.js" SCRIPT,
    "files.js" "files.js" SCRIPT,
    "start.js" "start.js" SCRIPT,
    "press.js" "press.js" SCRIPT,
    "phone.js" "phone.js" SCRIPT,
    "record.js" "record.js" SCRIPT,
    "add.js" "add.js" SCRIPT,
    "microphone.js" "microphone.js" SCRIPT,
}
