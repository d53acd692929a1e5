//! Settings that can be written for the whole routine, a step or a single hold. The innermost layer that sets a value
//! wins.

use super::breath::breath;
use super::collect::Collector;
use crate::base::{self, Diagnostic, Length, Located, Span};
use crate::routine::breath::Breath;
use crate::routine::checked::{Countdown, Pace};
use crate::routine::definition::breath::BreathText;
use crate::routine::definition::text::DurationText;
use crate::routine::definition::{ActionText, Defaults, StepText};
use crate::routine::fixed_words::{NOTHING, Off, RangeEnd};
use crate::sound::Bed;

/// The settings of a hold, unless it overrides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub countdown: Countdown,
    pub remind: Option<Length>,
    pub halfway: bool,
    pub settle: Length,
    pub breath: Option<Breath>,
    pub has_tones: bool,
    /// Where that is written, if it is.
    pub tones_span: Option<Span>,
    /// Whether rests of the whole routine last exactly to the next start tone.
    pub cadence: bool,
}

/// Five tones are enough to notice the end coming; two seconds are enough to put down a phone.
const NORMAL: Settings = Settings {
    countdown: Countdown { marks: 5, span: None },
    remind: None,
    halfway: false,
    settle: Length::from_millis(2_000),
    breath: None,
    has_tones: true,
    tones_span: None,
    cadence: false,
};

/// One layer of settings, as written.
struct Layer<'a> {
    countdown: Option<&'a Located<u32>>,
    remind: Option<&'a Located<DurationText>>,
    halfway: Option<&'a Located<bool>>,
    settle: Option<&'a Located<DurationText>>,
    breath: Option<&'a Located<BreathText>>,
    tones: Option<&'a Located<bool>>,
}

impl Settings {
    pub(crate) fn of_routine(defaults: &Defaults, collector: &mut Collector<'_>) -> Self {
        let Defaults { countdown, remind, halfway, settle, breath, tones, .. } = defaults;
        let cadence = defaults.cadence.as_ref().is_some_and(|cadence| cadence.value);
        Self {
            cadence,
            ..NORMAL.overridden(
                Layer { tones: tones.as_ref(), ..layer(countdown, remind, halfway, settle, breath) },
                collector,
            )
        }
    }

    pub(crate) fn of_step(self, step: &StepText, collector: &mut Collector<'_>) -> Self {
        let StepText { countdown, remind, halfway, settle, breath, tones, .. } = step;
        self.overridden(Layer { tones: tones.as_ref(), ..layer(countdown, remind, halfway, settle, breath) }, collector)
    }

    pub(crate) fn of_action(self, action: &ActionText, collector: &mut Collector<'_>) -> Self {
        let ActionText { countdown, remind, halfway, settle, breath, tones, .. } = action;
        self.overridden(Layer { tones: tones.as_ref(), ..layer(countdown, remind, halfway, settle, breath) }, collector)
    }

    fn overridden(self, layer: Layer<'_>, collector: &mut Collector<'_>) -> Self {
        let countdown = layer.countdown.and_then(|number| countdown(number, collector));
        let remind = match layer.remind {
            Some(text) if text.value.0 == Off::Never.name() => Some(None),
            Some(text) => collector.repeat(text).map(Some),
            None => None,
        };
        Self {
            countdown: countdown.unwrap_or(self.countdown),
            remind: remind.unwrap_or(self.remind),
            halfway: layer.halfway.map_or(self.halfway, |halfway| halfway.value),
            settle: layer.settle.and_then(|text| pause(text, collector)).unwrap_or(self.settle),
            breath: layer.breath.and_then(|text| breath(text, collector)).unwrap_or(self.breath),
            has_tones: layer.tones.map_or(self.has_tones, |tones| tones.value),
            tones_span: layer.tones.map_or(self.tones_span, |tones| Some(tones.span)),
            cadence: self.cadence,
        }
    }
}

fn layer<'a>(
    countdown: &'a Option<Located<u32>>,
    remind: &'a Option<Located<DurationText>>,
    halfway: &'a Option<Located<bool>>,
    settle: &'a Option<Located<DurationText>>,
    breath: &'a Option<Located<BreathText>>,
) -> Layer<'a> {
    Layer {
        countdown: countdown.as_ref(),
        remind: remind.as_ref(),
        halfway: halfway.as_ref(),
        settle: settle.as_ref(),
        breath: breath.as_ref(),
        tones: None,
    }
}

/// The countdown that `number` asks for.
pub(crate) fn countdown(number: &Located<u32>, collector: &mut Collector<'_>) -> Option<Countdown> {
    let marks = collector.count(number, "countdown", 0, base::MOST_COUNTDOWN)?;
    Some(Countdown { marks, span: Some(number.span) })
}

/// A silence, which unlike a hold may be zero.
fn pause(text: &Located<DurationText>, collector: &mut Collector<'_>) -> Option<Length> {
    if NOTHING.contains(&text.value.0.as_str()) {
        return Some(Length::ZERO);
    }
    collector.duration(text)
}

/// The settings of the whole track. The lead-in is there because a wireless headset loses 0.5 to 1.5 s while it wakes up, and a phone
/// some tenths of a second; an instruction begins within two seconds all the same.
pub(crate) fn pace(defaults: &Defaults, collector: &mut Collector<'_>) -> Pace {
    let mut length = |text: &Option<Located<DurationText>>, normal_ms| {
        let written = text.as_ref().and_then(|text| pause(text, collector));
        written.unwrap_or(Length::from_millis(normal_ms))
    };
    let (lead_in, lead_out, gap) =
        (length(&defaults.lead_in, 1_400), length(&defaults.lead_out, 3_000), length(&defaults.gap, 700));
    let hold = defaults.hold.as_ref().and_then(|word| collector.word(word, "hold")).unwrap_or(RangeEnd::Shortest);
    let announce = defaults.announce.as_ref().is_none_or(|announce| announce.value);
    let guidance = collector.guidance(defaults.guidance.as_ref(), None).unwrap_or_default();
    let tempo = defaults.pace.as_ref().and_then(|word| collector.word(word, "pace")).unwrap_or_default();
    let wind_down = defaults.wind_down.as_ref().is_none_or(|wind_down| wind_down.value);
    let bed = defaults.bed.as_ref().and_then(|word| bed(word, collector)).unwrap_or_default();
    let time = defaults.profile.as_ref().and_then(|word| collector.word(word, "profile")).unwrap_or_default();
    Pace { lead_in, lead_out, gap, hold, tempo, announce, guidance, wind_down, bed, time }
}

/// How loud the bed is; a file has its place elsewhere.
fn bed(word: &Located<String>, collector: &mut Collector<'_>) -> Option<Bed> {
    if !word.value.contains('.') {
        return collector.word(word, "bed");
    }
    let problem =
        Diagnostic::error("unknown-word", format!("`bed` says how loud it is, and cannot be `{}`", word.value));
    collector
        .report(problem.at(word.span, "a file").help(format!("write it under [sounds]: `bed = \"{}\"`", word.value)));
    None
}

/// How loud a bed is that is made of a file: soft, unless the routine says otherwise.
pub(crate) fn bed_of_a_file(defaults: &Defaults, written: Bed) -> Bed {
    if defaults.bed.is_some() { written } else { Bed::Soft }
}
