//! What the keys do.

use nightcue::base::Length;
use nightcue::rehearse::{Happening, Key, Rehearsal};

use super::stand_in::{Followed, ROUTINE, script};

#[test]
fn next_goes_from_instruction_to_hold_to_instruction_and_past_the_end() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, false));
    let mut seen = Vec::new();
    while !followed.rehearsal.is_over() {
        followed.next();
        seen.push(followed.rehearsal.view().next);
        followed.press(Key::Next);
    }
    let first: Vec<&str> = seen.iter().flatten().map(String::as_str).take(6).collect();
    assert_eq!(
        first,
        ["Lean on your left leg.", "Press.", "hold 20s", "Wall (right side, 1)", "Lean on your right leg.", "Press."]
    );
    assert_eq!(seen.last(), Some(&None));
    assert!(followed.spoken.iter().any(|(_, was_finished)| !was_finished), "words were cut short");
}

#[test]
fn back_repeats_what_has_lasted_and_leaves_what_has_just_begun() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, false));
    followed.until(|what| matches!(what, Happening::Words(words) if words == "Press."));
    followed.press(Key::Back);
    followed.next();
    assert_eq!(followed.texts().last(), Some(&"Lean on your left leg."), "just begun: the one before");
    followed.until(|what| matches!(what, Happening::Hold(_)));
    followed.tick(Length::from_secs(4));
    let before = followed.holds().len();
    followed.press(Key::Back);
    followed.until(|what| matches!(what, Happening::Hold(_)));
    assert_eq!(followed.holds().len(), before + 1, "the hold begins again, with its time to settle");
    followed.until(|what| *what == Happening::HoldOver);
    let (length, (began, _), over) = followed.holds()[before];
    assert_eq!(over.map(|(over, _)| over), Some(began + length), "in full");
}

#[test]
fn down_and_up_go_by_parts() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, false));
    let part = |followed: &Followed<'_>| followed.rehearsal.view().part;
    followed.next();
    assert_eq!(part(&followed), "Wall (left side, 1)");
    followed.press(Key::NextPart);
    assert_eq!(part(&followed), "Wall (right side, 1)");
    followed.until(|what| matches!(what, Happening::Hold(_)));
    followed.press(Key::PartBack);
    assert_eq!(part(&followed), "Wall (right side, 1)", "back to its beginning");
    followed.press(Key::PartBack);
    assert_eq!(part(&followed), "Wall (left side, 1)");
    followed.press(Key::PartBack);
    assert_eq!(part(&followed), "Wall (left side, 1)", "there is none before");
}

#[test]
fn a_skip_in_a_pause_waits_for_the_person() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, false));
    followed.next();
    followed.press(Key::Pause);
    followed.press(Key::Next);
    let spoken = followed.spoken.len();
    followed.tick(Length::from_secs(600));
    assert_eq!(followed.spoken.len(), spoken);
    followed.press(Key::Pause);
    followed.next();
    assert_eq!(followed.texts().last(), Some(&"Lean on your left leg."));
}

#[test]
fn what_waited_for_words_that_a_pause_cut_short_begins_after_the_pause() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, true));
    followed.until(|what| *what == Happening::HoldOver);
    assert_eq!(followed.texts().last(), Some(&"Slowly release."));
    followed.tick(Length::from_millis(300));
    followed.press(Key::Pause);
    followed.press(Key::Pause);
    followed.until(|what| matches!(what, Happening::Chapter(_)));
    let times: Vec<Length> = followed.told.iter().map(|(_, told)| told.at).collect();
    assert!(times.is_sorted(), "{times:?}");
}
