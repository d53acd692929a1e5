//! `import`: what becomes of the handouts of `tests/handouts`, and of what cannot be imported.

use std::fs;
use std::path::PathBuf;

use nightcue::routine::{Sheet, import};

use super::Desk;

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
        "# look: the introduction is in the description, and not spoken (line 5)",
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

/// What was imported last.
fn text_of(desk: &Desk) -> String {
    fs::read_to_string(desk.path("x.toml")).expect("a routine")
}

#[test]
fn titles_on_lines_of_their_own_stay_apart_from_the_first_sentence() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "knie.txt");
    let expected = [
        "Anspannen in Rückenlage · sides both · hold 6s · reps 12",
        "Fersenrutschen · sets 3 · rest 45s · reps 10",
        "Beinheben gestreckt · sides both · sets 2 · hold 3s · reps 12",
        "Wadendehnung an der Wand · sides both · rounds 3 · hold 30s",
        "Sitzen und Aufstehen · sets 2 · reps 8",
        "Einbeinstand · sides both · start right · hold 30s",
        "Rad fahren im Liegen · for 2m",
    ];
    assert_eq!(steps, expected, "{err}");
    let routine = text_of(&desk);
    for part in [
        "title    = \"Heimprogramm nach Knie-OP\"",
        "halten Sie es {hold} oben und senken Sie es langsam über 4 Sek. ab.\"",
        "back = \"4s\"",
        "# look: line 37 was taken for words for a picture: \"Abb. 3: Beinheben gestreckt\"",
        "say = \"Nicht auf einem weichen Teppich üben.\"\npause = \"1s\"\nsafety = true",
    ] {
        assert!(routine.contains(part), "{part}\n{routine}");
    }
    assert!(err.contains("Stand: Januar 2025") && !routine.contains("Januar"), "{err}");
    let (steps, err) = imported(&desk, "nacken.md");
    let expected = [
        "Nackenbeuger dehnen · rounds 2 · hold 20s..30s",
        "Seitneigung · sides both · hold 25s",
        "Schulterblätter zusammenziehen · sets 3 · rest 30s · hold 5s · reps 10",
        "Brustdehnung im Türrahmen · hold 1m",
        "Schulterkreisen · reps 15 · reps 15",
        "Rotation · sides both · start right · hold 10s · reps 5",
    ];
    assert_eq!(steps, expected, "{err}");
    let routine = text_of(&desk);
    assert!(!routine.contains("Lesezeit") && !routine.contains("Petra Muster"), "{routine}");
    assert!(routine.contains("[[opening]]\nsay = \"Hören Sie sofort auf, wenn Ihnen schwindelig wird.\""), "{routine}");
    assert!(routine.contains("description = \"Wenn Taubheit"), "a doctor is read about, not heard about\n{routine}");
}

#[test]
fn cells_of_a_table_are_read_by_their_column_and_what_is_open_is_marked() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "huefte.csv");
    let expected = [
        "Beckenheben · sides both · sets 3 · rest 45s · hold 2.5s · reps 12",
        "Hüftbeugerdehnung · sides both · sets 2 · rest 20s · hold 40s",
        "Seitstütz · sides both · sets 3 · rest 30s · hold 30s",
        "Ausfallschritt · sides both · sets 2 · rest 1m30s · reps 10",
        "Vierfüßler diagonal · sides both · hold 5s · reps 8",
        "Rückenlage entspannen · hold 3m",
        "Beinpendel, rechts · sets 2 · rest 30s · reps 20",
    ];
    assert_eq!(steps, expected, "{err}");
    let routine = text_of(&desk);
    for part in [
        "say = \"Nicht ins Hohlkreuz\"\npause = \"1s\"\nsafety = true",
        "say = \"Aufhören, wenn die Schulter schmerzt\"\npause = \"1s\"\nsafety = true",
        "# look: \"8\" under \"Sätze x Wdh.\"",
        "# look: the table does not say how to do it",
    ] {
        assert!(routine.contains(part), "{part}\n{routine}");
    }
    let (steps, err) = imported(&desk, "hip.html");
    let expected = [
        "90/90 switches · sides both · sets 2 · rest 30s · reps 8",
        "Couch stretch · sides both · sets 2 · rest 15s · hold 1m..1m30s",
        "Glute bridge hold · sets 3 · rest 45s · hold 10s · reps 6",
        "Hip circles · sides both · reps 10",
        "Farmer's walk · sets 4 · rest 1m · for 40s",
        "Frog stretch · hold 2m",
    ];
    assert_eq!(steps, expected, "{err}");
}

