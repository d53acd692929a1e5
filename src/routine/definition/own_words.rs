//! The table `[words]` as written: the tool's own words, with exactly one key for each [`Phrase`].

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::text::Text;
use crate::base::Located;
use crate::words::Phrase;

/// What the tool itself says. Each is `false` (silent), `true` (the built-in words) or words of the routine.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(rename = "OwnWords")]
pub struct OwnWordsText {
    /// About how long the track is, `{total}`, and how many `{steps}` it has, before the first step; one text, or `one` and `other`. Silent by default.
    #[schemars(with = "Option<OwnForms>")]
    pub journey: Option<Located<OwnText>>,
    /// What to have at hand, before the first step: `{things}`. Silent by default.
    pub needs: Option<Located<OwnText>>,
    /// Which step begins: `{step}` of `{steps}`.
    pub step_of: Option<Located<OwnText>>,
    /// What the step is called: `{title}`.
    pub step_title: Option<Located<OwnText>>,
    /// Which round begins: `{round}` of `{rounds}`.
    pub round_of: Option<Located<OwnText>>,
    /// The last round begins; replaces `round-of`. Silent by default.
    pub last_round: Option<Located<OwnText>>,
    /// Which round of which circuit begins, where there are several circuits: `{circuit}`, `{round}` of `{rounds}`.
    pub circuit_of: Option<Located<OwnText>>,
    /// Which set begins: `{set}` of `{sets}`.
    pub set_of: Option<Located<OwnText>>,
    /// The last set begins; replaces `set-of`. Silent by default.
    pub last_set: Option<Located<OwnText>>,
    /// A step begins on the left side.
    pub left_side: Option<Located<OwnText>>,
    /// A step begins on the right side.
    pub right_side: Option<Located<OwnText>>,
    /// After one side, before the other is named. Silent by default.
    pub switch_sides: Option<Located<OwnText>>,
    /// The left side follows the right.
    pub now_left: Option<Located<OwnText>>,
    /// The right side follows the left.
    pub now_right: Option<Located<OwnText>>,
    /// A step begins on the first of two sides, and the listener has named none; for steps whose words have four readings.
    pub first_side: Option<Located<OwnText>>,
    /// The other of two sides that the listener has not named.
    pub second_side: Option<Located<OwnText>>,
    /// Before the time to get into position. Silent by default.
    pub get_ready: Option<Located<OwnText>>,
    /// A hold begins and lasts `{hold}`.
    pub hold_for: Option<Located<OwnText>>,
    /// A hold begins, if `hold-for` is silent. Silent by default.
    pub hold: Option<Located<OwnText>>,
    /// A movement begins (`for`, or a breathing rhythm) and lasts `{hold}`.
    pub for_time: Option<Located<OwnText>>,
    /// Said where more than eight seconds would pass without a word while the listener moves.
    pub take_your_time: Option<Located<OwnText>>,
    /// The number of a repetition, `{rep}` of `{reps}`.
    pub count: Option<Located<OwnText>>,
    /// Each second of a countdown, `{seconds}`, in words instead of a tone. Silent by default.
    pub countdown: Option<Located<OwnText>>,
    /// Half of a hold is over.
    pub half: Option<Located<OwnText>>,
    /// `{remaining}` is left of a hold; one text, or `one` and `other`.
    #[schemars(with = "Option<OwnForms>")]
    pub remaining: Option<Located<OwnText>>,
    /// A hold is over, after its end tone. Silent by default.
    pub release: Option<Located<OwnText>>,
    /// A rest begins and lasts `{rest}`.
    pub rest_for: Option<Located<OwnText>>,
    /// A rest begins, if `rest-for` is silent. Silent by default.
    pub rest: Option<Located<OwnText>>,
    /// The title of the step that comes next: `{next}`. Silent by default.
    pub next: Option<Located<OwnText>>,
    /// An in-breath begins, if the rhythm has `sound = "words"`.
    pub breathe_in: Option<Located<OwnText>>,
    /// The wait with full lungs begins, if the rhythm has `sound = "words"`.
    pub breathe_full: Option<Located<OwnText>>,
    /// An out-breath begins, if the rhythm has `sound = "words"`.
    pub breathe_out: Option<Located<OwnText>>,
    /// The wait with empty lungs begins, if the rhythm has `sound = "words"`.
    pub breathe_empty: Option<Located<OwnText>>,
    /// A step is over. Silent by default.
    pub done: Option<Located<OwnText>>,
    /// The track is over, if no closing words are heard.
    pub end: Option<Located<OwnText>>,
}

