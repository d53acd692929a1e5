//! Sheets with sounds of their own, with none at all, and for the day.

use nightcue::base::{Length, TimeOfDay};
use nightcue::routine::RangeEnd;
use nightcue::script::{Choices, HoldChoice};
use nightcue::timeline::Kind;
use nightcue::words::Language;

use super::{SECOND, fitted, of_text, track};

#[test]
fn a_body_scan_of_twenty_minutes_has_twelve_quiet_parts_and_no_tone_at_all() {
    let twenty = Length::from_secs(20 * 60);
    let (session, scan) = fitted("08-body-scan", twenty, Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
    for kind in [Kind::Start, Kind::Mark, Kind::End, Kind::Breath] {
        assert!(scan.onsets(kind).is_empty(), "{kind:?}");
    }
    assert_eq!(scan.timeline.length.0, 20 * 60 * SECOND);
    let quiet: Vec<u64> = scan.timeline.pauses.iter().map(|pause| pause.end.since(pause.start).0).collect();
    assert_eq!(quiet.len(), 1 + 12);
    assert!(quiet[1..].iter().all(|quiet| (60 * SECOND..=120 * SECOND).contains(quiet)), "{quiet:?}");
    assert!(session.slack < Length::from_secs(1), "{}", session.slack);
    let longest = Choices { hold: Some(HoldChoice::End(RangeEnd::Longest)), ..Choices::default() };
    let longest = track("08-body-scan", &longest).timeline.pauses;
    assert_eq!(longest[12].end.since(longest[12].start).0, 120 * SECOND);
}

#[test]
fn a_bell_begins_ten_minutes_and_three_end_them() {
    let sitting = track("09-own-bell", &Choices::default());
    assert_eq!(sitting.held(), [600 * SECOND]);
    let heard = |kind| {
        let found = sitting.timeline.placements.iter().find(|placement| placement.kind == kind);
        found.and_then(|placement| placement.own_sound()).map(str::to_owned)
    };
    assert_eq!(heard(Kind::Start).as_deref(), Some("bell.wav"));
    assert_eq!(heard(Kind::End).as_deref(), Some("bell.wav × 3"));
    assert_eq!(sitting.script.bed.as_ref().map(|bed| bed.name()).as_deref(), Some("rain.wav"));
}

#[test]
fn a_runner_says_that_it_is_day_and_words_are_for_one_step() {
    let run = track("13-runner", &Choices::default());
    assert_eq!(run.script.pace.time, TimeOfDay::Day);
    let said = |words: &str| run.prompts().iter().filter(|prompt| prompt.contains(words)).count();
    assert_eq!((said("Thirty seconds, go."), said("Hold for twenty seconds.")), (2, 1));
}

#[test]
fn a_countdown_in_words_is_said_on_each_second() {
    let text = "title = 'T'\nlanguage = 'en'\n[words]\ncountdown = true\n[[step]]\ntitle = 'S'\n[[step.do]]\nhold = '20s'\ncountdown = 3\n";
    let track = of_text(text, &Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
    assert!(track.onsets(Kind::Mark).is_empty());
    let end = track.timeline.holds[0].end.0;
    assert_eq!(track.onsets(Kind::Reminder), [3, 2, 1].map(|seconds| end - seconds * SECOND));
    let words = track.timeline.placements.iter().filter(|placement| placement.kind == Kind::Reminder);
    assert_eq!(words.map(|placement| placement.text.as_str()).collect::<Vec<_>>(), ["Three.", "Two.", "One."]);
}

#[test]
fn a_sound_is_played_after_words_in_holds_and_in_rests() {
    let text = "title = 'T'\nlanguage = 'en'\n[[opening]]\nsay = 'Listen.'\nplay = 'gong.wav'\n[[step]]\ntitle = 'S'\n[[step.do]]\nhold = '1m'\ncues = [{ at = '30s', play = 'gong.wav' }]\n";
    let track = of_text(text, &Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
    let [first, second] = track.onsets(Kind::Sound)[..] else { panic!("two sounds") };
    assert_eq!(second, track.timeline.holds[0].start.0 + 30 * SECOND);
    assert!(first < second);
    assert_eq!(track.script.sounds.len(), 1, "the same file is one sound");
}

#[test]
fn what_does_not_fit_is_an_error() {
    let hold = |rest: &str| {
        format!(
            "title = 'T'\nlanguage = 'en'\n{rest}\n[[step]]\ntitle = 'S'\n[[step.do]]\nhold = '5s'\ncountdown = 3\n"
        )
    };
    let drawn = |rest: &str| of_text(&hold(rest), &Choices::default()).err().unwrap_or_default();
    let long = drawn("[words]\ncountdown = 'One two three four {seconds}.'");
    assert!(long.contains("countdown-overruns") && long.contains("0.5 s more than a second"), "{long}");
    assert_eq!(drawn("[sounds]\nstart = 'bell.wav'"), "");
}

#[test]
fn each_line_of_a_class_in_two_languages_is_in_its_own() {
    let class = track("14-two-languages", &Choices::default());
    let said = |language: Language| -> Vec<&str> {
        let lines = class.script.lines.iter().filter(|line| line.utterance.language == language);
        lines.map(|line| line.utterance.text.as_str()).collect()
    };
    assert_eq!(
        said(Language::German),
        [
            "Mach mit dem linken Bein einen Schritt zurück.",
            "Halte dreißig Sekunden lang.",
            "Die Hälfte ist geschafft.",
            "Mach mit dem rechten Bein einen Schritt zurück.",
        ]
    );
    assert!(said(Language::English).contains(&"Step back with your left leg for thirty seconds."));
    assert!(said(Language::English).contains(&"Now the right side."));
}

#[test]
fn a_step_in_another_language_needs_to_say_so_only_once() {
    let text = "title = 'T'\nlanguage = 'en'\n[[step]]\ntitle = 'S'\nlanguage = 'de'\n[[step.do]]\nsay = 'Steh auf.'\nhold = '30s'\n[[step.do]]\nlanguage = 'fr'\nsay = 'Assis.'\n[[step.do]]\nsay = 'Setz dich.'\n";
    let class = of_text(text, &Choices::default()).unwrap_or_else(|drawn| panic!("{drawn}"));
    let lines: Vec<_> =
        class.script.lines.iter().map(|line| (line.utterance.language, line.utterance.text.as_str())).collect();
    let (english, german) = (Language::English, Language::German);
    let own = [
        (german, "Steh auf."),
        (german, "Halte dreißig Sekunden lang."),
        (Language::French, "Assis."),
        (german, "Setz dich."),
    ];
    assert_eq!(lines[1..5], own);
    assert!(lines[0] == (english, "S.") && lines[5].0 == english, "{lines:?}");
    let drawn = of_text(&text.replace("'de'", "'dee'"), &Choices::default()).err().unwrap_or_default();
    assert_eq!(drawn.matches("unknown language `dee`").count(), 1, "{drawn}");
}

#[test]
fn words_of_your_own_are_needed_in_the_language_of_a_single_instruction() {
    let text = "title = 'T'\nlanguage = 'en'\n[words]\nhalf = 'Half.'\nend = 'Over.'\n[[step]]\ntitle = 'S'\n[[step.do]]\nlanguage = 'de'\nsay = 'Steh auf.'\nhold = '30s'\n";
    let drawn = of_text(text, &Choices::default()).err().unwrap_or_default();
    assert!(drawn.contains("missing in German") && drawn.matches("error[").count() == 1, "{drawn}");
    let both = text.replace("half = 'Half.'", "half.en = 'Half.'\nhalf.de = 'Halb.'");
    assert!(of_text(&both, &Choices::default()).is_ok());
}
