//! A step as it grows, and what it is part of.

use crate::base::{Length, LengthRange};
use crate::routine::fixed_words::Sides;
use crate::routine::import::draft::{After, DraftAction, DraftCue, DraftStep, Thing};
use crate::routine::import::few::Few;
use crate::routine::import::lexis::Lexis;
use crate::routine::import::meaning::{Meaning, SideWords};
use crate::routine::import::notes::Notes;
use crate::routine::import::token::{find, tokens};

/// A shorter hold that is done several times is repeated; a longer one is done in rounds.
pub(crate) const LONGEST_REPEATED: Length = Length::from_secs(15);
/// How long nobody has said that moving takes: a little, and into another position.
pub(super) const MOVE: Length = Length::from_secs(3);
const POSITION: Length = Length::from_secs(6);
/// The pause after a warning.
pub(super) const WARNING: Length = Length::from_secs(1);
/// A pause in a script from which on words about staying mean a hold.
pub(super) const SHORTEST_HOLD: Length = Length::from_secs(10);

/// What a step becomes part of.
pub(crate) struct Surroundings<'a> {
    /// The words of the language.
    pub lexis: &'static Lexis,
    /// What the routine uses.
    pub equipment: &'a [Thing],
    /// Whether the author marks pauses: then no others are assumed.
    pub is_script: bool,
    /// Where what becomes of the lines is noted.
    pub notes: &'a mut Notes,
    /// How often, and what else is worth showing.
    pub description: &'a mut Vec<String>,
    /// Other ways, by name.
    pub options: &'a mut Vec<(String, String)>,
    /// How often everything is done, and the rest between.
    pub circuit: &'a mut Option<(Few, Option<LengthRange>)>,
}

/// A step as it grows.
pub(crate) struct StepBuilder<'a, 'b> {
    pub(super) around: &'b mut Surroundings<'a>,
    pub(super) step: DraftStep,
    /// Cues that wait for a hold.
    pub(super) waiting: Vec<(usize, DraftCue)>,
    /// Whether the last thing was a hold or a cue of one.
    pub(super) is_after_hold: bool,
    pub(super) is_affected: bool,
    /// The sides before the last sentence, and its words, if it only named the other side.
    pub(super) sides_before: Option<(Sides, String)>,
    pub(super) is_pause_assumed: bool,
    /// The line whose sentences show another way, its first words, and the option they belong to once there is one.
    pub(super) other_way: Option<(usize, String, Option<String>)>,
}

impl<'a, 'b> StepBuilder<'a, 'b> {
    /// A step called `title`.
    pub(crate) fn new(around: &'b mut Surroundings<'a>, title: &str) -> Self {
        let step = DraftStep::new(title);
        Self {
            around,
            step,
            waiting: Vec::new(),
            is_after_hold: false,
            is_affected: false,
            sides_before: None,
            is_pause_assumed: false,
            other_way: None,
        }
    }

    /// A comment for a person.
    pub(crate) fn look(&mut self, look: impl Into<String>) {
        self.step.looks.push(look.into());
    }

    /// Whether the author marks pauses.
    pub(crate) fn is_script(&self) -> bool {
        self.around.is_script
    }

    /// Words inside the step that are no instruction; words for a picture might be one.
    pub(crate) fn leave_out(&mut self, line: usize, text: &str, reason: &'static str) {
        if reason == "words for a picture" {
            self.look(format!("line {line} was taken for words for a picture: \"{text}\""));
        }
        self.around.notes.left_out(line, text, reason);
    }

    pub(super) fn set_sides(&mut self, words: SideWords) {
        self.step.sides = match words {
            SideWords::None => return,
            SideWords::OtherIfNeeded => Sides::Affected,
            SideWords::Each | SideWords::Other => Sides::Both,
        };
    }

    /// The thing that `text` names by the author's own word for it.
    pub(super) fn thing_named(&self, text: &str) -> Option<String> {
        let low = text.to_lowercase();
        self.around
            .equipment
            .iter()
            .find(|thing| thing.name.chars().count() > 3 && low.contains(&thing.name.to_lowercase()))
            .map(|thing| thing.key.clone())
    }

    pub(super) fn add(&mut self, action: DraftAction) {
        let lasts = action.lasts();
        self.step.actions.push(action);
        self.is_after_hold = lasts;
        if lasts {
            self.hand_over_cues();
        }
    }

    pub(super) fn pause_after(&mut self, text: &str, meaning: &Meaning) -> After {
        if self.around.is_script {
            return After::Nothing;
        }
        if meaning.warns {
            return After::AssumedPause(LengthRange::exactly(WARNING));
        }
        self.is_pause_assumed = true;
        let is_far = find(&tokens(text), self.around.lexis.position, self.around.lexis.limbs)
            .is_some_and(|found| found.start < 3);
        After::AssumedPause(LengthRange::exactly(if is_far { POSITION } else { MOVE }))
    }

    pub(super) fn cue_of_last(&mut self, line: usize, cue: DraftCue) {
        self.around.notes.found(line, &cue.say, "said during the hold");
        if let Some(action) = self.step.actions.iter_mut().rev().find(|action| action.lasts()) {
            action.cues.push(cue);
        }
    }

    /// Gives the cues that wait to the hold that was added last.
    pub(super) fn hand_over_cues(&mut self) {
        for (line, cue) in std::mem::take(&mut self.waiting) {
            self.cue_of_last(line, cue);
        }
    }

    /// The step. Cues that no hold came for are said like everything else.
    pub(crate) fn finish(mut self) -> DraftStep {
        for (line, cue) in std::mem::take(&mut self.waiting) {
            match self.step.actions.iter().any(DraftAction::lasts) {
                true => self.cue_of_last(line, cue),
                false => self.words_of_a_cue(line, cue),
            }
        }
        self.settle_rest();
        if self.is_affected && self.step.sides == Sides::Once {
            self.step.sides = Sides::Affected;
        }
        if self.is_pause_assumed {
            self.look("the text gives no time to move: every `pause` here is assumed");
        }
        self.step
    }

    /// The step is done `rounds` times.
    pub(super) fn rounds(&mut self, line: usize, text: &str, rounds: Few, are_sets: bool) {
        if rounds.most == 1 {
            return self.around.notes.found(line, text, "done once");
        }
        let key = if are_sets { "sets" } else { "rounds" };
        if self.step.rounds.replace(rounds).is_some_and(|known| known != rounds) {
            self.look(format!("more than one number of rounds was found; the last one is {}", rounds.written()));
        }
        self.step.are_sets = are_sets;
        self.around.notes.found(line, text, format!("{key} = {}", rounds.written()));
    }

    /// A rest that only has a name, in a step with rounds, is between them: `Pause: 30 s`.
    fn settle_rest(&mut self) {
        let is_label = |action: &DraftAction| action.say.trim_end_matches('.').ends_with(": {rest}");
        let rest =
            self.step.actions.iter().position(|action| matches!(action.then, After::Rest(_)) && is_label(action));
        if let (Some(at), Some(_), None) = (rest, self.step.rounds, self.step.rest)
            && let After::Rest(range) = self.step.actions.remove(at).then
        {
            self.step.rest = Some(range);
        }
    }

    pub(super) fn words_of_a_cue(&mut self, line: usize, cue: DraftCue) {
        self.around.notes.found(line, &cue.say, "something to do");
        let mut action = DraftAction::new(line, cue.say, After::AssumedPause(LengthRange::exactly(POSITION)));
        action.looks.push("this goes with the breath, but no hold follows".to_owned());
        self.step.actions.push(action);
    }
}
