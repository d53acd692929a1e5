//! Every choice that a routine offers, as far as it can show something new: what differs from the routine's own choices in one thing
//! or in two, and the same wherever equipment or an option brings in words that are not heard otherwise. The simplest come first.

use super::choices::{AffectedSide, Choices, CountChoice, HoldChoice};
use super::session::{counts, has_ranges, marks_quick, repetitions};
use crate::routine::{Action, Condition, CountRange, Guidance, RangeEnd, Routine, Sides, Tempo, Then};
use crate::words::{Language, Side};

/// The choices that `routine` offers where `wished` leaves something open.
pub fn offered(routine: &Routine, wished: &Choices) -> Vec<Choices> {
    let usual = wished.language.unwrap_or(routine.language);
    let mut languages = vec![usual];
    if wished.language.is_none() {
        languages.extend(routine.languages.iter().copied().filter(|language| *language != usual));
    }
    let changes = changes(routine, wished);
    let (needed, others) = at_hand(routine, wished);
    let plain: Vec<Choices> = needed
        .iter()
        .flat_map(|set| changed_once(set, &changes).chain(changed_twice(set, &changes)))
        .chain(others.iter().flat_map(|set| changed_once(set, &changes)))
        .collect();
    let in_language = |language: &Language| {
        let language = Some(*language);
        plain.iter().map(move |choices| Choices { language, ..choices.clone() })
    };
    let mut choices: Vec<Choices> = languages.iter().flat_map(in_language).collect();
    choices.sort_by_key(|choices| (distance(choices, wished), choices.language != Some(usual)));
    choices
}

/// In how many things `choices` differ from `wished`, the language aside.
fn distance(choices: &Choices, wished: &Choices) -> usize {
    let names = choices.with.len() + choices.without.len() - wished.with.len() - wished.without.len();
    let others = [
        choices.side != wished.side,
        choices.hold != wished.hold,
        choices.rounds != wished.rounds,
        choices.reps != wished.reps,
        choices.guidance != wished.guidance,
        choices.tempo != wished.tempo,
        choices.quick != wished.quick,
    ];
    names + others.into_iter().filter(|differs| *differs).count()
}

/// `plain`, and with each of `changes`.
fn changed_once<'a>(plain: &'a Choices, changes: &'a [Change]) -> impl Iterator<Item = Choices> + 'a {
    std::iter::once(plain.clone()).chain(changes.iter().map(|change| change.made(plain)))
}

/// `plain` with every two of `changes`.
fn changed_twice<'a>(plain: &'a Choices, changes: &'a [Change]) -> impl Iterator<Item = Choices> + 'a {
    changes.iter().enumerate().flat_map(move |(index, first)| {
        let second = changes[index + 1..].iter().filter(|second| !second.excludes(first));
        second.map(|second| second.made(&first.made(plain)))
    })
}

/// One thing that a listener can choose differently.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    Side(AffectedSide),
    Hold(RangeEnd),
    Rounds(RangeEnd),
    Reps(RangeEnd),
    Guidance(Guidance),
    Tempo(Tempo),
    Quick,
}

