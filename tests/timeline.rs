//! The timing guarantees, on timelines laid out with clips of made-up lengths: 60 ms per character.

use nightcue::base::{self, Color, Diagnostic, Frame, Frames, Length, SampleRate, Source};
use nightcue::script::Choices;
use nightcue::speech::Unheard;
use nightcue::timeline::{Draft, Kind, Timeline, draft, lay_out, timeline_picture, timeline_table};
use nightcue::words::Utterance;
use proptest::prelude::*;

fn rate(hz: u32) -> SampleRate {
    SampleRate::new(hz).expect("not 0")
}

fn source(text: &str) -> Source {
    Source::new("routine.toml", text.as_bytes().to_vec()).expect("a text")
}

fn laid_out(text: &str, hz: u32) -> Result<Timeline, Vec<Diagnostic>> {
    let compiled = nightcue::compile(&source(text), &Choices::default())?;
    let sixty_millis = |utterance: &Utterance| Length::from_millis(60 * utterance.text.chars().count() as u64);
    lay_out(&compiled.script, &Unheard::of(&compiled.script, sixty_millis), rate(hz))
}

fn timeline(text: &str, hz: u32) -> Timeline {
    laid_out(text, hz).unwrap_or_else(|problems| panic!("{}", base::report(&problems, Some(&source(text)), Color::Off)))
}

fn drawn(text: &str) -> String {
    let problems = laid_out(text, 48_000).expect_err("an overrun");
    base::report(&problems, Some(&source(text)), Color::Off)
}

fn routine(hold: &str) -> String {
    format!("title = \"T\"\nlanguage = \"en\"\n[[step]]\ntitle = \"One\"\n[[step.do]]\nsay = \"Sit.\"\n{hold}\n")
}

fn starts(timeline: &Timeline, kind: Kind) -> Vec<Frame> {
    timeline.placements.iter().filter(|placement| placement.kind == kind).map(|placement| placement.start).collect()
}

#[test]
fn a_title_of_200_characters_takes_nothing_from_a_hold() {
    let text = routine("hold = \"150s\"").replace("One", &"a".repeat(200));
    for hz in [48_000, 44_100, 22_050] {
        let timeline = timeline(&text, hz);
        let hold = &timeline.holds[0];
        assert_eq!(hold.end.since(hold.start), Frames(150 * u64::from(hz)));
        assert_eq!(starts(&timeline, Kind::Start), [hold.start]);
        assert_eq!(starts(&timeline, Kind::End), [hold.end]);
    }
}

#[test]
fn marks_stand_whole_seconds_before_the_end() {
    let timeline = timeline(&routine("hold = \"20.5s\"\ncountdown = 3"), 44_100);
    let end = timeline.holds[0].end;
    assert_eq!(starts(&timeline, Kind::Mark), [3, 2, 1].map(|seconds| Frame(end.0 - seconds * 44_100)));
}

#[test]
fn cues_start_at_their_exact_frame() {
    let cues = "cues = [{ at = \"10.5s\", say = \"Breathe.\" }, { at = \"half\", say = \"Half.\" }, { left = \"20s\", say = \"Soon.\" }]";
    let timeline = timeline(&routine(&format!("hold = \"1m\"\n{cues}")), 48_000);
    let start = timeline.holds[0].start;
    let offsets: Vec<u64> = starts(&timeline, Kind::Cue).into_iter().map(|at| at.since(start).0).collect();
    assert_eq!(offsets, [504_000, 30 * 48_000, 40 * 48_000]);
}

#[test]
fn repeated_cues_are_said_as_often_as_they_end_before_the_countdown() {
    let timeline = timeline(&routine("hold = \"1m\"\ncues = [{ every = \"11s\", say = \"Breathe out.\" }]"), 48_000);
    let start = timeline.holds[0].start;
    let seconds: Vec<u64> = starts(&timeline, Kind::Cue).into_iter().map(|at| at.since(start).0 / 48_000).collect();
    assert_eq!(seconds, [11, 22, 33, 44], "at 55 s the countdown starts");
}

