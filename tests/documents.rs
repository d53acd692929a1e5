//! The documents agree with the code: examples run, keys and options exist, links resolve.

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

/// Sheets of exercises, each as a routine.
const COOKBOOK: &str = "routines/cookbook.md";
/// The documents for users.
const READMES: [&str; 3] = ["README.md", "routines/README.md", "voice/README.md"];
/// Every document that can link to another.
const DOCUMENTS: [&str; 8] = [
    "README.md",
    "routines/README.md",
    COOKBOOK,
    "voice/README.md",
    "tests/README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
];

/// Texts between single backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn the_architecture_fits_on_a_page() {
    let lines = read("ARCHITECTURE.md").lines().count();
    assert!(lines <= 80, "ARCHITECTURE.md has {lines} lines");
}

#[test]
fn the_top_of_the_changelog_is_this_version_under_what_is_not_released_yet() {
    let text = read("CHANGELOG.md");
    let mut versions = text.lines().filter_map(|line| line.strip_prefix("## ")).skip_while(|top| *top == "Unreleased");
    assert_eq!(versions.next(), Some(env!("CARGO_PKG_VERSION")));
}

/// A fenced block of a document.
struct Block {
    /// The info string of the fence: `toml`, `console`.
    info: String,
    /// Its content.
    text: String,
    /// The text between the previous block and this one.
    before: String,
}

impl Block {
    /// The last file of that ending that the words before the block name.
    fn file(&self) -> String {
        let names = self.before.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
        let named = names.filter(|name| name.ends_with(".toml")).last();
        let named = named.unwrap_or_else(|| panic!("no `NAME.toml` before the block\n{}", self.text));
        Path::new(named).file_name().expect("a file").to_string_lossy().into_owned()
    }

    fn table(&self) -> toml::Table {
        self.text.parse().unwrap_or_else(|error| panic!("{error}\n{}", self.text))
    }
}

fn blocks(document: &str) -> Vec<Block> {
    let text = read(document);
    let parts: Vec<&str> = text.split("```").collect();
    assert!(parts.len() % 2 == 1, "{document}: a fence without an end");
    let pairs = parts.chunks_exact(2).map(|pair| {
        let (info, text) = pair[1].split_once('\n').expect("a block of several lines");
        Block { info: info.to_owned(), text: text.to_owned(), before: pair[0].to_owned() }
    });
    pairs.collect()
}

/// The complete routines of a document, and the profiles: what is neither is marked as a fragment.
fn examples(document: &str) -> (Vec<Block>, Vec<Block>) {
    let complete = blocks(document).into_iter().filter(|block| block.info == "toml");
    let (routines, others): (Vec<_>, Vec<_>) = complete.partition(|block| block.table().contains_key("step"));
    let stray = others.iter().find(|block| !block.table().contains_key("kind"));
    assert!(stray.is_none(), "{document}: mark this as `toml fragment`\n{}", stray.map_or("", |block| &block.text));
    (routines, others)
}

/// A sound that fades, for examples that have sounds beside them.
fn write_sound(path: &Path, seconds: u32) {
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 16_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut file = hound::WavWriter::create(path, spec).expect("disk");
    let frames = seconds * 16_000;
    for frame in 0..frames {
        let fading = f64::from(frames - frame) / f64::from(frames);
        let wave = (f64::from(frame) * 0.2).sin() + (f64::from(frame) * 0.31).sin();
        file.write_sample((wave * fading * 8_000.0) as i16).expect("disk");
    }
    file.finalize().expect("disk");
}

/// A folder with every example of a document in it, and the sounds that they name.
fn desk(document: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let (routines, profiles) = examples(document);
    for block in routines.iter().chain(&profiles) {
        let path = folder.path().join(block.file());
        assert!(!path.exists(), "{document}: two examples are called {}", block.file());
        fs::write(path, &block.text).expect("disk");
    }
    for (sound, seconds) in [("bell.wav", 1), ("rain.wav", 3)] {
        write_sound(&folder.path().join(sound), seconds);
    }
    folder
}

