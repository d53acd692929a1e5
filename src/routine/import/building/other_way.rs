//! Another way for someone whom the usual one hurts: an option, with which its words and a hold of its own are heard.

use super::state::{MOVE, StepBuilder, WARNING};
use crate::base::LengthRange;
use crate::routine::import::draft::{After, DraftAction};
use crate::routine::import::lexis::Lexis;
use crate::routine::import::meaning::{Meaning, SideWords};
use crate::routine::import::token::{TokenKind, tokens};

impl StepBuilder<'_, '_> {
    /// Whether a sentence shows another way, or goes on with one that the same line began.
    pub(super) fn belongs_to_other_way(&self, line: usize, meaning: &Meaning) -> bool {
        let goes_on = self.other_way.as_ref().is_some_and(|(begun, ..)| *begun == line);
        let is_new = meaning.is_alternative && self.step.actions.iter().any(DraftAction::lasts);
        (goes_on || is_new) && !meaning.is_grave && meaning.sides == SideWords::None
    }

    /// The words of another way. A warning alone is only a warning; what follows it on its line is what to do instead.
    pub(super) fn other_way(&mut self, line: usize, text: &str, meaning: &Meaning) {
        match self.other_way.take().filter(|(begun, ..)| *begun == line) {
            Some((_, first, option)) => {
                let option = option.unwrap_or_else(|| self.option_for(&first));
                self.words_of_the_way(line, text, meaning, &option);
                self.other_way = Some((line, first, Some(option)));
            }
            None if meaning.warns => {
                self.warning(line, text);
                self.other_way = Some((line, text.to_owned(), None));
            }
            None => {
                let option = self.option_for(text);
                self.words_of_the_way(line, text, meaning, &option);
                self.other_way = Some((line, text.to_owned(), Some(option)));
            }
        }
    }

    /// A new option whose listener is told `first` before, if that is a warning. Instructions that share its words are not for them.
    fn option_for(&mut self, first: &str) -> String {
        let lexis = self.around.lexis;
        let option = format!("other-way-{}", self.around.options.len() + 1);
        self.around.options.push((option.clone(), first.to_owned()));
        for action in
            self.step.actions.iter_mut().filter(|action| is_about(first, &action.say, lexis) && action.with.is_none())
        {
            action.without = Some(option.clone());
        }
        option
    }

    /// Puts a warning before the instructions that it is about, or before the last hold.
    pub(super) fn warning(&mut self, line: usize, text: &str) {
        let lexis = self.around.lexis;
        let actions = &mut self.step.actions;
        let about = actions.iter().position(|action| is_about(text, &action.say, lexis));
        let at = about.or_else(|| actions.iter().rposition(DraftAction::lasts)).unwrap_or(actions.len());
        let mut warning = DraftAction::new(line, text, After::AssumedPause(LengthRange::exactly(WARNING)));
        warning.is_safety = true;
        actions.insert(at, warning);
        self.around.notes.found(line, text, "a warning, heard with any guidance, before what it is about");
    }

    /// Words of another way.
    fn words_of_the_way(&mut self, line: usize, text: &str, meaning: &Meaning, option: &str) {
        let then = match meaning.timings.first() {
            Some(timing) => After::Hold(timing.range),
            None => After::AssumedPause(LengthRange::exactly(MOVE)),
        };
        let mut words = DraftAction::new(line, text, then);
        words.with = Some(option.to_owned());
        words.looks.push(format!("another way: is `{option}` a good name, and which instructions does it replace?"));
        self.around.notes.found(line, text, format!("another way, heard --with {option}"));
        self.way_with_hold(words, option);
    }

    /// Adds the words of another way. The last of them get the hold that the usual way has, which is then for that one alone.
    fn way_with_hold(&mut self, mut words: DraftAction, option: &str) {
        let actions = &mut self.step.actions;
        let is_own = |action: &DraftAction| action.with.as_deref() == Some(option);
        if let Some(usual) = actions
            .iter_mut()
            .rev()
            .find(|action| action.held().is_some() && !is_own(action))
            .filter(|_| !words.lasts())
        {
            usual.without = Some(option.to_owned()).filter(|_| usual.with.is_none());
            (words.then, words.reps, words.back) = (usual.then, usual.reps, usual.back);
            for earlier in actions.iter_mut().filter(|action| is_own(action)) {
                earlier.then = After::AssumedPause(LengthRange::exactly(MOVE));
            }
        }
        actions.push(words);
        self.is_after_hold = false;
    }
}

/// Whether `warning` uses at least half of the longer words of `text`.
fn is_about(warning: &str, text: &str, lexis: &Lexis) -> bool {
    let long = |text: &str| {
        let words = tokens(text).into_iter().filter(|token| {
            token.kind == TokenKind::Word
                && token.text.chars().count() >= 4
                && !lexis.common.contains(&token.text.as_str())
        });
        words.map(|token| token.text).collect::<Vec<_>>()
    };
    let (warned, named) = (long(warning), long(text));
    let shared = named.iter().filter(|word| warned.contains(word)).count();
    shared >= 1 && shared * 2 >= named.len()
}
