//! Holds last exactly as long as they should, whatever happens around them.

use nightcue::base::Length;
use nightcue::rehearse::{Doing, Happening, Key, Rehearsal};
use nightcue::script::{Choices, Cue, Script};
use proptest::prelude::*;

use super::stand_in::{Followed, ROUTINE, bundled, script};

const TICK: Length = Length::from_millis(20);

fn lengths(script: &Script) -> Vec<Length> {
    let held = |cue: &Cue| match cue {
        Cue::Hold(hold) => Some(hold.length),
        _ => None,
    };
    script.cues.iter().filter_map(held).collect()
}

#[test]
fn every_hold_of_the_hamstring_routine_lasts_its_length_by_the_clock_on_the_wall() {
    let script = bundled("hamstring-cramp", &Choices::default());
    let mut followed = Followed::new(Rehearsal::new(&script, true));
    while !followed.rehearsal.is_over() {
        followed.tick(TICK);
    }
    let holds = followed.holds();
    assert_eq!(holds.iter().map(|hold| hold.0).collect::<Vec<_>>(), lengths(&script));
    for (length, (began, began_outside), over) in holds {
        let (over, over_outside) = over.expect("not skipped");
        assert_eq!(over, began + length);
        let on_the_wall = over_outside.saturating_sub(began_outside);
        assert!(on_the_wall + TICK > length && on_the_wall < length + TICK, "{on_the_wall} instead of {length}");
    }
}

#[test]
fn the_clock_of_a_hold_falls_from_its_length_to_nothing() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, false).from_step(2));
    followed.until(|what| matches!(what, Happening::Hold(_)));
    for left in [4_000, 3_000, 2_000, 1_000] {
        let clock = followed.rehearsal.view().clock.expect("a hold");
        assert_eq!((clock.doing, clock.left.millis(), clock.length.millis()), (Doing::Hold, left, 4_000));
        assert_eq!(clock.counts_down, left < 4_000, "three marks");
        followed.tick(Length::from_secs(1));
    }
    assert!(followed.told.iter().any(|(_, told)| told.what == Happening::HoldOver));
}

#[test]
fn the_marks_stand_whole_seconds_before_the_end() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, true));
    followed.until(|what| *what == Happening::HoldOver);
    let (length, (began, _), _) = followed.holds()[0];
    let marks: Vec<_> = followed
        .told
        .iter()
        .filter_map(|(_, told)| match told.what {
            Happening::Mark(seconds) => Some((seconds, told.at)),
            _ => None,
        })
        .collect();
    let end = began + length;
    assert_eq!(marks, [3, 2, 1].map(|seconds| (seconds, end.saturating_sub(Length::from_secs(u64::from(seconds))))));
}

#[test]
fn a_pause_takes_nothing_from_a_hold_and_nothing_from_its_words() {
    let script = script(ROUTINE);
    let mut plain = Followed::new(Rehearsal::new(&script, false));
    plain.run_out();
    let mut paused = Followed::new(Rehearsal::new(&script, false));
    paused.until(|what| matches!(what, Happening::Hold(_)));
    // In the middle of "Breathe out."
    paused.tick(Length::from_millis(3_000));
    paused.tick(Length::from_millis(500));
    let left = paused.rehearsal.view().clock.expect("a hold").left;
    paused.press(Key::Pause);
    for _ in 0..100 {
        paused.tick(Length::from_secs(60));
    }
    let view = paused.rehearsal.view();
    assert!(view.is_paused);
    assert_eq!(view.clock.expect("a hold").left, left);
    paused.press(Key::Pause);
    paused.run_out();
    let (length, (began, began_outside), over) = paused.holds()[0];
    let (over, over_outside) = over.expect("not skipped");
    assert_eq!(over, began + length);
    assert_eq!(over_outside, began_outside + length + Length::from_secs(6_000));
    let mut texts = paused.texts();
    let again = texts.iter().position(|text| *text == "Breathe out.").expect("the cue");
    assert_eq!(texts.remove(again + 1), "Breathe out.", "what a pause cut short is said again");
    assert_eq!(texts, plain.texts());
}

#[derive(Clone, Debug)]
enum Deed {
    Tick(u64),
    Press(Key),
}

fn deed() -> impl Strategy<Value = Deed> {
    let keys = prop::sample::select(vec![Key::Pause, Key::Pause, Key::Next, Key::Back, Key::NextPart, Key::PartBack]);
    prop_oneof![6 => (1u64..4_000).prop_map(Deed::Tick), 2 => (1u64..60_000).prop_map(Deed::Tick), 1 => keys.prop_map(Deed::Press)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_is_pressed_whenever_no_hold_that_is_not_left_is_shorter_or_longer(
        deeds in prop::collection::vec(deed(), 1..120),
        aloud in any::<bool>(),
    ) {
        let script = script(ROUTINE);
        let mut followed = Followed::new(Rehearsal::new(&script, aloud));
        let mut left_at = Vec::new();
        for deed in deeds {
            match deed {
                Deed::Tick(ms) => followed.tick(Length::from_millis(ms)),
                Deed::Press(key) => {
                    followed.press(key);
                    if key != Key::Pause {
                        left_at.push(followed.told.len());
                    }
                }
            }
        }
        if followed.rehearsal.view().is_paused {
            followed.press(Key::Pause);
        }
        followed.run_out();
        let mut began = None;
        for (number, (_, told)) in followed.told.iter().enumerate() {
            if left_at.contains(&number) {
                began = None;
            }
            match told.what {
                Happening::Hold(length) => {
                    prop_assert!(began.is_none(), "a hold in a hold");
                    began = Some(told.at + length);
                }
                Happening::HoldOver => prop_assert_eq!(began.take(), Some(told.at)),
                _ => {}
            }
        }
        prop_assert!(began.is_none(), "a hold without an end");
        let times: Vec<Length> = followed.told.iter().map(|(_, told)| told.at).collect();
        prop_assert!(times.is_sorted(), "time never runs back");
    }
}