#[test]
fn words_for_the_same_instant_follow_one_another() {
    let cues = "cues = [{ every = \"15s\", say = \"Breathe out.\" }, { at = \"half\", say = \"Halfway there.\" }]";
    let timeline = timeline(&routine(&format!("hold = \"1m\"\nremind = \"15s\"\n{cues}")), 48_000);
    let said: Vec<(u64, &str)> = timeline
        .placements
        .iter()
        .filter(|placement| matches!(placement.kind, Kind::Cue | Kind::Reminder))
        .map(|placement| (placement.start.since(timeline.holds[0].start).0 / 48, placement.text.as_str()))
        .collect();
    let expected = [
        (15_000, "Forty-five seconds to go."),
        (17_200, "Breathe out."),
        (30_000, "Halfway there."),
        (31_540, "Breathe out."),
        (45_000, "Fifteen seconds to go."),
        (47_020, "Breathe out."),
    ];
    assert_eq!(said, expected);
}

#[test]
fn three_cues_that_do_not_fit_are_reported_with_what_would_mend_them() {
    let cues = "cues = [\n  { at = \"3s\", say = \"Pull the foot towards you, and keep the back long and easy.\" },\n  { at = \"5s\", say = \"Breathe out slowly, let the shoulders drop.\" },\n  { at = \"9s\", say = \"Now a little further, if it feels right.\" },\n]";
    insta::assert_snapshot!(drawn(&routine(&format!("hold = \"15s\"\n{cues}"))));
}

fn drafted(text: &str) -> Draft {
    let compiled = nightcue::compile(&source(text), &Choices::default()).expect("a routine");
    let sixty_millis = |utterance: &Utterance| Length::from_millis(60 * utterance.text.chars().count() as u64);
    draft(&compiled.script, &Unheard::of(&compiled.script, sixty_millis), rate(48_000))
}

/// `text` after `remedy`.
fn mended(text: &str, remedy: &nightcue::base::Remedy) -> String {
    format!("{}\"{}\"{}", &text[..remedy.span.start], remedy.length, &text[remedy.span.end..])
}

#[test]
fn whatever_remedy_of_an_overrun_is_taken_the_overrun_is_gone() {
    const LONG: &str = "Now a little further, if it feels right, and no further than that.";
    let cases = [
        ("hold = \"15s\"", "at = \"9s\"", 2),
        ("hold = \"15s\"", "at = \"half\"", 2),
        ("hold = \"15s\"", "left = \"6s\"", 1),
        ("hold = \"15s\"", "at = \"0.5s\"", 1),
        ("for = \"12.345s\"", "at = \"7.891s\"", 2),
        ("hold = \"15s\"\ncountdown = 0", "at = \"14.999s\"", 2),
        ("hold = \"6s\"", "at = \"1s\"", 1),
        ("hold = \"15s\"", "every = \"9s\"", 1),
        ("hold = \"15s\"", "at = \"2m\"", 1),
    ];
    for rate in [48_000, 22_050, 11_025] {
        for (hold, when, ways) in cases {
            let text = routine(&format!("{hold}\ncues = [{{ {when}, say = \"{LONG}\" }}]"));
            let problems = laid_out(&text, rate).expect_err("an overrun");
            let remedies = &problems[0].remedies;
            assert_eq!((problems.len(), remedies.len()), (1, ways), "{hold}, {when}: {problems:?}");
            for remedy in remedies {
                let after = laid_out(&mended(&text, remedy), rate);
                assert!(after.is_ok(), "{hold}, {when}: {}: {after:?}", remedy.what);
            }
        }
    }
}

#[test]
fn remedies_of_words_that_run_into_one_another_lead_to_an_end() {
    let [long, short] = [270, 100].map(|letters| "a".repeat(letters));
    for when in ["at = \"24s\"", "left = \"16s\"", "at = \"half\""] {
        let mut text = routine(&format!(
            "hold = \"40s\"\ncues = [{{ at = \"18s\", say = \"{long}\" }}, {{ {when}, say = \"{short}\" }}]"
        ));
        let mut taken = Vec::new();
        while let Err(problems) = laid_out(&text, 48_000) {
            let remedy = &problems[0].remedies[0];
            taken.push(remedy.what.clone());
            text = mended(&text, remedy);
            assert!(taken.len() < 4, "{when}: {taken:?}");
        }
        assert!(taken[0].starts_with("make the hold "), "{when}: {taken:?}");
    }
}

