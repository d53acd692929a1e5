//! The commands for getting started: `list`, `new`, `import`, `schema`, `completions`, and `licenses`. Uses the fake voice, which takes no time.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use nightcue::routine::{Sheet, import};
use tempfile::TempDir;

/// An empty folder in which commands run.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Standard output and standard error of a command that ends with `code`.
    fn run(&self, arguments: &[&str], code: i32) -> (String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command.current_dir(self.folder.path()).env("NIGHTCUE_VOICE", "fake");
        command.env("NIGHTCUE_CACHE_DIR", self.path("cache")).args(arguments);
        let output = command.output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let (out, err) = (text(output.stdout), text(output.stderr));
        assert_eq!(output.status.code(), Some(code), "{out}{err}");
        (out, err)
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

#[test]
fn a_new_routine_renders_at_once() {
    let desk = Desk::new();
    let (out, err) = desk.run(&["new", "my-calves"], 0);
    assert!(out.is_empty() && err.contains("nightcue render my-calves.toml"), "{err}");
    assert_eq!(desk.files(), ["my-calves.toml"]);
    assert!(fs::read_to_string(desk.path("my-calves.toml")).expect("a routine").contains("routines/README.md"));
    let (_, err) = desk.run(&["render", "my-calves.toml", "--format", "wav"], 0);
    assert!(err.contains("First stretch (left side)"), "{err}");
}

#[test]
fn the_options_end_up_in_the_new_routine() {
    let desk = Desk::new();
    let choices = ["--title", "Mes mollets", "--language", "fr", "--step", "Au mur", "--step", "Sur une marche"];
    let more = ["--sides", "affected", "--hold", "20s..40s", "--countdown", "3", "--yes"];
    desk.run(&[&["new", "mollets.toml"], choices.as_slice(), &more].concat(), 0);
    let (sheet, _) = desk.run(&["script", "mollets.toml", "--side", "left"], 0);
    assert!(sheet.starts_with("Mes mollets"), "{sheet}");
    for words in ["Au mur", "Sur une marche", "le côté gauche", "(hold 20s, left"] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    let (json, _) = desk.run(&["timeline", "mollets.toml", "--json"], 0);
    assert_eq!(json.matches("\"mark\"").count(), 6, "three marks in each of two holds");
}

#[test]
fn every_language_gets_a_routine_without_an_overrun() {
    let desk = Desk::new();
    for tag in ["en", "en-GB", "de", "es", "fr", "it"] {
        desk.run(&["new", tag, "--language", tag, "--sides", "affected"], 0);
        desk.run(&["check", &format!("{tag}.toml")], 0);
    }
}

#[test]
fn an_existing_file_is_kept_unless_forced() {
    let desk = Desk::new();
    fs::write(desk.path("mine.toml"), "precious").expect("disk");
    let (_, err) = desk.run(&["new", "mine"], 2);
    assert!(err.contains("already exists") && err.contains("--force"), "{err}");
    assert_eq!(fs::read_to_string(desk.path("mine.toml")).expect("a file"), "precious");
    desk.run(&["new", "mine", "--force"], 0);
    assert!(fs::read_to_string(desk.path("mine.toml")).expect("a file").contains("[[step]]"));
    assert_eq!(desk.files(), ["mine.toml"]);
}

#[test]
fn what_could_not_be_rendered_is_not_written() {
    let desk = Desk::new();
    let refused = |arguments: &[&str]| desk.run(&[&["new", "mine"], arguments].concat(), 2).1;
    assert!(refused(&["--hold", "5s", "--countdown", "5"]).contains("does not fit into a hold of 5s"));
    assert!(refused(&["--hold", "30"]).contains("no unit"));
    assert!(refused(&["--step", "{left|right} calf"]).contains("cannot contain braces"));
    assert!(refused(&["--step", ""]).contains("cannot be empty"));
    assert!(refused(&["--sides", "left"]).contains("affected"));
    assert!(refused(&["--language", "xx"]).contains("en-GB"));
    assert!(refused(&["--countdown", "61"]).contains("60"));
    for name in ["../mine", ".mine", "a/b", ""] {
        assert!(desk.run(&["new", name], 2).1.contains("not a valid file name"), "{name}");
    }
    assert!(desk.files().is_empty());
}

#[test]
fn the_list_shows_every_bundled_routine_at_a_glance() {
    let desk = Desk::new();
    let (list, err) = desk.run(&["list"], 0);
    assert!(!desk.path("cache").exists(), "it speaks nothing");
    assert!(err.is_empty());
    for bundled in nightcue::routine::bundled() {
        assert!(list.lines().any(|line| line == bundled.name), "{}", bundled.name);
    }
    for words in ["Hamstring cramp relief", "strap (or a long towel", "options: sore-knees", "en, de", "about "] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
    assert_eq!(desk.files(), [] as [&str; 0], "no cache, nothing spoken");
}

#[test]
fn one_routine_is_listed_in_detail() {
    let desk = Desk::new();
    let (details, _) = desk.run(&["list", "hamstring-cramp"], 0);
    for words in ["Hamstring cramp relief", "Liebscher & Bracht", "--without strap", "--with sore-knees", "--side left"]
    {
        let flowing = details.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowing.contains(words), "{words}: {details}");
    }
    assert!(details.lines().all(|line| line.chars().count() <= 80), "{details}");
    desk.run(&["new", "mine", "--hold", "30s"], 0);
    assert!(desk.run(&["list", "mine.toml"], 0).0.starts_with("Mine\n"));
    assert!(desk.run(&["list", "hamstring-crmp"], 2).1.contains("did you mean `hamstring-cramp`?"));
}