#[test]
fn what_a_page_says_about_itself_is_never_an_exercise() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "wrist.html");
    let expected = [
        "Before you start · for 1m..2m",
        "Prayer stretch · sets 3 · hold 20s",
        "Wrist flexor stretch · sides both · start right · hold 25s..30s",
        "Fist squeezes · sides both · rounds 10 · hold 5s · hold 5s",
        "Wrist circles · for 30s · for 30s",
        "Tendon glides · rounds 5 · hold 3s · hold 3s",
        "Forearm roll · sides both · for 45s",
        "Dumbbell curl · sides both · sets 2 · rest 30s · reps 12",
    ];
    assert_eq!(steps, expected, "{err}");
    let routine = text_of(&desk);
    for part in ["8 minute", "cookies", "Placeholder", "10-minute", "Share", "say = \"When should", "say = \"Typing"] {
        assert!(!routine.contains(part), "{part}\n{routine}");
    }
    for part in ["8 minute read", "We use cookies", "10-minute neck stretch"] {
        assert!(err.contains(part), "left out, but not in silence: {part}\n{err}");
    }
    let (steps, err) = imported(&desk, "back.txt");
    let expected = [
        "KNEE HUGS · sides both · start right · rounds 3 · hold 15s..20s",
        "PELVIC TILTS · hold 5s · reps 10..12",
        "Knee rolls · for 1m",
        "CAT STRETCH · rounds 8 · hold 3 breaths",
        "HAMSTRING STRETCH · sides both · hold 30s",
        "BALL RELEASE · sides both · start right · hold 1m30s",
        "BRIDGES · sets 3 · rest 1m · hold 3s · reps 8..10",
    ];
    assert_eq!(steps, expected, "{err}");
}

