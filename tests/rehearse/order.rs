//! A rehearsal says what the track would say, in the same order.

use nightcue::base::{Length, SampleRate};
use nightcue::rehearse::{Happening, Rehearsal, step_named};
use nightcue::routine;
use nightcue::script::{Choices, Script};
use nightcue::speech::Unheard;
use nightcue::timeline::lay_out;
use nightcue::words::{Language, at_night_pace};
use proptest::prelude::*;

use super::stand_in::{Followed, ROUTINE, bundled, possible, script};

/// 200 words per minute: every cue of the bundled routines finds its place.
fn quick(text: &str) -> Length {
    Length::from_flicks(at_night_pace(text).flicks() * 3 / 5)
}

/// As slow as the rehearsal expects, but never over at the very moment at which something else is due.
fn hardly_quicker(text: &str) -> Length {
    at_night_pace(text).saturating_sub(Length::from_millis(1))
}

/// What a track says, if everything fits.
fn track_of(script: &Script, takes: fn(&str) -> Length) -> Option<Vec<String>> {
    let timeline =
        lay_out(script, &Unheard::of(script, |utterance| takes(&utterance.text)), SampleRate::DEFAULT).ok()?;
    let said = timeline.placements.into_iter().filter(|placed| !placed.text.is_empty());
    Some(said.map(|placed| placed.text).collect())
}

#[test]
fn every_bundled_routine_is_spoken_as_in_its_track() {
    for routine in routine::bundled() {
        for language in [Language::English, Language::German] {
            let script = bundled(routine.name, &Choices { language: Some(language), ..Choices::default() });
            let mut followed = Followed::with_voice(Rehearsal::new(&script, false), quick);
            followed.run_out();
            assert_eq!(
                followed.texts(),
                track_of(&script, quick).expect("everything fits"),
                "{} {language}",
                routine.name
            );
            assert!(followed.rehearsal.missed().is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn reminders_and_repeated_words_give_way_as_in_the_track(
        hold in 15u64..70,
        countdown in 0u64..6,
        at in 1u64..40,
        every in 3u64..20,
        remind in 3u64..20,
        halfway in any::<bool>(),
        words in 1usize..8,
    ) {
        let said = "breathe ".repeat(words);
        let text = format!(
            "title = \"T\"\nlanguage = \"en\"\n[[step]]\ntitle = \"One\"\n[[step.do]]\nsay = \"Sit.\"\nhold = \"{hold}s\"\n\
             countdown = {countdown}\nremind = \"{remind}s\"\nhalfway = {halfway}\n\
             cues = [{{ at = \"{at}s\", say = \"{said}\" }}, {{ every = \"{every}s\", say = \"Heel down, slowly.\" }}]\n"
        );
        let Some(script) = possible(&text) else { return Ok(()) };
        // Routines that a track would refuse are not the subject of this test.
        let Some(track) = track_of(&script, hardly_quicker) else { return Ok(()) };
        let mut followed = Followed::with_voice(Rehearsal::new(&script, false), hardly_quicker);
        followed.run_out();
        prop_assert_eq!(followed.texts(), track);
    }
}

#[test]
fn a_slow_tick_changes_no_word_and_no_order() {
    let script = script(ROUTINE);
    let mut exact = Followed::new(Rehearsal::new(&script, false));
    exact.run_out();
    let mut late = Followed::new(Rehearsal::new(&script, false));
    while !late.rehearsal.is_over() {
        late.tick(Length::from_millis(20));
    }
    assert_eq!(exact.texts(), late.texts());
}

#[test]
fn words_stand_for_the_tones_where_that_is_wished() {
    let script = script(ROUTINE);
    let mut followed = Followed::new(Rehearsal::new(&script, true).from_step(2));
    followed.run_out();
    assert_eq!(
        followed.texts(),
        [
            "Step two of two. Stair.",
            "Hold for four seconds.",
            "Hold.",
            "Three",
            "Two",
            "One",
            "Slowly release.",
            "That was the last step. Rest well."
        ]
    );
}

#[test]
fn a_number_that_would_come_late_is_not_said() {
    let script = script(ROUTINE);
    let slow = |text: &str| Length::from_flicks(at_night_pace(text).flicks() * 3);
    let mut followed = Followed::with_voice(Rehearsal::new(&script, true).from_step(2), slow);
    followed.run_out();
    let numbers: Vec<&str> =
        followed.texts().into_iter().filter(|text| ["Three", "Two", "One"].contains(text)).collect();
    assert!(numbers.len() < 3, "{numbers:?}");
    let marks = followed.told.iter().filter(|(_, told)| matches!(told.what, Happening::Mark(_))).count();
    assert_eq!(marks, 3, "all are shown");
}

#[test]
fn words_that_find_no_time_in_their_hold_are_reported() {
    let text =
        ROUTINE.replace("Breathe out.", "Breathe out slowly, and out.").replace("every = \"6s\"", "at = \"16s\"");
    let script = script(&text);
    let slow = |text: &str| Length::from_flicks(at_night_pace(text).flicks() * 8);
    let mut followed = Followed::with_voice(Rehearsal::new(&script, false), slow);
    followed.run_out();
    assert!(followed.rehearsal.missed().iter().all(|missed| missed == "Heel down."));
    assert_eq!(followed.rehearsal.missed().len(), 4, "once in each hold");
    for (length, (began, _), over) in followed.holds() {
        assert_eq!(over.map(|(over, _)| over), Some(began + length));
    }
}

#[test]
fn a_step_is_found_by_number_and_by_title() {
    let script = script(ROUTINE);
    assert_eq!(step_named(&script, "2"), Ok(2));
    assert_eq!(step_named(&script, "stair"), Ok(2));
    assert_eq!(step_named(&script, " WALL"), Ok(1));
    for wrong in ["3", "0", "", "floor"] {
        let steps = step_named(&script, wrong).expect_err(wrong);
        assert!(steps.contains("1  Wall") && steps.ends_with("2  Stair"), "{steps}");
    }
}
