//! The listener's choices, fitted to a routine. A choice that matches nothing in the routine is an error, and a hold
//! never leaves the range that its author promised.

use std::collections::BTreeMap;

use super::choices::{AffectedSide, Choices, CountChoice, HoldChoice};
use super::differences::differences;
use crate::base::{Diagnostic, Length, LengthRange, Located, Span, nearest};
use crate::routine::{
    Action, Block, Condition, CountRange, Guidance, Hold, RangeEnd, Repetitions, Routine, Sides, Spacing, Step, Tempo,
    Then,
};
use crate::words::Language;

/// Choices that fit the routine, with its own defaults where the listener made none.
#[derive(Clone, Debug)]
pub struct Session {
    /// The side that hurts, if known.
    pub side: Option<AffectedSide>,
    /// The spoken language.
    pub language: Language,
    /// Equipment at hand and options asked for.
    pub present: Vec<String>,
    /// What a range of lengths becomes; one length is only for holds.
    pub hold: HoldChoice,
    /// What other ranges become then.
    pub end: RangeEnd,
    /// How many rounds or sets are done where their number is a range.
    pub rounds: CountChoice,
    /// How many repetitions are done where their number is a range.
    pub reps: CountChoice,
    /// How much is said.
    pub guidance: Guidance,
    /// How much time there is for moving.
    pub tempo: Tempo,
    /// Whether the track contains only what is marked for quick relief.
    pub quick: bool,
    /// How long the whole track is to last, if that was asked for.
    pub fit: Option<Length>,
    /// The numbers that [`fit`](crate::timeline) may choose for that.
    pub open_counts: OpenCounts,
    /// The lengths that it chose, by the place in the file where the range is written.
    pub lengths: BTreeMap<Span, Length>,
    /// The rest of that length, added to the lead-out.
    pub slack: Length,
    /// Parts of the name of the track: the choices that differ from the routine's own.
    pub differences: Vec<String>,
}

impl Session {
    /// The name of the track: `routine` and the choices that differ from the routine's own.
    pub fn track_name(&self, routine: &str) -> String {
        std::iter::once(routine).chain(self.differences.iter().map(String::as_str)).collect::<Vec<_>>().join("-")
    }

    /// The choices in words, for the comment in an audio file.
    pub fn comment(&self) -> String {
        let side = self.side.map_or("not named", AffectedSide::name);
        let hold = match (self.fit, self.hold) {
            (Some(total), _) => format!("fitted to {total}"),
            (_, HoldChoice::End(RangeEnd::Shortest)) => "shortest".to_owned(),
            (_, HoldChoice::End(RangeEnd::Longest)) => "longest".to_owned(),
            (_, HoldChoice::Exactly(length)) => length.to_string(),
        };
        let with = if self.present.is_empty() { "nothing".to_owned() } else { self.present.join(", ") };
        let guidance = self.guidance.name();
        let slow = if self.tempo == Tempo::Slow { "; slow" } else { "" };
        let quick = if self.quick { "; quick relief" } else { "" };
        format!("side: {side}; holds: {hold}; with: {with}; guidance: {guidance}{slow}{quick}")
    }

    /// Fits `choices` to `routine`.
    ///
    /// # Errors
    /// Every choice that matches nothing in the routine or breaks one of its promises.
    pub fn choose(routine: &Routine, choices: &Choices) -> Result<Self, Vec<Diagnostic>> {
        let problems: Vec<_> = [side_problem(routine, choices), language_problem(routine, choices)]
            .into_iter()
            .flatten()
            .chain(name_problems(routine, choices))
            .chain(hold_problems(routine, choices))
            .chain(quick_problem(routine, choices))
            .chain(count_problem("rounds", choices.rounds, &counts(routine)))
            .chain(count_problem("reps", choices.reps, &repetitions(routine)))
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let language = choices.language.unwrap_or(routine.language);
        let own_hold = if choices.quick { RangeEnd::Shortest } else { routine.pace.hold };
        Ok(Self {
            side: choices.side,
            language,
            present: present(routine, choices),
            hold: choices.hold.unwrap_or(HoldChoice::End(own_hold)),
            end: own_hold,
            rounds: choices.rounds.unwrap_or(CountChoice::End(own_hold)),
            reps: choices.reps.unwrap_or(CountChoice::End(own_hold)),
            guidance: choices.guidance.unwrap_or(routine.pace.guidance),
            tempo: choices.tempo.unwrap_or(routine.pace.tempo),
            quick: choices.quick,
            fit: choices.fit,
            open_counts: OpenCounts::of(routine, choices),
            lengths: BTreeMap::new(),
            slack: Length::ZERO,
            differences: differences(routine, choices),
        })
    }

