//! Neural models, what describes them, and the catalog of voices.
#![cfg(feature = "neural")]

use std::fs;
use std::path::Path;

use nightcue::base::TimeOfDay;
use nightcue::speech::{ModelFiles, Neural};

use super::rounds::{files, hold};

/// What the program says to `arguments`: it ends by itself, in one piece, and says one thing.
fn answered(folder: &Path, catalog: Option<&Path>, arguments: &[&str]) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command
        .current_dir(folder)
        .env("NIGHTCUE_CACHE_DIR", folder.join("cache"))
        .env("NIGHTCUE_DATA_DIR", folder.join("data"));
    if let Some(catalog) = catalog {
        command.env("NIGHTCUE_VOICE_CATALOG", catalog);
    }
    let output = command.args(arguments).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0..=2)), "{:?}: {said}", output.status);
    assert!(output.status.success() || said.contains("error["), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn any_json_describes_a_model_or_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let files_of_model = ModelFiles { model: folder.path().join("a.onnx"), config: folder.path().join("a.onnx.json") };
    fs::write(&files_of_model.model, &files("tests/fixtures", "/tiny.onnx")[0]).expect("disk");
    hold("model-json", 60, &files("tests/fixtures", "tiny.onnx.json"), |bytes| {
        fs::write(&files_of_model.config, bytes).expect("disk");
        drop(Neural::open(files_of_model.clone(), None, TimeOfDay::Day, None));
    });
}

#[test]
fn any_model_speaks_or_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.onnx.json"), &files("tests/fixtures", "tiny.onnx.json")[0]).expect("disk");
    hold("model", 4, &files("tests/fixtures", "/tiny.onnx"), |bytes| {
        fs::write(folder.path().join("a.onnx"), bytes).expect("disk");
        answered(folder.path(), None, &["voices", "add", "a.onnx"]);
    });
}

#[test]
fn any_text_is_a_catalog_or_told_why_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let catalog = folder.path().join("catalog");
    hold("catalog", 4, &files("voice", "catalog.csv"), |bytes| {
        fs::write(&catalog, bytes).expect("disk");
        answered(folder.path(), Some(&catalog), &["voices"]);
    });
}
