//! A routine at a glance. Nothing is spoken for it, so it is available at once; its lengths are estimates and labeled
//! as such.

use serde::Serialize;

use super::choices::{AffectedSide, Choices, CountChoice, HoldChoice};
use super::estimate;
use super::session::Session;
use super::write::write;
use crate::base::{Diagnostic, Length};
use crate::routine::{CountRange, Offer, RangeEnd, Routine, Sides};
use crate::words::{Language, Side};

/// A routine at a glance, in its own language.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// Its name on the command line.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub description: Option<String>,
    /// Where its facts come from.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The languages it offers, its default first.
    pub languages: Vec<Language>,
    /// Approximate length of the track with the shortest lengths and the lowest numbers, in seconds.
    pub about_shortest_s: u64,
    /// Approximate length with the longest lengths and the highest numbers, in seconds.
    pub about_longest_s: u64,
    /// Approximate length with `--quick`, in seconds; `None` when nothing is marked for quick relief.
    pub about_quick_s: Option<u64>,
    /// Whether `--side` makes a difference.
    pub has_sides: bool,
    /// Its steps, in order.
    pub steps: Vec<StepOverview>,
    /// Things it uses, present unless given with `--without`.
    pub equipment: Vec<OfferOverview>,
    /// Alternatives, chosen only with `--with`.
    pub options: Vec<OfferOverview>,
}

/// A step at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct StepOverview {
    /// What it is called.
    pub title: String,
    /// Which sides it works.
    pub sides: Sides,
    /// How many times it is done in the whole track, on each side; the fewest, where that is a range.
    pub rounds: u32,
    /// The most times, where it is a range.
    pub most_rounds: u32,
    /// Whether its rounds are called sets.
    pub has_sets: bool,
}

/// A thing or an alternative at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct OfferOverview {
    /// Its name on the command line.
    pub name: String,
    /// The name to show.
    pub label: String,
    /// What can be used instead.
    pub instead: Option<String>,
}

impl Overview {
    /// The overview of `routine`, which is called `name`.
    ///
    /// # Errors
    /// Problems that only show when the script is written.
    pub fn of(routine: &Routine, name: &str) -> Result<Self, Vec<Diagnostic>> {
        let language = routine.language;
        let own_first =
            std::iter::once(language).chain(routine.languages.iter().copied().filter(|tag| *tag != language));
        let has_quick = routine.steps().flat_map(|step| &step.actions).any(|action| action.quick);
        Ok(Self {
            name: name.to_owned(),
            title: routine.title.plain(language),
            description: routine.description.as_ref().map(|words| words.plain(language)),
            source: routine.source.as_ref().map(|words| words.plain(language)),
            author: routine.author.clone(),
            languages: own_first.collect(),
            about_shortest_s: about(routine, RangeEnd::Shortest, false)?,
            about_longest_s: about(routine, RangeEnd::Longest, false)?,
            about_quick_s: has_quick.then(|| about(routine, RangeEnd::Shortest, true)).transpose()?,
            has_sides: routine.steps().any(|step| step.sides != Sides::Once),
            steps: steps(routine),
            equipment: routine.equipment.iter().map(|offer| offer_overview(offer, language)).collect(),
            options: routine.options.iter().map(|offer| offer_overview(offer, language)).collect(),
        })
    }
}

/// Approximate length of the track in seconds when everything with a range takes this end of it.
fn about(routine: &Routine, end: RangeEnd, quick: bool) -> Result<u64, Vec<Diagnostic>> {
    let side = routine.has_affected_side().then_some(AffectedSide::One(Side::Left));
    let mut session = Session::choose(routine, &Choices { side, quick, ..Choices::default() })?;
    session.hold = HoldChoice::End(end);
    (session.rounds, session.reps) = (CountChoice::End(end), CountChoice::End(end));
    let length: Length = estimate::length(&write(routine, &session)?);
    Ok(length.millis().div_ceil(1000))
}

fn steps(routine: &Routine) -> Vec<StepOverview> {
    let steps = routine.blocks.iter().flat_map(|block| block.steps.iter().map(move |step| (step, block.rounds)));
    let overview = |(step, rounds): (&crate::routine::Step, CountRange)| StepOverview {
        title: step.title.plain(routine.language),
        sides: step.sides,
        rounds: step.rounds.least.saturating_mul(rounds.least),
        most_rounds: step.rounds.most.saturating_mul(rounds.most),
        has_sets: step.has_sets,
    };
    steps.map(overview).collect()
}

fn offer_overview(offer: &Offer, language: Language) -> OfferOverview {
    OfferOverview {
        name: offer.name.clone(),
        label: offer.label.plain(language),
        instead: offer.instead.as_ref().map(|words| words.plain(language)),
    }
}
