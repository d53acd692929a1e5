//! Rounds, sets and circuits: what is said when, and in which order sides are worked.

use nightcue::base::Length;
use nightcue::routine::RangeEnd;
use nightcue::script::{AffectedSide, Choices, CountChoice, Cue};
use nightcue::words::Side;

use super::{chapters, compiled, heard_with, problems};

fn step(keys: &str) -> String {
    format!(
        r#"
title = "Legs"
language = "en"
[[step]]
title = "Raise"
{keys}
[[step.do]]
say = "Stand tall."
only = "first"
[[step.do]]
say = "Up."
hold = "10s"
countdown = 0
[[step.do]]
say = "Swap."
only = ["earlier-rounds", "first-side"]
[[step.do]]
say = "Well done."
only = "last"
"#
    )
}

fn heard(keys: &str) -> Vec<String> {
    let mut heard = heard_with(&step(keys), &Choices::default());
    heard.retain(|line| line != "= 10s" && line != "Hold for ten seconds." && !line.starts_with("That was"));
    heard
}

#[test]
fn an_explanation_is_said_once_and_what_follows_is_terse() {
    assert_eq!(
        heard("sides = \"both\"\nrounds = 2"),
        [
            "Round one of two. Raise. Left side.",
            "Stand tall.",
            "Up.",
            "Swap.",
            "Now the right side.",
            "Up.",
            "Round two of two. Left side.",
            "Up.",
            "Now the right side.",
            "Up.",
            "Well done.",
        ]
    );
}

#[test]
fn all_rounds_of_one_side_can_come_before_the_other_and_the_right_one_first() {
    let keys = "sides = \"both\"\nrounds = 2\norder = \"one-side-first\"\nstart = \"right\"\nrest = \"5s\"";
    assert_eq!(
        heard(keys),
        [
            "Round one of two. Raise. Right side.",
            "Stand tall.",
            "Up.",
            "Swap.",
            "Rest for five seconds.",
            "~ 5s",
            "Round two of two.",
            "Up.",
            "Now the left side.",
            "Up.",
            "Rest for five seconds.",
            "~ 5s",
            "Round two of two.",
            "Up.",
            "Well done.",
        ]
    );
    let left = Choices { side: Some(AffectedSide::One(Side::Left)), ..Choices::default() };
    assert!(heard_with(&step(keys), &left)[0].ends_with("Left side."));
}

#[test]
fn sets_are_called_sets_and_their_number_can_be_a_choice() {
    let keys = "sets = \"2..4\"\nrest = \"5s\"";
    let lines = heard(keys);
    assert_eq!(lines[0], "Set one of two. Raise.");
    assert!(lines.contains(&"Set two of two.".to_owned()), "{lines:?}");
    let holds = |rounds| {
        let script = compiled(&step(keys), &Choices { rounds, ..Choices::default() }).script;
        script.cues.iter().filter(|cue| matches!(cue, Cue::Hold(_))).count()
    };
    assert_eq!(holds(None), 2);
    assert_eq!(holds(Some(CountChoice::End(RangeEnd::Longest))), 4);
    assert_eq!(holds(Some(CountChoice::Exactly(3))), 3);
    let five = Choices { rounds: Some(CountChoice::Exactly(5)), ..Choices::default() };
    assert_eq!(problems(&step(keys), &five), ["outside-range: `--rounds 5` is outside a range of the routine"]);
    let titles = chapters(&compiled(&step(keys), &Choices::default()).script);
    assert_eq!(titles, ["Raise (1)", "Raise (2)", "Done"]);
}

const CIRCUITS: &str = r#"
title = "Strength"
language = "en"
[words]
next = true
[circuit.one]
rounds = 2
rest = "30s"
rest-after = "1m"
countdown = 3
[circuit.two]
rounds = 2
rest = "20s"
[[step]]
title = "Squats"
circuit = "one"
[[step.do]]
for = "40s"
[[step]]
title = "Plank"
circuit = "one"
only = "last-round"
[[step.do]]
hold = "30s"
[[step]]
title = "Bridge"
circuit = "two"
[[step.do]]
hold = "45s"
"#;

#[test]
fn circuits_are_numbered_and_a_rest_says_what_comes_next() {
    let lines = heard_with(CIRCUITS, &Choices::default());
    let expected = [
        "Circuit one, round one of two. Squats.",
        "For forty seconds.",
        "= 40s",
        "Rest for thirty seconds. Next: Squats.",
        "~ 30s",
        "Circuit one, round two of two. Squats.",
        "For forty seconds.",
        "= 40s",
        "Next: Plank.",
        "Plank.",
        "Hold for thirty seconds.",
        "= 30s",
        "Rest for one minute. Next: Bridge.",
        "~ 1m",
        "Circuit two, round one of two. Bridge.",
    ];
    assert_eq!(lines[..expected.len()], expected);
    let script = compiled(CIRCUITS, &Choices::default()).script;
    let rests: Vec<(Length, u32)> = script.cues.iter().filter_map(rest).collect();
    assert_eq!(rests, [(30, 3), (60, 3), (20, 0)].map(|(seconds, marks)| (Length::from_secs(seconds), marks)));
}

fn rest(cue: &Cue) -> Option<(Length, u32)> {
    match cue {
        Cue::Rest(rest) => Some((rest.length, rest.countdown.marks)),
        _ => None,
    }
}

#[test]
fn wrong_repetitions_are_reported() {
    for (keys, problem) in [
        ("rounds = 2\nsets = 2", "contrary-keys: `sets` and `rounds` are two words for the same"),
        ("rounds = \"4..2\"", "bad-count: `rounds` puts the larger number first"),
        ("sets = \"many\"", "bad-count: `many` is not a number of times"),
        ("rounds = 0", "out-of-range: `rounds = 0` is out of range"),
        ("only = \"last-turn\"", "unknown-word: `only` cannot be `last-turn`"),
        ("order = \"left\"", "unknown-word: `order` cannot be `left`"),
    ] {
        assert_eq!(problems(&step(keys), &Choices::default())[0], problem, "{keys}");
    }
}
