//! `check` looks at every track that a routine offers: whatever any combination of choices would show, it shows once.

use std::collections::BTreeSet;

use nightcue::base::{self, Color, Diagnostic, Length, SampleRate, Source, Stop, TimeOfDay};
use nightcue::routine::{Guidance, RangeEnd, Routine, Sides, Tempo};
use nightcue::script::{AffectedSide, Choices, CountChoice, HoldChoice, Script, Session, write};
use nightcue::speech::Unheard;
use nightcue::timeline::{Examination, lay_out};
use nightcue::words::Language;
use rayon::prelude::*;

/// Something is wrong on one side, in one language, with an option, without a thing, with the longest lengths, when little is said, when
/// there is more time, and in quick relief.
const TRAPS: &str = r#"
title.en = "Traps"
title.de = "Fallen"
language = "en"

[equipment]
strap.en = "a strap"
strap.de = "ein Band"

[options]
slow-cue.en = "A long cue"
slow-cue.de = "Ein langer Satz"

[defaults]
countdown = 3

[[step]]
title.en = "Pull"
title.de = "Ziehen"
sides    = "affected"
quick    = true

[[step.do]]
say.en = "Pull."
say.de = "Zieh."
hold   = "10s..40s"
cues   = [
  { at = "4s", say.en = "A {foot|foot|foot that hurts a little more than the other one does today}.", say.de = "Ein Fuß." },
  { left = "6s", with = "slow-cue", say.en = "Slow.", say.de = "Langsam, langsam, ganz langsam, immer noch etwas langsamer." },
  { at = "8s", without = "strap", guidance = "minimal", say.en = "Hold the end of the towel a little tighter.", say.de = "Fest." },
]

[[step.do]]
with     = "slow-cue"
without  = "strap"
say.en   = "Both."
say.de   = "Beides."
hold     = "12s"
cues     = [{ at = "9s", say.en = "Only the two of them together show this one.", say.de = "Nur zusammen." }]

[[step]]
title.en = "Walk"
title.de = "Gehen"
rounds   = "1..2"
rest     = "4s"
cadence  = true
settle   = "2s"

[[step.do]]
say.en = "Walk slowly about the room."
say.de = "Geh langsam umher."
for    = "20s"

[[step]]
title.en = "Stand"
title.de = "Stehen"
sides    = "both"

[[step.do]]
say.en   = "Stand on your {left|right} leg."
say.de   = "Steh auf dem {linken|rechten} Bein."
hold     = "20s"
"#;

fn source(text: &str) -> Source {
    Source::new("routine.toml", text.as_bytes().to_vec()).expect("a text")
}

/// A made-up voice that takes so long for each word.
fn voice(script: &Script, time: TimeOfDay) -> Unheard {
    let a_word = if time == TimeOfDay::Night { 500 } else { 330 };
    Unheard::of(script, |utterance| Length::from_millis(a_word * utterance.text.split_whitespace().count() as u64))
}

/// What `check` finds, night first.
fn examined(text: &str, wished: &[Choices]) -> Vec<Diagnostic> {
    let source = source(text);
    let draw = |problems: Vec<_>| base::report(&problems, Some(&source), Color::Off);
    let routine = nightcue::routine::read(&source).map_err(draw).unwrap_or_else(|drawn| panic!("{drawn}"));
    let mut examination = Examination::of(&routine, wished).expect("choices that fit");
    for time in TimeOfDay::ALL {
        let heard = examination.hear(time, SampleRate::DEFAULT, |script| Ok::<_, Stop>(voice(script, time)));
        heard.expect("nothing that a voice cannot say");
    }
    examination.finish().err().unwrap_or_default()
}

/// Every combination of everything.
fn all_choices(routine: &Routine) -> Vec<Choices> {
    let mut all = vec![Choices::default()];
    let mut vary = |variants: Vec<Change>| {
        let with = |choices: &Choices, change: &dyn Fn(&mut Choices)| {
            let mut choices = choices.clone();
            change(&mut choices);
            choices
        };
        all = all.iter().flat_map(|choices| variants.iter().map(|change| with(choices, change))).collect();
    };
    vary(
        routine
            .languages
            .iter()
            .map(|language| {
                boxed({
                    let language = *language;
                    move |c| c.language = Some(language)
                })
            })
            .collect(),
    );
    if routine.steps().any(|step| step.sides != Sides::Once) {
        let sides = AffectedSide::ALL.map(Some).into_iter().chain([None]);
        vary(sides.map(|side| boxed(move |c| c.side = side)).collect());
    }
    for thing in &routine.equipment {
        let name = thing.name.clone();
        vary(vec![boxed(|_| ()), boxed(move |c| c.without.push(name.clone()))]);
    }
    for option in &routine.options {
        let name = option.name.clone();
        vary(vec![boxed(|_| ()), boxed(move |c| c.with.push(name.clone()))]);
    }
    vary(RangeEnd::ALL.map(|end| boxed(move |c| c.hold = Some(HoldChoice::End(end)))).into());
    vary(RangeEnd::ALL.map(|end| boxed(move |c| c.rounds = Some(CountChoice::End(end)))).into());
    vary(Guidance::ALL.map(|level| boxed(move |c| c.guidance = Some(level))).into());
    vary(Tempo::ALL.map(|tempo| boxed(move |c| c.tempo = Some(tempo))).into());
    vary([false, true].map(|quick| boxed(move |c| c.quick = quick)).into());
    all
}