#[test]
fn a_rest_that_is_too_short_says_how_long_it_has_to_be() {
    let text = routine("rest = \"2s\"\ncountdown = 3");
    let problems = laid_out(&text, 48_000).expect_err("too short");
    assert_eq!(problems[0].remedies[0].what, "make the rest 3 s long");
    let after = laid_out(&mended(&text, &problems[0].remedies[0]), 48_000);
    assert!(after.is_ok(), "{after:?}");
}

#[test]
fn a_draft_has_what_fits_and_beside_it_what_does_not() {
    let text = routine(
        "hold = \"15s\"\ncues = [{ at = \"3s\", say = \"Breathe.\" }, { at = \"9s\", say = \"Now a little further, if it feels right.\" }]",
    );
    let Draft { timeline, crowded, overruns, problems } = drafted(&text);
    assert_eq!(problems, laid_out(&text, 48_000).expect_err("an overrun"));
    let said = |placements: &[nightcue::timeline::Placement]| -> Vec<String> {
        placements.iter().filter(|placement| placement.kind == Kind::Cue).map(|cue| cue.text.clone()).collect()
    };
    assert_eq!(said(&timeline.placements), ["Breathe."]);
    assert_eq!(said(&crowded), ["Now a little further, if it feels right."]);
    // The countdown begins 10 s into the hold; the cue takes 40 × 60 ms from 9 s on.
    let start = timeline.holds[0].start;
    let [over] = overruns.as_slice() else { panic!("{overruns:?}") };
    assert_eq!((over.start, over.end), (start + Frames(480_000), start + Frames(547_200)));
    assert_eq!(over.written, crowded[0].written);
    assert_eq!(source(&text).line_column(over.written.expect("written").start).0, 8);
    assert!(
        timeline.placements.windows(2).all(|pair| pair[0].end <= pair[1].start),
        "nothing is heard over anything else"
    );
}

#[test]
fn a_draft_without_problems_is_the_timeline() {
    let text = routine("hold = \"15s\"\ncues = [{ at = \"3s\", say = \"Breathe.\" }]");
    let Draft { timeline: drafted, crowded, overruns, problems } = drafted(&text);
    assert!(crowded.is_empty() && overruns.is_empty() && problems.is_empty());
    let laid_out = timeline(&text, 48_000);
    assert_eq!((drafted.placements, drafted.length), (laid_out.placements, laid_out.length));
}

#[test]
fn a_cue_over_the_start_tone_is_reported() {
    assert!(
        drawn(&routine("hold = \"15s\"\ncues = [{ at = \"0.5s\", say = \"Breathe.\" }]")).contains("0.3 s too early")
    );
}

#[test]
fn a_cue_outside_its_hold_is_reported() {
    assert!(
        drawn(&routine("hold = \"15s\"\ncues = [{ at = \"20s\", say = \"Breathe.\" }]")).contains("cue-outside-hold")
    );
    assert!(
        drawn(&routine("hold = \"15s\"\ncues = [{ every = \"14s\", say = \"Breathe.\" }]")).contains("never heard")
    );
}

#[test]
fn a_track_longer_than_a_day_is_refused() {
    let text = routine("hold = \"23h\"").replace("[[step.do]]", "rounds = 3\n[[step.do]]");
    assert!(drawn(&text).contains("track-too-long"));
}

#[test]
fn a_routine_without_holds_is_fine() {
    let text = routine("pause = \"2s\"");
    assert!(timeline(&text, 48_000).holds.is_empty());
}

#[test]
fn a_picture_tells_hours_as_a_clock_does() {
    let picture = timeline_picture(&timeline(&routine("hold = \"1h5m\""), 8_000));
    assert!(picture.contains("<title id=\"title\">T, 1:05:") && picture.contains(">1:05:"), "{picture}");
}

