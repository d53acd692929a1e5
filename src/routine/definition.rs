//! The shape of a routine file. Every key of the language is documented here, once; the JSON Schema takes its
//! descriptions from these comments.
//!
//! serde admits only known keys with values of the right type. What the values mean is checked in
//! [`check`](super::check).

pub(crate) mod breath;
pub(crate) mod own_words;
pub(crate) mod parse;
pub(crate) mod pattern;
pub(crate) mod sounds;
pub(crate) mod text;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::fixed_words::{Counting, Order, RangeEnd, Risk, Sides, Tempo};
use super::guidance::Guidance;
use crate::base::{self, Located, TimeOfDay, choice_words};
use crate::sound::{Bed, Phase};
use crate::words::Side;
use breath::BreathText;
use own_words::OwnWordsText;
use pattern::{
    LanguageTag, Moment, Occasions, OpenLength, Range, Reminder, Silence, SoundFiles, action_needs, any_of,
    contrary_guidance, exclusive, framing, none_of, rest_needs, something_to_do, two_times,
};
use sounds::SoundsText;
use text::{CountText, DurationText, Equipment, Named, Names, Pronunciation, Text};

/// A routine: what to do, for how long, on which side.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(extend("required" = ["title", "language", "step"]))]
pub struct Definition {
    /// What the routine is called. Required.
    pub title: Option<Located<Text>>,
    /// The language of plain texts: `en`, `en-GB`, `de`, `es`, `fr` or `it`. Required.
    #[schemars(with = "LanguageTag")]
    pub language: Option<Located<String>>,
    /// What the routine is for, in a sentence or two. Shown, not spoken.
    pub description: Option<Located<Text>>,
    /// Where the facts of the routine come from. Shown, not spoken.
    pub source: Option<Located<Text>>,
    /// Who wrote the routine; players show it as the artist.
    pub author: Option<Located<String>>,
    /// The year of the routine, for players.
    pub year: Option<Located<u16>>,
    /// Things the routine uses, by name. The listener has them unless the track is made `--without NAME`.
    pub equipment: Named<Equipment>,
    /// Alternatives a listener can ask for with `--with NAME`.
    pub options: Named<Text>,
    /// Settings for all steps; a step or a single hold can override them.
    pub defaults: Defaults,
    /// The tool's own words: silenced, switched on, or reworded.
    pub words: OwnWordsText,
    /// Words that are said otherwise than they are written: as other words, or as phonemes between slashes. One text for the routine's
    /// language, or one for each language in which the word needs it.
    #[schemars(with = "Named<Pronunciation>")]
    pub lexicon: Named<Text>,
    /// Sounds of your own in place of the tool's: files beside the routine.
    pub sounds: SoundsText,
    /// Runs of steps that are done several times, by name; their steps have `circuit = "NAME"`.
    pub circuit: Named<Circuit>,
    /// Spoken before the first step.
    #[schemars(extend("items" = framing()))]
    pub opening: Vec<Located<ActionText>>,
    /// The steps, in order. At least one.
    #[schemars(length(min = 1))]
    pub step: Vec<Located<StepText>>,
    /// Spoken after the last step.
    #[schemars(extend("items" = framing()))]
    pub closing: Vec<Located<ActionText>>,
}