    /// Whether something with this `condition` is part of the track.
    pub fn allows(&self, condition: &Condition) -> bool {
        condition.with.iter().all(|name| self.present.contains(name))
            && !condition.without.iter().any(|name| self.present.contains(name))
    }

    /// Whether `step` is part of the track.
    pub fn takes_step(&self, step: &Step) -> bool {
        self.allows(&step.condition) && step.actions.iter().any(|action| !self.quick || action.quick)
    }

    /// Whether `action` is part of the track, provided that its step is.
    pub fn takes_action(&self, action: &Action) -> bool {
        self.allows(&action.condition) && (!self.quick || action.quick)
    }

    /// Whether words that need `guidance` are heard.
    pub fn hears(&self, guidance: Guidance) -> bool {
        guidance <= self.guidance
    }

    /// How many rounds are done whose number is `range`.
    pub const fn rounds(&self, range: CountRange) -> u32 {
        self.rounds.of(range)
    }

    /// How many repetitions are done whose number is `range`.
    pub const fn reps(&self, range: CountRange) -> u32 {
        self.reps.of(range)
    }

    /// The length of `hold` in this session, in a round counted from 1.
    pub fn length(&self, hold: &Hold, round: u32) -> Length {
        let range = hold.range_in(round);
        if let Some(length) = self.lengths.get(&hold.span) {
            return *length;
        }
        match self.hold {
            HoldChoice::End(RangeEnd::Longest) => range.longest,
            HoldChoice::Exactly(length) if range.contains(length) => in_steps(length, hold),
            HoldChoice::End(RangeEnd::Shortest) => range.shortest,
            HoldChoice::Exactly(_) => self.end.of(range),
        }
    }

    /// The length of a rest or of a way back in this session.
    pub fn chosen(&self, written: &Located<LengthRange>) -> Length {
        match (self.lengths.get(&written.span), self.hold) {
            (Some(length), _) => *length,
            (None, HoldChoice::End(end)) => end.of(written.value),
            (None, HoldChoice::Exactly(_)) => self.end.of(written.value),
        }
    }

    /// The length of a pause for moving in this session.
    pub fn pause(&self, written: &Located<LengthRange>) -> Length {
        let chosen = self.lengths.get(&written.span);
        chosen.copied().unwrap_or_else(|| self.tempo.of(self.chosen(written)))
    }
}

/// The numbers that nobody has chosen, where a track is to last a certain time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCounts {
    /// From the fewest to the most rounds of all ranges.
    pub rounds: Option<CountRange>,
    /// From the fewest to the most repetitions of all ranges.
    pub reps: Option<CountRange>,
}

impl OpenCounts {
    fn of(routine: &Routine, choices: &Choices) -> Self {
        if choices.fit.is_none() {
            return Self::default();
        }
        let is_open = choices.rounds.is_none() && !choices.quick;
        Self {
            rounds: hull(&counts(routine)).filter(|_| is_open),
            reps: hull(&repetitions(routine)).filter(|_| choices.reps.is_none()),
        }
    }
}

/// From the least to the most of all those of `counts` that leave a choice.
pub(super) fn hull(counts: &[CountRange]) -> Option<CountRange> {
    let open = || counts.iter().filter(|count| count.least < count.most);
    let (least, most) = (open().map(|count| count.least).min()?, open().map(|count| count.most).max()?);
    Some(CountRange { least, most })
}

/// `length`, or the next shorter one that is a whole number of the hold's steps.
fn in_steps(length: Length, hold: &Hold) -> Length {
    match hold.step {
        Some(step) => step * (length.flicks() / step.flicks()),
        None => length,
    }
}