impl OwnWordsText {
    /// What the routine writes for `phrase`.
    pub const fn of(&self, phrase: Phrase) -> Option<&Located<OwnText>> {
        let written = match phrase {
            Phrase::Journey => &self.journey,
            Phrase::Needs => &self.needs,
            Phrase::StepOf => &self.step_of,
            Phrase::StepTitle => &self.step_title,
            Phrase::RoundOf => &self.round_of,
            Phrase::LastRound => &self.last_round,
            Phrase::CircuitOf => &self.circuit_of,
            Phrase::SetOf => &self.set_of,
            Phrase::LastSet => &self.last_set,
            Phrase::LeftSide => &self.left_side,
            Phrase::RightSide => &self.right_side,
            Phrase::SwitchSides => &self.switch_sides,
            Phrase::NowLeft => &self.now_left,
            Phrase::NowRight => &self.now_right,
            Phrase::FirstSide => &self.first_side,
            Phrase::SecondSide => &self.second_side,
            Phrase::GetReady => &self.get_ready,
            Phrase::HoldFor => &self.hold_for,
            Phrase::Hold => &self.hold,
            Phrase::ForTime => &self.for_time,
            Phrase::TakeYourTime => &self.take_your_time,
            Phrase::Count => &self.count,
            Phrase::Countdown => &self.countdown,
            Phrase::Half => &self.half,
            Phrase::Remaining => &self.remaining,
            Phrase::Release => &self.release,
            Phrase::RestFor => &self.rest_for,
            Phrase::Rest => &self.rest,
            Phrase::Next => &self.next,
            Phrase::BreatheIn => &self.breathe_in,
            Phrase::BreatheFull => &self.breathe_full,
            Phrase::BreatheOut => &self.breathe_out,
            Phrase::BreatheEmpty => &self.breathe_empty,
            Phrase::Done => &self.done,
            Phrase::End => &self.end,
        };
        written.as_ref()
    }
}

/// What a routine writes for one of the tool's phrases.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnText {
    /// `true`: the built-in words; `false`: silence.
    Switch(bool),
    /// Words for any number.
    Words(Text),
    /// Words for the singular and for the plural.
    Forms {
        /// CLDR's `one`.
        one: Located<Text>,
        /// CLDR's `other`.
        other: Located<Text>,
    },
}

impl<'de> Deserialize<'de> for OwnText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OwnVisitor)
    }
}

struct OwnVisitor;

impl<'de> Visitor<'de> for OwnVisitor {
    type Value = OwnText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`false`, `true`, words in quotes, or one text for each language such as `en = \"…\"`")
    }

    fn visit_bool<E>(self, is_said: bool) -> Result<OwnText, E> {
        Ok(OwnText::Switch(is_said))
    }

    fn visit_str<E>(self, text: &str) -> Result<OwnText, E> {
        Ok(OwnText::Words(Text::One(text.to_owned())))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OwnText, A::Error> {
        let (mut one, mut other, mut languages) = (None, None, Vec::new());
        while let Some(key) = map.next_key::<Located<String>>()? {
            match key.value.as_str() {
                "one" => one = Some(map.next_value()?),
                "other" => other = Some(map.next_value()?),
                _ => languages.push((key, map.next_value()?)),
            }
        }
        match (one, other) {
            (None, None) => Ok(OwnText::Words(Text::Languages(languages))),
            (Some(one), Some(other)) if languages.is_empty() => Ok(OwnText::Forms { one, other }),
            _ => Err(A::Error::custom("incomplete plural forms, expected both `one` and `other`, and nothing else")),
        }
    }
}

impl JsonSchema for OwnText {
    fn schema_name() -> Cow<'static, str> {
        "OwnText".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>().to_value();
        json_schema!({
            "description": "`false` (silent), `true` (the built-in words), or words: one text, or one for each language.",
            "anyOf": [{ "type": "boolean" }, text],
        })
    }
}

/// An [`OwnText`] for something that is counted, as it stands in the schema.
struct OwnForms;

impl JsonSchema for OwnForms {
    fn schema_name() -> Cow<'static, str> {
        "OwnForms".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (own, text) =
            (generator.subschema_for::<OwnText>().to_value(), generator.subschema_for::<Text>().to_value());
        json_schema!({
            "description": "`false` (silent), `true` (the built-in words), or words: one text, one for each language, or `one` and `other`.",
            "anyOf": [
                own,
                {
                    "type": "object",
                    "properties": { "one": text.clone(), "other": text },
                    "required": ["one", "other"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