fn nightcue(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command.current_dir(folder).env("NIGHTCUE_VOICE", "fake");
    for (variable, name) in
        [("NIGHTCUE_CACHE_DIR", "cache"), ("NIGHTCUE_VOICE_DIR", "own"), ("NIGHTCUE_DATA_DIR", "data")]
    {
        command.env(variable, folder.join(name));
    }
    command
}

#[test]
fn every_command_of_a_readme_runs_and_prints_what_it_says() {
    for document in READMES {
        let folder = desk(document);
        let mut ran = 0;
        for block in blocks(document).iter().filter(|block| block.info == "console") {
            for part in format!("\n{}", block.text).split("\n$ ").skip(1) {
                let (line, expected) = part.split_once('\n').unwrap_or((part, ""));
                let Some(line) = line.strip_prefix("nightcue ") else { continue };
                let line = line.split(" > ").next().unwrap_or_default();
                let done = nightcue(folder.path()).args(line.split_whitespace()).assert().success();
                let printed = String::from_utf8(done.get_output().stdout.clone()).expect("text");
                assert!(expected.is_empty() || printed.trim_end() == expected.trim_end(), "{line} prints\n{printed}");
                ran += 1;
            }
        }
        assert!(ran >= 2, "{document} shows how to use the tool");
    }
}

#[test]
fn every_routine_of_a_readme_is_rendered() {
    let mut rendered = Vec::new();
    for document in READMES {
        let folder = desk(document);
        for block in examples(document).0 {
            let file = block.file();
            nightcue(folder.path())
                .args(["render", &file, "--format", "wav", "--quiet", "--out", "tracks"])
                .assert()
                .success();
            let track = folder.path().join("tracks").join(&file).with_extension("wav");
            assert!(fs::metadata(&track).is_ok_and(|track| track.len() > 1_000_000), "{}", track.display());
            // The embedded voice is slower than the fake one.
            let languages: Vec<String> = match &block.table()["title"] {
                toml::Value::Table(titles) => titles.keys().cloned().collect(),
                _ => vec![block.table()["language"].as_str().expect("a tag").to_owned()],
            };
            for language in languages {
                let mut check = nightcue(folder.path());
                check.env_remove("NIGHTCUE_VOICE").args(["check", &file, "--language", &language]).assert().success();
            }
            rendered.push((document, block));
        }
    }
    let of_routines = || rendered.iter().filter(|(document, _)| *document == "routines/README.md");
    for shown in ["[circuit.", "[words]", "breath "] {
        assert!(of_routines().any(|(_, block)| block.text.contains(shown)), "no complete example shows {shown}");
    }
    assert!(of_routines().count() >= 3 && rendered.iter().any(|(document, _)| *document == "README.md"));
}

#[test]
fn every_routine_of_the_cookbook_is_a_sheet_of_the_tests_and_is_rendered() {
    let folder = desk(COOKBOOK);
    let (routines, _) = examples(COOKBOOK);
    assert_eq!(routines.len(), 12);
    let sheets: Vec<String> = fs::read_dir("tests/sheets")
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| fs::read_to_string(path).expect("a text"))
        .collect();
    for block in routines {
        let file = block.file();
        assert!(sheets.contains(&block.text), "{file} is no sheet of tests/sheets");
        let rate = ["--format", "wav", "--sample-rate", "8000", "--quiet", "--out", "tracks"];
        nightcue(folder.path()).args(["render", &file]).args(rate).assert().success();
    }
}

/// The keys that the rows of the first table under a heading name.
fn keys_of(heading: &str) -> BTreeSet<String> {
    let section = section("routines/README.md", heading);
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| quoted(row.split(" | ").next().unwrap_or_default())).collect()
}

