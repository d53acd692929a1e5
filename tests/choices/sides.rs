//! Sides that the listener names, and sides that nobody has named.

use nightcue::base::Length;
use nightcue::script::{AffectedSide, Choices};
use nightcue::words::Side;

use super::{chapters, compiled, heard, heard_with, problems};

const ROUTINE: &str = r#"
title = "Legs"
language = "en"
[words]
first-side = "First the cramping leg."
second-side = "Now the other leg."
[[step]]
title = "Sit"
sides = "affected"
[[step.do]]
say = "Bend your {left|right|cramping} knee."
pause = "2s"
[[step.do]]
say = "If the other leg cramps too, do the same there."
only = "one-side"
[[step]]
title = "Stand"
sides = "both"
[[step.do]]
say = "Both legs are next."
only = "first-side"
[[step.do]]
say = "Step back with {your left|your right|the cramping|the other} leg."
hold = "20s"
[[step.do]]
say = "Sit down."
only = "last-side"
"#;

fn with_side(side: Option<AffectedSide>) -> Vec<String> {
    heard_with(ROUTINE, &Choices { side, ..Choices::default() })
}

#[test]
fn a_step_with_both_sides_names_none_when_the_listener_named_none() {
    let expected = [
        "Step one of two. Sit.",
        "Bend your cramping knee.",
        "- 2s",
        "If the other leg cramps too, do the same there.",
        "Step two of two. Stand. First the cramping leg.",
        "Both legs are next.",
        "Step back with the cramping leg.",
        "Hold for twenty seconds.",
        "= 20s",
        "Now the other leg.",
        "Step back with the other leg.",
        "Hold for twenty seconds.",
        "= 20s",
        "Sit down.",
        "That was the last step. Rest well.",
    ];
    assert_eq!(with_side(None), expected);
    let script = compiled(ROUTINE, &Choices::default()).script;
    assert_eq!(chapters(&script), ["Sit", "Stand (first side)", "Stand (second side)", "Done"]);
}

#[test]
fn a_step_with_both_sides_names_the_ones_that_the_listener_named() {
    let left = with_side(Some(AffectedSide::One(Side::Left)));
    assert_eq!(
        left[4..7],
        ["Step two of two. Stand. Left side.", "Both legs are next.", "Step back with your left leg."]
    );
    assert_eq!(left[9..11], ["Now the right side.", "Step back with your right leg."]);
    let both = with_side(Some(AffectedSide::Both));
    assert!(!both.contains(&"If the other leg cramps too, do the same there.".to_owned()), "{both:?}");
    assert_eq!(both.iter().filter(|words| *words == "Both legs are next.").count(), 1);
    assert_eq!(both.iter().filter(|words| *words == "Sit down.").count(), 1);
}

#[test]
fn a_brace_without_a_reading_for_an_unnamed_side_is_reported_where_others_have_one() {
    let text = ROUTINE.replace("Sit down.", "Bring your {left|right} foot back.");
    let problem = "side-not-known: `{left|right}` has no reading for a listener whose side is not known";
    assert_eq!(problems(&text, &Choices::default()), [problem]);
}

#[test]
fn a_track_says_about_how_long_it_is() {
    let text = ROUTINE.replace("[words]", "[words]\njourney = true").replace("\"20s\"", "\"5m..6m\"");
    assert_eq!(heard_with(&text, &Choices::default())[0], "About eleven minutes, in two steps.");
    let short = ROUTINE.replace("[words]", "[words]\njourney = true");
    let short = heard_with(&short, &Choices::default()).remove(0);
    assert!(short.starts_with("About ") && short.ends_with(", in two steps."), "{short}");
    let fitted = Choices { fit: Some(Length::from_secs(11 * 60 + 30)), ..Choices::default() };
    assert_eq!(heard(&compiled(&text, &fitted).script)[0], "About eleven and a half minutes, in two steps.");
}
