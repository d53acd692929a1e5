//! From what people have to a routine: an article, a handout, a table, a script, the list of an interval timer.
//!
//! Plain rules, no network, no model. Every word is either in the routine, or noted as left out; where a person has to decide, a comment
//! says so.

mod again;
mod amount;
mod assembly;
mod beside;
mod building;
mod caption;
mod draft;
mod equipment;
mod few;
mod format;
mod handing_over;
mod lexis;
mod meaning;
mod notes;
mod outside;
mod passage;
mod reading;
mod rows;
mod saying;
mod sections;
mod sentence;
mod sides;
mod stage;
mod tally;
mod timers;
mod token;
mod writing;

pub use format::SheetFormat;
pub use notes::{Fate, Note};
pub use tally::Tally;

use crate::routine::starter::starter_title;
use crate::words::Language;
use draft::Draft;
use notes::Notes;
use passage::{Document, Passage};

/// How many bytes of text are read at most, markup not counted: three times as many make a routine.
const MOST_TEXT: usize = 256 * 1024;

/// What is imported, and what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The name of its file; empty for standard input.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its format; without one, what it looks like.
    pub format: Option<SheetFormat>,
    /// Its language; without one, what it looks like.
    pub language: Option<Language>,
    /// What the routine is called; without one, as it calls itself.
    pub title: Option<String>,
    /// Where it is from; without one, as it says itself.
    pub source: Option<String>,
    /// Which timer of a file with several.
    pub timer: Option<String>,
}

/// A routine, and how it came about.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text of the routine.
    pub text: String,
    /// What became of every line, in order.
    pub notes: Vec<Note>,
    /// What was found.
    pub tally: Tally,
}

/// Why nothing can be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Not of the format it is said to have, or looks as if it had.
    #[error("cannot read it as {}: {reason}; `--format` says what it is", .format.name())]
    NotThatFormat {
        /// The format.
        format: SheetFormat,
        /// Why.
        reason: String,
    },
    /// No language has most of its common words.
    #[error("its language cannot be told from its words; say it with `--language`")]
    NoLanguage,
    /// No routine can hold so much.
    #[error(
        "it has {} KiB of text, more than a routine can hold ({} KiB); save the exercises alone", .0 / 1024, MOST_TEXT / 1024
    )]
    TooMuch(usize),
    /// Nothing in it has a time or a number of times.
    #[error(
        "nothing in it looks like an exercise: no line has a time to hold, or a number of times; `nightcue new` starts a routine of your own"
    )]
    NothingFound,
    /// There is no timer of that name.
    #[error("it has no timer called `{wanted}`, but {known}")]
    NoTimer {
        /// As typed.
        wanted: String,
        /// Those that there are.
        known: String,
    },
}

/// Imports `sheet`.
///
/// # Errors
/// When its format, its language or any exercise in it cannot be found.
pub fn import(sheet: &Sheet) -> Result<Imported, ImportError> {
    let format = sheet.format.unwrap_or_else(|| SheetFormat::of(&sheet.name, &sheet.text));
    let mut notes = Notes::default();
    let draft = match format {
        SheetFormat::Timer => of_timer(sheet, &mut notes)?,
        _ => of_document(sheet, format, &mut notes)?,
    };
    if draft.steps.is_empty() {
        return Err(ImportError::NothingFound);
    }
    let mut notes = notes.0;
    notes.sort_by_key(|note| note.line);
    let text = writing::written(&draft);
    Ok(Imported { tally: Tally::of(&draft, &text), text, notes })
}

fn of_document(sheet: &Sheet, format: SheetFormat, notes: &mut Notes) -> Result<Draft, ImportError> {
    let document =
        reading::document(&sheet.text, format).map_err(|reason| ImportError::NotThatFormat { format, reason })?;
    let length: usize = document.passages.iter().map(|passage| passage.text.len()).sum();
    if length > MOST_TEXT {
        return Err(ImportError::TooMuch(length));
    }
    let words: String = document.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" ");
    let language =
        sheet.language.or(document.language).or_else(|| lexis::language_of(&words)).ok_or(ImportError::NoLanguage)?;
    let mut draft = empty(title(sheet, &document), language, origin(sheet, &document));
    if sheet.language.or(document.language).is_none() {
        draft.looks.push(format!("the language was told from the words: {}", language.name()));
    }
    assembly::assemble(&mut draft, document.passages, lexis::lexis(language), notes);
    draft.steps.retain(|step| !step.actions.is_empty());
    Ok(draft)
}

/// The title of the routine: as asked for, the first heading, as the document calls itself, or as its file is called.
fn title(sheet: &Sheet, document: &Document) -> String {
    let heading = document
        .passages
        .iter()
        .find(|passage| passage.is_heading())
        .map(|heading: &Passage| heading.text.replace(passage::TITLE_END, ""));
    let stem = sheet.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let file = || starter_title(stem.split_once('.').map_or(stem, |(stem, _)| stem));
    let title = sheet.title.clone().or(heading).or_else(|| document.title.clone()).unwrap_or_else(file);
    if title.trim().is_empty() { "Routine".to_owned() } else { title }
}

