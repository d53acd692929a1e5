//! Lists the bundled routines for `src/library.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    list_routines(&root.join("routines"), &out.join("routines.rs"));
}

fn list_routines(folder: &Path, list: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the folder routines/ is part of the project");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut code = String::from("const BUNDLED: &[Bundled] = &[\n");
    for path in paths {
        let name = path.file_stem().expect("it ends in .toml").to_string_lossy().into_owned();
        writeln!(code, "    Bundled {{ name: {name:?}, text: include_str!({path:?}) }},").expect("memory");
    }
    code.push_str("];\n");
    fs::write(list, code).expect("cargo's output folder is writable");
}
