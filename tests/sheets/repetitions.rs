//! Repetitions, sets and what is said only once.

use nightcue::base::Length;
use nightcue::routine::RangeEnd;
use nightcue::script::{Choices, CountChoice, HoldChoice};
use nightcue::timeline::Kind;

use super::{SECOND, fitted, steps, track};

#[test]
fn shoulder_three_sets_of_ten_are_counted_and_evenly_spaced() {
    let shoulder = track("01-shoulder", &Choices::default());
    assert_eq!(shoulder.held(), [5 * SECOND; 30]);
    let starts = shoulder.onsets(Kind::Start);
    let gaps = steps(&starts);
    for set in 0..3 {
        assert_eq!(gaps[set * 10..set * 10 + 9], [8 * SECOND; 9], "inside a set");
    }
    let ends = shoulder.onsets(Kind::End);
    for set in 1..3 {
        assert_eq!(starts[set * 10] - ends[set * 10 - 1], 45 * SECOND, "from one set to the next");
    }
    let prompts = shoulder.prompts();
    assert_eq!(prompts.iter().filter(|text| text.starts_with("Tie the band")).count(), 1);
    assert_eq!(prompts.iter().filter(|text| **text == "Ten.").count(), 3);
    assert_eq!(prompts.iter().filter(|text| text.starts_with("Set two of three.")).count(), 1);
    assert!(!prompts.last().expect("words").contains("Rest for"), "{prompts:?}");
    assert_eq!(shoulder.chapters().len(), 4, "three sets and the end: {:?}", shoulder.chapters());
}

#[test]
fn pelvic_floor_quick_ones_are_counted_on_the_beat() {
    let floor = track("11-pelvic-floor", &Choices::default());
    assert_eq!(floor.held()[..10], [10 * SECOND; 10]);
    assert_eq!(floor.held()[10..], [10 * SECOND]);
    assert_eq!(steps(&floor.onsets(Kind::Start)), [20 * SECOND; 9], "the beat has no start tone of its own");
    let counted = floor.onsets(Kind::Cue);
    assert_eq!(steps(&counted), [SECOND; 9]);
    assert_eq!(counted[0], floor.timeline.holds[10].start.0);
}