/// The lengths in the list are estimates, checked here against the real voice.
#[test]
fn listed_lengths_are_those_of_the_tracks() {
    let desk = Desk::new();
    let overviews: serde_json::Value = serde_json::from_str(&desk.run(&["list", "--json"], 0).0).expect("JSON");
    // The shortest one, because it is spoken here; the others were measured the same way and lie within 3 %.
    let about = |name: &str| {
        let routines = overviews["routines"].as_array().expect("routines");
        let routine = routines.iter().find(|routine| routine["name"] == name).expect("a routine");
        routine["about_shortest_s"].as_f64().expect("seconds")
    };
    for name in ["breathing", "foot-cramp"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command.env("NIGHTCUE_CACHE_DIR", desk.path("cache")).args(["timeline", name, "--json"]);
        let output = command.output().expect("the program runs");
        let timeline: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let plays = timeline["length_frames"].as_f64().expect("frames") / 48_000.0;
        let off = about(name) / plays - 1.0;
        assert!(off.abs() < 0.05, "{name} plays {plays:.0} s, listed {:.0} s", about(name));
    }
}

#[test]
fn the_list_is_there_for_programs_as_well() {
    let desk = Desk::new();
    let json: serde_json::Value = serde_json::from_str(&desk.run(&["list", "--json"], 0).0).expect("JSON");
    let routines = json["routines"].as_array().expect("routines");
    assert_eq!(routines.len(), nightcue::routine::bundled().len());
    let hamstring = routines.iter().find(|routine| routine["name"] == "hamstring-cramp").expect("the routine");
    assert_eq!(hamstring["languages"], serde_json::json!(["en", "de"]));
    assert_eq!(hamstring["equipment"][0]["name"], "strap");
    assert!(hamstring["about_shortest_s"].as_u64() < hamstring["about_longest_s"].as_u64());
    let one: serde_json::Value =
        serde_json::from_str(&desk.run(&["list", "hamstring-cramp", "--json"], 0).0).expect("JSON");
    assert_eq!(one["routines"].as_array().expect("routines").as_slice(), std::slice::from_ref(hamstring));
}

#[test]
fn ranges_of_rounds_and_rests_are_part_of_what_is_listed() {
    let desk = Desk::new();
    let text = "title = 'T'\nlanguage = 'en'\n[[step]]\ntitle = 'S'\nrounds = '2..3'\nrest = '1m..2m'\n[[step.do]]\nsay = 'Sit.'\npause = '20s..40s'\n";
    fs::write(desk.path("open.toml"), text).expect("disk");
    let listed = desk.run(&["list", "open.toml"], 0).0;
    assert!(listed.contains("S, 2 to 3 rounds") && listed.contains("about 2 to 6 min"), "{listed}");
    fs::write(desk.path("sets.toml"), text.replace("rounds", "sets")).expect("disk");
    let listed = desk.run(&["list", "sets.toml"], 0).0;
    assert!(listed.contains("S, 2 to 3 sets") && !listed.contains("rounds"), "{listed}");
}

