//! The documents tell the truth about the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use nightcue::speech::VoiceProfile;

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(root(name)).expect(name)
}

/// Texts between single backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn architecture_names_every_module_and_no_other() {
    let text = read("ARCHITECTURE.md");
    let tables: String =
        text.lines().filter(|line| line.starts_with("| ")).map(|line| line.to_owned() + "\n").collect();
    let named = quoted(&tables);
    let lib = read("src/lib.rs");
    let modules: BTreeSet<String> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect();
    let missing: Vec<_> = modules.difference(&named).collect();
    assert!(missing.is_empty(), "not in ARCHITECTURE.md: {missing:?}");
    let first_cells =
        text.lines().filter(|line| line.starts_with("| ")).flat_map(|line| line.split('|').skip(1).take(2));
    let gone: Vec<_> = first_cells
        .flat_map(quoted)
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase()) && !modules.contains(name))
        .collect();
    assert!(gone.is_empty(), "in ARCHITECTURE.md but not in src: {gone:?}");
    assert!(text.lines().count() <= 80);
}

#[test]
fn the_top_of_the_changelog_is_this_version() {
    let text = read("CHANGELOG.md");
    let top = text.lines().find_map(|line| line.strip_prefix("## ")).expect("a version");
    assert_eq!(top, env!("CARGO_PKG_VERSION"));
}

#[test]
fn readme_commands_are_understood() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("calf.toml"), readme_routine()).expect("disk");
    let readme = read("README.md");
    let mut ran = 0;
    for line in readme.lines().filter_map(|line| line.strip_prefix("$ nightcue ")) {
        let line = line.split(" && ").next().and_then(|line| line.split(" > ").next()).unwrap_or_default();
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command
            .current_dir(folder.path())
            .env("NIGHTCUE_VOICE", "fake")
            .env("NIGHTCUE_CACHE_DIR", folder.path().join("cache"));
        command.args(line.split_whitespace()).assert().success();
        ran += 1;
    }
    assert!(ran >= 2, "the README shows how to use the tool");
}

fn readme_routine() -> String {
    let readme = read("README.md");
    let (_, after) = readme.split_once("```toml\n").expect("a routine in the README");
    after.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn readme_explains_every_key_of_the_language() {
    let readme = read("README.md");
    let schema = serde_json::to_value(schemars::schema_for!(nightcue::routine::Definition)).expect("a schema");
    let mut keys = BTreeSet::new();
    let mut stack = vec![&schema];
    while let Some(value) = stack.pop() {
        match value {
            serde_json::Value::Object(map) => {
                if let Some(serde_json::Value::Object(properties)) = map.get("properties") {
                    keys.extend(properties.keys().cloned());
                }
                stack.extend(map.values());
            }
            serde_json::Value::Array(items) => stack.extend(items),
            _ => {}
        }
    }
    let explained = quoted(&readme).into_iter().collect::<Vec<_>>().join(" ");
    let unexplained: Vec<_> = keys.iter().filter(|key| !explained.contains(key.as_str())).collect();
    assert!(unexplained.is_empty(), "not in README.md: {unexplained:?}");
}

#[test]
fn readme_explains_every_key_of_a_profile() {
    let told = VoiceProfile::read("kind = 'pico'\nlanguage = 'en'\nzzzzz = 1\n").expect_err("unknown").to_string();
    let (_, keys) = told.split_once("keys: ").expect("the keys that there are");
    let voices = read("README.md");
    let (_, voices) = voices.split_once("\n## Voices").expect("the section");
    let table: String = voices.lines().filter(|line| line.starts_with("| `")).collect();
    let unexplained: Vec<_> = keys.split(", ").filter(|key| !table.contains(&format!("`{key}`"))).collect();
    assert!(unexplained.is_empty(), "not in the table of README.md: {unexplained:?}");
}

#[test]
fn readme_names_every_command_and_option() {
    let readme = read("README.md");
    let help = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_nightcue")).args(arguments).output().expect("help");
        String::from_utf8(output.stdout).expect("text")
    };
    let commands = |help: &str| -> Vec<String> {
        let lines =
            help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1).take_while(|line| !line.is_empty());
        let names = lines.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
        names.map(str::to_owned).collect()
    };
    for command in commands(&help(&["--help"])) {
        assert!(readme.contains(&format!("nightcue {command}")), "README lacks `nightcue {command}`");
        let mut options = help(&[&command, "--help"]);
        for part in commands(&options) {
            // `voices` alone is `voices list`.
            let is_named = part == "list" || readme.contains(&format!("{command} {part}"));
            assert!(is_named, "README lacks `{command} {part}`");
            options += &help(&[&command, &part, "--help"]);
        }
        for option in options.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2) {
            let option = option.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_general = ["--help", "--version"].contains(&option);
            assert!(is_general || readme.contains(option), "README lacks `{option}` of {command}");
        }
    }
}
