//! Every combination of what a listener can choose.

use nightcue::routine::{Guidance, RangeEnd, Routine, Sides, Then};
use nightcue::script::{AffectedSide, Choices, HoldChoice};
use nightcue::words::Side;

use super::{make, read, routines, written};

/// All combinations of side, language, equipment, options and length that mean something in `routine`; and each side and
/// language with less guidance and for quick relief.
pub(crate) fn every(routine: &Routine) -> Vec<Choices> {
    let mut all = vec![Choices::default()];
    if routine.steps().any(|step| step.sides != Sides::Once) {
        let sides = [AffectedSide::One(Side::Left), AffectedSide::One(Side::Right), AffectedSide::Both];
        spread(&mut all, sides, |choices, side| choices.side = Some(side));
    }
    spread(&mut all, routine.languages.clone(), |choices, language| choices.language = Some(language));
    let mut less = all.clone();
    spread(&mut less, [Guidance::Brief, Guidance::Minimal], |choices, guidance| choices.guidance = Some(guidance));
    if routine.steps().flat_map(|step| &step.actions).any(|action| action.quick) {
        spread(&mut less, [true], |choices, quick| choices.quick = quick);
    }
    let less = less.split_off(all.len());
    for thing in &routine.equipment {
        spread(&mut all, [&thing.name], |choices, name| choices.without.push(name.clone()));
    }
    for option in &routine.options {
        spread(&mut all, [&option.name], |choices, name| choices.with.push(name.clone()));
    }
    if has_ranges(routine) {
        let longest = HoldChoice::End(RangeEnd::Longest);
        spread(&mut all, [longest], |choices, hold| choices.hold = Some(hold));
    }
    all.extend(less);
    all
}

/// Adds to `all` a copy of each for every value.
fn spread<T: Clone>(all: &mut Vec<Choices>, values: impl IntoIterator<Item = T>, choose: impl Fn(&mut Choices, T)) {
    let before = all.clone();
    for value in values {
        all.extend(before.iter().cloned().map(|mut choices| {
            choose(&mut choices, value.clone());
            choices
        }));
    }
}

fn has_ranges(routine: &Routine) -> bool {
    routine.steps().flat_map(|step| &step.actions).any(|action| match &action.then {
        Then::Hold(hold) => hold.range.shortest < hold.range.longest,
        _ => false,
    })
}

#[test]
fn every_routine_is_written_in_english_and_german_and_names_its_source() {
    for bundled in routines() {
        let routine = read(bundled);
        let tags: Vec<_> = routine.languages.iter().map(|language| language.tag()).collect();
        assert_eq!(tags, ["en", "de"], "{}", bundled.name);
        assert!(routine.source.is_some() && routine.description.is_some(), "{}", bundled.name);
    }
}

#[test]
fn every_thing_has_a_household_substitute() {
    for bundled in routines() {
        for thing in read(bundled).equipment {
            assert!(thing.instead.is_some(), "{}: {}", bundled.name, thing.name);
        }
    }
}

#[test]
fn every_name_changes_what_is_said() {
    for bundled in routines() {
        let routine = read(bundled);
        let words = |choices: &Choices| -> Vec<String> {
            written(&make(bundled, &routine, choices)).map(|prompt| prompt.text.clone()).collect()
        };
        for offer in routine.equipment.iter().chain(&routine.options) {
            let chosen =
                |choices: &Choices| choices.with.contains(&offer.name) || choices.without.contains(&offer.name);
            let matters = every(&routine).iter().filter(|choices| chosen(choices)).any(|choices| {
                let mut plain = choices.clone();
                plain.with.retain(|name| *name != offer.name);
                plain.without.retain(|name| *name != offer.name);
                words(choices) != words(&plain)
            });
            assert!(matters, "{}: {} changes nothing", bundled.name, offer.name);
        }
    }
}