/// One way to choose.
type Change = Box<dyn Fn(&mut Choices)>;

fn boxed(change: impl Fn(&mut Choices) + 'static) -> Change {
    Box::new(change)
}

/// Where a problem is, and what kind.
fn place(problem: &Diagnostic) -> (&'static str, usize) {
    (problem.code, problem.primary.as_ref().map_or(0, |label| label.span.start))
}

#[test]
fn whatever_any_combination_of_choices_shows_is_found() {
    let source = source(TRAPS);
    let routine = nightcue::routine::read(&source).expect("a routine");
    let of_track = |choices: &Choices| {
        let session = Session::choose(&routine, choices).expect("choices that fit");
        let laid = |script: &Script, time| lay_out(script, &voice(script, time), SampleRate::DEFAULT).err();
        match write(&routine, &session) {
            Err(problems) => problems,
            Ok(script) => TimeOfDay::ALL.into_iter().filter_map(|time| laid(&script, time)).flatten().collect(),
        }
    };
    let shown: BTreeSet<_> =
        all_choices(&routine).par_iter().flat_map_iter(of_track).map(|problem| place(&problem)).collect();
    let found: BTreeSet<_> = examined(TRAPS, &[Choices::default()]).iter().map(place).collect();
    assert!(shown.len() >= 5, "the routine is full of traps: {shown:?}");
    assert_eq!(found, shown);
}

#[test]
fn each_problem_is_reported_once_with_the_simplest_choices_that_show_it() {
    let found = examined(TRAPS, &[Choices::default()]);
    let shown = |start: &str| {
        let at = TRAPS.find(start).expect("a text");
        let here: Vec<_> = found.iter().filter(|problem| place(problem).1 == at).collect();
        let messages: BTreeSet<&str> = here.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages.len(), here.len(), "{start}: {here:?}");
        here.first().unwrap_or_else(|| panic!("nothing at {start}")).shown_by.as_deref()
    };
    assert_eq!(shown("\"A {foot|foot|foot that"), None, "the routine's own choices show it");
    assert_eq!(shown("\"Langsam, langsam"), Some("--language de --with slow-cue"));
    assert_eq!(shown("\"Hold the end"), Some("--without strap"));
    assert_eq!(shown("\"Only the two of them"), Some("--with slow-cue --without strap"));
    assert_eq!(shown("\"4s\"\ncadence"), Some("--rounds longest"));
}

#[test]
fn what_is_chosen_stays_and_the_rest_is_varied() {
    let english = Choices { language: Language::from_tag("en"), ..Choices::default() };
    let found = examined(TRAPS, &[english]);
    let german = TRAPS.find("\"Langsam, langsam").expect("a text");
    assert!(found.iter().all(|problem| place(problem).1 != german), "{found:?}");
    assert!(found.iter().any(|problem| problem.shown_by.as_deref() == Some("--without strap")), "{found:?}");
    let strapless = Choices { without: vec!["strap".to_owned()], ..Choices::default() };
    let found = examined(TRAPS, &[strapless]);
    assert!(found.iter().any(|problem| problem.shown_by.as_deref() == Some("--with slow-cue")), "{found:?}");
}

#[test]
fn a_problem_by_day_alone_names_the_profile() {
    let source = source(TRAPS);
    let routine = nightcue::routine::read(&source).expect("a routine");
    let mut examination = Examination::of(&routine, &[Choices::default()]).expect("tracks");
    for time in TimeOfDay::ALL {
        let slow = |script: &Script| {
            let millis = if time == TimeOfDay::Day { 9_000 } else { 1 };
            Ok::<_, Stop>(Unheard::of(script, |_| Length::from_millis(millis)))
        };
        examination.hear(time, SampleRate::DEFAULT, slow).expect("nothing that a voice cannot say");
    }
    let problems = examination.finish().expect_err("words of nine seconds");
    let by_day = problems.iter().filter(|problem| problem.lacking.is_some());
    assert!(by_day.clone().count() > 0);
    assert!(by_day.clone().all(|problem| problem.shown_by.as_ref().is_some_and(|by| by.ends_with("--profile day"))));
}

#[test]
fn the_routines_that_ship_have_no_problem_in_any_track_with_a_voice_of_usual_speed() {
    for name in ["breathing", "bedtime-stretch"] {
        let found = nightcue::routine::find(name).expect("a bundled routine");
        assert_eq!(examined(found.source.text(), &[Choices::default()]), Vec::new(), "{name}");
    }
}