impl Change {
    /// Whether both are about the same thing.
    fn excludes(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn made(self, choices: &Choices) -> Choices {
        let mut choices = choices.clone();
        match self {
            Self::Side(side) => choices.side = Some(side),
            Self::Hold(end) => choices.hold = Some(HoldChoice::End(end)),
            Self::Rounds(end) => choices.rounds = Some(CountChoice::End(end)),
            Self::Reps(end) => choices.reps = Some(CountChoice::End(end)),
            Self::Guidance(guidance) => choices.guidance = Some(guidance),
            Self::Tempo(tempo) => choices.tempo = Some(tempo),
            Self::Quick => choices.quick = true,
        }
        choices
    }
}

/// What differs from the routine's own choices, where `wished` leaves it open.
fn changes(routine: &Routine, wished: &Choices) -> Vec<Change> {
    let pace = &routine.pace;
    let mut changes = Vec::new();
    if wished.side.is_none() && routine.steps().any(|step| step.sides != Sides::Once) {
        let sides = [AffectedSide::One(Side::Left), AffectedSide::One(Side::Right), AffectedSide::Both];
        changes.extend(sides.map(Change::Side));
    }
    let other_end = RangeEnd::ALL.into_iter().filter(|end| *end != pace.hold);
    for end in other_end {
        changes.extend((wished.hold.is_none() && has_ranges(routine)).then_some(Change::Hold(end)));
        changes.extend((wished.rounds.is_none() && is_open(&counts(routine))).then_some(Change::Rounds(end)));
        changes.extend((wished.reps.is_none() && is_open(&repetitions(routine))).then_some(Change::Reps(end)));
    }
    let levels = Guidance::ALL.into_iter().filter(|level| wished.guidance.is_none() && *level != pace.guidance);
    changes.extend(levels.map(Change::Guidance));
    let tempos = Tempo::ALL.into_iter().filter(|tempo| wished.tempo.is_none() && *tempo != pace.tempo);
    changes.extend(tempos.map(Change::Tempo));
    changes.extend((!wished.quick && marks_quick(routine)).then_some(Change::Quick));
    changes
}

fn is_open(counts: &[CountRange]) -> bool {
    counts.iter().any(|count| count.least < count.most)
}

/// What can be at hand and asked for: as `wished`, with one thing changed, or as some words of `routine` need it; and apart from these,
/// with any two things changed.
fn at_hand(routine: &Routine, wished: &Choices) -> (Vec<Choices>, Vec<Choices>) {
    let free = |name: &&str| !wished.with.iter().chain(&wished.without).any(|taken| taken == name);
    let offers = routine.equipment.iter().chain(&routine.options).map(|offer| offer.name.as_str());
    let names: Vec<&str> = offers.filter(free).collect();
    let toggled = |set: Choices, name: &&str| toggled(routine, &set, name);
    let mut needed = vec![wished.clone()];
    needed.extend(names.iter().map(|name| toggled(wished.clone(), name)));
    for condition in conditions(routine) {
        let with = names.iter().filter(|name| condition.with.iter().any(|with| with == *name));
        let without = names.iter().filter(|name| condition.without.iter().any(|without| without == *name));
        let options = with.filter(|name| !is_equipment(routine, name));
        let things = without.filter(|name| is_equipment(routine, name));
        let set = options.chain(things).fold(wished.clone(), toggled);
        let is_known = needed.iter().any(|known| same_names(known, &set));
        needed.extend((!is_known).then_some(set));
    }
    let seconds = |index: usize| names[index + 1..].iter();
    let pairs = names.iter().enumerate().flat_map(|(index, first)| {
        let one = toggled(wished.clone(), first);
        seconds(index).map(move |second| toggled(one.clone(), second)).collect::<Vec<_>>()
    });
    let others = pairs.filter(|pair| !needed.iter().any(|known| same_names(known, pair))).collect();
    (needed, others)
}

fn same_names(one: &Choices, other: &Choices) -> bool {
    let holds = |some: &[String], all: &[String]| some.iter().all(|name| all.contains(name));
    one.with.len() == other.with.len()
        && one.without.len() == other.without.len()
        && holds(&one.with, &other.with)
        && holds(&one.without, &other.without)
}

fn is_equipment(routine: &Routine, name: &str) -> bool {
    routine.equipment.iter().any(|thing| thing.name == name)
}

/// `choices` without the equipment `name`, or with the option.
fn toggled(routine: &Routine, choices: &Choices, name: &str) -> Choices {
    let mut choices = choices.clone();
    let list = if is_equipment(routine, name) { &mut choices.without } else { &mut choices.with };
    if !list.iter().any(|known| known == name) {
        list.push(name.to_owned());
    }
    choices
}

/// Every condition under which something is heard, with those of what it is part of.
fn conditions(routine: &Routine) -> Vec<Condition> {
    let mut found = Vec::new();
    let framing = routine.opening.iter().chain(&routine.closing);
    framing.for_each(|action| of_action(action, &Condition::default(), &mut found));
    for step in routine.steps() {
        step.actions.iter().for_each(|action| of_action(action, &step.condition, &mut found));
    }
    found
}

fn of_action(action: &Action, outer: &Condition, found: &mut Vec<Condition>) {
    let own = both(outer, &action.condition);
    if let Then::Hold(hold) = &action.then {
        found.extend(hold.cues.iter().map(|cue| both(&own, &cue.condition)));
    }
    found.push(own);
}

fn both(outer: &Condition, inner: &Condition) -> Condition {
    let joined = |outer: &[String], inner: &[String]| outer.iter().chain(inner).cloned().collect();
    Condition {
        with: joined(&outer.with, &inner.with),
        without: joined(&outer.without, &inner.without),
        only: Vec::new(),
    }
}
