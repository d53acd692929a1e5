//! How much is said.

use nightcue::routine::Guidance;
use nightcue::script::Choices;

use super::{compiled, heard_with, problems};

const ROUTINE: &str = r#"
title = "Legs"
language = "en"
[defaults]
halfway = true
[[opening]]
say = "Sit up."
pause = "3s"
[[step]]
title = "Calf"
sides = "affected"
[[step.do]]
say = "Stand at the wall."
pause = "4s"
[[step.do]]
say = "Press the heel down."
hold = "40s"
cues = [{ at = "5s", say = "Keep breathing." }, { at = "10s", say = "Stop if it hurts.", guidance = "brief" }]
[[step.do]]
say = "Rest now."
rest = "8s"
[[step.do]]
say = "For {hold}, bend the knee."
hold = "20s"
[[step.do]]
say = "Stand up slowly."
guidance = "minimal"
pause = "6s"
[[closing]]
say = "Lie down."
"#;

fn at(guidance: Guidance) -> Vec<String> {
    heard_with(ROUTINE, &Choices { guidance: Some(guidance), ..Choices::default() })
}

#[test]
fn a_newcomer_hears_everything() {
    let full = [
        "Sit up.",
        "- 3s",
        "Calf.",
        "Stand at the wall.",
        "- 4s",
        "Press the heel down.",
        "Hold for forty seconds.",
        "= 40s",
        "  5s Keep breathing.",
        "  10s Stop if it hurts.",
        "  20s Halfway.",
        "Rest now.",
        "~ 8s",
        "For twenty seconds, bend the knee.",
        "= 20s",
        "  10s Halfway.",
        "Stand up slowly.",
        "- 6s",
        "Lie down.",
    ];
    assert_eq!(at(Guidance::Full), full);
    assert_eq!(heard_with(ROUTINE, &Choices::default()), full);
}

#[test]
fn brief_guidance_keeps_what_leads_to_each_hold_and_rest() {
    let brief = [
        "Calf.",
        "- 4s",
        "Press the heel down.",
        "Hold for forty seconds.",
        "= 40s",
        "  10s Stop if it hurts.",
        "  20s Halfway.",
        "Rest now.",
        "~ 8s",
        "For twenty seconds, bend the knee.",
        "= 20s",
        "  10s Halfway.",
        "Stand up slowly.",
        "- 6s",
        "That was the last step. Rest well.",
    ];
    assert_eq!(at(Guidance::Brief), brief);
}

#[test]
fn minimal_guidance_is_names_and_times_and_the_time_to_move() {
    let minimal = [
        "Calf.",
        "- 4s",
        "Hold for forty seconds.",
        "= 40s",
        "  20s Halfway.",
        "Rest for eight seconds.",
        "~ 8s",
        "For twenty seconds, bend the knee.",
        "= 20s",
        "  10s Halfway.",
        "Stand up slowly.",
        "- 6s",
        "That was the last step. Rest well.",
    ];
    assert_eq!(at(Guidance::Minimal), minimal);
}

const MOVEMENT: &str = r#"
title = "Legs"
language = "en"
[[step]]
title = "Calf"
[[step.do]]
say = "Sit down."
pause = "4s"
[[step.do]]
say = "If it is hot, do not knead it."
safety = true
pause = "1s"
[[step.do]]
say = "Knead it."
for = "20s"
at-risk = "joint"
cues = [{ at = "2s", say = "Stop if it stings.", safety = true }, { at = "8s", say = "Slowly." }]
[[step.do]]
say = "Breathe out for long."
hold = "20s"
breath = { in = "4s", out = "6s", sound = "none" }
"#;

#[test]
fn nobody_is_asked_to_hold_a_movement_or_the_breath_and_warnings_survive() {
    let minimal = Choices { guidance: Some(Guidance::Minimal), ..Choices::default() };
    let heard = heard_with(MOVEMENT, &minimal);
    let expected = [
        "Calf.",
        "- 4s",
        "If it is hot, do not knead it.",
        "- 1s",
        "For twenty seconds.",
        "= 20s",
        "  2s Stop if it stings.",
        "For twenty seconds.",
        "= 20s",
        "That was the last step. Rest well.",
    ];
    assert_eq!(heard, expected);
    let full = heard_with(MOVEMENT, &Choices::default()).join(" ");
    assert!(full.contains("Knead it. For twenty seconds."), "{full}");
    assert!(!full.contains("Hold"), "{full}");
}

