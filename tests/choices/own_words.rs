//! The tool's own words: silenced, switched on and reworded.

use nightcue::script::Choices;
use nightcue::words::Language;

use super::{heard_with, problems};

fn routine(words: &str) -> String {
    format!(
        r#"
title = "Legs"
language = "en"
[equipment]
strap = "a strap"
ball = "a ball"
[defaults]
halfway = true
remind = "30s"
[words]
{words}
[[step]]
title = "Calf"
sides = "both"
[[step.do]]
hold = "90s"
[[step]]
title = "Thigh"
rounds = 2
rest = "10s"
[[step.do]]
hold = "20s"
countdown = 3
[[closing]]
say = "Lie down."
"#
    )
}

fn heard(words: &str) -> Vec<String> {
    heard_with(&routine(words), &Choices::default())
}

#[test]
fn halfway_is_not_said_within_ten_seconds_of_what_is_left() {
    let holds = |length: &str| {
        let text = routine("").replace("hold = \"90s\"", &format!("hold = \"{length}\""));
        heard_with(&text, &Choices::default()).into_iter().filter(|line| line.starts_with("  ")).collect::<Vec<_>>()
    };
    assert_eq!(holds("45s")[0], "  15s Thirty seconds to go.");
    assert!(!holds("45s").iter().any(|line| line.contains("22.5s")), "{:?}", holds("45s"));
    assert!(holds("80s").iter().any(|line| line == "  40s Halfway."), "{:?}", holds("80s"));
}

#[test]
fn every_word_of_the_tool_can_be_silenced() {
    let keys = [
        "step-of",
        "step-title",
        "round-of",
        "left-side",
        "right-side",
        "now-left",
        "now-right",
        "hold-for",
        "half",
        "remaining",
        "rest-for",
        "end",
    ];
    let silent: String = keys.iter().map(|key| format!("{key} = false\n")).collect();
    assert_eq!(heard(&silent), ["= 1m30s", "= 1m30s", "= 20s", "~ 10s", "= 20s", "Lie down."]);
}

#[test]
fn words_that_are_normally_silent_can_be_switched_on() {
    let keys = ["needs", "last-round", "switch-sides", "get-ready", "release", "next", "done"];
    let on: String = keys.iter().map(|key| format!("{key} = true\n")).collect();
    let expected = [
        "You need a strap and a ball.",
        "Step one of two. Calf. Left side.",
        "Hold for one and a half minutes. Get into position.",
        "= 1m30s",
        "  30s One minute to go.",
        "  45s Halfway.",
        "  1m Thirty seconds to go.",
        "Slowly release.",
        "Now switch sides. Now the right side.",
        "Hold for one and a half minutes. Get into position.",
        "= 1m30s",
        "  30s One minute to go.",
        "  45s Halfway.",
        "  1m Thirty seconds to go.",
        "Slowly release.",
        "Done. Next: Thigh.",
        "Step two of two. Round one of two. Thigh.",
        "Hold for twenty seconds. Get into position.",
        "= 20s",
        "  10s Halfway.",
        "Slowly release.",
        "Rest for ten seconds.",
        "~ 10s",
        "Last round.",
        "Hold for twenty seconds. Get into position.",
        "= 20s",
        "  10s Halfway.",
        "Slowly release.",
        "Done.",
        "Lie down.",
    ];
    assert_eq!(heard(&on), expected);
}

#[test]
fn a_routine_can_say_them_in_its_own_words() {
    let words = r#"
step-of = false
step-title = "Exercise {step}: {title}."
half = "Half of {hold} is done."
remaining = { one = "Only {remaining}.", other = "Still {remaining}." }
hold-for = false
hold = "Stay."
"#;
    let said = heard(words);
    assert_eq!(said[..2], ["Exercise one: Calf. Left side.", "Stay."]);
    assert_eq!(
        said[3..6],
        ["  30s Only one minute.", "  45s Half of one and a half minutes is done.", "  1m Still thirty seconds."]
    );
}

#[test]
fn own_words_name_the_side_and_stand_in_every_language() {
    let text = routine("half.en = \"Half. The {left|right} leg stays.\"\nhalf.de = \"Halb.\"")
        .replace("strap = \"a strap\"\nball = \"a ball\"", "")
        .replace("title = \"Legs\"", "title.en = \"Legs\"\ntitle.de = \"Beine\"")
        .replace("\"Calf\"", "{ en = \"Calf\", de = \"Wade\" }")
        .replace("\"Thigh\"\n", "{ en = \"Thigh\", de = \"Schenkel\" }\nsides = \"both\"\n")
        .replace("say = \"Lie down.\"", "say = { en = \"Lie down.\", de = \"Leg dich hin.\" }");
    let halves = |choices: &Choices| -> Vec<String> {
        heard_with(&text, choices)
            .into_iter()
            .filter(|line| line.contains("al"))
            .filter(|line| line.starts_with("  45s"))
            .collect()
    };
    assert_eq!(halves(&Choices::default()), ["  45s Half. The left leg stays.", "  45s Half. The right leg stays."]);
    assert_eq!(
        halves(&Choices { language: Some(Language::German), ..Choices::default() }),
        ["  45s Halb.", "  45s Halb."]
    );
}

#[test]
fn what_comes_next_in_a_circuit_is_its_first_step_again() {
    let text = r#"
title = "Legs"
language = "en"
[words]
next = true
step-of = false
round-of = false
[circuit.legs]
rounds = 2
[[step]]
title = "Calf"
circuit = "legs"
[[step.do]]
say = "Bend."
[[step]]
title = "Thigh"
circuit = "legs"
[[step.do]]
say = "Push."
[[step]]
title = "Foot"
[[step.do]]
say = "Turn."
"#;
    let next: Vec<String> =
        heard_with(text, &Choices::default()).into_iter().filter(|line| line.starts_with("Next")).collect();
    assert_eq!(next, ["Next: Thigh.", "Next: Calf.", "Next: Thigh.", "Next: Foot."]);
}

#[test]
fn what_a_phrase_cannot_say_is_reported() {
    let found = problems(
        &routine("half = \"{rounds}\"\nend = { one = \"x\", other = \"y\" }\nhalff = false"),
        &Choices::default(),
    );
    assert_eq!(
        found,
        [
            "misplaced-brace: `{rounds}` cannot be used in `half`",
            "no-forms: `end` counts nothing, so it has no singular or plural",
            "unknown-key: unknown key `halff`",
        ]
    );
}

#[test]
fn a_length_stands_in_the_case_that_the_words_before_it_ask_for() {
    let text = |say: &str| {
        format!(
            "title = \"T\"\nlanguage = \"de\"\n[[step]]\ntitle = \"Wade\"\n[[step.do]]\nsay = \"{say}\"\nhold = \"1m\"\n"
        )
    };
    let said = |say: &str| {
        let script = super::compiled(&text(say), &Choices::default()).script;
        script.prompts().find(|prompt| prompt.text.contains("Minute")).map(|prompt| prompt.text.clone())
    };
    assert_eq!(said("Nach {hold} lässt du los.").as_deref(), Some("Nach einer Minute lässt du los."));
    assert_eq!(said("Halte {hold} lang.").as_deref(), Some("Halte eine Minute lang."));
}
