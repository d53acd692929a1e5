//! Everything that will be heard, in order and without times: a [`Script`] of [`Cue`]s.
//!
//! It contains no audio, no sample rate and no unfilled brace, and every distinct utterance of a voice appears once in
//! [`Script::lines`].

use std::collections::BTreeMap;

use serde::Serialize;

use super::chosen::Chosen;
use crate::base::{Length, LengthRange, Located, Span};
use crate::routine::{Breath, BreathPart, Countdown, OwnSound, Pace};
use crate::words::{Language, OwnLexicon, Rewriting, Side, SpokenText, Utterance, read_aloud};

/// The words, tones and silences of one track.
#[derive(Clone, Debug)]
pub struct Script {
    /// The name of the track: routine and side.
    pub title: String,
    /// What the routine leaves open.
    pub chosen: Chosen,
    /// The spoken language.
    pub language: Language,
    /// Silences before, between and after.
    pub pace: Pace,
    /// What happens, in order.
    pub cues: Vec<Cue>,
    /// Every distinct line, in the order in which it is first heard.
    pub lines: Vec<Line>,
    /// Every distinct sound that the routine brings along, in the order in which it is first heard.
    pub sounds: Vec<OwnSound>,
    /// Those that are heard in place of tones.
    pub tones: ToneSounds,
    /// What the bed is made of, if not of noise.
    pub bed: Option<OwnSound>,
    /// Whom the sounds of the routine are from.
    pub credits: Vec<String>,
    /// Words that the routine wants to be said otherwise than they are written.
    pub lexicon: OwnLexicon,
    /// The same by language, for lines in another one than that of the track.
    pub guest_lexicons: BTreeMap<Language, OwnLexicon>,
}

/// Something to be spoken once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is said.
    pub utterance: Utterance,
    /// The voice that the routine names for it.
    pub voice: Option<Located<String>>,
    /// What of it is not said as it is written.
    pub rewritten: Vec<Rewriting>,
}

/// One thing that is heard, or a silence.
#[derive(Clone, Debug)]
pub enum Cue {
    /// A labeled part starts here.
    Chapter(Chapter),
    /// Words.
    Say(Prompt),
    /// Silence for moving.
    Pause(Length),
    /// Time in position, with all that is heard during it.
    Hold(HeldTime),
    /// Time to rest.
    Rest(RestTime),
}

/// A labeled part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What the player shows.
    pub title: String,
    /// The number of the step from 1; `None` before the first and after the last.
    pub step: Option<usize>,
    /// The side being worked, if the step has sides and it is known.
    pub side: Option<Side>,
    /// The number of the round from 1, where there are several.
    pub round: Option<u32>,
    /// How many rounds there are, where there are several.
    pub rounds: Option<u32>,
    /// Whether they are called sets.
    pub has_sets: bool,
}

impl Chapter {
    /// What is said before the first or after the last step.
    pub(super) const fn framing(title: String) -> Self {
        Self { title, step: None, side: None, round: None, rounds: None, has_sets: false }
    }
}

/// Identifies what is heard of a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum UtteranceId {
    /// What a voice says: the index of its line in [`Script::lines`].
    Line(usize),
    /// A sound of the routine: its index in [`Script::sounds`].
    Sound(usize),
}

/// Sounds of the routine in place of tones.
#[derive(Clone, Debug, Default)]
pub struct ToneSounds {
    /// For the tone that starts a hold.
    pub start: Option<Prompt>,
    /// For each tone of a countdown.
    pub countdown: Option<Prompt>,
    /// For the tone that ends a hold.
    pub end: Option<Prompt>,
    /// For the tone of an in-breath.
    pub breathe_in: Option<Prompt>,
    /// For the tone of an out-breath.
    pub breathe_out: Option<Prompt>,
}

