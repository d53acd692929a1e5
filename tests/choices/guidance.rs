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
        "Hold for twenty seconds.",
        "= 20s",
        "  10s Halfway.",
        "Stand up slowly.",
        "- 6s",
        "That was the last step. Rest well.",
    ];
    assert_eq!(at(Guidance::Minimal), minimal);
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
