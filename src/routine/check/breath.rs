//! Checks a breathing rhythm. Every phase must have a length that people can breathe.

use super::collect::{Collector, missing};
use crate::base::{self, Diagnostic, Length, LengthRange, Located, Span, meant_length};
use crate::routine::breath::Breath;
use crate::routine::definition::breath::BreathText;
use crate::routine::definition::text::DurationText;
use crate::routine::fixed_words::{BreathSound, Off};

/// The rhythm that `written` asks for: `Some(None)` turns it off, `None` means that a problem was reported.
pub(crate) fn breath(written: &Located<BreathText>, collector: &mut Collector<'_>) -> Option<Option<Breath>> {
    let rhythm = match &written.value {
        BreathText::Rhythm(rhythm) => rhythm,
        BreathText::Word(word) => {
            if let Some(length) = length(word) {
                let problem = Diagnostic::error("unknown-word", format!("`breath = \"{word}\"` is no rhythm"));
                let help =
                    format!("write how long each part lasts: `breath = {{ in = \"{length}\", out = \"{length}\" }}`");
                collector.report(problem.at(written.span, "in, or out?").help(help));
                return None;
            }
            let word = Located { value: word.clone(), span: written.span };
            return collector.word(&word, "breath").map(|Off::Never| None);
        }
    };
    let inhale = needed(rhythm.r#in.as_ref(), "in", written.span, collector);
    let exhale = needed(rhythm.out.as_ref(), "out", written.span, collector);
    let full = optional(rhythm.full.as_ref(), collector);
    let empty = optional(rhythm.empty.as_ref(), collector);
    let sound = match &rhythm.sound {
        Some(word) => collector.word(word, "sound"),
        None => Some(BreathSound::default()),
    };
    Some(Some(Breath { inhale: inhale?, full: full?, exhale: exhale?, empty: empty?, sound: sound? }))
}

/// The length that was written instead of a rhythm.
fn length(word: &str) -> Option<String> {
    let is_length = word.parse::<LengthRange>().is_ok();
    if is_length { Some(word.trim().to_owned()) } else { meant_length(word) }
}

fn needed(
    text: Option<&Located<DurationText>>,
    key: &str,
    span: Span,
    collector: &mut Collector<'_>,
) -> Option<Length> {
    if text.is_none() {
        let help = "write both, such as `breath = { in = \"4s\", out = \"6s\" }`";
        collector.report(missing(span, &format!("this rhythm has no `{key}`"), help));
    }
    phase(text?, collector)
}

fn optional(text: Option<&Located<DurationText>>, collector: &mut Collector<'_>) -> Option<Length> {
    text.map_or(Some(Length::ZERO), |text| phase(text, collector))
}

fn phase(text: &Located<DurationText>, collector: &mut Collector<'_>) -> Option<Length> {
    let length: Length = collector.duration(text)?;
    if base::BREATH_PHASE.contains(length) {
        return Some(length);
    }
    let problem = Diagnostic::error("out-of-range", format!("`{}` is out of range for a breath", text.value.0));
    collector.report(
        problem.at(text.span, format!("must be {} to {}", base::BREATH_PHASE.shortest, base::BREATH_PHASE.longest)),
    );
    None
}
