//! Steps and circuits: what is repeated, how often, and with which rests.

use super::action;
use super::collect::{Collector, missing};
use super::ladder;
use super::own_words::of_step;
use super::safety;
use super::settings::{self, Settings};
use crate::base::{Diagnostic, Located, Span, nearest};
use crate::routine::checked::{Action, Block, Condition, CountRange, Rest, Step};
use crate::routine::definition::text::{CountText, DurationText, Named};
use crate::routine::definition::{self, Definition};
use crate::routine::fixed_words::{Order, Sides};
use crate::words::{Placeholder, Side};

pub(crate) fn blocks(
    definition: &Definition,
    settings: Settings,
    was_whole: bool,
    collector: &mut Collector<'_>,
) -> Vec<Block> {
    if definition.step.is_empty() && was_whole {
        collector.report(
            Diagnostic::error("no-steps", "the routine has no steps")
                .help("add a [[step]] with a title and a [[step.do]]"),
        );
    }
    let mut blocks: Vec<(Option<&str>, Block)> = Vec::new();
    for step in &definition.step {
        let circuit =
            step.value.circuit.as_ref().and_then(|name| declared_circuit(&definition.circuit, name, collector));
        let in_rounds = circuit.is_some_and(|(_, circuit)| circuit.rounds.is_some());
        let Some(checked) = checked_step(step, settings, in_rounds, was_whole, collector) else { continue };
        let name = circuit.map(|(name, _)| name);
        match blocks.last_mut() {
            Some((last, block)) if last.is_some() && *last == name => block.steps.push(checked),
            _ => {
                if let (Some(name), Some(written)) = (name, &step.value.circuit)
                    && blocks.iter().any(|(earlier, _)| *earlier == Some(name))
                {
                    collector.report(split_circuit(name, written.span));
                }
                let (rounds, rest) = circuit.map_or((CountRange::ONCE, None), |(_, circuit)| {
                    let rounds = circuit.rounds.as_ref().map(|rounds| (rounds, "rounds"));
                    let marks =
                        circuit.countdown.as_ref().filter(|_| circuit.rest.is_some() || circuit.rest_after.is_none());
                    repeats(rounds, circuit.rest.as_ref(), marks, false, collector)
                });
                let rest_after = circuit.and_then(|(_, circuit)| rest_after(circuit, collector));
                let toned = |rest: Option<Rest>| rest.map(|rest| Rest { has_tones: settings.has_tones, ..rest });
                let (rest, rest_after) = (toned(rest), toned(rest_after));
                blocks.push((name, Block { steps: vec![checked], rounds, rest, rest_after }));
            }
        }
    }
    unused_circuits(definition, collector);
    blocks.into_iter().map(|(_, block)| block).collect()
}

fn split_circuit(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error("split-circuit", format!("circuit `{name}` is interrupted by other steps"))
        .at(span, "the circuit starts again here")
        .help("put the steps of a circuit directly after one another, or give the second run another name")
}

fn unused_circuits(definition: &Definition, collector: &mut Collector<'_>) {
    for (name, _) in &definition.circuit.0 {
        let used = definition
            .step
            .iter()
            .filter_map(|step| step.value.circuit.as_ref())
            .any(|circuit| circuit.value == name.value);
        if !used {
            let help = format!("write `circuit = \"{}\"` in each of its steps", name.value);
            let message = format!("no step belongs to circuit `{}`", name.value);
            collector.report(Diagnostic::error("unused-circuit", message).at(name.span, "").help(help));
        }
    }
}

fn declared_circuit<'a>(
    circuits: &'a Named<definition::Circuit>,
    name: &Located<String>,
    collector: &mut Collector<'_>,
) -> Option<(&'a str, &'a definition::Circuit)> {
    if let Some((known, circuit)) = circuits.0.iter().find(|(known, _)| known.value == name.value) {
        return Some((&known.value, &circuit.value));
    }
    let label = match nearest(&name.value, circuits.0.iter().map(|(known, _)| known.value.as_str())) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "not declared".to_owned(),
    };
    let help = format!("declare it: [circuit.{}] with `rounds = 3`", name.value);
    collector.report(
        Diagnostic::error("unknown-name", format!("unknown circuit `{}`", name.value)).at(name.span, label).help(help),
    );
    None
}