#[test]
fn a_step_and_an_instruction_are_each_shown_on_one_screen_with_every_key() {
    for (heading, table) in [("### `[[step]]`", "step"), ("### `[[step.do]]`", "do")] {
        let section = section("routines/README.md", heading);
        let shown = section.split("```toml fragment\n").nth(1).and_then(|rest| rest.split("```").next());
        let shown = shown.unwrap_or_else(|| panic!("{heading} has no screen"));
        assert!(shown.lines().count() <= 50 && shown.lines().all(|line| line.chars().count() <= 100), "{heading}");
        let keys: BTreeSet<String> = shown
            .lines()
            .filter_map(|line| line.trim_start_matches("# ").split([' ', '=']).next())
            .map(str::to_owned)
            .collect();
        let missing: Vec<String> =
            keys_of(heading).into_iter().filter(|key| !key.starts_with('[') && !keys.contains(key)).collect();
        assert!(missing.is_empty(), "{table}: {missing:?} are not on the screen");
    }
}

#[test]
fn every_profile_of_a_readme_is_one() {
    let profiles: Vec<Block> = READMES.into_iter().flat_map(|document| examples(document).1).collect();
    for block in &profiles {
        VoiceProfile::read(&block.text).unwrap_or_else(|error| panic!("{error}\n{}", block.text));
    }
    for kind in ["pico", "neural", "recordings", "command"] {
        assert!(profiles.iter().any(|block| block.table()["kind"].as_str() == Some(kind)), "no profile of kind {kind}");
    }
}

#[test]
fn every_fragment_of_a_readme_has_only_keys_that_there_are() {
    let fragments = READMES.into_iter().flat_map(blocks).filter(|block| block.info == "toml fragment");
    let mut read = 0;
    for block in fragments {
        let heads = ["", "[[step]]\n", "[[step]]\n[[step.do]]\n"];
        let mut problems =
            heads.map(|head| toml::from_str::<nightcue::routine::Definition>(&(head.to_owned() + &block.text)).err());
        assert!(problems.iter().any(Option::is_none), "{}\n{}", problems[0].take().expect("a problem"), block.text);
        read += 1;
    }
    assert!(read >= 3, "the language is shown in pieces");
}

#[test]
fn every_link_leads_to_something() {
    for document in DOCUMENTS {
        let text = without_blocks(document);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.starts_with("https://") {
                continue;
            }
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let folder = Path::new(document).parent().expect("a folder");
            let file = if path.is_empty() { PathBuf::from(document) } else { folder.join(path) };
            let file = file.to_str().expect("text");
            assert!(root(file).exists(), "{document}: there is no {target}");
            let is_there = heading.is_empty() || headings(file).contains(heading);
            assert!(is_there, "{document}: there is no heading for {target}");
        }
    }
}

/// Every file of the project that a person reads and that may name another.
fn readable() -> Vec<PathBuf> {
    let folders = [".", "routines", "voice", "voice/words", "voice/phonemes", "tests", ".ci"];
    let files = folders.into_iter().flat_map(|folder| fs::read_dir(root(folder)).expect(folder).flatten());
    let is_text = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        path.ends_with(".ci/run") || ending.is_some_and(|ending| ["md", "toml", "py", "csv"].contains(&ending))
    };
    files.map(|file| file.path()).filter(|path| is_text(path)).collect()
}

#[test]
fn every_source_file_that_is_named_is_there() {
    let mut named = 0;
    for file in readable() {
        let text = fs::read_to_string(&file).expect("text");
        for path in text.split(|c: char| !c.is_alphanumeric() && !"/_.-".contains(c)) {
            let path = path.trim_end_matches('.');
            if path.starts_with("src/") && path.ends_with(".rs") {
                assert!(root(path).is_file(), "{} names {path}", file.display());
                named += 1;
            }
        }
    }
    assert!(named > 10, "{named}");
}