fn present(routine: &Routine, choices: &Choices) -> Vec<String> {
    let equipment = routine.equipment.iter().map(|offer| &offer.name);
    equipment.filter(|name| !choices.without.contains(name)).chain(&choices.with).cloned().collect()
}

fn side_problem(routine: &Routine, choices: &Choices) -> Option<Diagnostic> {
    let side = choices.side?;
    if routine.steps().any(|step| step.sides != Sides::Once) {
        return None;
    }
    let message = format!("`--side {}` has no effect: no step of this routine has sides", side.name());
    Some(
        Diagnostic::error("unknown-choice", message)
            .help("leave out `--side`, or give a step `sides = \"affected\"` or `\"both\"`"),
    )
}

fn language_problem(routine: &Routine, choices: &Choices) -> Option<Diagnostic> {
    let language = choices.language.filter(|language| !routine.languages.contains(language))?;
    let offered: Vec<_> = routine.languages.iter().map(|language| language.tag()).collect();
    let message = format!("this routine is not written in {}", language.name());
    Some(Diagnostic::error("unknown-choice", message).help(format!("languages it offers: {}", offered.join(", "))))
}

fn name_problems<'a>(routine: &'a Routine, choices: &'a Choices) -> impl Iterator<Item = Diagnostic> + 'a {
    let unknown = |name: &String, flag: &str| {
        let mut known = routine.equipment.iter().chain(&routine.options).map(|offer| offer.name.as_str());
        if known.any(|known| known == name) {
            return None;
        }
        let names: Vec<_> = routine.equipment.iter().chain(&routine.options).map(|offer| offer.name.as_str()).collect();
        let help = match (nearest(name, names.iter().copied()), names.is_empty()) {
            (Some(known), _) => format!("did you mean `{known}`?"),
            (None, true) => "this routine declares neither equipment nor options".to_owned(),
            (None, false) => format!("names it declares: {}", names.join(", ")),
        };
        let message = format!("`{flag} {name}` matches nothing in this routine");
        Some(Diagnostic::error("unknown-choice", message).help(help))
    };
    let with = choices.with.iter().filter_map(move |name| unknown(name, "--with"));
    let without = choices.without.iter().filter_map(move |name| unknown(name, "--without"));
    let both = choices.with.iter().filter(|name| choices.without.contains(name)).map(|name| {
        let message = format!("`{name}` is given with both `--with` and `--without`");
        Diagnostic::error("contrary-choice", message).help("leave out one of the two")
    });
    with.chain(without).chain(both)
}

/// Every hold that the routine's actions contain.
fn holds(routine: &Routine) -> impl Iterator<Item = &Hold> {
    routine.steps().flat_map(|step| &step.actions).filter_map(|action| match &action.then {
        Then::Hold(hold) => Some(hold.as_ref()),
        _ => None,
    })
}

/// The holds of which the listener chooses the length.
fn ranges(routine: &Routine) -> Vec<&Hold> {
    holds(routine).filter(|hold| hold.rungs.is_empty() && hold.range.shortest < hold.range.longest).collect()
}

/// Whether the listener chooses the length of something.
pub(super) fn has_ranges(routine: &Routine) -> bool {
    let is_open = |written: &Located<LengthRange>| written.value.shortest < written.value.longest;
    let rests = |block: &Block| block.rest.iter().chain(&block.rest_after).any(|rest| is_open(&rest.length));
    let between = |step: &Step| step.rest.iter().any(|rest| is_open(&rest.length));
    let within = |action: &Action| match &action.then {
        Then::Pause(length) => is_open(length),
        Then::Rest(rest) => is_open(&rest.length),
        Then::Hold(hold) => {
            matches!(hold.repetitions, Some(Repetitions { spacing: Spacing::Back(back), .. }) if is_open(&back))
        }
        Then::Nothing => false,
    };
    let framing = routine.opening.iter().chain(&routine.closing);
    !ranges(routine).is_empty()
        || routine.blocks.iter().any(rests)
        || routine.steps().any(between)
        || framing.chain(routine.steps().flat_map(|step| &step.actions)).any(within)
}