#[test]
fn the_schema_command_prints_the_schema_of_the_types() {
    let (printed, err) = Desk::new().run(&["schema"], 0);
    let printed: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(printed, nightcue::routine::routine_schema());
    assert!(err.is_empty());
}

#[test]
fn every_shell_gets_its_completions() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (script, err) = desk.run(&["completions", shell], 0);
        assert!(script.contains("hold") && script.contains("nightcue") && err.is_empty(), "{shell}: {script}");
    }
    assert!(desk.run(&["completions", "csh"], 2).1.contains("possible values"));
    let (bash, _) = desk.run(&["completions", "bash"], 0);
    for offered in ["hamstring-cramp", "night-de", "opus", "minimal"] {
        assert!(bash.contains(offered), "{offered}");
    }
    let (zsh, _) = desk.run(&["completions", "zsh"], 0);
    assert!(zsh.contains("{_files; compadd -- "), "files are offered beside the bundled routines");
}

#[test]
fn completions_are_put_where_the_shell_looks_for_them() {
    let desk = Desk::new();
    for (shell, place) in [
        ("bash", "share/bash-completion/completions/nightcue"),
        ("fish", "config/fish/completions/nightcue.fish"),
        ("zsh", ".zfunc/_nightcue"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nightcue"));
        command.args(["completions", shell, "--install"]).env("HOME", desk.folder.path());
        command.env("XDG_DATA_HOME", desk.path("share")).env("XDG_CONFIG_HOME", desk.path("config"));
        command.assert().success();
        assert!(fs::read_to_string(desk.path(place)).expect("a script").contains("nightcue"), "{shell}");
    }
    assert!(desk.run(&["completions", "elvish", "--install"], 2).1.contains("nightcue completions elvish"));
}

#[test]
fn every_command_has_a_manual_page() {
    let desk = Desk::new();
    desk.run(&["man", "--out", "pages"], 0);
    for page in ["nightcue", "nightcue-render", "nightcue-import", "nightcue-voices", "nightcue-voices-add"] {
        let text = fs::read_to_string(desk.path("pages").join(format!("{page}.1"))).expect("a page");
        assert!(text.contains(".SH NAME") && text.contains(".SH OPTIONS"), "{page}\n{text}");
    }
}

#[test]
fn the_licenses_of_everything_inside_are_printed() {
    let (printed, err) = Desk::new().run(&["licenses"], 0);
    let parts = ["MIT License", "Apache License", "Mozilla Public License", "symphonia 0.", "LAME", "Pico"];
    assert!(err.is_empty() && parts.iter().all(|part| printed.contains(part)), "{printed}");
    assert_eq!(printed.contains("\nespeak-ng 0."), cfg!(feature = "neural"));
}

#[test]
fn every_crate_of_the_manifest_is_in_the_list_of_licenses() {
    let manifest: toml::Table = include_str!("../Cargo.toml").parse().expect("TOML");
    let list = include_str!("../LICENSE-THIRD-PARTY");
    let crates = manifest["dependencies"].as_table().expect("crates");
    for name in crates.keys() {
        assert!(list.contains(&format!("\n{name} ")), "run `python3 .ci/licenses.py`: `{name}` is not in the list");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    let desk = Desk::new();
    for command in ["list", "new", "schema", "licenses", "completions"] {
        assert!(desk.run(&[command, "--help"], 0).0.contains("Example"), "{command}");
    }
}

/// A handout of `tests/handouts`, imported to `x.toml`: its steps in short, and what was said about it.
fn imported(desk: &Desk, name: &str) -> (Vec<String>, String) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/handouts").join(name);
    let (_, err) = desk.run(&["import", &path.to_string_lossy(), "--out", "x.toml", "--force"], 0);
    desk.run(&["check", "x.toml"], 0);
    let routine: toml::Table =
        fs::read_to_string(desk.path("x.toml")).expect("a routine").parse().expect("a table of TOML");
    (routine["step"].as_array().expect("steps").iter().map(in_short).collect(), err)
}

/// A step as one line: its title, its sides and rounds, and every time and number of times in it.
fn in_short(step: &toml::Value) -> String {
    let mut words = vec![step["title"].as_str().expect("a title").to_owned()];
    let value =
        |table: &toml::Value, key: &str| Some(format!("{key} {}", table.get(key)?.to_string().replace('"', "")));
    words.extend(["sides", "start", "rounds", "sets", "rest"].iter().filter_map(|key| value(step, key)));
    for action in step["do"].as_array().expect("instructions") {
        words.extend(["hold", "for", "reps", "rest"].iter().filter_map(|key| value(action, key)));
    }
    words.join(" · ")
}

#[test]
fn a_handout_in_german_becomes_a_routine_with_every_hold_side_and_repetition() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "schulter.txt");
    let expected = [
        "Nackendehnung · sides both · start right · hold 20s..30s",
        "Schulterkreisen · reps 10",
        "Handtuchzug · hold 5s · reps 8..12",
        "Türrahmendehnung · sides both · start right · hold 30s",
        "Wandsitz · rounds 3 · rest 30s · hold 45s",
    ];
    assert_eq!(steps, expected, "{err}");
    let routine = fs::read_to_string(desk.path("x.toml")).expect("a routine");
    for part in [
        "{linken|rechten}",
        "handtuch = \"ein Handtuch\"",
        "instead = \"ein Hocker\"",
        "Bitte 2-mal täglich üben.",
        "Bei Schmerzen brechen Sie die Übung ab.",
        "Halten Sie die Position {hold}.",
        "at = \"3s\", say = \"Atmen Sie ruhig weiter.\"",
    ] {
        assert!(routine.contains(part), "{part}\n{routine}");
    }
    let (steps, err) = imported(&desk, "ruecken.txt");
    let expected = [
        "Beckenkippen · hold 5s..8s · reps 10",
        "Brücke · sets 3 · rest 1m · reps 12",
        "Seitstütz · sides both · hold 20s",
        "Vierfüßlerstand · sides both · start right · hold 10s · reps 6",
        "Piriformis-Dehnung · sides both · sets 2..3 · hold 30s..1m",
    ];
    assert_eq!(steps, expected, "{err}");
}

