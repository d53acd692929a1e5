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
fn words_that_do_not_fit_into_an_exact_rest_are_reported_with_the_milliseconds_missing() {
    let path = format!("{}/tests/sheets/02-tabata.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replace("rest    = \"10s\"", "rest    = \"3s\"");
    let Err(drawn) = of_text(&text, &Choices::default()) else { panic!("three seconds are enough") };
    assert!(drawn.contains("the rest is too short for what is said in it"), "{drawn}");
    assert!(drawn.contains("ms too short"), "{drawn}");
}

#[test]
fn a_way_back_that_is_too_short_for_the_count_is_reported_where_it_is_written() {
    let path = format!("{}/tests/sheets/01-shoulder.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a routine").replacen("3s", "1s", 1);
    let text = text.replacen("[[step]]", "[words]\ncount = \"Repetition number {rep}, please.\"\n[[step]]", 1);
    let Err(drawn) = of_text(&text, &Choices::default()) else { panic!("a second is enough") };
    assert!(drawn.contains("back = \"1s\""), "{drawn}");
    assert!(drawn.contains("ms too short for `Repetition number"), "{drawn}");
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