/// Settings for the whole routine; a step or a single hold can override them.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Defaults {
    /// How many tones, one a second, lead up to the end of every hold: 0 to 60. Default: 5.
    #[schemars(range(max = base::MOST_COUNTDOWN))]
    pub countdown: Option<Located<u32>>,
    /// How often to say how much of a hold is left: a duration, or `"never"` (the default).
    #[schemars(with = "Reminder")]
    pub remind: Option<Located<DurationText>>,
    /// Whether to say when half of a hold is over. Default: `false`.
    pub halfway: Option<Located<bool>>,
    /// Time to get into position between the last words and the start tone. Default: `"2s"`.
    #[schemars(with = "Silence")]
    pub settle: Option<Located<DurationText>>,
    /// The breathing rhythm of every hold, such as `{ in = "4s", out = "6s" }`, or `"never"` (the default).
    pub breath: Option<Located<BreathText>>,
    /// Whether tones begin, count down and end a hold, and pace the breath. Default: `true`.
    pub tones: Option<Located<bool>>,
    /// Silence between one prompt and the next. Default: `"700ms"`.
    #[schemars(with = "Silence")]
    pub gap: Option<Located<DurationText>>,
    /// Time before the first word. Half a second or more of it is very soft noise, which wakes a wireless headset. Default: `"1400ms"`.
    #[schemars(with = "Silence")]
    pub lead_in: Option<Located<DurationText>>,
    /// Silence after the last word. Default: `"3s"`.
    #[schemars(with = "Silence")]
    pub lead_out: Option<Located<DurationText>>,
    /// How long a range such as `"2m..2m30s"` lasts unless the listener chooses: `"shortest"` (the default) or `"longest"`.
    #[schemars(extend("enum" = choice_words::<RangeEnd>()))]
    pub hold: Option<Located<String>>,
    /// Whether the tool announces every step with its number and title. Default: `true`.
    pub announce: Option<Located<bool>>,
    /// How much time there is for moving, unless the listener chooses: `"usual"` (the default) or `"slow"`, a quarter more.
    #[schemars(extend("enum" = choice_words::<Tempo>()))]
    pub pace: Option<Located<String>>,
    /// How much is said unless the listener chooses: `"full"` (the default), `"brief"` or `"minimal"`.
    #[schemars(extend("enum" = choice_words::<Guidance>()))]
    pub guidance: Option<Located<String>>,
    /// Whether rests last exactly to the next start tone: announcements, the time to settle and the countdown fit in, or are reported. Default: `false`; `true` for a step with `reps`.
    pub cadence: Option<Located<bool>>,
    /// What the routine is for, unless the listener chooses: `"night"` (the default) or `"day"`, which is louder and brisker.
    #[schemars(extend("enum" = choice_words::<TimeOfDay>()))]
    pub profile: Option<Located<String>>,
    /// Who speaks: a voice such as `"night-en-GB"`, or a family such as `"day"`, which has one voice for each language.
    pub voice: Option<Located<String>>,
    /// Whether the closing words of a night track gradually get quieter. Default: `true`.
    pub wind_down: Option<Located<bool>>,
    /// Very quiet noise under everything, which also keeps wireless speakers awake: `"none"` (the default), `"faint"` or `"soft"`.
    #[schemars(extend("enum" = choice_words::<Bed>()))]
    pub bed: Option<Located<String>>,
}

/// A run of steps that is done several times.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(extend("dependencies" = { "rest": ["rounds"], "countdown": { "anyOf": any_of(&["rest", "rest-after"]) } }))]
pub struct Circuit {
    /// How many times the whole run is done, 1 to 1000: a number, or a range such as `"2..3"`.
    pub rounds: Option<Located<CountText>>,
    /// The rest between one round and the next: a duration or a range.
    #[schemars(with = "OpenLength")]
    pub rest: Option<Located<DurationText>>,
    /// The rest after the last round, before what comes next: a duration or a range.
    #[schemars(with = "OpenLength")]
    pub rest_after: Option<Located<DurationText>>,
    /// How many tones lead up to the end of these rests. Default: 0.
    #[schemars(range(max = base::MOST_COUNTDOWN))]
    pub countdown: Option<Located<u32>>,
}

