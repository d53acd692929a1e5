//! Opening, saving and watching the routine that is being edited.

use std::path::Path;
use std::sync::{Arc, Weak};

use nightcue::base::locked;
use nightcue::routine;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::document::{Document, Save, Saved, Text};
use crate::cli::command::new;
use crate::cli::failure::Failure;

/// What the page knows of its file.
#[derive(Debug, Serialize)]
pub(super) struct Opened {
    /// As the user named it.
    name: String,
    /// Whether it has a file.
    is_saved: bool,
    text: String,
    version: Option<String>,
}

/// The routines that can be opened.
#[derive(Debug, Serialize)]
pub(super) struct Shelves {
    /// Those of this folder.
    here: Vec<String>,
    bundled: Vec<(&'static str, String)>,
}

/// A request to save.
#[derive(Debug, Deserialize)]
pub(super) struct Saving {
    /// What the page calls its file.
    file: String,
    text: String,
    version: Option<String>,
    /// Another name.
    name: Option<String>,
    knowingly: bool,
}

/// A file that was written to, for all windows: some may show another one.
#[derive(Debug, Serialize)]
struct Written<'a> {
    /// As the page calls it.
    name: &'a str,
    text: &'a str,
    version: &'a str,
}

/// What became of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Reply {
    Saved {
        name: String,
        version: String,
    },
    /// The file has changed since.
    Newer(Text),
    /// There is a file of that name.
    Taken {
        name: String,
    },
}

/// The routine that is being edited, as it is on disk.
///
/// # Errors
/// When it cannot be read.
pub(super) fn opened(desk: &Desk) -> Result<Opened, Failure> {
    let document = desk.document().clone();
    let name = document.shown().to_owned();
    let text = document.on_disk()?;
    match (text, document.path()) {
        (Some(Text { text, version }), _) => Ok(Opened { name, is_saved: true, text, version: Some(version) }),
        (None, Some(path)) => Err(Failure::machine(format!("`{}` has gone", path.display()))),
        (None, None) => {
            let text = document.beginning().to_owned();
            Ok(Opened { name, is_saved: false, text, version: None })
        }
    }
}

/// The routines that can be opened.
pub(super) fn shelves() -> Shelves {
    let entries = Path::new(".").read_dir().into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut here: Vec<String> = names.filter(|name| name.ends_with(".toml") && !name.starts_with('.')).collect();
    here.sort();
    let title = |text: &str| {
        let values = text.lines().filter_map(|line| line.split_once('='));
        let mut titles = values.filter(|(key, _)| key.trim() == "title" || key.starts_with("title."));
        titles.next().map(|(_, title)| title.trim().trim_matches('"').to_owned()).unwrap_or_default()
    };
    Shelves { here, bundled: routine::bundled().iter().map(|bundled| (bundled.name, title(bundled.text))).collect() }
}

/// Opens the routine `name` of this folder, or a bundled one.
///
/// # Errors
/// When there is none or it cannot be read.
pub(super) fn open(desk: &Arc<Desk>, name: &str) -> Result<Opened, Failure> {
    let Shelves { here, bundled } = shelves();
    if !here.iter().any(|known| known == name) && !bundled.iter().any(|(known, _)| *known == name) {
        return Err(Failure::machine(format!("`{name}` is neither in this folder nor bundled")));
    }
    let (document, _) = Document::open(name)?;
    *desk.document() = document;
    watch(desk);
    opened(desk)
}

/// Starts a routine that is not saved yet.
pub(super) fn begin(desk: &Arc<Desk>, name: String, text: String) {
    *desk.document() = Document::new(name, text);
    watch(desk);
}

/// Saves what the page has.
///
/// # Errors
/// When it cannot be written, or has no name.
pub(super) fn save(desk: &Arc<Desk>, saving: &Saving) -> Result<Reply, Failure> {
    let Saving { file, text, version, name, knowingly } = saving;
    let mut document = desk.document();
    if name.is_none() && document.shown() != file {
        let other = document.shown();
        return Err(Failure::machine(format!(
            "`{other}` was opened in another window of the studio, and this is `{file}`; `Save as` keeps what is here"
        )));
    }
    let mut now = document.clone();
    if let Some(name) = name {
        let file = new::file_name(name.trim().trim_end_matches(".toml"))?;
        if Path::new(&file).exists() && !knowingly {
            return Ok(Reply::Taken { name: file });
        }
        now = document.moved_to(&file);
    }
    let knowingly = *knowingly || name.is_some();
    match now.save(Save { text, version: version.as_deref(), knowingly })? {
        Saved::Newer(text) => Ok(Reply::Newer(text)),
        Saved::Done(version) => {
            let name = now.shown().to_owned();
            *locked(&desk.known) = Some(version.clone());
            *document = now;
            drop(document);
            watch(desk);
            desk.events.tell("file", &Written { name: &name, text, version: &version });
            Ok(Reply::Saved { name, version })
        }
    }
}

/// Watches the file of the routine from now on: whatever is written there is told to the page at once.
pub(super) fn watch(desk: &Arc<Desk>) {
    let watcher = desk.document().path().and_then(|path| watcher(path, Arc::downgrade(desk)).ok());
    *locked(&desk.watcher) = watcher;
}

/// The folder is watched: editors put a new file in the place of the old one.
fn watcher(path: &Path, desk: Weak<Desk>) -> notify::Result<RecommendedWatcher> {
    let name = path.file_name().map(std::ffi::OsStr::to_owned);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_about = |event: &notify::Event| event.paths.iter().any(|path| path.file_name() == name.as_deref());
        if let Some(desk) =
            desk.upgrade().filter(|_| event.is_ok_and(|event| !event.kind.is_access() && is_about(&event)))
        {
            look(&desk);
        }
    })?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Tells the page what its file says, if that is new, or that it has gone. An empty file is one that is just being written.
fn look(desk: &Desk) {
    let document = desk.document();
    let mut known = locked(&desk.known);
    let text = match document.on_disk() {
        Ok(Some(text)) => text,
        Ok(None) => {
            *known = None;
            return desk.events.tell("gone", &document.shown());
        }
        Err(_) => return,
    };
    if known.as_ref() != Some(&text.version) && !text.text.is_empty() {
        *known = Some(text.version.clone());
        desk.events.tell("file", &Written { name: document.shown(), text: &text.text, version: &text.version });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_window_saves_only_the_routine_that_it_shows() {
        let folder = tempfile::tempdir().expect("a folder");
        let [one, other] =
            ["one.toml", "other.toml"].map(|name| folder.path().join(name).to_string_lossy().into_owned());
        [&one, &other].iter().for_each(|path| fs::write(path, "same\n").expect("disk"));
        let (document, text) = Document::open(&other).expect("a file");
        let desk = Arc::new(Desk::new(document).expect("a desk"));
        let saving = |file: &str| Saving {
            file: file.to_owned(),
            text: "mine\n".to_owned(),
            version: Some(text.version.clone()),
            name: None,
            knowingly: true,
        };
        assert!(save(&desk, &saving(&one)).is_err());
        assert_eq!(fs::read_to_string(&other).expect("there"), "same\n");
        assert!(matches!(save(&desk, &saving(&other)), Ok(Reply::Saved { .. })));
        assert_eq!(fs::read_to_string(&other).expect("there"), "mine\n");
    }
}