/// The rounds and the rest between them, of a step or a circuit.
fn repeats(
    rounds: Option<(&Located<CountText>, &str)>,
    rest: Option<&Located<DurationText>>,
    marks: Option<&Located<u32>>,
    has_ladder: bool,
    collector: &mut Collector<'_>,
) -> (CountRange, Option<Rest>) {
    let read = rounds.map(|(rounds, what)| collector.count_range(rounds, what));
    let count = read.flatten().unwrap_or(CountRange::ONCE);
    let is_lonely = !has_ladder && count == CountRange::ONCE && read.is_none_or(|read| read.is_some());
    if let (Some(rest), true) = (rest, is_lonely) {
        let message = "a rest between rounds needs at least two rounds";
        collector.report(
            Diagnostic::error("lonely-rest", message)
                .at(rest.span, "there is nothing to rest between")
                .help("add `rounds = 2`, or remove `rest`"),
        );
    }
    let countdown = marks.and_then(|number| settings::countdown(number, collector)).unwrap_or_default();
    if let (None, Some(number)) = (rest, marks) {
        collector.report(missing(number.span, "there is no `rest` to count down", "add `rest = \"30s\"`"));
    }
    let rest = rest.and_then(|text| Some(Rest { length: collector.range(text)?, countdown, has_tones: true }));
    (count, rest)
}

/// The rest after the last round of `circuit`.
fn rest_after(circuit: &definition::Circuit, collector: &mut Collector<'_>) -> Option<Rest> {
    let text = circuit.rest_after.as_ref()?;
    let countdown = circuit.countdown.as_ref().and_then(|number| settings::countdown(number, collector));
    let (length, countdown) = (collector.range(text)?, countdown.unwrap_or_default());
    Some(Rest { length, countdown, has_tones: true })
}

/// The rounds of a step, which can be called sets.
fn rounds_or_sets<'a>(
    step: &'a definition::StepText,
    collector: &mut Collector<'_>,
) -> Option<(&'a Located<CountText>, &'static str)> {
    if let (Some(rounds), Some(sets)) = (&step.rounds, &step.sets) {
        let problem = Diagnostic::error("contrary-keys", "`sets` and `rounds` are two words for the same");
        let help = "keep one of the two; a run of several steps that is repeated is a [circuit.NAME]";
        collector.report(problem.at(sets.span, "second one").because(rounds.span, "first one").help(help));
    }
    let rounds = step.rounds.as_ref().map(|rounds| (rounds, "rounds"));
    rounds.or(step.sets.as_ref().map(|sets| (sets, "sets")))
}

fn checked_step(
    located: &Located<definition::StepText>,
    settings: Settings,
    in_rounds: bool,
    was_whole: bool,
    collector: &mut Collector<'_>,
) -> Option<Step> {
    let step = &located.value;
    let settings = settings.of_step(step, collector);
    let (rounds, rest) =
        repeats(rounds_or_sets(step, collector), step.rest.as_ref(), None, ladder::is_in(step), collector);
    let title = step.title.as_ref().and_then(|title| collector.words(title, &[], "in a title"));
    if step.title.is_none() && was_whole {
        collector.report(missing(
            located.span,
            "this step has no `title`",
            "add `title = \"…\"`; it is spoken, and shown as a chapter",
        ));
    }
    if step.actions.is_empty() && was_whole {
        collector.report(missing(located.span, "this step does nothing", "add a [[step.do]] with `say` and `hold`"));
    }
    let sides = step.sides.as_ref().map_or(Some(Sides::Once), |word| collector.word(word, "sides"));
    let mut values = vec![Placeholder::Step, Placeholder::Steps, Placeholder::Next, Placeholder::Title];
    match (&step.sets, rounds.most > 1 || in_rounds) {
        (Some(_), _) => values.extend([Placeholder::Set, Placeholder::Sets]),
        (None, true) => values.extend([Placeholder::Round, Placeholder::Rounds]),
        (None, false) => {}
    }
    let start = step.start.as_ref().map_or(Some(Side::Left), |word| collector.word(word, "start"));
    let order = step.order.as_ref().map_or(Some(Order::default()), |word| collector.word(word, "order"));
    let only = collector.occasions(step.only.as_ref());
    let condition = Condition { only, ..collector.condition(step.with.as_ref(), step.without.as_ref()) };
    let quick = step.quick.as_ref().is_some_and(|quick| quick.value);
    let language = step.language.as_ref().and_then(|tag| collector.guest(tag));
    let actions: Vec<Action> = step
        .actions
        .iter()
        .filter_map(|written| action::action(written, settings, quick, &values, "here", language, collector))
        .collect();
    let rounds = ladder::rounds(step, &actions, rounds, collector);
    safety::protected(step, collector);
    let has_reps = step.actions.iter().any(|action| action.value.reps.is_some());
    let has_cadence = step.cadence.as_ref().map_or(settings.cadence || has_reps, |cadence| cadence.value);
    let voice = step.voice.clone();
    let words = of_step(&step.words, collector);
    Some(Step {
        title: title?,
        sides: sides?,
        start: start?,
        order: order?,
        rounds,
        has_sets: step.sets.is_some(),
        has_cadence,
        rest,
        words,
        voice,
        condition,
        actions,
        span: located.span,
    })
}
