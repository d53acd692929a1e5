//! Tracks for quick relief.

use nightcue::routine::{Guidance, RangeEnd};
use nightcue::script::{AffectedSide, Choices, HoldChoice};
use nightcue::words::Side;

use super::{chapters, compiled, heard, problems};

const ROUTINE: &str = r#"
title = "Legs"
language = "en"
[defaults]
hold = "longest"
[[opening]]
say = "Good night."
[[opening]]
say = "Sit up."
quick = true
pause = "2s"
[[step]]
title = "Foot"
[[step.do]]
say = "Turn it."
hold = "20s"
[[step]]
title = "Calf"
sides = "both"
rounds = 3
rest = "10s"
quick = true
[[step.do]]
say = "Press the heel down."
hold = "20s..30s"
[[step.do]]
say = "Shake it out."
quick = false
[[step]]
title = "Thigh"
[[step.do]]
say = "Push."
[[closing]]
say = "Lie down."
"#;

fn quick(side: Option<AffectedSide>) -> Choices {
    Choices { quick: true, side, ..Choices::default() }
}

#[test]
fn only_what_is_marked_is_heard_once_on_the_affected_side_and_at_its_shortest() {
    let compiled = compiled(ROUTINE, &quick(Some(AffectedSide::One(Side::Right))));
    let expected = [
        "Sit up.",
        "- 2s",
        "Press the heel down.",
        "Hold for twenty seconds.",
        "= 20s",
        "That was the last step. Rest well.",
    ];
    assert_eq!(heard(&compiled.script), expected);
    assert_eq!(chapters(&compiled.script), ["Calf (right side)", "Done"]);
    assert_eq!(compiled.script.title, "Legs (quick relief, right side)");
    assert_eq!(compiled.session.differences, ["right", "quick"]);
}

#[test]
fn without_a_side_both_are_worked() {
    let compiled = compiled(ROUTINE, &quick(None));
    assert_eq!(chapters(&compiled.script), ["Calf (left side)", "Calf (right side)", "Done"]);
    assert!(heard(&compiled.script).contains(&"Now the right side.".to_owned()));
}

#[test]
fn the_listener_can_still_choose_lengths_and_guidance() {
    let hold = Some(HoldChoice::End(RangeEnd::Longest));
    let choices = Choices { hold, guidance: Some(Guidance::Minimal), ..quick(Some(AffectedSide::One(Side::Left))) };
    let expected = ["Calf. Left side.", "Hold for thirty seconds.", "= 30s", "That was the last step. Rest well."];
    assert_eq!(heard(&compiled(ROUTINE, &choices).script), expected);
}

#[test]
fn a_routine_that_marks_nothing_says_so() {
    let text = ROUTINE.replace("quick = true", "").replace("quick = false", "");
    let found = problems(&text, &quick(None));
    assert_eq!(found, ["unknown-choice: `--quick` has no effect: this routine marks nothing for quick relief"]);
}
