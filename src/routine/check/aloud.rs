//! Whether a text can be read aloud: what has no words is an error, what can be read in two ways a warning that names both.

use crate::base::{Diagnostic, Span};
use crate::routine::template::{Piece, Template};
use crate::words::{self, Homograph, Language, Objection, Rewriting};

/// Stands for a value, which is made of words by the time it is read.
const VALUE: &str = "nn";

/// What a voice could not say, or only guess, of `template`; `place` finds a part of it in the file.
pub(crate) fn unclear(template: &Template, language: Language, place: impl Fn(&str) -> Span) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for text in [reading(template, 0), reading(template, 1)] {
        for problem in problems(&text, language, &place) {
            if !told.contains(&problem) {
                told.push(problem);
            }
        }
    }
    told
}

/// `template` in words, with the first or the second reading of what depends on the side.
fn reading(template: &Template, side: usize) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::Sides { left, right, .. } => [left, right][side].as_str(),
        Piece::Value(_) => VALUE,
    });
    pieces.collect()
}

fn problems(text: &str, language: Language, place: &impl Fn(&str) -> Span) -> Vec<Diagnostic> {
    let objections = words::objections(text, language);
    if !objections.is_empty() {
        return objections.iter().map(|objection| unreadable(objection, place)).collect();
    }
    let rewritten = words::read_aloud(text, language).rewritten;
    let readings = rewritten.iter().filter_map(|rewriting| two_readings(rewriting, place));
    let homographs = words::homographs(text, language);
    readings.chain(homographs.iter().filter_map(|homograph| two_sounds(text, homograph, place))).collect()
}

fn unreadable(Objection { written, reason, remedy }: &Objection, place: &impl Fn(&str) -> Span) -> Diagnostic {
    Diagnostic::error("unreadable", format!("`{written}` cannot be read aloud"))
        .at(place(written), *reason)
        .help(*remedy)
}

fn two_sounds(text: &str, homograph: &Homograph, place: &impl Fn(&str) -> Span) -> Option<Diagnostic> {
    let [first, second] = homograph.meanings?;
    let word = &text[homograph.place.clone()];
    let warning = Diagnostic::warning("two-readings", format!("`{word}` can be said in two ways"));
    let label = format!("the built-in voice says it as in `{first}`");
    Some(warning.at(place(word), label).help(format!("say it in other words, such as `{first}` or `{second}`")))
}

fn two_readings(rewriting: &Rewriting, place: &impl Fn(&str) -> Span) -> Option<Diagnostic> {
    let Rewriting { written, said, clearer } = rewriting;
    let [first, second] = clearer.as_ref()?;
    let warning = Diagnostic::warning("two-readings", format!("`{written}` can be read in two ways"));
    Some(warning.at(place(written), format!("said as `{said}`")).help(format!("write `{first}` or `{second}`")))
}
