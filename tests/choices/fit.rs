//! Tracks of a chosen length, laid out with a made-up voice of 400 ms per word, so that saying a length takes time as well.

use nightcue::Compiled;
use nightcue::base::{Diagnostic, Frame, Frames, Length, SampleRate, Stop};
use nightcue::script::{self, Choices, Cue, HoldChoice, Script, Session};
use nightcue::timeline::{Kind, Timeline, fit, lay_out};
use proptest::prelude::*;

use super::voice::{by_words, rate};
use super::{compiled, problems};

fn routine(holds: &[&str]) -> String {
    let mut text = "title = \"T\"\nlanguage = \"en\"\n[[step]]\ntitle = \"One\"\nsides = \"both\"\n".to_owned();
    for hold in holds {
        text += &format!("[[step.do]]\nsay = \"Sit.\"\nhold = \"{hold}\"\n");
    }
    text
}

fn wish(total: Length) -> Choices {
    Choices { fit: Some(total), ..Choices::default() }
}

fn fitted(text: &str, total: Length, hz: u32) -> Result<(Session, Script, Timeline), Vec<Diagnostic>> {
    let Compiled { routine, session, .. } = compiled(text, &wish(total));
    let speak = |script: &Script| Ok::<_, Stop>(by_words(script));
    let session = fit(&routine, &session, rate(hz), speak).map_err(|error| match error {
        Stop::Routine(problems) => problems,
        other => panic!("{other:?}"),
    })?;
    let script = script::write(&routine, &session)?;
    let timeline = lay_out(&script, &by_words(&script), rate(hz))?;
    Ok((session, script, timeline))
}

fn lengths(script: &Script) -> Vec<String> {
    let held = |cue: &Cue| match cue {
        Cue::Hold(hold) => Some(hold.length.to_string()),
        _ => None,
    };
    script.cues.iter().filter_map(held).collect()
}

#[test]
fn the_whole_track_lasts_what_was_asked_for_and_both_sides_are_held_alike() {
    let (session, script, timeline) =
        fitted(&routine(&["2m..2m30s", "1m..2m"]), Length::from_secs(8 * 60), 48_000).expect("it fits");
    assert_eq!(timeline.length, Frames(8 * 60 * 48_000));
    assert_eq!(lengths(&script), ["2m13s", "1m25s", "2m13s", "1m25s"]);
    assert!(session.slack < Length::from_secs(2), "{}", session.slack);
    assert_eq!(session.differences, ["fit-8m"]);
}

#[test]
fn what_cannot_be_reached_is_reported_with_the_shortest_and_the_longest() {
    for (secs, change) in [(100, "say less"), (3_000, "add rounds")] {
        let problems = fitted(&routine(&["1m..2m"]), Length::from_secs(secs), 48_000).expect_err("too short, too long");
        let problem = &problems[0];
        assert_eq!(problem.code, "cannot-fit");
        assert!(problem.message.contains("the shortest possible is 2m25s, the longest 4m24s"), "{}", problem.message);
        assert!(problem.help.as_ref().is_some_and(|help| help.contains(change)), "{:?}", problem.help);
        assert_eq!(problem.primary.as_ref().map(|label| label.text.as_str()), Some("1m to 2m, 2 times"));
        for reachable in [145, 264] {
            let (.., timeline) = fitted(&routine(&["1m..2m"]), Length::from_secs(reachable), 48_000).expect("it fits");
            assert_eq!(timeline.length, Frames(reachable * 48_000));
        }
    }
}

#[test]
fn a_routine_without_ranges_has_nothing_to_fit() {
    let found = problems(&routine(&["1m"]), &wish(Length::from_secs(60)));
    assert_eq!(
        found,
        ["unknown-choice: `--fit` has no effect: every hold, pause and rest of this routine has a fixed length"]
    );
    let both = Choices { hold: Some(HoldChoice::Exactly(Length::from_secs(60))), ..wish(Length::from_secs(60)) };
    assert_eq!(
        problems(&routine(&["1m..2m"]), &both),
        ["contrary-choice: `--fit` and `--hold` both set how long holds last"]
    );
}

fn onsets(timeline: &Timeline, kind: Kind) -> Vec<Frame> {
    timeline.placements.iter().filter(|placement| placement.kind == kind).map(|placement| placement.start).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_reachable_length_is_reached_to_the_frame_inside_every_range(
        ranges in prop::collection::vec((8_000u64..200_000, 1_000u64..90_000), 1..5),
        part in 0u64..=1_000,
        hz in prop::sample::select(vec![22_050u32, 44_100, 48_000, 11_025]),
    ) {
        let written: Vec<String> =
            ranges.iter().map(|(ms, width)| format!("{}..{}", Length::from_millis(*ms), Length::from_millis(ms + width))).collect();
        let text = routine(&written.iter().map(String::as_str).collect::<Vec<_>>());
        let ends = |end| {
            let compiled = compiled(&text, &Choices { hold: Some(HoldChoice::End(end)), ..Choices::default() });
            nightcue::timeline::total(&compiled.script, &by_words(&compiled.script), rate(hz)).0
        };
        let (from, to) = (ends(nightcue::routine::RangeEnd::Shortest), ends(nightcue::routine::RangeEnd::Longest));
        prop_assume!(from < to);
        let wished = Length::of_frames(Frames(from + (to - from) * part / 1_000), rate(hz));
        let (session, script, timeline) = fitted(&text, wished, hz).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert!(timeline.length.0.abs_diff(wished.frames(rate(hz)).0) <= 1);
        // A length is said in up to four words of 400 ms more than another, twice for each range.
        prop_assert!(session.slack <= Length::from_millis(2_000 + 2 * 1_600 * ranges.len() as u64), "{}", session.slack);
        for cue in &script.cues {
            if let Cue::Hold(hold) = cue {
                prop_assert!(hold.range.contains(hold.length));
            }
        }
        for (hold, cue) in timeline.holds.iter().zip(script.cues.iter().filter(|cue| matches!(cue, Cue::Hold(_)))) {
            let Cue::Hold(held) = cue else { unreachable!("filtered") };
            prop_assert_eq!(hold.end.since(hold.start), held.length.frames(SampleRate::new(hz).expect("not 0")));
        }
        let starts: Vec<Frame> = timeline.holds.iter().map(|hold| hold.start).collect();
        prop_assert_eq!(onsets(&timeline, Kind::Start), starts);
    }
}