#[test]
fn every_source_file_that_the_architecture_names_is_there() {
    let text = read("ARCHITECTURE.md");
    let rooms =
        ["base", "words", "sound", "routine", "script", "rehearse", "speech", "timeline", "render", "verify", "cli"];
    let paths =
        quoted(&text).into_iter().filter(|path| path.contains('/') && !path.contains("NAME") && !path.contains("TAG"));
    let paths: Vec<String> = paths.filter(|path| rooms.contains(&path.split('/').next().unwrap_or_default())).collect();
    assert!(paths.len() > 20, "{paths:?}");
    for path in paths {
        assert!(root("src").join(&path).exists(), "ARCHITECTURE.md names {path}");
    }
}

/// A document without its fenced blocks.
fn without_blocks(document: &str) -> String {
    read(document).split("```").step_by(2).collect()
}

/// The anchors of a document's headings, in the form that code hosts generate.
fn headings(document: &str) -> BTreeSet<String> {
    let text = without_blocks(document);
    let titles = text.lines().filter(|line| line.starts_with('#'));
    let name = |title: &str| -> String {
        let kept = title.trim_start_matches('#').trim().to_lowercase();
        kept.chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    };
    titles.map(name).collect()
}

#[test]
fn the_first_document_is_short() {
    let lines = read("README.md").lines().count();
    assert!(lines <= 170, "README.md has {lines} lines; what only some need belongs where it is used");
}

#[test]
fn every_routine_of_the_cookbook_has_the_picture_that_the_program_draws() {
    let folder = desk(COOKBOOK);
    let document = read(COOKBOOK);
    for block in examples(COOKBOOK).0 {
        let name = format!("pictures/{}.svg", block.file().trim_end_matches(".toml"));
        assert!(document.contains(&format!("({name})")), "{COOKBOOK} does not show {name}");
        let done = nightcue(folder.path()).args(["timeline", &block.file(), "--svg"]).assert().success();
        let drawn = String::from_utf8(done.get_output().stdout.clone()).expect("text");
        let path = root("routines").join(&name);
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("disk");
            fs::write(&path, &drawn).expect("disk");
        }
        let shown = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            shown == drawn,
            "{name} is not what is drawn; UPDATE_PICTURES=1 cargo test --test documents draws it anew"
        );
    }
}

/// The keys and names in the first cells of the tables in `text`.
fn explained(text: &str) -> BTreeSet<String> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| row.split(" |").next()).flat_map(quoted);
    let words = cells.flat_map(|cell| {
        let parts = cell.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        parts.map(str::to_owned).collect::<Vec<_>>()
    });
    words.collect()
}

/// The text under a heading of a document, up to the next one.
fn section(document: &str, heading: &str) -> String {
    let text = read(document);
    let (_, after) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{document} lacks {heading}"));
    after.split("\n##").next().unwrap_or_default().to_owned()
}

/// Where each type of the definition has its table.
const SECTIONS: [(&str, &str); 10] = [
    ("Definition", "### Top of the file"),
    ("Defaults", "### `[defaults]`"),
    ("Circuit", "### `[circuit.NAME]`"),
    ("Step", "### `[[step]]`"),
    ("Action", "### `[[step.do]]`"),
    ("HoldCue", "### `cues`"),
    ("Rhythm", "### `breath`"),
    ("Flow", "### `flow`"),
    ("OwnWords", "### `[words]`"),
    ("Sounds", "### `[sounds]`"),
];

#[test]
fn every_key_of_the_language_is_explained_where_it_belongs() {
    let schema = serde_json::to_value(schemars::schema_for!(nightcue::routine::Definition)).expect("a schema");
    let everywhere = explained(&read("routines/README.md"));
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
    let unexplained: Vec<_> = keys.difference(&everywhere).collect();
    assert!(unexplained.is_empty(), "in no table of routines/README.md: {unexplained:?}");
    let types = schema["$defs"].as_object().expect("types").iter();
    for (name, of_type) in types.chain([(&"Definition".to_owned(), &schema)]) {
        let Some(properties) = of_type["properties"].as_object() else { continue };
        let known = SECTIONS.into_iter().find(|(known, _)| known == name);
        let (_, heading) = known.unwrap_or_else(|| panic!("where is {name} explained?"));
        let here = explained(&section("routines/README.md", heading));
        let missing: Vec<_> = properties.keys().filter(|key| !here.contains(*key)).collect();
        assert!(missing.is_empty(), "not in the table under {heading}: {missing:?}");
    }
}