#[test]
fn a_risk_without_a_warning_that_is_always_heard_before_it_is_an_error() {
    let none = "no-warning: this loads a joint, and nothing protects the listener before it";
    for (from, to) in [
        ("safety = true\npause", "pause"),
        ("safety = true\npause", "safety = true\nwith = \"oil\"\npause"),
        ("safety = true\npause", "safety = true\nonly = \"last-side\"\npause"),
    ] {
        let text = MOVEMENT.replace(from, to).replace("[[step]]", "[equipment]\noil = \"oil\"\n[[step]]");
        assert_eq!(problems(&text, &Choices::default()), [none], "{to}");
    }
    let nerve = MOVEMENT.replace("\"joint\"", "\"nerves\"");
    assert_eq!(problems(&nerve, &Choices::default()), ["unknown-word: `at-risk` cannot be `nerves`"]);
    let twice = MOVEMENT.replace("safety = true\npause", "safety = true\nguidance = \"brief\"\npause");
    assert_eq!(
        problems(&twice, &Choices::default()),
        ["contrary-keys: words with `safety = true` are heard at every level of guidance"]
    );
}

#[test]
fn long_ways_are_accompanied_and_long_silences_are_left_alone() {
    let with_pauses = |first: &str, second: &str| {
        let words = format!("say = \"Go.\"\npause = \"{first}\"\n[[step.do]]\nsay = \"On.\"\npause = \"{second}\"");
        MOVEMENT.replace("say = \"Sit down.\"\npause = \"4s\"", &words)
    };
    let heard = |first, second, level| {
        let choices = Choices { guidance: Some(level), ..Choices::default() };
        heard_with(&with_pauses(first, second), &choices).into_iter().skip(1).take(5).collect::<Vec<_>>()
    };
    assert_eq!(heard("14s", "2s", Guidance::Full)[..4], ["Go.", "- 7s", "Take your time.", "- 7s"]);
    assert_eq!(
        heard("6s", "6s", Guidance::Minimal)[..4],
        ["- 6s", "Take your time.", "- 6s", "If it is hot, do not knead it."]
    );
    assert_eq!(heard("5s", "2s", Guidance::Minimal)[..2], ["- 5s", "- 2s"]);
    assert_eq!(heard("31s", "2s", Guidance::Full)[..2], ["Go.", "- 31s"]);
    let quiet = with_pauses("14s", "2s").replace("[[step]]", "[words]\ntake-your-time = false\n[[step]]");
    assert!(heard_with(&quiet, &Choices::default()).contains(&"- 14s".to_owned()));
}

#[test]
fn a_slow_pace_gives_a_quarter_more_time_to_move_and_leaves_holds_as_they_are() {
    let slow = Choices { tempo: Some(nightcue::routine::Tempo::Slow), ..Choices::default() };
    let track = compiled(MOVEMENT, &slow);
    assert!(heard_with(MOVEMENT, &slow).contains(&"- 5s".to_owned()));
    let settles: Vec<String> = track.script.cues.iter().filter_map(settle).collect();
    assert_eq!(settles, ["2.5s of 20s", "2.5s of 20s"]);
    assert_eq!(track.session.differences, ["slow"]);
}

fn settle(cue: &nightcue::script::Cue) -> Option<String> {
    match cue {
        nightcue::script::Cue::Hold(hold) => Some(format!("{} of {}", hold.settle, hold.length)),
        _ => None,
    }
}

#[test]
fn minimal_guidance_names_what_the_routine_does_not_announce() {
    let text = ROUTINE.replace("[defaults]", "[defaults]\nannounce = false");
    let minimal = Choices { guidance: Some(Guidance::Minimal), ..Choices::default() };
    assert_eq!(heard_with(&text, &minimal), at(Guidance::Minimal));
    assert!(!heard_with(&text, &Choices::default()).contains(&"Calf.".to_owned()));
}

#[test]
fn a_routine_can_say_less_by_itself_and_the_listener_more() {
    let text = ROUTINE.replace("[defaults]", "[defaults]\nguidance = \"minimal\"");
    assert_eq!(heard_with(&text, &Choices::default()), at(Guidance::Minimal));
    let full = Choices { guidance: Some(Guidance::Full), ..Choices::default() };
    assert_eq!(heard_with(&text, &full), at(Guidance::Full));
    assert_eq!(compiled(&text, &full).session.differences, ["full"]);
    assert!(compiled(&text, &Choices::default()).session.differences.is_empty());
}

#[test]
fn a_misspelled_level_is_reported_with_the_nearest() {
    let text = ROUTINE.replace("guidance = \"brief\"", "guidance = \"breif\"");
    assert_eq!(problems(&text, &Choices::default()), ["unknown-word: `guidance` cannot be `breif`"]);
}
