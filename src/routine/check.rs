//! From [`Definition`] to [`Routine`], or every problem in the file: one problem never hides another.

pub(crate) mod action;
pub(crate) mod aloud;
pub(crate) mod blocks;
pub(crate) mod breath;
pub(crate) mod collect;
pub(crate) mod flow;
pub(crate) mod framing;
pub(crate) mod hold;
pub(crate) mod ladder;
pub(crate) mod languages;
pub(crate) mod lexicon;
pub(crate) mod offers;
pub(crate) mod own_words;
pub(crate) mod reps;
pub(crate) mod safety;
pub(crate) mod settings;
pub(crate) mod sounds;
pub(crate) mod tones;
pub(crate) mod values;

use super::checked::{Pace, Routine};
use super::definition::Definition;
use super::definition::parse::parse;
use super::definition::text::Text;
use crate::base::{Diagnostic, Located, Source, in_file_order};
use crate::words::Language;
use blocks::blocks;
use collect::Collector;
use framing::framing;
use languages::{guests, languages};
use lexicon::lexicon;
use offers::offers;
use own_words::own_words;
use settings::Settings;
use sounds::own_sounds;

/// From the text of a routine to its checked meaning.
///
/// # Errors
/// Every problem of shape and meaning, in file order.
pub fn read(source: &Source) -> Result<Routine, Vec<Diagnostic>> {
    let (definition, problems) = parse(source);
    match definition {
        Some(definition) => check(&definition, source, problems),
        None => Err(in_file_order(problems)),
    }
}

/// Checks `definition`. `problems` are those already found while reading it; an error carries all of them, in file order.
///
/// # Errors
/// When there is any problem; warnings are part of the routine.
fn check(definition: &Definition, source: &Source, problems: Vec<Diagnostic>) -> Result<Routine, Vec<Diagnostic>> {
    let was_whole = problems.is_empty();
    let mut collector = Collector {
        source,
        main: Language::English,
        languages: Vec::new(),
        names: Vec::new(),
        was_whole,
        guests: guests(definition),
        problems,
    };
    languages(definition, was_whole, &mut collector);
    let routine = routine(definition, was_whole, &mut collector);
    match routine {
        Some(routine) if collector.problems.iter().all(Diagnostic::is_warning) => {
            Ok(Routine { warnings: in_file_order(collector.problems), ..routine })
        }
        _ => Err(in_file_order(collector.problems)),
    }
}

fn routine(definition: &Definition, was_whole: bool, collector: &mut Collector<'_>) -> Option<Routine> {
    let shown = |text: &Option<Located<Text>>, collector: &mut Collector<'_>| {
        text.as_ref().and_then(|text| collector.shown_words(text))
    };
    let title = shown(&definition.title, collector);
    if definition.title.is_none() && was_whole {
        collector.report(
            Diagnostic::error("missing-key", "the routine has no `title`").help("add `title = \"…\"` at the top"),
        );
    }
    let (equipment, options) = offers(definition, collector);
    let settings = Settings::of_routine(&definition.defaults, collector);
    let pace = settings::pace(&definition.defaults, collector);
    let words = own_words(&definition.words, collector);
    let sounds = own_sounds(&definition.sounds, collector);
    let pace = Pace {
        bed: sounds.bed.as_ref().map_or(pace.bed, |_| settings::bed_of_a_file(&definition.defaults, pace.bed)),
        ..pace
    };
    let lexicon = lexicon(&definition.lexicon, collector);
    let opening = framing(&definition.opening, "opening", collector);
    let blocks = blocks(definition, settings, was_whole, collector);
    let closing = framing(&definition.closing, "closing", collector);
    Some(Routine {
        title: title?,
        description: shown(&definition.description, collector),
        source: shown(&definition.source, collector),
        author: definition.author.as_ref().map(|author| author.value.clone()),
        year: definition.year.as_ref().map(|year| year.value),
        language: collector.main,
        languages: collector.languages.clone(),
        equipment,
        options,
        pace,
        words,
        sounds,
        lexicon,
        voice: definition.defaults.voice.clone(),
        opening,
        blocks,
        closing,
        warnings: Vec::new(),
    })
}
