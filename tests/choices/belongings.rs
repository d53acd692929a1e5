//! What to take along: what these choices use, and no more.

use nightcue::script::Choices;

use super::heard_with;

const ROUTINE: &str = r#"
title = "Legs"
language = "en"
[equipment.chair]
name = "a chair"
[equipment.mat]
name = "a mat"
[equipment.strap]
name = "a strap"
[equipment.wall]
name = "a wall"
[words]
needs = "Take {things}."
[options]
floor = "On the floor"
[[step]]
title = "Push-ups"
[[step.do]]
say = "Kneel on the mat."
with = ["floor", "mat"]
hold = "20s"
[[step.do]]
say = "Stand up."
without = "strap"
hold = "20s"
cues = [{ at = "5s", say = "Lean on it.", with = "wall" }]
"#;

/// The sentence that names what is needed.
fn needed(with: &[&str], without: &[&str]) -> String {
    let [with, without] = [with, without].map(|names| names.iter().map(|name| (*name).to_owned()).collect());
    let heard = heard_with(ROUTINE, &Choices { with, without, ..Choices::default() });
    heard
        .into_iter()
        .find(|line| line.contains("a chair"))
        .unwrap_or_else(|| panic!("nothing asks for the chair, so it is always needed"))
}

#[test]
fn a_thing_is_named_where_something_depends_on_it() {
    let without_floor = needed(&[], &[]);
    assert!(without_floor.contains("a chair and a strap."), "{without_floor}");
    let on_the_floor = needed(&["floor"], &[]);
    assert!(on_the_floor.contains("a chair, a mat and a strap."), "{on_the_floor}");
}

#[test]
fn a_thing_that_is_not_at_hand_is_not_named() {
    let without_strap = needed(&["floor"], &["strap", "mat"]);
    assert!(without_strap.contains("a chair and a wall"), "{without_strap}");
}
