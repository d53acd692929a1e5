//! The end of a night track.

use nightcue::script::Choices;
use nightcue::timeline::{Timeline, lay_out};

use super::compiled;
use super::voice::{by_words, rate};

fn timeline(closing: &[&str]) -> Timeline {
    let mut text =
        "title = \"T\"\nlanguage = \"en\"\n[[step]]\ntitle = \"One\"\n[[step.do]]\nsay = \"Sit.\"\nhold = \"20s\"\n"
            .to_owned();
    closing.iter().for_each(|say| text += &format!("[[closing]]\nsay = \"{say}\"\n"));
    let script = compiled(&text, &Choices::default()).script;
    lay_out(&script, &by_words(&script), rate(48_000)).expect("it fits")
}

fn gains(timeline: &Timeline) -> Vec<f64> {
    timeline.placements.iter().map(|placement| placement.gain.0).filter(|gain| *gain != 0.0).collect()
}

#[test]
fn closing_words_get_quieter_one_after_the_other_and_nothing_else_does() {
    let before = timeline(&["Lie back.", "Cover up.", "Drink something.", "Sleep well."]);
    let mut after = before.clone();
    after.wind_down();
    assert!(gains(&before).is_empty());
    assert_eq!(gains(&after), [-1.5, -3.0, -4.5, -6.0]);
    assert_eq!(after.placements.last().map(|last| last.gain.0), Some(-6.0));
    for (one, other) in before.placements.iter().zip(&after.placements) {
        assert_eq!((one.start, one.end), (other.start, other.end));
    }
}

#[test]
fn a_single_closing_line_is_only_a_little_quieter() {
    let mut timeline = timeline(&["Sleep well."]);
    timeline.wind_down();
    assert_eq!(gains(&timeline), [-3.0]);
}
