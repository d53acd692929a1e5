//! Everything that a listener can choose of a routine, each with the option that chooses it on the command line. Choices that make no
//! difference are left out.

use nightcue::base::{TimeOfDay, choice_words};
use nightcue::routine::{CountRange, Guidance, RangeEnd, Routine, Tempo};
use nightcue::script::Menu;
use nightcue::sound::Bed;
use nightcue::speech::{Listed, Origin};
use serde::Serialize;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Control {
    /// As on the command line.
    option: &'static str,
    label: String,
    #[serde(flatten)]
    kind: Kind,
    hint: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Kind {
    /// One of several values; the first one is that of the routine and leaves out the option.
    Choice { values: Vec<(String, String)> },
    /// The option is given with `value`, if it has one, when the switch is not as it was.
    Switch { value: Option<String>, is_on: bool },
    /// A length, typed.
    Length { example: &'static str },
}

impl Control {
    fn choice(option: &'static str, label: &str, usual: &str, values: Vec<(String, String)>) -> Self {
        let usual = (String::new(), usual.to_owned());
        let kind = Kind::Choice { values: std::iter::once(usual).chain(values).collect() };
        Self { option, label: label.to_owned(), kind, hint: None }
    }

    fn switch(option: &'static str, label: String, value: Option<&str>, is_on: bool) -> Self {
        Self { option, label, kind: Kind::Switch { value: value.map(str::to_owned), is_on }, hint: None }
    }

    fn hint(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }
}

/// Values that are shown as they are written.
fn plain(words: Vec<String>) -> Vec<(String, String)> {
    words.into_iter().map(|word| (word.clone(), word)).collect()
}

/// How the routine's own value is shown.
fn usual(name: &str) -> String {
    format!("{name} (as the routine says)")
}

/// The words of a choice but `own`, which is the routine's.
fn others(words: Vec<String>, own: &str) -> Vec<(String, String)> {
    plain(words.into_iter().filter(|word| word != own).collect())
}

/// What can be chosen of `routine`, which `voices` could speak, and a person of whom there are `recordings`.
pub(super) fn controls(routine: &Routine, voices: &[Listed], recordings: Option<String>) -> Vec<Control> {
    let (menu, pace) = (Menu::of(routine), &routine.pace);
    let mut controls = Vec::new();
    if menu.has_sides {
        controls.push(Control::choice(
            "--side",
            "Side that hurts",
            "not named",
            plain(choice_words::<nightcue::script::AffectedSide>()),
        ));
    }
    if routine.languages.len() > 1 {
        let languages = routine.languages.iter().filter(|language| **language != routine.language);
        let languages = languages.map(|language| (language.tag().to_owned(), language.name().to_owned())).collect();
        controls.push(Control::choice("--language", "Language", routine.language.name(), languages));
    }
    controls.extend(lengths(&menu, pace.hold));
    controls.extend(offers(routine));
    if menu.marks_quick {
        controls.push(Control::switch("--quick", "Only what helps at once".to_owned(), None, false));
    }
    let levels = others(choice_words::<Guidance>(), pace.guidance.name());
    controls.push(Control::choice("--guidance", "How much is said", &usual(pace.guidance.name()), levels));
    let paces = others(choice_words::<Tempo>(), pace.tempo.name());
    controls.push(Control::choice("--pace", "Time for moving", &usual(pace.tempo.name()), paces));
    let times = others(choice_words::<TimeOfDay>(), pace.time.name());
    controls.push(Control::choice("--profile", "Night or day", &usual(pace.time.name()), times));
    let beds = others(choice_words::<Bed>(), pace.bed.name());
    controls.push(Control::choice("--bed", "Soft noise under everything", &usual(pace.bed.name()), beds));
    let speakers = speakers(voices);
    let recordings: Vec<(String, String)> = recordings.into_iter().map(|own| (own.clone(), own)).collect();
    controls.push(Control::choice("--voice", "Voice", "the usual one", [&recordings[..], &speakers[..]].concat()));
    if !recordings.is_empty() {
        controls.push(Control::choice("--fallback", "Voice for lines that are not recorded", "none", speakers));
    }
    controls
}

/// What can be at hand, and what can be asked for.
fn offers(routine: &Routine) -> impl Iterator<Item = Control> + '_ {
    let language = routine.language;
    let things = routine.equipment.iter().map(move |thing| {
        let instead = thing.instead.as_ref().map(|instead| format!("instead: {}", instead.plain(language)));
        Control::switch("--without", thing.label.plain(language), Some(&thing.name), true).hint(instead)
    });
    let options = routine.options.iter();
    let options =
        options.map(move |option| Control::switch("--with", option.label.plain(language), Some(&option.name), false));
    things.chain(options)
}

/// How long the track is, and how often things are done.
fn lengths(menu: &Menu, own: RangeEnd) -> Vec<Control> {
    let mut controls = Vec::new();
    if menu.can_fit() {
        let kind = Kind::Length { example: "20m" };
        controls.push(Control { option: "--fit", label: "Length of the whole track".to_owned(), kind, hint: None });
    }
    if menu.has_ranges {
        let ends = others(choice_words::<RangeEnd>(), own.name());
        controls.push(Control::choice("--hold", "Length of each hold", &usual(own.name()), ends));
    }
    for (option, label, range) in [("--rounds", "Rounds", menu.rounds), ("--reps", "Repetitions", menu.reps)] {
        let numbers = |CountRange { least, most }| plain((least..=most).map(|count| count.to_string()).collect());
        controls.extend(range.map(|range| Control::choice(option, label, "as the routine says", numbers(range))));
    }
    controls
}

/// The voices that are there and work.
fn speakers(voices: &[Listed]) -> Vec<(String, String)> {
    let is_there = |voice: &&Listed| matches!(voice.origin, Origin::Bundled | Origin::Own | Origin::Added);
    let working = voices.iter().filter(is_there).filter(|voice| voice.problem.is_none());
    plain(working.map(|voice| voice.name.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use nightcue::base::Source;

    fn options(text: &str) -> Vec<&'static str> {
        let source = Source::new("a.toml", text.as_bytes().to_vec()).expect("text");
        let routine = nightcue::routine::read(&source).expect("a routine");
        controls(&routine, &[], None).iter().map(|control| control.option).collect()
    }

    const USUAL: [&str; 5] = ["--guidance", "--pace", "--profile", "--bed", "--voice"];

    #[test]
    fn a_routine_without_choices_offers_what_every_routine_does() {
        let text = "title = 'A'\nlanguage = 'en'\n[[step]]\ntitle = 'B'\nsides = 'once'\n[[step.do]]\nsay = 'C.'\nhold = '9s'\n";
        assert_eq!(options(text), USUAL);
    }

    #[test]
    fn sides_ranges_and_equipment_are_offered() {
        let text = "title = 'A'\nlanguage = 'en'\n[equipment]\nmat = 'a mat'\n[[step]]\ntitle = 'B'\nsides = 'both'\nrounds = '1..3'\n\
            [[step.do]]\nsay = 'C.'\nhold = '9s..20s'\n[[step.do]]\nsay = 'D.'\nquick = true\nwith = 'mat'\nhold = '9s'\n";
        let expected = ["--side", "--fit", "--hold", "--rounds", "--without", "--quick"];
        assert_eq!(options(text), [&expected[..], &USUAL[..]].concat());
    }
}
