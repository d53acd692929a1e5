//! Neural models that the user has added, and styles of speakers who share one, in one folder.
//!
//! A model counts only when its JSON is there as well, and no name leads out of the folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::base::data_folder;
use crate::speech::profile::names::{is_name, model_json};

/// How the files of voices end that have a model of their own, and of those that share one.
const MODEL: &str = "onnx";
const STYLE: &str = "style";

/// A folder of models.
#[derive(Clone, Debug)]
pub struct Models {
    folder: PathBuf,
}

impl Models {
    /// Those in `folder`.
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Those of this user; `None` when the system has no place for them.
    pub fn of_user() -> Option<Self> {
        data_folder().map(|folder| Self::at(folder.join("voices")))
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the model named `name` is, or would be.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.{MODEL}"))
    }

    /// Where the style of the speaker named `name` is, or would be, whose model others share.
    pub fn style_place(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.{STYLE}"))
    }

    /// The model or style named `name`, if it is there.
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        let is_there = |path: &PathBuf| is_name(name) && path.is_file() && model_json(path).is_file();
        [self.place(name), self.style_place(name)].into_iter().find(is_there)
    }

    /// The names of all models and styles, sorted.
    pub fn names(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let models = files.filter(|path| path.extension().is_some_and(|ending| ending == MODEL || ending == STYLE));
        let stems = models.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned));
        let mut names: Vec<String> = stems.filter(|name| self.find(name).is_some()).collect();
        names.sort();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_there_when_its_json_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let models = Models::at(folder.path().join("voices"));
        assert!(models.names().is_empty());
        fs::create_dir(models.folder()).expect("disk");
        for name in ["b.onnx", "b.onnx.json", "a.onnx", "c.onnx.part", "d.onnx.json"] {
            fs::write(models.folder().join(name), "").expect("disk");
        }
        assert_eq!(models.names(), ["b"]);
        fs::write(model_json(&models.place("a")), "").expect("disk");
        assert_eq!(models.names(), ["a", "b"]);
        assert_eq!(models.find("../voices/a"), None);
        for name in ["c.style", "c.style.json", "d.style"] {
            fs::write(models.folder().join(name), "").expect("disk");
        }
        assert_eq!(
            (models.names(), models.find("c")),
            (vec!["a".into(), "b".into(), "c".into()], Some(models.style_place("c")))
        );
    }
}