/// One exercise.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(rename = "Step", extend("required" = ["title", "do"], "not" = none_of(&[exclusive(&["rounds", "sets"])]), "dependencies" = { "rest": rest_needs() }))]
pub struct StepText {
    /// What the step is called; spoken, and shown as a chapter. Required.
    pub title: Option<Located<Text>>,
    /// Which sides it works: `"once"` (the default) for no sides, `"affected"` for the affected side and the other only if asked for, or `"both"` for one side after the other.
    #[schemars(extend("enum" = choice_words::<Sides>()))]
    pub sides: Option<Located<String>>,
    /// The side that is worked first where the listener names none: `"left"` (the default) or `"right"`.
    #[schemars(extend("enum" = choice_words::<Side>()))]
    pub start: Option<Located<String>>,
    /// Which comes first where a step has several rounds on both sides: `"alternating"` (the default) changes sides in every round, `"one-side-first"` does all rounds of one side before the other.
    #[schemars(extend("enum" = choice_words::<Order>()))]
    pub order: Option<Located<String>>,
    /// How many times the step is done on each side, 1 to 1000: a number, or a range such as `"2..3"`.
    pub rounds: Option<Located<CountText>>,
    /// Like `rounds`, for sets of repetitions: the tool says "Set two of three." instead of "Round two of three.".
    pub sets: Option<Located<CountText>>,
    /// Whether rests last exactly to the next start tone: announcements, the time to settle and the countdown fit in, or are reported. Default: `false`; `true` for a step with `reps`.
    pub cadence: Option<Located<bool>>,
    /// Only in some rounds of its circuit: `"first-round"`, `"last-round"`, `"earlier-rounds"`, `"round-3"` and the like. One word, or a list of words that all have to be met.
    #[schemars(with = "Option<Occasions>")]
    pub only: Option<Located<Names>>,
    /// The rest between one round and the next: a duration or a range.
    #[schemars(with = "OpenLength")]
    pub rest: Option<Located<DurationText>>,
    /// The circuit this step belongs to.
    pub circuit: Option<Located<String>>,
    /// Whether it is part of the quick-relief track, made with `--quick`. Default: `false`.
    pub quick: Option<Located<bool>>,
    /// The language of every instruction of this step, where it is not that of the track. Its title and what the tool says about step, side and round stay in the language of the track.
    #[schemars(with = "Option<LanguageTag>")]
    pub language: Option<Located<String>>,
    /// Who speaks this step, as in `[defaults]`.
    pub voice: Option<Located<String>>,
    /// Only when the listener has this equipment or asked for this option. One name or a list of names.
    pub with: Option<Located<Names>>,
    /// Only when the listener lacks this equipment or did not ask for this option. One name or a list of names.
    pub without: Option<Located<Names>>,
    /// How many tones lead up to the end of every hold of this step.
    #[schemars(range(max = base::MOST_COUNTDOWN))]
    pub countdown: Option<Located<u32>>,
    /// How often to say how much is left of every hold of this step; `"never"` turns it off.
    #[schemars(with = "Reminder")]
    pub remind: Option<Located<DurationText>>,
    /// Whether to say when half of every hold of this step is over.
    pub halfway: Option<Located<bool>>,
    /// Time to get into position before every hold of this step.
    #[schemars(with = "Silence")]
    pub settle: Option<Located<DurationText>>,
    /// What the tool itself says in this step, where that differs from `[words]`.
    #[schemars(extend("not" = json!({ "anyOf": any_of(&["journey", "needs", "end"]) })))]
    pub words: OwnWordsText,
    /// The breathing rhythm of every hold of this step; `"never"` turns it off.
    pub breath: Option<Located<BreathText>>,
    /// Whether tones begin, count down and end every hold of this step, and pace the breath.
    pub tones: Option<Located<bool>>,
    /// What is said and held, in order. At least one.
    #[serde(rename = "do")]
    #[schemars(length(min = 1))]
    pub actions: Vec<Located<ActionText>>,
}

/// One thing to do: words, then a pause, a hold or a rest.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(rename = "Action", extend("anyOf" = something_to_do(), "not" = none_of(&[two_times(), contrary_guidance()]), "dependencies" = action_needs()))]
pub struct ActionText {
    /// What is said. `{left|right}` and computed values such as `{hold}` are filled in.
    pub say: Option<Located<Text>>,
    /// A sound after the words: a file beside the routine, or a list of files that are heard one after the other.
    #[schemars(with = "SoundFiles")]
    pub play: Option<Located<Names>>,
    /// Silence after the words, for moving: a duration (`"5s"`) or a range (`"20s..40s"`).
    #[schemars(with = "OpenLength")]
    pub pause: Option<Located<DurationText>>,
    /// Time in position, after the words: a duration (`"30s"`) or a range (`"2m..2m30s"`).
    #[schemars(with = "Range")]
    pub hold: Option<Located<DurationText>>,
    /// Time of a movement, after the words: kneading, walking, breathing. Like `hold`, but nobody is asked to hold still.
    #[serde(rename = "for")]
    #[schemars(with = "Range")]
    pub movement: Option<Located<DurationText>>,
    /// Time to rest, with a countdown if one is asked for: a duration or a range.
    #[schemars(with = "OpenLength")]
    pub rest: Option<Located<DurationText>>,
    /// How many times the hold or movement is done: a number, or a range such as `"8..12"`.
    pub reps: Option<Located<CountText>>,
    /// The way back after each repetition: from its end tone to the next start tone, exactly.
    #[schemars(with = "OpenLength")]
    pub back: Option<Located<DurationText>>,
    /// From the start of one repetition to the start of the next, exactly. Without `hold` and `for`, repetitions follow this beat.
    pub every: Option<Located<DurationText>>,
    /// How repetitions are counted: `"voice"` (the default), `"tone"` or `"none"`.
    #[schemars(extend("enum" = choice_words::<Counting>()))]
    pub count: Option<Located<String>>,
    /// One movement on each breath: words that begin with its in-breath and its out-breath. As long as there are breaths in the list; needs a breathing rhythm.
    pub flow: Vec<Located<FlowText>>,
    /// What this can hurt: `"nerve"` for pressure over a nerve, `"joint"` for load on a joint. Words with `safety = true` have to come before it.
    #[schemars(extend("enum" = choice_words::<Risk>()))]
    pub at_risk: Option<Located<String>>,
    /// What is said during the hold.
    pub cues: Vec<Located<HoldCueText>>,
    /// The lowest level of guidance at which these words are heard: `"full"` (the default), `"brief"` (the default before a hold or a rest) or `"minimal"` (always, the default for words that name `{hold}`).
    #[schemars(extend("enum" = choice_words::<Guidance>()))]
    pub guidance: Option<Located<String>>,
    /// Whether these words protect the listener: then they are heard at every level of guidance. Default: `false`.
    pub safety: Option<Located<bool>>,
    /// Only some of the times that the step is done: `"first"`, `"last"`, `"between"`, `"first-round"`, `"round-3"`, `"first-side"` and the like. One word, or a list of words that all have to be met.
    #[schemars(with = "Option<Occasions>")]
    pub only: Option<Located<Names>>,
    /// Whether it is part of the quick-relief track. Default: as its step.
    pub quick: Option<Located<bool>>,
    /// The language of this instruction, where it is not that of its step: of its words and cues, and of what the tool says about it.
    #[schemars(with = "Option<LanguageTag>")]
    pub language: Option<Located<String>>,
    /// Who speaks this, cues included, as in `[defaults]`.
    pub voice: Option<Located<String>>,
    /// Only when the listener has this equipment or asked for this option. One name or a list of names.
    pub with: Option<Located<Names>>,
    /// Only when the listener lacks this equipment or did not ask for this option. One name or a list of names.
    pub without: Option<Located<Names>>,
    /// How many tones lead up to the end of this hold or rest.
    #[schemars(range(max = base::MOST_COUNTDOWN))]
    pub countdown: Option<Located<u32>>,
    /// How often to say how much of this hold is left; `"never"` turns it off.
    #[schemars(with = "Reminder")]
    pub remind: Option<Located<DurationText>>,
    /// Whether to say when half of this hold is over.
    pub halfway: Option<Located<bool>>,
    /// Time to get into position before this hold.
    #[schemars(with = "Silence")]
    pub settle: Option<Located<DurationText>>,
    /// The breathing rhythm of this hold; `"never"` turns it off.
    pub breath: Option<Located<BreathText>>,
    /// Whether tones begin, count down and end this hold, and pace the breath.
    pub tones: Option<Located<bool>>,
}