fn hold_problems(routine: &Routine, choices: &Choices) -> Vec<Diagnostic> {
    let ranges = ranges(routine);
    let is_open = |counts: &[CountRange]| hull(counts).is_some();
    let can_fit = has_ranges(routine) || is_open(&counts(routine)) || is_open(&repetitions(routine));
    let can_choose = match choices.hold {
        Some(HoldChoice::Exactly(_)) => !ranges.is_empty(),
        _ => has_ranges(routine),
    };
    let hold = choices.hold.filter(|_| !can_choose).map(|_| fixed_lengths("--hold", "every hold"));
    let fit = choices.fit.filter(|_| !can_fit).map(|_| fixed_lengths("--fit", "every hold, pause and rest"));
    if hold.is_some() || fit.is_some() {
        return hold.into_iter().chain(fit).collect();
    }
    if choices.hold.is_some() && choices.fit.is_some() {
        let message = "`--fit` and `--hold` both set how long holds last";
        return vec![Diagnostic::error("contrary-choice", message).help("leave out one of the two")];
    }
    let asked = match choices.hold {
        None => return Vec::new(),
        Some(HoldChoice::End(_)) => return Vec::new(),
        Some(HoldChoice::Exactly(length)) => length,
    };
    let outside = ranges.iter().filter(|hold| !hold.range.contains(asked));
    let problem = |hold: &&Hold| {
        let LengthRange { shortest, longest } = hold.range;
        Diagnostic::error("outside-range", format!("`--hold {asked}` is outside a range of the routine"))
            .at(hold.span, format!("{shortest} to {longest}"))
            .help("choose a length inside every range, or `shortest` or `longest`")
    };
    outside.map(problem).collect()
}

fn fixed_lengths(flag: &str, what: &str) -> Diagnostic {
    let message = format!("`{flag}` has no effect: {what} of this routine has a fixed length");
    let help = format!("leave out `{flag}`, or give a hold a range such as `\"2m..2m30s\"`");
    Diagnostic::error("unknown-choice", message).help(help)
}

/// Whether something is marked for quick relief.
pub(super) fn marks_quick(routine: &Routine) -> bool {
    routine.steps().flat_map(|step| &step.actions).any(|action| action.quick)
}

fn quick_problem(routine: &Routine, choices: &Choices) -> Option<Diagnostic> {
    if !choices.quick || marks_quick(routine) {
        return None;
    }
    let message = "`--quick` has no effect: this routine marks nothing for quick relief";
    Some(
        Diagnostic::error("unknown-choice", message)
            .help("leave out `--quick`, or write `quick = true` in the step that helps most"),
    )
}

/// How many rounds and sets everything has.
pub(super) fn counts(routine: &Routine) -> Vec<CountRange> {
    routine.blocks.iter().map(|block| block.rounds).chain(routine.steps().map(|step| step.rounds)).collect()
}

/// How many repetitions everything has.
pub(super) fn repetitions(routine: &Routine) -> Vec<CountRange> {
    holds(routine).filter_map(|hold| hold.repetitions).map(|repetitions| repetitions.count).collect()
}

fn count_problem(what: &str, wished: Option<CountChoice>, counts: &[CountRange]) -> Option<Diagnostic> {
    let wished = wished?;
    let mut ranges = counts.iter().filter(|count| count.least < count.most).peekable();
    if ranges.peek().is_none() {
        let message = format!("`--{what}` has no effect: every number of {what} in this routine is fixed");
        let help = format!("leave out `--{what}`, or write a range such as `{what} = \"2..3\"`");
        return Some(Diagnostic::error("unknown-choice", message).help(help));
    }
    let CountChoice::Exactly(count) = wished else { return None };
    let outside = ranges.find(|range| count < range.least || range.most < count)?;
    let message = format!("`--{what} {count}` is outside a range of the routine");
    let help = format!("choose {} to {}, `shortest` or `longest`", outside.least, outside.most);
    Some(Diagnostic::error("outside-range", message).help(help))
}
