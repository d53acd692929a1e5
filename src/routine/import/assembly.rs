//! From sections to a draft: which become steps, and what becomes of everything else.

use super::amount::{Measure, amounts};
use super::building::{StepBuilder, Surroundings};
use super::draft::{Draft, DraftStep};
use super::equipment::take_equipment;
use super::lexis::Lexis;
use super::meaning::{Meaning, meaning};
use super::notes::Notes;
use super::outside::{is_advertising_in, left_out_anyway, without_imprint};
use super::passage::{Passage, PassageKind, TITLE_END};
use super::rows::steps_of_rows;
use super::saying::tidy;
use super::sections::{Entry, Section, entries, is_part, sections};
use super::sentence::{Part, has_pause, parts, sentences};
use super::sides::put_in_braces;
use super::stage::{Assembly, is_exercise};
use super::token::tokens;

/// Fills `draft` with the steps of `passages`.
pub(super) fn assemble(draft: &mut Draft, passages: Vec<Passage>, lexis: &'static Lexis, notes: &mut Notes) {
    let passages = without_imprint(passages, lexis, notes);
    let passages = take_equipment(passages, &mut draft.equipment, lexis, notes);
    let is_script = passages.iter().any(|passage| has_pause(&passage.text, lexis));
    let mut sections = sections(passages, lexis);
    let has_steps = sections.iter().any(|section| section.is_step);
    let mut assembly = Assembly { draft, lexis, notes, is_script, has_steps, sisters: 0 };
    assembly.sisters = sections.iter().filter(|section| assembly.is_sure(section)).count();
    let leads = if is_script || has_steps { 0 } else { assembly.introductions(&sections) };
    sections[..leads].iter().for_each(|section| assembly.introduction(section));
    let after = sections.last_mut().map_or_else(Vec::new, |last| assembly.split_end(&mut last.body));
    sections[leads..].iter().for_each(|section| assembly.section(section));
    after.iter().for_each(|passage| assembly.beside(passage));
}