#[test]
fn contract_and_relax_works_one_side_first_or_both_in_turn() {
    let sides = |track: &super::Track| -> String {
        let holds = track.timeline.holds.iter().step_by(2);
        holds.filter_map(|hold| hold.side).map(|side| side.name()[..1].to_uppercase()).collect()
    };
    let relax = track("07-contract-relax", &Choices::default());
    assert_eq!(sides(&relax), "LLLRRR");
    assert_eq!(relax.prompts().iter().filter(|text| text.contains("right side")).count(), 1);
    let path = format!("{}/tests/sheets/07-contract-relax.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replace("order  = \"one-side-first\"", "");
    let alternating = super::of_text(&text, &Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
    assert_eq!(sides(&alternating), "LRLRLR");
}

#[test]
fn pomodoro_has_one_long_break_by_one_condition() {
    let pomodoro = track("12-pomodoro", &Choices::default());
    let rests: Vec<u64> = pomodoro.script.cues.iter().filter_map(rest_minutes).collect();
    assert_eq!(rests, [5, 5, 5, 20]);
}

fn rest_minutes(cue: &nightcue::script::Cue) -> Option<u64> {
    match cue {
        nightcue::script::Cue::Rest(rest) => Some(rest.length.millis() / 60_000),
        _ => None,
    }
}

#[test]
fn what_is_explained_once_is_short_afterwards() {
    let raises = track("15-explain-once", &Choices::default());
    assert_eq!(
        raises.prompts(),
        [
            "Calf raises. Left.",
            "Stand on a stair, and let your heels hang.",
            "For thirty seconds.",
            "Right.",
            "For thirty seconds.",
            "Left.",
            "For thirty seconds.",
            "Right.",
            "For thirty seconds.",
            "Last one. Left.",
            "For thirty seconds.",
            "Right.",
            "For thirty seconds.",
            "That was the last step. Rest well.",
        ]
    );
}

#[test]
fn a_handout_with_ranges_leaves_every_one_to_the_listener() {
    let shortest = track("16-knee", &Choices::default());
    assert_eq!(shortest.held(), [3 * SECOND; 2 * 2 * 10]);
    let longest = Choices {
        hold: Some(HoldChoice::Exactly(Length::from_secs(5))),
        rounds: Some(CountChoice::End(RangeEnd::Longest)),
        reps: Some(CountChoice::Exactly(12)),
        ..Choices::default()
    };
    assert_eq!(track("16-knee", &longest).held(), [5 * SECOND; 3 * 2 * 12]);
}

#[test]
fn a_handout_is_fitted_by_its_sets_its_repetitions_and_its_holds() {
    let held = |seconds: u64, choices: Choices| {
        let (session, knee) =
            fitted("16-knee", Length::from_secs(seconds), choices).unwrap_or_else(|drawn| panic!("{drawn}"));
        assert_eq!(knee.timeline.length.0, seconds * SECOND);
        assert!(session.slack < Length::from_secs(60), "{}", session.slack);
        let lengths = knee.held();
        assert!(lengths.iter().all(|held| (3 * SECOND..=5 * SECOND).contains(held)), "{lengths:?}");
        lengths.len()
    };
    let counts: Vec<usize> = [6, 7, 9, 12, 13].map(|minutes| held(minutes * 60, Choices::default())).to_vec();
    assert!(counts.is_sorted() && counts[0] < counts[4], "{counts:?}");
    assert_eq!(held(10 * 60, Choices { rounds: Some(CountChoice::Exactly(3)), ..Choices::default() }) % 6, 0);
    let drawn = fitted("16-knee", Length::from_secs(3_600), Choices::default()).err().unwrap_or_default();
    assert!(drawn.contains("the shortest possible is") && drawn.contains("the longest"), "{drawn}");
}

#[test]
fn rests_between_rounds_sets_and_steps_can_be_ranges() {
    let text = |rest: &str| {
        format!(
            "title = 'T'\nlanguage = 'en'\n[circuit.c]\nrounds = 2\nrest = '{rest}'\nrest-after = '{rest}'\n[[step]]\ntitle = 'A'\ncircuit = 'c'\n[[step.do]]\nhold = '20s'\n[[step.do]]\nrest = '{rest}'\n[[step]]\ntitle = 'B'\nrounds = 2\nrest = '{rest}'\n[[step.do]]\nhold = '5s'\ncountdown = 0\nreps = 2\nback = '3s..4s'\n"
        )
    };
    let rests = |hold| {
        let choices = Choices { hold, ..Choices::default() };
        let track = super::of_text(&text("1m..2m"), &choices).unwrap_or_else(|drawn| panic!("{drawn}"));
        let rests = track.timeline.rests.iter().map(|rest| rest.end.since(rest.start).0 / SECOND);
        rests.collect::<Vec<u64>>()
    };
    assert_eq!(rests(None), [60, 60, 60, 60, 3, 60, 3]);
    assert_eq!(rests(Some(HoldChoice::End(RangeEnd::Longest))), [120, 120, 120, 120, 4, 120, 4]);
}

#[test]
fn a_ladder_is_one_line_and_each_rung_is_named() {
    let ladder = track("10-plank-ladder", &Choices::default());
    assert_eq!(ladder.held(), [20, 30, 40, 50, 60].map(|seconds| seconds * SECOND));
    let named: Vec<&str> = ladder.prompts().into_iter().filter(|text| text.ends_with("y seconds.")).collect();
    assert_eq!(named.len(), 4 + 4, "four of the holds and four rests: {named:?}");
    assert!(named.contains(&"Fifty seconds.") && ladder.prompts().contains(&"One minute."), "{named:?}");
}

#[test]
fn a_ladder_that_does_not_match_its_rounds_is_reported() {
    let path = format!("{}/tests/sheets/10-plank-ladder.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replace("rest  =", "rounds = 4\nrest  =");
    let Err(drawn) = super::of_text(&text, &Choices::default()) else { panic!("four rounds of five rungs") };
    assert!(drawn.contains("this ladder has 5 rungs"), "{drawn}");
}