/// The words of one breath of a flow.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(rename = "Flow", extend("anyOf" = any_of(&["in", "out"])))]
pub struct FlowText {
    /// What is said as the in-breath begins.
    pub r#in: Option<Located<Text>>,
    /// What is said as the out-breath begins.
    pub out: Option<Located<Text>>,
}

/// Words inside a hold. They are timed by `at`, `left` or `every`, or follow the breath with `on`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(rename = "HoldCue", extend("allOf" = [json!({ "anyOf": any_of(&["say", "play"]) }), json!({ "anyOf": any_of(&["at", "left", "every", "on"]) })], "not" = none_of(&[exclusive(&["at", "left", "every", "nth"]), exclusive(&["say", "play"]), contrary_guidance()]), "dependencies" = { "nth": ["on"] }))]
pub struct HoldCueText {
    /// Time from the start of the hold, or `"half"`.
    #[schemars(with = "Moment")]
    pub at: Option<Located<DurationText>>,
    /// Time before the end of the hold.
    pub left: Option<Located<DurationText>>,
    /// Repeatedly, at this interval, as long as the words end before the countdown.
    pub every: Option<Located<DurationText>>,
    /// On an `"inhale"` or an `"exhale"` of the hold's breathing rhythm: on each, or on the first one from the time given by `at`, `left` or `every`.
    #[schemars(extend("enum" = choice_words::<Phase>()))]
    pub on: Option<Located<String>>,
    /// Only on every nth of them: 3 means the third, the sixth, and so on.
    #[schemars(range(min = 1, max = base::MOST_ROUNDS))]
    pub nth: Option<Located<u32>>,
    /// What is said. A cue needs this or `play`.
    pub say: Option<Located<Text>>,
    /// What is heard instead of words: a file beside the routine, or a list of files that are heard one after the other.
    #[schemars(with = "SoundFiles")]
    pub play: Option<Located<Names>>,
    /// The lowest level of guidance at which this is heard: `"full"` (the default for words), `"brief"` or `"minimal"` (always, the default for sounds).
    #[schemars(extend("enum" = choice_words::<Guidance>()))]
    pub guidance: Option<Located<String>>,
    /// Whether this protects the listener: then it is heard at every level of guidance. Default: `false`.
    pub safety: Option<Located<bool>>,
    /// Only some of the times that the step is done, as in `[[step.do]]`.
    #[schemars(with = "Option<Occasions>")]
    pub only: Option<Located<Names>>,
    /// Only when the listener has this equipment or asked for this option. One name or a list of names.
    pub with: Option<Located<Names>>,
    /// Only when the listener lacks this equipment or did not ask for this option. One name or a list of names.
    pub without: Option<Located<Names>>,
}