#[test]
fn a_table_becomes_a_routine_whether_its_values_are_separated_by_commas_or_drawn() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "knee.csv");
    let expected = [
        "Straight leg raise · sides both · sets 3 · rest 45s · hold 5s · reps 10",
        "Wall sit · sets 2 · rest 1m · hold 30s..45s",
        "Clam · sides both · sets 2..3 · rest 30s · reps 12..15",
        "Calf stretch · sides both · rounds 2 · hold 30s",
        "Walking · for 5m",
    ];
    assert_eq!(steps, expected, "{err}");
    let (steps, err) = imported(&desk, "table.md");
    let expected = [
        "Bridge · sets 3 · rest 1m · reps 12",
        "Plank · sets 3 · rest 1m · hold 30s..45s",
        "Side plank · sides both · sets 2 · rest 30s · hold 20s",
        "Hamstring stretch · sides both · hold 2m..2m30s",
        "Bird dog · sides both · sets 2 · hold 5s · reps 8",
    ];
    assert_eq!(steps, expected, "{err}");
}

#[test]
fn running_text_with_headings_becomes_a_routine() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "evening.md");
    let expected = [
        "Knees to the chest · rounds 3 · hold 20s",
        "Lying twist · sides both · hold 1m30s · hold 1m30s",
        "Cat and cow · reps 8..10",
        "Child's pose · hold 5 breaths",
    ];
    assert_eq!(steps, expected, "{err}");
    let routine = fs::read_to_string(desk.path("x.toml")).expect("a routine");
    for part in [
        "on = \"exhale\", say = \"With every breath out, let the shoulder sink a little more.\"",
        "with = \"other-way-1\"",
        "without = \"other-way-1\"",
        "say = \"Let them go.\"",
        "say = \"Never let the head hang heavily.\"",
    ] {
        assert!(routine.contains(part), "{part}\n{routine}");
    }
    assert!(!routine.contains("newsletter"), "{routine}");
    let (steps, err) = imported(&desk, "after-a-run.txt");
    let expected = [
        "Calves · sides both · start right · rounds 2 · hold 30s..45s",
        "Quadriceps · sides both · hold 40s · hold 40s",
        "Hip flexors · sides both · start right · hold 1m",
        "Glute bridges · sets 2 · rest 45s · hold 3s · reps 15",
        "Cool down · for 3m",
    ];
    assert_eq!(steps, expected, "{err}");
}