fn origin(sheet: &Sheet, document: &Document) -> String {
    let file = if sheet.name.is_empty() {
        "standard input".to_owned()
    } else {
        sheet.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
    };
    let parts = [document.origin.clone(), document.title.clone(), document.address.clone(), Some(file)];
    sheet.source.clone().unwrap_or_else(|| parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn empty(title: String, language: Language, source: String) -> Draft {
    Draft {
        title,
        language,
        source,
        description: Vec::new(),
        equipment: Vec::new(),
        options: Vec::new(),
        looks: Vec::new(),
        opening: Vec::new(),
        steps: Vec::new(),
        circuit: None,
    }
}

fn of_timer(sheet: &Sheet, notes: &mut Notes) -> Result<Draft, ImportError> {
    let unreadable = |reason| ImportError::NotThatFormat { format: SheetFormat::Timer, reason };
    let exercise = |language| lexis::lexis(language).exercise;
    let guess = sheet.language.unwrap_or(Language::English);
    let mut timers = timers::timers(&sheet.text, exercise(guess)).map_err(unreadable)?;
    let names: Vec<String> = timers.iter().map(|timer| format!("`{}`", timer.name)).collect();
    let at = match &sheet.timer {
        None => 0,
        Some(wanted) => timers
            .iter()
            .position(|timer| timer.name == *wanted)
            .ok_or_else(|| ImportError::NoTimer { wanted: wanted.clone(), known: names.join(", ") })?,
    };
    let timer = timers.swap_remove(at);
    let labels: String = timer.steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>().join(" ");
    let language = sheet.language.or_else(|| lexis::language_of(&labels)).unwrap_or(guess);
    *notes = timer.notes;
    names
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != at)
        .for_each(|(_, name)| notes.left_out(1, name, "another timer: import it with `--timer`"));
    let title = sheet.title.clone().unwrap_or(timer.name);
    let source = format!("{}, {}", timer.program, origin(sheet, &Document::default()));
    let mut draft = empty(title, language, sheet.source.clone().unwrap_or(source));
    if sheet.language.is_none() {
        draft.looks.push(format!(
            "which language are the names in? {} was told from them, or taken where nothing tells it",
            language.name()
        ));
    }
    (draft.steps, draft.circuit) = (timer.steps, timer.circuit);
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The routine of a handout with one exercise.
    fn routine(language: Language, words: &str) -> String {
        let text = format!("Stretch\n\n{words}\n");
        let sheet = Sheet { text, language: Some(language), format: Some(SheetFormat::Text), ..Sheet::default() };
        import(&sheet).expect("a routine").text
    }

    #[test]
    fn the_second_side_is_done_however_it_is_called() {
        for (language, words) in [
            (Language::English, "Roll your left foot for one minute. Switch to the right foot."),
            (Language::English, "Lift your left leg and hold for 20 seconds. Now the right."),
            (Language::English, "Lift your left leg and hold for 20 seconds. Repeat with the right leg."),
            (Language::English, "Lift your left leg and hold for 20 seconds, then the other side."),
            (Language::English, "Lift your left leg and hold for 20 seconds, then switch to the right."),
            (Language::English, "Lift one leg and hold for 20 seconds. Switch."),
            (Language::English, "Hold for 30 seconds on the left, then 30 seconds on the right."),
            (Language::German, "Heben Sie das linke Bein, 20 Sekunden halten. Dann links."),
            (Language::German, "Heben Sie das linke Bein, 20 Sekunden halten. Jetzt das rechte Bein 20 Sekunden."),
            (Language::German, "Ein Bein heben, 20 Sekunden halten, Bein wechseln."),
            (Language::French, "Levez la jambe gauche et tenez 20 secondes. Puis la jambe droite."),
            (Language::Spanish, "Levanta la pierna izquierda y mantén 20 segundos. Ahora la derecha."),
            (Language::Italian, "Solleva la gamba sinistra e mantieni per 20 secondi. Poi la destra."),
        ] {
            let text = routine(language, words);
            assert!(text.contains("sides = \"both\""), "{words}\n{text}");
            assert_eq!(text.matches("hold = ").count() + text.matches("for = ").count(), 1, "{words}\n{text}");
        }
    }

    #[test]
    fn another_leg_that_is_only_named_is_no_second_side() {
        for (language, words) in [
            (Language::English, "Bend the other knee and hold for 20 seconds."),
            (Language::English, "Hold your left leg for 20 seconds. Now bend the right knee."),
            (Language::German, "Ein Bein steht. Heben Sie das andere Bein an und halten Sie 20 Sekunden."),
        ] {
            let text = routine(language, words);
            assert!(!text.contains("sides = \"both\""), "{words}\n{text}");
            let last = words.rsplit_once(' ').map_or(words, |(_, last)| last);
            assert!(text.contains(last) || text.contains("{hold}"), "{words}\n{text}");
        }
    }

    #[test]
    fn a_hold_with_its_way_back_is_one_thing_to_do() {
        let text = routine(
            Language::English,
            "Rise up on your toes, pause for 2 seconds at the top, and lower slowly over 4 seconds. Do 2 sets of 15 with a minute's rest in between.",
        );
        for part in
            ["hold = \"2s\"", "back = \"4s\"", "reps = 15", "sets = 2", "rest = \"1m\"", "lower slowly over 4 seconds"]
        {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert_eq!(text.matches("[[step.do]]").count(), 1, "{text}");
    }

    #[test]
    fn a_time_to_read_and_a_remark_are_no_holds() {
        for words in ["6 min read", "Note: warm up 10 minutes before.", "Share this article"] {
            let text = routine(Language::English, &format!("{words}\n\nHold for 20 seconds."));
            assert_eq!(text.matches("hold = ").count(), 1, "{words}\n{text}");
        }
    }
}