/// Words as written and the utterance that a voice makes of them, or a sound of the routine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The words as read, with every brace filled in; of a sound, its name.
    pub text: String,
    /// What is heard.
    pub utterance: UtteranceId,
    /// Where the words are in the file; `None` for the tool's own words.
    pub span: Option<Span>,
    /// Where a text that the tool's own words quote, such as a title, is in the file.
    pub quoted: Option<Span>,
}

impl Prompt {
    /// Whether it is a sound of the routine rather than words.
    pub const fn is_sound(&self) -> bool {
        matches!(self.utterance, UtteranceId::Sound(_))
    }
}

/// A hold with its length chosen and its cues laid out.
#[derive(Clone, Debug)]
pub struct HeldTime {
    /// Whether it is a movement rather than a position.
    pub is_movement: bool,
    /// From the onset of the start tone to the onset of the end tone.
    pub length: Length,
    /// The range that the author promised for that length.
    pub range: LengthRange,
    /// Where the length is written in the file.
    pub span: Span,
    /// The number of the step, from 1.
    pub step: usize,
    /// The title of the step.
    pub title: String,
    /// The side being worked, if the step has sides and it is known.
    pub side: Option<Side>,
    /// Which repetition it is, from 1, where each one is held by itself.
    pub rep: Option<u32>,
    /// How many repetitions there are, if there are any.
    pub reps: Option<u32>,
    /// Time to get into position, between the last words and the start tone.
    pub settle: Length,
    /// Tones before the end.
    pub countdown: Countdown,
    /// Words in place of these tones, one for each second; none if they are tones.
    pub counted: Vec<Prompt>,
    /// Words during the hold, in the order in which they start.
    pub words: Vec<HeldWords>,
    /// What paces the breath where nothing else is heard.
    pub pacing: Option<Pacing>,
    /// Which of its tones are heard.
    pub tones: HoldTones,
}

/// Which tones of a hold are heard.
#[derive(Clone, Debug, Default)]
pub struct HoldTones {
    /// Whether it starts in silence.
    pub no_start: bool,
    /// Whether it ends in silence.
    pub no_end: bool,
    /// Beats that are marked with a tone, counted from the start.
    pub beats: Vec<Length>,
}

/// What paces the breath during a hold.
#[derive(Clone, Debug)]
pub enum Pacing {
    /// Tones.
    Tones(Breath),
    /// Words for each part of a breath, unless they are silent.
    Words {
        /// When they are said.
        rhythm: Breath,
        /// The words of the parts that have some.
        parts: Vec<(BreathPart, Prompt)>,
        /// Whether tones follow after the first breath.
        then_tones: bool,
    },
}

impl Pacing {
    /// The rhythm it follows.
    pub const fn rhythm(&self) -> &Breath {
        match self {
            Self::Tones(rhythm) | Self::Words { rhythm, .. } => rhythm,
        }
    }

    /// Whether words begin with the first in-breath.
    pub fn begins_with_words(&self) -> bool {
        self.words(BreathPart::In).is_some()
    }

    /// The words for `part`, if there are any.
    pub fn words(&self, part: BreathPart) -> Option<&Prompt> {
        match self {
            Self::Tones(_) => None,
            Self::Words { parts, .. } => parts.iter().find(|(known, _)| *known == part).map(|(_, prompt)| prompt),
        }
    }

    /// All words.
    fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        BreathPart::ALL.into_iter().filter_map(|part| self.words(part))
    }
}

/// A rest, with the words that announce it.
#[derive(Clone, Debug)]
pub struct RestTime {
    /// From the end of what was heard before to what is heard next.
    pub length: Length,
    /// Where the length is written in the file.
    pub span: Span,
    /// Tones before its end.
    pub countdown: Countdown,
    /// Words in place of these tones, one for each second; none if they are tones.
    pub counted: Vec<Prompt>,
    /// Words that announce it, at its beginning; they do not change its length.
    pub words: Vec<RestWords>,
    /// What leads to what follows, at its end; it does not change its length either.
    pub lead: Lead,
    /// Whether it is counted from the end tone before it to the start tone after it.
    pub is_exact: bool,
}

