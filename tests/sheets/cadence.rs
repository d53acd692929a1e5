//! Exact intervals: everything that is said between two start tones fits in, or is reported.

use nightcue::script::Choices;
use nightcue::timeline::Kind;

use super::{SECOND, of_text, steps, track};

#[test]
fn tabata_starts_every_thirty_seconds_to_the_frame() {
    let tabata = track("02-tabata", &Choices::default());
    assert_eq!(tabata.held(), [20 * SECOND; 8]);
    assert_eq!(steps(&tabata.onsets(Kind::Start)), [30 * SECOND; 7]);
    let last = tabata.timeline.holds.last().expect("holds");
    assert_eq!(last.end.since(tabata.timeline.holds[0].start).0, (240 - 10) * SECOND);
    let rests: Vec<&str> = tabata.prompts().into_iter().filter(|text| text.starts_with("Rest for")).collect();
    assert_eq!(rests.len(), 7, "{:?}", tabata.prompts());
}

#[test]
fn the_next_round_is_named_at_the_end_of_an_exact_rest_before_its_countdown() {
    let intervals = track("17-intervals", &Choices::default());
    assert_eq!(intervals.held(), [60 * SECOND; 8]);
    let (starts, ends) = (intervals.onsets(Kind::Start), intervals.onsets(Kind::End));
    assert_eq!(steps(&starts), [150 * SECOND; 7]);
    let placed = &intervals.timeline.placements;
    let said = |text: &str| placed.iter().filter(|placed| placed.text == text).collect::<Vec<_>>();
    let (easy, hard) = (said("Easy."), said("Hard."));
    assert_eq!((easy.len(), hard.len()), (7, 8), "no rest after the last");
    for rest in 0..7 {
        assert!(easy[rest].start.0 - ends[rest] < 2 * SECOND, "the rest is announced at once");
        let next =
            placed.iter().find(|placed| placed.text.starts_with("For one") && placed.start > hard[rest + 1].start);
        let last = next.expect("the length of the next hold").end.0;
        assert_eq!(starts[rest + 1] - last, (3 + 2) * SECOND, "time to settle, then the countdown");
        let chapter = &intervals.timeline.chapters[rest + 1];
        assert!(
            (hard[rest + 1].start.0 - 4 * SECOND..hard[rest + 1].start.0).contains(&chapter.start.0),
            "{chapter:?}"
        );
    }
    let marks = intervals.onsets(Kind::Mark);
    for start in &starts[1..] {
        let led: Vec<u64> = (1..=3).rev().map(|left| start - left * SECOND).collect();
        assert!(led.iter().all(|mark| marks.contains(mark)), "the rest is counted down");
    }
}

#[test]
fn where_an_exact_rest_is_short_the_time_to_settle_gives_way_to_words() {
    let path = format!("{}/tests/sheets/02-tabata.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replace("rest    = \"10s\"", "rest    = \"5s\"");
    let tabata = of_text(&text, &Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
    assert_eq!(steps(&tabata.onsets(Kind::Start)), [25 * SECOND; 7]);
    let pause = text.replace("[[step.do]]", "[[step.do]]\npause = \"2s\"\n[[step.do]]");
    let Err(drawn) = of_text(&pause, &Choices::default()) else { panic!("a written pause does not give way") };
    assert!(drawn.contains(" s too short"), "{drawn}");
}

#[test]
fn head_turns_at_forty_a_minute_have_a_tone_for_each_to_the_frame() {
    let turns = track("18-vestibular", &Choices::default());
    assert_eq!(turns.held(), [30 * SECOND; 3]);
    let marks = turns.onsets(Kind::Mark);
    for (set, hold) in turns.timeline.holds.iter().enumerate() {
        let beats: Vec<u64> = (0..20).map(|turn| hold.start.0 + turn * 3 * SECOND / 2).collect();
        assert_eq!(
            marks.iter().filter(|mark| (hold.start.0..hold.end.0).contains(mark)).copied().collect::<Vec<_>>(),
            beats,
            "set {set}"
        );
    }
    let spans = &turns.timeline.holds;
    assert!(spans.windows(2).all(|pair| pair[1].start.since(pair[0].end).0 == 30 * SECOND));
}

#[test]
fn words_that_do_not_fit_into_an_exact_rest_are_reported_with_the_time_missing() {
    let path = format!("{}/tests/sheets/02-tabata.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replace("rest    = \"10s\"", "rest    = \"3s\"");
    let Err(drawn) = of_text(&text, &Choices::default()) else { panic!("three seconds are enough") };
    assert!(drawn.contains("the rest is too short for what is said in it"), "{drawn}");
    assert!(drawn.contains(" s too short"), "{drawn}");
}

#[test]
fn a_way_back_that_is_too_short_for_the_count_is_reported_where_it_is_written() {
    let path = format!("{}/tests/sheets/01-shoulder.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replacen("3s", "1s", 1);
    let text = text.replacen("[[step]]", "[words]\ncount = \"Repetition number {rep}, please.\"\n[[step]]", 1);
    let Err(drawn) = of_text(&text, &Choices::default()) else { panic!("a second is enough") };
    assert!(drawn.contains("back = \"1s\""), "{drawn}");
    assert!(drawn.contains(" s too short for `Repetition number"), "{drawn}");
    assert!(drawn.contains("count = \"Repetition") && drawn.contains("make the rest 3s or longer"), "{drawn}");
    assert_eq!(drawn.matches("error[").count(), 1, "once for all repetitions and sets: {drawn}");
}

#[test]
fn two_circuits_are_told_apart_and_their_rests_say_what_comes_next() {
    let circuits = track("03-circuits", &Choices::default());
    let prompts = circuits.prompts();
    assert!(prompts.iter().any(|text| text.starts_with("Circuit one, round two of three.")), "{prompts:?}");
    assert!(prompts.iter().any(|text| text.starts_with("Circuit two, round one of two. Lunges.")), "{prompts:?}");
    assert!(prompts.contains(&"Rest for one minute. Next: Lunges."), "{prompts:?}");
    assert!(!prompts.iter().any(|text| text.contains("Step ")), "no number runs backwards: {prompts:?}");
    assert_eq!(circuits.held().len(), 3 * 3 + 2 * 3);
}
