//! What stands beside the steps: warnings for all of them, how often to do them, an introduction, headings.

use super::draft::{After, DraftAction};
use super::meaning::{Meaning, meaning};
use super::outside::{CAPTION, is_advertising_in, left_out_anyway};
use super::passage::{Passage, PassageKind, TITLE_END};
use super::sections::Section;
use super::sentence::sentences;
use super::stage::{Assembly, is_exercise};
use super::token::{TokenKind, begins, tokens};
use crate::base::{Length, LengthRange};

/// The pause after a warning.
const AFTER_WARNING: Length = Length::from_secs(1);
/// How many characters of an introduction the description takes.
const LONGEST_DESCRIPTION: usize = 400;
/// How it is asked whether an introduction is spoken.
const INTRODUCTION: &str = "the introduction is in the description, and not spoken";
/// A heading of fewer words only announces what is under it.
const WORDS_OF_A_WARNING: usize = 5;
/// How a heading asks when something is to be done, in any language.
const QUESTIONS: [&str; 6] = ["when", "wann", "quand", "cuándo", "cuando", "quando"];

impl Assembly<'_> {
    /// A section that leads to the exercises.
    pub(super) fn introduction(&mut self, section: &Section) {
        if !section.title.is_empty() {
            self.heading(section);
        }
        for passage in &section.body {
            self.each_sentence(passage, |assembly, text| {
                let meaning = meaning(&text, assembly.lexis);
                if assembly.is_for_all(passage, &text, &meaning) {
                    return;
                }
                assembly.sentence_of_introduction(passage, text, &meaning);
            });
        }
    }

    fn sentence_of_introduction(&mut self, passage: &Passage, text: String, meaning: &Meaning) {
        let line = passage.line;
        let length: usize = self.draft.description.iter().map(|words| words.chars().count()).sum();
        if is_exercise(meaning, false) {
            self.notes.left_out(line, &text, "part of the introduction");
            self.draft.looks.push(format!("line {line} leads to the exercises: is it an instruction? \"{text}\""));
        } else if passage.is_heading()
            || !text.ends_with(['.', '!', '?', '…'])
            || length + text.chars().count() > LONGEST_DESCRIPTION
        {
            self.notes.left_out(line, &text, "part of the introduction");
        } else {
            self.notes.found(line, &text, "part of the introduction: in the description, not spoken");
            self.look_at_introduction(line);
            self.draft.description.push(text);
        }
    }

    /// Asks once whether there is an instruction in the introduction.
    fn look_at_introduction(&mut self, line: usize) {
        if !self.draft.looks.iter().any(|look| look.starts_with(INTRODUCTION)) {
            let look = format!("{INTRODUCTION} (line {line}): does it say what to do? Then it belongs into a step");
            self.draft.looks.push(look);
        }
    }

    /// The heading of a section that is no step.
    pub(super) fn heading(&mut self, section: &Section) {
        if section.title == self.draft.title {
            return self.notes.found(section.line, &section.title, "title");
        }
        let heading = Passage::new(section.line, PassageKind::Heading(section.level), &section.title);
        heading.iter().for_each(|heading| self.beside(heading));
    }

    /// A passage beside the steps.
    pub(super) fn beside(&mut self, passage: &Passage) {
        self.each_sentence(passage, |assembly, text| {
            let meaning = meaning(&text, assembly.lexis);
            if assembly.is_for_all(passage, &text, &meaning) {
                return;
            }
            let reason = if passage.is_heading() { "a heading" } else { "no instruction with a time or a number" };
            assembly.notes.left_out(passage.line, &text, reason);
        });
    }

    /// Hands over each sentence of `passage`, unless it can be no instruction.
    fn each_sentence(&mut self, passage: &Passage, take: impl Fn(&mut Self, String)) {
        let text = passage.text.replace(TITLE_END, "");
        match left_out_anyway(passage, self.lexis) {
            Some(reason) => {
                if reason == CAPTION && super::caption::is_labeled(&text) {
                    let line = passage.line;
                    self.draft.looks.push(format!("line {line} was taken for words for a picture: \"{text}\""));
                }
                self.notes.left_out(passage.line, &text, reason);
            }
            None => sentences(&text, self.lexis).into_iter().for_each(|sentence| take(self, sentence)),
        }
    }

    /// Whether a sentence is about all steps, or about none; it is noted then.
    fn is_for_all(&mut self, passage: &Passage, text: &str, meaning: &Meaning) -> bool {
        let line = passage.line;
        let count = meaning.times.or(meaning.sets).filter(|_| meaning.is_whole);
        if is_advertising_in(passage, text, self.lexis) {
            self.notes.left_out(line, text, "advertising");
        } else if passage.is_heading() && is_announcement(text) {
            self.notes.left_out(line, text, "a heading");
        } else if meaning.is_grave || meaning.is_protective && !meaning.is_for_doctor && !is_exercise(meaning, false) {
            self.notes.found(line, text, "a warning, before the first step");
            if !meaning.is_grave {
                self.draft.looks.push(format!("line {line} was taken for a warning before the first step: \"{text}\""));
            }
            let mut action = DraftAction::new(line, text, After::AssumedPause(LengthRange::exactly(AFTER_WARNING)));
            action.is_safety = true;
            self.draft.opening.push(action);
        } else if meaning.is_for_doctor {
            self.notes.found(line, text, "about a doctor: in the description, not spoken");
            self.draft.looks.push(format!("line {line} is about a doctor: it is in the description, and not spoken"));
            self.draft.description.push(text.to_owned());
        } else if meaning.is_frequency {
            self.notes.found(line, text, "how often: in the description, not spoken");
            self.draft.description.push(text.to_owned());
        } else if let Some(count) = count {
            self.notes.found(line, text, format!("all steps: rounds = {}", count.written()));
            self.draft.circuit = Some((count, None));
        } else if meaning.is_whole && !meaning.timings.is_empty() {
            self.notes.left_out(line, text, "a time for all exercises");
            self.draft.looks.push(format!("line {line} gives a time for all exercises: \"{text}\""));
        } else {
            return false;
        }
        true
    }
}

/// Whether a heading says what follows and nothing else: it is short, or asks when.
fn is_announcement(text: &str) -> bool {
    let tokens = tokens(text);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    words < WORDS_OF_A_WARNING && !text.ends_with(['!', '.']) || begins(&tokens, &QUESTIONS, &[]).is_some()
}