impl Assembly<'_> {
    fn section(&mut self, section: &Section) {
        let (rows, body): (Vec<Passage>, Vec<Passage>) =
            section.body.iter().cloned().partition(|passage| matches!(passage.kind, PassageKind::Row(_)));
        if !rows.is_empty() {
            steps_of_rows(&rows, self.draft, self.lexis, self.notes);
        }
        if section.is_step {
            return self.step(section.line, &section.title, &body, None);
        }
        let (before, entries) = entries(&body, self.lexis);
        if !self.has_steps && self.are_exercises(&entries) && !self.are_instructions(section, &entries) {
            self.heading(section);
            before.iter().for_each(|passage| self.beside(passage));
            return entries.iter().for_each(|entry| self.step(entry.line, &entry.title, &entry.body, None));
        }
        let sure = self.is_sure(section);
        let is_whole = self.is_script && rows.is_empty() && body.iter().any(is_text);
        if sure || is_whole {
            let look = self.has_steps.then_some("the text does not number this as a step: is it one?");
            return self.step(section.line, &section.title, &body, look);
        }
        self.heading(section);
        body.iter().for_each(|passage| self.beside(passage));
    }

    /// How many of `sections` lead to the exercises: the first ones, up to the title of the whole, if at least two exercises follow.
    fn introductions(&self, sections: &[Section]) -> usize {
        let is_title = |at: &usize| {
            let section = &sections[*at];
            let is_highest = sections[at + 1..].iter().all(|later| later.level > section.level);
            section.title.is_empty() && *at == 0 || section.title == self.draft.title && is_highest
        };
        let end = (0..sections.len().min(2)).rev().find(is_title).map_or(0, |at| at + 1);
        let has_rows =
            |section: &Section| section.body.iter().any(|passage| matches!(passage.kind, PassageKind::Row(_)));
        let are_lists = sections[..end]
            .iter()
            .any(|section| has_rows(section) || self.are_exercises(&entries(&section.body, self.lexis).1));
        let follow = sections[end..].iter().filter(|section| self.is_sure(section)).count();
        if are_lists || follow < 2 { 0 } else { end }
    }

    /// Whether something in `section` can only be an exercise.
    fn is_sure(&self, section: &Section) -> bool {
        let text = section.body.iter().filter(|passage| is_text(passage));
        text.flat_map(|passage| self.meanings(passage)).any(|meaning| is_exercise(&meaning, self.has_steps))
    }

    /// What the sentences of a passage ask for.
    fn meanings(&self, passage: &Passage) -> Vec<Meaning> {
        sentences(&passage.text.replace(TITLE_END, " "), self.lexis)
            .iter()
            .map(|text| meaning(text, self.lexis))
            .collect()
    }

    /// Whether each of `entries` is an exercise and not an instruction of one: three in five have something to count.
    fn are_exercises(&self, entries: &[Entry]) -> bool {
        let counted = |entry: &&Entry| {
            entry.body.iter().flat_map(|passage| self.meanings(passage)).any(|meaning| is_exercise(&meaning, false))
        };
        let count = entries.iter().filter(counted).count();
        entries.len() >= 2 && count >= 2 && count * 5 >= entries.len() * 3
    }

    /// Whether `entries` are the instructions of one exercise, the title of `section`: most have no title, and it has sisters.
    fn are_instructions(&self, section: &Section, entries: &[Entry]) -> bool {
        let untitled = entries.iter().filter(|entry| entry.title.is_empty()).count();
        let has_own_title = !section.title.is_empty() && section.title != self.draft.title;
        untitled * 2 > entries.len() && has_own_title && self.sisters > 1
    }

    /// Takes from `body` what stands at its end and is about all exercises: warnings, pictures.
    fn split_end(&self, body: &mut Vec<Passage>) -> Vec<Passage> {
        let is_about_all = |passage: &Passage| {
            passage.kind == PassageKind::Paragraph
                && (left_out_anyway(passage, self.lexis).is_some()
                    || self.meanings(passage).iter().all(|meaning| meaning.is_grave || meaning.is_for_doctor))
        };
        let kept = body.iter().rposition(|passage| !is_about_all(passage)).map_or(0, |at| at + 1);
        body.split_off(if kept == 0 { body.len() } else { kept })
    }

    /// One step.
    fn step(&mut self, line: usize, title: &str, body: &[Passage], look: Option<&str>) {
        let number = self.draft.steps.len() + 1;
        let (title, of_title) = apart(title, self.lexis);
        let named = if title.is_empty() && number == 1 && self.is_script { self.draft.title.clone() } else { title };
        let title = if named.is_empty() { format!("{} {number}", self.lexis.exercise) } else { named.clone() };
        let first = body.first().map_or(line, |passage| passage.line);
        let mut around = Surroundings {
            lexis: self.lexis,
            equipment: &self.draft.equipment,
            is_script: self.is_script,
            notes: self.notes,
            description: &mut self.draft.description,
            options: &mut self.draft.options,
            circuit: &mut self.draft.circuit,
        };
        around.notes.found(if line == 0 { first } else { line }, &title, format!("step {number}"));
        let body: Vec<Passage> =
            body.iter().cloned().chain(Passage::new(first.max(line), PassageKind::Paragraph, &of_title)).collect();
        let step = built(&mut around, &title, named.is_empty(), look, &body);
        self.draft.steps.push(step);
    }
}

/// A title, and what it says of times and numbers: `Plank – 30 seconds`.
fn apart(title: &str, lexis: &Lexis) -> (String, String) {
    let tokens = tokens(title);
    match amounts(&tokens, lexis).first() {
        Some(amount) if amount.measure != Measure::Frequency && amount.tokens.start > 0 => {
            let at = tokens[amount.tokens.start].span.start;
            (tidy(title[..at].trim_end_matches('(')), tidy(title[at..].trim_end_matches(')')))
        }
        _ => (title.to_owned(), String::new()),
    }
}

fn built(around: &mut Surroundings, title: &str, is_untitled: bool, look: Option<&str>, body: &[Passage]) -> DraftStep {
    let lexis = around.lexis;
    let mut builder = StepBuilder::new(around, title);
    if is_untitled && !builder.is_script() {
        builder.look("the text gives this step no title");
    }
    look.into_iter().for_each(|look| builder.look(look));
    for passage in body {
        let text = passage.text.replace(TITLE_END, " ");
        if let Some(reason) = left_out_anyway(passage, lexis) {
            builder.leave_out(passage.line, &text, reason);
        } else if passage.is_heading() || is_part(&text, lexis) {
            builder.leave_out(passage.line, &text, "a heading inside a step");
        } else {
            parts(&text, lexis).iter().for_each(|part| match part {
                Part::Sentence(words) if is_advertising_in(passage, words, lexis) => {
                    builder.leave_out(passage.line, words, "advertising")
                }
                part => builder.part(passage.line, part),
            });
        }
    }
    let mut step = builder.finish();
    put_in_braces(&mut step, lexis);
    step
}

/// Whether a passage is words of the author.
fn is_text(passage: &Passage) -> bool {
    matches!(passage.kind, PassageKind::Item { .. } | PassageKind::Paragraph)
}