#[test]
fn the_words_of_the_tool_are_quoted_as_they_are() {
    let words: toml::Table = read("voice/words/en.toml").parse().expect("TOML");
    let rows = section("routines/README.md", "### `[words]`");
    let mut compared = 0;
    for (key, words) in &words {
        let Some(row) = rows.lines().find(|line| line.starts_with(&format!("| `{key}` |"))) else { continue };
        let sentence = words.get("other").unwrap_or(words).as_str().expect("a sentence");
        assert!(row.contains(&format!("| *{sentence}* |")), "`{key}` is {sentence:?}, but\n{row}");
        compared += 1;
    }
    assert!(compared >= 20, "{compared}");
}

#[test]
fn every_bundled_routine_is_introduced() {
    let introduced = explained(&section("routines/README.md", "## The bundled routines"));
    let bundled = nightcue::routine::bundled().iter().map(|bundled| bundled.name);
    let missing: Vec<_> = bundled.filter(|name| !introduced.contains(*name)).collect();
    assert!(missing.is_empty(), "not in routines/README.md: {missing:?}");
}

#[test]
fn every_key_of_a_profile_is_explained() {
    let message = VoiceProfile::read("kind = 'pico'\nlanguage = 'en'\nzzzzz = 1\n").expect_err("unknown").to_string();
    let (_, keys) = message.split_once("keys: ").expect("the keys that there are");
    let table = explained(&section("voice/README.md", "## A profile of your own"));
    let unexplained: Vec<_> = keys.split(", ").filter(|key| !table.contains(*key)).collect();
    assert!(unexplained.is_empty(), "not in the table of voice/README.md: {unexplained:?}");
}

#[test]
fn every_set_of_tests_and_every_script_is_introduced() {
    let introduced = quoted(&read("tests/README.md"));
    let entries =
        |folder: &str| fs::read_dir(root(folder)).expect("a folder").map(|entry| entry.expect("an entry").path());
    for path in entries("tests/browser").filter(|path| path.extension().is_some_and(|extension| extension == "py")) {
        let name = format!("browser/{}", path.file_name().expect("a name").to_string_lossy());
        assert!(introduced.contains(&name), "tests/README.md lacks `{name}`");
    }
    for path in entries("tests") {
        let name = |part: Option<&std::ffi::OsStr>| part.expect("a name").to_string_lossy().into_owned();
        let name = match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => name(path.file_stem()),
            Some("py") => name(path.file_name()),
            _ if path.join("main.rs").exists() => name(path.file_name()),
            _ => continue,
        };
        assert!(introduced.contains(&name), "tests/README.md lacks `{name}`");
    }
}

/// Whether `text` has `name` in it, and not as a part of a longer one.
fn names(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

#[test]
fn every_command_and_option_is_named() {
    let first = read("README.md");
    let all: String = READMES.map(read).concat();
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
        assert!(names(&first, &format!("nightcue {command}")), "README.md lacks `nightcue {command}`");
        let mut options = help(&[&command, "--help"]);
        for part in commands(&options) {
            // `voices` alone is `voices list`.
            let is_named = part == "list" || names(&first, &format!("{command} {part}"));
            assert!(is_named, "README.md lacks `{command} {part}`");
            options += &help(&[&command, &part, "--help"]);
        }
        for option in options.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2) {
            let option = option.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_general = ["--help", "--version"].contains(&option);
            assert!(is_general || names(&all, option), "no README names `{option}` of {command}");
        }
    }
}