#[test]
fn a_rest_lasts_exactly_from_sound_to_sound() {
    let text = routine("hold = \"10s\"").replace("[[step.do]]", "rounds = 2\nrest = \"30s\"\n[[step.do]]");
    let timeline = timeline(&text, 48_000);
    let first_end = timeline.placements.iter().find(|placement| placement.kind == Kind::End).expect("an end tone").end;
    let again = timeline
        .placements
        .iter()
        .filter(|placement| placement.text.starts_with("Round two"))
        .map(|placement| placement.start);
    assert_eq!(again.collect::<Vec<_>>(), [first_end + Frames(30 * 48_000)]);
}

#[test]
fn the_first_words_are_heard_within_a_second_and_a_half_and_something_soft_before_them() {
    let timeline = timeline(&routine("hold = \"10s\""), 48_000);
    let [wake, words, ..] = timeline.placements.as_slice() else { panic!("sounds") };
    assert_eq!((wake.kind, wake.start, wake.end), (Kind::Wake, Frame(0), words.start));
    assert!(words.kind == Kind::Prompt && words.start <= Frame(72_000), "{words:?}");
}

#[test]
fn what_wakes_a_headset_moves_nothing_and_needs_half_a_second() {
    let with = |lead_in: &str| {
        let defaults = format!("[defaults]\nlead-in = \"{lead_in}\"\n[[step]]");
        timeline(&routine("hold = \"10s\"").replacen("[[step]]", &defaults, 1), 48_000)
    };
    for (lead_in, ms) in [("0s", 0), ("400ms", 400), ("500ms", 500), ("3s", 3_000)] {
        let timeline = with(lead_in);
        let wakes: Vec<_> = timeline.placements.iter().filter(|placement| placement.kind == Kind::Wake).collect();
        let words = timeline.placements.iter().find(|placement| placement.kind == Kind::Prompt).expect("words");
        assert_eq!(words.start, Frame(ms * 48), "{lead_in}");
        assert_eq!(wakes.len(), usize::from(ms >= 500), "{lead_in}");
        assert!(wakes.iter().all(|wake| wake.end == words.start), "{lead_in}");
    }
}

prop_compose! {
    fn holds()(ms in prop::collection::vec((8_000u64..200_000, 0u32..6, "[a-z ]{0,80}[a-z]"), 1..6)) -> Vec<(u64, u32, String)> { ms }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_hold_is_exact_and_nothing_overlaps(holds in holds(), hz in 8_000u32..96_000) {
        let mut text = "title = \"T\"\nlanguage = \"en\"\n[defaults]\nremind = \"7s\"\nhalfway = true\n[[step]]\ntitle = \"One\"\nsides = \"both\"\n".to_owned();
        for (ms, countdown, say) in &holds {
            text += &format!("[[step.do]]\nsay = \"{say}\"\nhold = \"{}.{:03}s\"\ncountdown = {countdown}\n", ms / 1000, ms % 1000);
        }
        let timeline = timeline(&text, hz);
        prop_assert_eq!(timeline.holds.len(), holds.len() * 2);
        for (hold, (ms, ..)) in timeline.holds.iter().zip(holds.iter().cycle()) {
            let expected = (u128::from(*ms) * u128::from(hz) + 500) / 1000;
            prop_assert_eq!(u128::from(hold.end.since(hold.start).0), expected);
        }
        for pair in timeline.placements.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{:?}", pair);
        }
        prop_assert!(timeline.placements.last().is_none_or(|last| last.end.0 <= timeline.length.0));
        prop_assert_eq!(timeline.chapters[0].start, Frame(0));
        prop_assert_eq!(timeline.chapters.last().map(|chapter| chapter.end.0), Some(timeline.length.0));
        for pair in timeline.chapters.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].start);
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".{0,300}") {
        if let Ok(source) = Source::new("x", text.into_bytes()) {
            let _ = nightcue::compile(&source, &Choices::default());
        }
    }

    #[test]
    fn no_prompt_makes_compiling_panic(say in "\\PC{1,60}", cue in "[{}|a-z ]{1,30}") {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        let text = routine(&format!("hold = \"30s\"\ncues = [{{ at = \"10s\", say = \"{}\" }}]", quoted(&cue)));
        if let Ok(source) = Source::new("x", text.replace("Sit.", &quoted(&say)).into_bytes()) {
            let _ = nightcue::compile(&source, &Choices::default()).map_err(|problems| base::report(&problems, Some(&source), Color::Off));
        }
    }
}

