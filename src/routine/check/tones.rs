//! Checks that nothing asks for tones where there are none.

use super::collect::Collector;
use super::settings::Settings;
use crate::base::{Diagnostic, Span};
use crate::routine::definition::ActionText;
use crate::routine::fixed_words::{BreathSound, Counting};

/// Reports what `action` wants to be heard as tones, if its settings have none.
pub(crate) fn wanted(action: &ActionText, settings: Settings, collector: &mut Collector<'_>) {
    if settings.has_tones {
        return;
    }
    let counted = action.count.as_ref().filter(|word| word.value == Counting::Tone.name());
    let paced = settings.breath.filter(|breath| breath.sound == BreathSound::WordsThenTones);
    let paced = paced.and_then(|_| Some(action.breath.as_ref()?.span));
    for span in counted.map(|word| word.span).into_iter().chain(paced) {
        collector.report(no_tones(span, settings.tones_span));
    }
}

fn no_tones(span: Span, because: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error("no-tones", "this asks for tones where there are none").at(span, "not heard");
    let problem = problem.help("remove one of the two, or write `tones = true` here");
    because.map_or(problem.clone(), |because| problem.because(because, "tones are turned off here"))
}
