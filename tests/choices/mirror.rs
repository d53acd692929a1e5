//! Left and right tracks mirror each other in time, with a made-up voice for which both words last the same.

use nightcue::base::SampleRate;
use nightcue::routine::{Guidance, RangeEnd};
use nightcue::script::{AffectedSide, Choices, HoldChoice};
use nightcue::timeline::{Timeline, lay_out};
use nightcue::words::Side;
use proptest::prelude::*;

use super::compiled;
use super::voice::by_words;

fn on(side: Side, text: &str, choices: &Choices) -> Timeline {
    let choices = Choices { side: Some(AffectedSide::One(side)), ..choices.clone() };
    let compiled = compiled(text, &choices);
    lay_out(&compiled.script, &by_words(&compiled.script), SampleRate::DEFAULT).expect("everything fits")
}

fn mirrored(text: &str) -> String {
    text.replace("left", "\0")
        .replace("right", "left")
        .replace('\0', "right")
        .replace("Left", "\0")
        .replace("Right", "Left")
        .replace('\0', "Right")
}

prop_compose! {
    fn step()(
        sides in prop::sample::select(vec!["once", "affected", "both"]),
        rounds in 1u32..4,
        hold in 18u64..90,
        is_quick in any::<bool>(),
        has_cue in any::<bool>(),
    ) -> String {
        let cue = if has_cue { "cues = [{ at = \"half\", say = \"The {left|right} leg.\" }]\n" } else { "" };
        format!(
            "[[step]]\ntitle = \"A step\"\nsides = \"{sides}\"\nrounds = {rounds}\nquick = {is_quick}\n[[step.do]]\nsay = \"Take your {{left|right}} foot.\"\npause = \"2s\"\n[[step.do]]\nsay = \"Pull.\"\nhold = \"{hold}s..{}s\"\n{cue}",
            hold + 20
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn left_and_right_tracks_differ_in_the_side_alone(
        steps in prop::collection::vec(step(), 1..5),
        guidance in prop::sample::select(&Guidance::ALL[..]),
        end in prop::sample::select(vec![RangeEnd::Shortest, RangeEnd::Longest]),
        quick in any::<bool>(),
    ) {
        let mut text = "title = \"T\"\nlanguage = \"en\"\n[defaults]\nremind = \"15s\"\n[words]\nremaining = \"{remaining} to go.\"\n[[step]]\ntitle = \"First\"\nsides = \"both\"\nquick = true\n[[step.do]]\nsay = \"Sit.\"\n".to_owned();
        steps.iter().for_each(|step| text += step);
        let choices = Choices { guidance: Some(guidance), hold: Some(HoldChoice::End(end)), quick, ..Choices::default() };
        let (left, right) = (on(Side::Left, &text, &choices), on(Side::Right, &text, &choices));
        prop_assert_eq!(left.length, right.length);
        prop_assert_eq!(left.placements.len(), right.placements.len());
        for (one, other) in left.placements.iter().zip(&right.placements) {
            prop_assert_eq!((one.kind, one.start, one.end), (other.kind, other.start, other.end));
            prop_assert_eq!(&mirrored(&one.text), &other.text);
        }
        for (one, other) in left.holds.iter().zip(&right.holds) {
            prop_assert_eq!((one.start, one.end, one.side.map(Side::other)), (other.start, other.end, other.side));
        }
        for (one, other) in left.chapters.iter().zip(&right.chapters) {
            prop_assert_eq!(&mirrored(&one.title), &other.title);
        }
    }
}