/// Ordinals, counts, meters, fractions, remarks and headings of chapters are numbers too.
#[test]
fn numbers_that_are_no_times_become_no_holds() {
    let desk = Desk::new();
    let (steps, err) = imported(&desk, "heel.txt");
    let expected = [
        "Towel stretch · sides both · rounds 3 · hold 30s · rest 10s",
        "Wall stretch · sides both · rounds 3 · hold 20s",
        "Can roll · sides both · hold 2m",
        "Toe curls · sets 2 · rest 1m · reps 20",
        "Heel drops · sets 3 · hold 2s · reps 12",
        "Single-leg balance · sides both · sets 4 · hold 30s",
    ];
    assert_eq!(steps, expected, "{err}");
    assert!(text_of(&desk).contains("[[opening]]\nsay = \"If symptoms get worse, stop and ring"), "{err}");
    let (steps, err) = imported(&desk, "hips.html");
    let expected = [
        "Low lunge · sides both · start right · hold 45s..1m",
        "Figure four · sides both · hold 8 breaths",
        "Frog · hold 1m..2m",
        "90/90 lifts · sides both · sets 3 · rest 30s · hold 3s · reps 6",
        "Standing quad stretch · sides both · start right · hold 30s",
        "Happy baby · for 1m30s",
        "Pigeon · sides both · hold 1m · hold 1m",
    ];
    assert_eq!(steps, expected, "{err}");
    let look = "# look: line 7 gives a time for all exercises: \"Hold each stretch for 30 seconds unless noted.\"";
    assert!(text_of(&desk).contains(look), "{err}");
    let (steps, err) = imported(&desk, "running.md");
    let expected = [
        "Single-leg calf raise · sides both · sets 3 · reps 12..15",
        "Soleus wall sit · rounds 4 · rest 30s · hold 30s",
        "Side plank · sides both · rounds 3 · hold 20s..40s",
        "Step-down · sides both · sets 2 · reps 10",
        "Couch stretch · sides both · hold 2m",
        "Bounding · reps 4",
    ];
    assert_eq!(steps, expected, "{err}");
    assert!(text_of(&desk).contains("only in part: \"20 m x 4\""), "{err}");
    let (steps, err) = imported(&desk, "frozen.md");
    let expected = [
        "Pendeln · sides affected · hold 1m",
        "Tischgleiten · sets 2 · hold 5s · reps 10",
        "Außenrotation mit Stab · sides affected · rounds 3..5 · hold 15s..20s",
        "Schürzengriff · sets 3 · rest 20s · hold 20s",
        "Wandklettern · rounds 5 · hold 3 breaths",
        "Schulterblattuhr · reps 8",
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
fn rests_rounds_and_sides_are_found_however_they_are_said() {
    let desk = Desk::new();
    for (name, expected) in [
        (
            "kreuz.md",
            vec![
                "Beckenlift · sets 4 · rest 30s · hold 15s..30s",
                "Stuetz · rounds 3 · rest 20s · hold 40s",
                "Seitlage · sides both · sets 3 · rest 1m · reps 12",
                "Liegen · hold 45s",
            ],
        ),
        (
            "spans.html",
            vec![
                "Heel raise · sides both · sets 3 · rest 30s · hold 2s · reps 12",
                "Toe raise · sets 2 · rest 30s · reps 10",
                "Calf stretch · sides both · sets 2 · rest 10s · hold 20s..30s",
            ],
        ),
        (
            "again.txt",
            vec![
                "Lunge · sides both · rounds 2 · rest 10s · hold 30s",
                "Hamstrings · sides both · rounds 3 · hold 20s · rest 15s",
                "Heel raises · hold 2s · reps 12",
                "Neck turns · sides both · reps 3",
            ],
        ),
        (
            "sheet.txt",
            vec!["Door stretch · sides both · sets 2 · rest 15s · hold 30s", "Row · sets 3 · rest 45s · reps 12"],
        ),
        ("fist.txt", vec!["A quiet hand"]),
    ] {
        let (steps, err) = imported(&desk, name);
        assert_eq!(steps, expected, "{err}");
        let routine = text_of(&desk);
        for part in ["socks", "cookies", "Riverside", "say = \"bell"] {
            assert!(!routine.contains(part), "{part}\n{routine}");
        }
    }
    let routine = text_of(&desk);
    for part in ["say = \"Now the left hand.\"\npause = \"5s\"", "# look: \"long pause\" has no length: 10s is assumed"]
    {
        assert!(routine.contains(part), "{part}\n{routine}");
    }
}

#[test]
fn every_word_of_a_handout_is_in_the_routine_or_noted() {
    let handouts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/handouts");
    let names = "schulter.txt ruecken.txt gemelos.txt after-a-run.txt evening.md knee.csv knie.txt nacken.md huefte.csv back.txt heel.txt frozen.md running.md kreuz.md again.txt";
    for name in names.split(' ') {
        let text = fs::read_to_string(handouts.join(name)).expect("a handout");
        let sheet = Sheet { name: name.to_owned(), text: text.clone(), ..Sheet::default() };
        let imported = import(&sheet).expect("a routine");
        let mut known = imported.text;
        imported.notes.iter().for_each(|note| known.push_str(&note.words));
        let known = known.to_lowercase();
        // What is before the number of an exercise is for nightcue to say.
        let of_the_text = |word: &&str| word.chars().count() > 2 && !["jpg", "Ejercicio"].contains(word);
        let words = text.split(|c: char| !c.is_alphabetic()).filter(of_the_text);
        let lost: Vec<&str> = words.filter(|word| !known.contains(&word.to_lowercase())).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}\n{known}");
    }
}

#[test]
fn what_cannot_be_imported_is_refused_with_a_remedy_and_writes_nothing() {
    let desk = Desk::new();
    fs::write(desk.path("poem.txt"), "The night is long and the moon is in the window.\n").expect("disk");
    let cases: [(&[&str], &str); 13] = [
        (&["import", "empty.txt"], "say it with `--language`"),
        (&["import", "sheet.pdf"], "is a PDF, not text; open it, copy its text"),
        (&["import", "sheet.docx"], "an office program"),
        (&["import", "sheet.rtf"], "is a document in RTF; save it as text"),
        (&["import", "photo.txt"], "is a picture, not text"),
        (&["import", "wide.txt"], "is text in UTF-16; save it as UTF-8"),
        (&["import", "book.txt"], "KiB of text, more than a routine can hold"),
        (&["import", "poem.txt"], "nothing in it looks like an exercise"),
        (&["import", "none.txt"], "cannot read `none.txt`"),
        (&["import", "digits.txt"], "say it with `--language`"),
        (&["import", "broken.ssml"], "`--format` says what it is"),
        (&["import", "other.json"], "no timer of OpenHIIT or TimeR Machine"),
        (&["import", "latin.txt"], "is not text in UTF-8 (line 2)"),
    ];
    let wide: Vec<u8> = "Hold".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let book = "Hold for 30 seconds. ".repeat(20_000);
    let files: [(&str, &[u8]); 11] = [
        ("empty.txt", b""),
        ("sheet.pdf", b"%PDF-1.4\nHold for 30 seconds.\n"),
        ("sheet.docx", b"PK\x03\x04word"),
        ("sheet.rtf", b"{\\rtf1 Hold for 30 seconds.}"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n"),
        ("wide.txt", &wide),
        ("book.txt", book.as_bytes()),
        ("digits.txt", b"30 30 30\n"),
        ("broken.ssml", b"<speak><p>Hold</speak>"),
        ("other.json", b"{\"a\": 1}"),
        ("latin.txt", b"Dehnung\nF\xfc\xdfe\n"),
    ];
    for (name, content) in files {
        fs::write(desk.path(name), content).expect("disk");
    }
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