const CIRCUIT: &str = r#"
title = "Legs"
language = "en"

[[step]]
title = "Standing up from a low chair, slowly, with both arms crossed over the chest"
sets  = 2
rest  = "30s"

[[step.do]]
say   = "Sit on the edge of a chair that does not slide, with both feet flat on the floor, as far apart as your hips."
pause = "4s"
only  = "first"

[[step.do]]
say  = "Stand up, {reps} times."
reps = 2
for  = "3s"
back = "4s"

[[step]]
title = "Clap"

[[step.do]]
say   = "Clap."
reps  = 3
every = "1s"

[[step.do]]
say  = "Rest."
rest = "10s"
"#;

#[test]
fn the_table_shows_pauses_and_rests_and_counts_repetitions() {
    let timeline = timeline(CIRCUIT, 48_000);
    let prompts = timeline.placements.iter().map(|placement| placement.text.as_str());
    assert!(prompts.clone().any(|text| text == "Stand up, two times."), "{:?}", prompts.collect::<Vec<_>>());
    insta::assert_snapshot!("the_table_as_printed", timeline_table(&timeline, Some(120)));
}

#[test]
fn the_table_fits_every_terminal_and_loses_no_word() {
    let timeline = timeline(CIRCUIT, 48_000);
    let words = |table: &str| -> Vec<String> { table.split_whitespace().map(str::to_owned).collect() };
    let whole = timeline_table(&timeline, None);
    for width in [50, 80, 120] {
        let table = timeline_table(&timeline, Some(width));
        let longest = table.lines().map(|line| line.chars().count()).max().expect("lines");
        assert!(longest <= width, "{longest} columns at {width}:\n{table}");
        assert!(table.lines().all(|line| line == line.trim_end()), "{table}");
        assert_eq!(words(&table), words(&whole), "at {width}");
    }
}

#[test]
fn the_json_has_repetitions_sets_rests_and_pauses_on_their_frames() {
    let timeline = timeline(CIRCUIT, 48_000);
    let json: serde_json::Value = serde_json::from_str(&nightcue::render::timeline_json(&timeline)).expect("JSON");
    let numbers = |list: &str, key: &str| -> Vec<Option<u64>> {
        json[list].as_array().expect("a list").iter().map(|item| item[key].as_u64()).collect()
    };
    assert_eq!(numbers("holds", "rep"), [Some(1), Some(2), Some(1), Some(2), None]);
    assert_eq!(numbers("holds", "reps"), [Some(2), Some(2), Some(2), Some(2), Some(3)]);
    assert_eq!(numbers("chapters", "rounds"), [Some(2), Some(2), None, None]);
    assert_eq!(json["chapters"][0]["sets"], true);
    let rests = json["rests"].as_array().expect("rests");
    assert_eq!(rests.iter().map(|rest| rest["cadence"] == true).collect::<Vec<_>>(), [true, true, true, true]);
    let [start, end] = ["start_frame", "end_frame"].map(|key| rests[1][key].as_u64().expect("a frame"));
    assert_eq!(end - start, 30 * 48_000);
    assert_eq!(numbers("holds", "end_frame")[1], Some(start), "a rest of a cadence begins with the end tone");
    assert_eq!(numbers("holds", "start_frame")[2], Some(end), "and ends with the next start tone");
    let pauses = json["pauses"].as_array().expect("pauses");
    let spans = pauses.iter().map(|pause| pause["end_frame"].as_u64().zip(pause["start_frame"].as_u64()));
    let lengths: Vec<u64> = spans.map(|span| span.map_or(0, |(end, start)| end - start)).collect();
    assert_eq!(lengths[0], 4 * 48_000);
}