impl RestTime {
    /// Everything that is said in it, but not its countdown.
    pub fn said(&self) -> impl Iterator<Item = &Prompt> {
        self.words.iter().chain(&self.lead.words).map(|words| &words.prompt)
    }
}

/// The end of a rest that lasts exactly to the next start tone: what announces what follows, before its countdown.
#[derive(Clone, Debug, Default)]
pub struct Lead {
    /// What is said.
    pub words: Vec<RestWords>,
    /// Silence after these words that the routine asks for.
    pub pause: Length,
    /// Time to get into position after that, as much of it as there is room for.
    pub settle: Length,
    /// Whether the chapter before the rest starts with these words.
    pub begins_chapter: bool,
}

/// Words inside a rest, one after another.
#[derive(Clone, Debug)]
pub struct RestWords {
    /// Silence before them, in addition to the usual gap.
    pub after: Length,
    /// What is said.
    pub prompt: Prompt,
}

/// Words inside a hold.
#[derive(Clone, Debug)]
pub struct HeldWords {
    /// Counted from the onset of the start tone.
    pub at: Length,
    /// What is said.
    pub prompt: Prompt,
    /// What happens when it does not fit.
    pub firmness: Firmness,
    /// Where the moment is written in the file.
    pub when: Option<Span>,
    /// What the moment is counted from.
    pub anchor: Anchor,
}

/// What the moment of words in a hold is counted from: whether it moves when the hold is made longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The start of the hold.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
    /// A rhythm: an interval, a breath, a beat.
    Rhythm,
}

/// What happens to words in a hold that do not fit in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firmness {
    /// The tool's own time check: it gives way to anything the author wrote.
    Reminder,
    /// Written for this moment: it is an error.
    Exact,
    /// An occurrence of `every`: dropped if it would not end before the countdown.
    Repeated,
}

impl Script {
    /// A script of nothing but `text`, without silence before or after it.
    pub fn of_sentence(text: &str, language: Language) -> Self {
        let SpokenText { text: said, rewritten } = read_aloud(text, language);
        let utterance = Utterance { text: said, language };
        let prompt = Prompt { text: text.to_owned(), utterance: UtteranceId::Line(0), span: None, quoted: None };
        Self {
            title: text.to_owned(),
            chosen: Chosen::default(),
            language,
            pace: Pace::NONE,
            cues: vec![Cue::Say(prompt)],
            lines: vec![Line { utterance, voice: None, rewritten }],
            sounds: Vec::new(),
            tones: ToneSounds::default(),
            bed: None,
            credits: Vec::new(),
            lexicon: OwnLexicon::default(),
            guest_lexicons: BTreeMap::new(),
        }
    }

    /// Words that the routine wants to be said otherwise than they are written in `language`.
    pub fn lexicon_of(&self, language: Language) -> OwnLexicon {
        if language == self.language {
            return self.lexicon.clone();
        }
        self.guest_lexicons.get(&language).cloned().unwrap_or_default()
    }

    /// What a voice says for `id`; nothing for a sound.
    pub fn said(&self, id: UtteranceId) -> &str {
        match id {
            UtteranceId::Line(line) => &self.lines[line].utterance.text,
            UtteranceId::Sound(_) => "",
        }
    }

    /// Every prompt that may be heard, in order.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.cues.iter().flat_map(|cue| -> Vec<&Prompt> {
            match cue {
                Cue::Say(prompt) => vec![prompt],
                Cue::Hold(hold) => {
                    let pacing = hold.pacing.iter().flat_map(Pacing::prompts);
                    hold.words.iter().map(|words| &words.prompt).chain(&hold.counted).chain(pacing).collect()
                }
                Cue::Rest(rest) => rest.said().chain(&rest.counted).collect(),
                Cue::Chapter(_) | Cue::Pause(_) => Vec::new(),
            }
        })
    }
}
