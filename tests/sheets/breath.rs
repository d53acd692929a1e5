//! Breathing: counted in breaths, led by words and by tones.

use nightcue::base::Length;
use nightcue::script::Choices;
use nightcue::timeline::Kind;
use nightcue::words::Language;

use super::{SECOND, fitted, of_text, track};

#[test]
fn four_seven_eight_lasts_four_breaths_and_is_led_by_words_first_and_tones_later() {
    let track = track("04-four-seven-eight", &Choices::default());
    assert_eq!(track.held(), [76 * SECOND]);
    let start = track.timeline.holds[0].start;
    let led = track.timeline.placements.iter().filter(|placement| placement.kind == Kind::Breath);
    let led: Vec<(u64, &str)> =
        led.map(|placement| (placement.start.since(start).0 / SECOND, placement.text.as_str())).collect();
    let first = [(0, "In."), (4, "Keep it."), (11, "Out.")];
    assert_eq!(led[..3], first);
    assert_eq!(led[3..], [19, 30, 38, 49, 57, 68].map(|at| (at, "")));
    assert!(track.onsets(Kind::Start).is_empty(), "the first word marks the start");
}

#[test]
fn every_language_has_a_word_for_each_part_of_a_breath() {
    let path = format!("{}/tests/sheets/05-box.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine");
    for language in Language::ALL {
        let text = text.replace("\"en\"", &format!("{:?}", language.tag()));
        let track = of_text(&text, &Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
        let words = track.timeline.placements.iter().filter(|placement| placement.kind == Kind::Breath);
        let mut words: Vec<&str> = words.take(4).map(|placement| placement.text.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 4, "{language}");
    }
}

#[test]
fn a_box_ends_on_a_whole_breath_whatever_length_is_asked_for() {
    let seconds = |choices: &Choices| track("05-box", choices).held()[0] / SECOND;
    assert_eq!(seconds(&Choices::default()), 18 * 16);
    let exactly = nightcue::script::HoldChoice::Exactly(Length::from_secs(300));
    assert_eq!(seconds(&Choices { hold: Some(exactly), ..Choices::default() }), 18 * 16);
}

#[test]
fn a_fitted_box_ends_on_a_whole_breath_and_its_pauses_take_what_remains() {
    for seconds in [325, 340, 360, 377, 390] {
        let (session, track) =
            fitted("05-box", Length::from_secs(seconds), Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
        assert_eq!(track.timeline.length.0, seconds * SECOND);
        assert_eq!(track.held()[0] % (16 * SECOND), 0, "{seconds} s");
        assert!(session.slack < Length::from_secs(1), "{seconds} s: {}", session.slack);
    }
}

#[test]
fn a_sun_salutation_moves_on_every_breath_and_begins_on_the_right() {
    let track = track("06-sun-salutation", &Choices::default());
    assert_eq!(track.held(), [50 * SECOND; 4]);
    let sides: Vec<&str> = track.timeline.holds.iter().filter_map(|hold| hold.side).map(|side| side.name()).collect();
    assert_eq!(sides, ["right", "left", "right", "left"]);
    for hold in &track.timeline.holds {
        let words = track.timeline.placements.iter().filter(|placement| placement.kind == Kind::Cue);
        let within = words.filter(|placement| (hold.start..hold.end).contains(&placement.start));
        let onsets: Vec<u64> = within.map(|placement| placement.start.since(hold.start).0).collect();
        assert_eq!(onsets, [0, 5, 10, 15, 20, 25, 30, 35, 40, 45].map(|at| at * SECOND));
    }
    assert!(track.onsets(Kind::End).is_empty() && track.onsets(Kind::Start).is_empty());
}
