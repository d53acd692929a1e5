//! A script in the making: the cues, lines and problems that its parts add to. Each distinct line is stored once.

use std::collections::BTreeMap;

use super::chosen::Chosen;
use super::cue::{Cue, Line, Prompt, ToneSounds, UtteranceId};
use super::fill::{Moment, fill, on_one_line};
use super::open_rest::OpenRest;
use super::session::Session;
use crate::base::{Diagnostic, Length, Located};
use crate::routine::{OwnSound, OwnSounds, OwnWords, Routine, Step, Words};
use crate::words::{Language, Phrasebook, Side, SpokenText, Utterance, read_aloud};

/// A script in the making.
pub(super) struct Writer<'a> {
    pub session: &'a Session,
    pub(super) routine: &'a Routine,
    pub(super) phrases: &'static Phrasebook,
    /// The language of what is being written.
    pub(super) language: Language,
    /// The steps that are part of the track, in order; a step's number is its position here plus 1.
    pub(super) steps: Vec<&'a Step>,
    pub(super) cues: Vec<Cue>,
    /// How many cues there are, those inside holds included.
    pub(super) heard: usize,
    /// About how long the track lasts, for texts that say so.
    pub(super) total: Length,
    /// The number of the circuit being written, from 1, and how many there are.
    pub(super) circuit: usize,
    pub(super) circuits: usize,
    /// A rest that lasts exactly to the next start tone, while it is being filled.
    pub(super) open_rest: OpenRest,
    /// The silence since something was last heard.
    pub(super) silent: Length,
    pub(super) lines: Vec<Line>,
    pub(super) sounds: Vec<OwnSound>,
    /// What the step being written does with the tool's own words.
    pub(super) words: Option<&'a OwnWords>,
    /// The voice that the routine names for what is being written.
    pub(super) voice: Option<&'a Located<String>>,
    ids: BTreeMap<(Utterance, Option<&'a str>), UtteranceId>,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) chosen: Chosen,
}

/// What the holds of one step on one side share.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) title: String,
    pub(super) step: usize,
    pub(super) side: Option<Side>,
    pub(super) has_cadence: bool,
}

impl<'a> Writer<'a> {
    /// A script with nothing written yet.
    pub(super) fn new(routine: &'a Routine, session: &'a Session, total: Length) -> Self {
        let steps = routine.steps().filter(|step| session.takes_step(step)).collect();
        Self {
            session,
            routine,
            phrases: Phrasebook::of(session.language),
            language: session.language,
            steps,
            cues: Vec::new(),
            heard: 0,
            total,
            circuit: 0,
            circuits: routine.blocks.iter().filter(|block| session.rounds(block.rounds) > 1).count(),
            open_rest: OpenRest::default(),
            silent: Length::ZERO,
            lines: Vec::new(),
            sounds: Vec::new(),
            words: None,
            voice: routine.voice.as_ref(),
            ids: BTreeMap::new(),
            problems: Vec::new(),
            chosen: Chosen::default(),
        }
    }

    /// Adds `cue`. What is said in a rest that lasts exactly to the next start tone becomes part of that rest.
    pub(super) fn push(&mut self, cue: Cue) {
        self.heard += 1;
        self.silent = match &cue {
            Cue::Pause(length) => self.silent + *length,
            Cue::Chapter(_) => self.silent,
            Cue::Say(_) | Cue::Hold(_) | Cue::Rest(_) => Length::ZERO,
        };
        self.open_rest.add(cue, &mut self.cues);
    }

    /// Ends the rest that lasts exactly to the next start tone, if there is one.
    pub(super) fn close_rest(&mut self) {
        self.open_rest.close(&mut self.cues);
    }

    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// `words` at `moment` as a prompt; `None` after reporting why not.
    pub(super) fn prompt(&mut self, words: &Words, moment: &Moment) -> Option<Prompt> {
        let text = self.lines_of(words, moment)?;
        let utterance = self.utterance(&text);
        let span = Some(words.span(self.language));
        Some(Prompt { text: on_one_line(&text), utterance, span, quoted: None })
    }

    /// `sound` as a prompt.
    pub(super) fn sound(&mut self, sound: &OwnSound) -> Prompt {
        let known = self.sounds.iter().position(|known| known.files == sound.files);
        let index = known.unwrap_or_else(|| {
            self.sounds.push(sound.clone());
            self.sounds.len() - 1
        });
        Prompt { text: sound.name(), utterance: UtteranceId::Sound(index), span: Some(sound.span), quoted: None }
    }

    /// The sounds of the routine in place of tones.
    pub(super) fn tone_sounds(&mut self) -> ToneSounds {
        let OwnSounds { start, countdown, end, breathe_in, breathe_out, .. } = &self.routine.sounds;
        let mut heard = |sound: &Option<OwnSound>| sound.as_ref().map(|sound| self.sound(sound));
        ToneSounds {
            start: heard(start),
            countdown: heard(countdown),
            end: heard(end),
            breathe_in: heard(breathe_in),
            breathe_out: heard(breathe_out),
        }
    }

    /// `words` at `moment` on one line; `None` after reporting why not.
    pub(super) fn text(&mut self, words: &Words, moment: &Moment) -> Option<String> {
        self.lines_of(words, moment).map(|text| on_one_line(&text))
    }

    fn lines_of(&mut self, words: &Words, moment: &Moment) -> Option<String> {
        let language = self.language;
        match fill(words.template(language), words.span(language), moment, language) {
            Ok(text) => Some(text),
            Err(problem) => {
                self.report(*problem);
                None
            }
        }
    }

    pub(super) fn utterance(&mut self, text: &str) -> UtteranceId {
        let language = self.language;
        let SpokenText { text, rewritten } = read_aloud(text, language);
        let utterance = Utterance { text, language };
        let next = UtteranceId::Line(self.lines.len());
        let name = self.voice.map(|voice| voice.value.as_str());
        let id = *self.ids.entry((utterance.clone(), name)).or_insert(next);
        if id == next {
            self.lines.push(Line { utterance, voice: self.voice.cloned(), rewritten });
        }
        id
    }
}
