//! Checks a flow: one movement on each breath, with words that begin with the in-breath and the out-breath.

use super::collect::{Collector, missing};
use super::settings::Settings;
use crate::base::{Diagnostic, LengthRange, Located, Span};
use crate::routine::checked::{Countdown, FlowWords, Hold};
use crate::routine::definition::text::Text;
use crate::routine::definition::{ActionText, FlowText};
use crate::sound::Phase;
use crate::words::Placeholder;

/// The flow that `action` asks for, written at `span`, as a movement that lasts as long as its breaths.
pub(crate) fn flow(
    action: &ActionText,
    span: Span,
    settings: Settings,
    values: &[Placeholder],
    collector: &mut Collector<'_>,
) -> Option<Hold> {
    let span = action.flow.first().map_or(span, |first| first.span);
    let Some(breath) = settings.breath else {
        let help = "add `breath = { in = \"5s\", out = \"5s\" }` here, in the step or in [defaults]";
        let problem = Diagnostic::error("no-breath", "a flow needs a breathing rhythm");
        collector.report(problem.at(span, "").help(help));
        return None;
    };
    let mut flow = Vec::new();
    for (index, written) in action.flow.iter().enumerate() {
        let texts = words(written, collector);
        for (phase, text) in texts {
            let say = collector.words(text, values, "in a flow");
            flow.extend(say.map(|say| FlowWords { at: breath.onset(phase, index as u64), say }));
        }
    }
    let length = breath.cycle() * action.flow.len() as u64;
    Some(Hold {
        is_movement: true,
        range: LengthRange { shortest: length, longest: length },
        rungs: Vec::new(),
        flow,
        step: None,
        span,
        repetitions: None,
        has_tones: false,
        countdown: Countdown::default(),
        remind: None,
        halfway: false,
        settle: settings.settle,
        breath: Some(breath),
        cues: Vec::new(),
    })
}

fn words<'a>(written: &'a Located<FlowText>, collector: &mut Collector<'_>) -> Vec<(Phase, &'a Located<Text>)> {
    let FlowText { r#in, out } = &written.value;
    if r#in.is_none() && out.is_none() {
        collector.report(missing(written.span, "this breath says nothing", "add `in = \"…\"` or `out = \"…\"`"));
    }
    [(Phase::In, r#in.as_ref()), (Phase::Out, out.as_ref())]
        .into_iter()
        .filter_map(|(phase, text)| Some((phase, text?)))
        .collect()
}