#[test]
fn sheets_in_spanish_and_french_are_read_in_their_language() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "gemelos.txt");
    let expected = [
        "Gemelo en la pared · sides both · start right · rounds 3 · hold 20s..30s",
        "Puntillas · sets 2 · rest 1m · reps 15",
        "Respiración · for 2m",
    ];
    assert_eq!(steps, expected, "{err}");
    let (steps, err) = imported(&desk, "hanches.html");
    let expected =
        ["Le papillon · hold 1m", "La fente basse · sides both · hold 30s..45s", "Le pigeon · sides both · hold 1m30s"];
    assert_eq!(steps, expected, "{err}");
    let routine = fs::read_to_string(desk.path("x.toml")).expect("a routine");
    assert!(routine.contains("language = \"fr\"") && routine.contains("Maud Perrin"), "{routine}");
    assert!(!routine.contains("99 secondes") && !routine.contains("Boutique"), "{routine}");
}

#[test]
fn scripts_marked_up_speech_and_timers_keep_their_times() {
    let desk = Desk::new();
    for (name, expected) in [
        ("script.txt", vec!["A pause at the window · hold 20s"]),
        ("rest.ssml", vec!["Rest · hold 20s"]),
        ("interval.json", vec!["Squats · for 30s · rest 15s", "Push-ups · for 30s · rest 15s", "Plank · for 30s"]),
        ("machine.json", vec!["Warrior · for 45s · rest 10s"]),
    ] {
        let (steps, err) = imported(&desk, name);
        assert_eq!(steps, expected, "{err}");
    }
    let routine = fs::read_to_string(desk.path("x.toml")).expect("a routine");
    assert!(routine.contains("rounds = 2"), "{routine}");
}

#[test]
fn every_word_of_a_handout_is_in_the_routine_or_noted() {
    let handouts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/handouts");
    for name in ["schulter.txt", "ruecken.txt", "gemelos.txt", "after-a-run.txt", "evening.md", "knee.csv"] {
        let text = fs::read_to_string(handouts.join(name)).expect("a handout");
        let sheet = Sheet { name: name.to_owned(), text: text.clone(), ..Sheet::default() };
        let imported = import(&sheet).expect("a routine");
        let mut known = imported.text;
        imported.notes.iter().for_each(|note| known.push_str(&note.words));
        // What is before the number of an exercise is for nightcue to say.
        let of_the_text = |word: &&str| word.chars().count() > 2 && !["jpg", "Ejercicio"].contains(word);
        let words = text.split(|c: char| !c.is_alphabetic()).filter(of_the_text);
        let lost: Vec<&str> = words.filter(|word| !known.contains(word)).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}\n{known}");
    }
}

#[test]
fn what_cannot_be_imported_is_refused_with_a_remedy_and_writes_nothing() {
    let desk = Desk::new();
    fs::write(desk.path("poem.txt"), "The night is long and the moon is in the window.\n").expect("disk");
    let cases: [(&[&str], &str); 6] = [
        (&["import", "poem.txt"], "nothing in it looks like an exercise"),
        (&["import", "none.txt"], "cannot read `none.txt`"),
        (&["import", "digits.txt"], "say it with `--language`"),
        (&["import", "broken.ssml"], "`--format` says what it is"),
        (&["import", "other.json"], "no timer of OpenHIIT or TimeR Machine"),
        (&["import", "latin.txt"], "is not text in UTF-8 (line 2)"),
    ];
    fs::write(desk.path("digits.txt"), "30 30 30\n").expect("disk");
    fs::write(desk.path("broken.ssml"), "<speak><p>Hold</speak>").expect("disk");
    fs::write(desk.path("other.json"), "{\"a\": 1}").expect("disk");
    fs::write(desk.path("latin.txt"), b"Dehnung\nF\xfc\xdfe\n").expect("disk");
    let before = desk.files();
    for (arguments, expected) in cases {
        let (_, err) = desk.run(arguments, 2);
        assert!(err.contains(expected), "{err}");
    }
    assert_eq!(desk.files(), before);
    fs::write(desk.path("legs.txt"), "Stretch\n\nStand up and hold for 30 seconds.\n").expect("disk");
    desk.run(&["import", "legs.txt"], 0);
    let (_, err) = desk.run(&["import", "legs.txt"], 2);
    assert!(err.contains("--force"), "{err}");
    let (out, _) = desk.run(&["import", "legs.txt", "--out", "-", "--title", "Legs", "--source", "Ida"], 0);
    assert!(out.contains("title    = \"Legs\"") && out.contains("source   = \"Ida\""), "{out}");
}
