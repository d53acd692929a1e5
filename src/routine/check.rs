//! From [`Definition`] to [`Routine`], or every problem in the file: one problem never hides another.

pub(crate) mod action;
pub(crate) mod aloud;
pub(crate) mod breath;
pub(crate) mod collect;
pub(crate) mod flow;
pub(crate) mod hold;
pub(crate) mod ladder;
pub(crate) mod lexicon;
pub(crate) mod own_words;
pub(crate) mod reps;
pub(crate) mod safety;
pub(crate) mod settings;
pub(crate) mod sounds;
pub(crate) mod tones;
pub(crate) mod values;

use super::checked::{Action, Block, Condition, CountRange, Offer, Pace, Rest, Routine, Step};
use super::definition::own_words::OwnText;
use super::definition::parse::parse;
use super::definition::text::{CountText, DurationText, Named, Text};
use super::definition::{self, Definition};
use super::fixed_words::{Order, Sides};
use crate::base::{Diagnostic, Located, Source, Span, in_file_order, nearest};
use crate::words::{Language, Phrase, Placeholder, Side};
use collect::{Collector, missing};
use lexicon::lexicon;
use own_words::own_words;
use settings::Settings;
use sounds::own_sounds;

/// From the text of a routine to its checked meaning.
///
/// # Errors
/// Every problem of shape and meaning, in file order.
pub fn read(source: &Source) -> Result<Routine, Vec<Diagnostic>> {
    let (definition, problems) = parse(source);
    match definition {
        Some(definition) => check(&definition, source, problems),
        None => Err(in_file_order(problems)),
    }
}

/// Checks `definition`. `problems` are those already found while reading it; an error carries all of them, in file order.
///
/// # Errors
/// When there is any problem; warnings are part of the routine.
fn check(definition: &Definition, source: &Source, problems: Vec<Diagnostic>) -> Result<Routine, Vec<Diagnostic>> {
    let was_whole = problems.is_empty();
    let mut collector = Collector {
        source,
        main: Language::English,
        languages: Vec::new(),
        names: Vec::new(),
        was_whole,
        holds: 0,
        guests: guests(definition),
        problems,
    };
    languages(definition, was_whole, &mut collector);
    let routine = routine(definition, was_whole, &mut collector);
    match routine {
        Some(routine) if collector.problems.iter().all(Diagnostic::is_warning) => {
            Ok(Routine { warnings: in_file_order(collector.problems), ..routine })
        }
        _ => Err(in_file_order(collector.problems)),
    }
}

/// Determines the language of plain texts and collects every language in the file.
fn languages(definition: &Definition, was_whole: bool, collector: &mut Collector<'_>) {
    match &definition.language {
        Some(tag) => match Language::from_tag(&tag.value) {
            Some(language) => collector.main = language,
            None => collector.report(unknown_language(tag)),
        },
        None if was_whole => collector.report(no_language()),
        None => {}
    }
    let mut found = vec![collector.main];
    for text in texts(definition).into_iter().chain(own_words_without_guests(definition)) {
        let Text::Languages(readings) = text else { continue };
        for (tag, _) in readings {
            match Language::from_tag(&tag.value) {
                Some(language) => found.push(language),
                None => collector.report(unknown_language(tag)),
            }
        }
    }
    collector.languages = Language::ALL.into_iter().filter(|language| found.contains(language)).collect();
}

fn no_language() -> Diagnostic {
    let [usual, others @ ..] = Language::ALL.map(Language::tag);
    Diagnostic::error("missing-key", "the routine has no `language`")
        .help(format!("add `language = \"{usual}\"` at the top (or {})", others.join(", ")))
}

/// The language that is called so, or has such a tag.
fn meant_language(written: &str) -> Option<Language> {
    let plain = written.trim().to_lowercase().replace('_', "-");
    let short = plain.split('-').next().unwrap_or_default();
    let named = Language::ALL.into_iter().find(|language| language.name().to_lowercase() == plain);
    let own = OWN_NAMES.into_iter().find(|(name, _)| *name == plain).map(|(_, language)| language);
    named.or(own).or_else(|| Language::from_tag(&plain)).or_else(|| Language::from_tag(short))
}

/// What languages are called in themselves.
const OWN_NAMES: [(&str, Language); 6] = [
    ("deutsch", Language::German),
    ("español", Language::Spanish),
    ("français", Language::French),
    ("italiano", Language::Italian),
    ("american", Language::English),
    ("british", Language::BritishEnglish),
];

fn unknown_language(tag: &Located<String>) -> Diagnostic {
    let tags = Language::ALL.map(Language::tag);
    let label = match meant_language(&tag.value).map(Language::tag).or_else(|| nearest(&tag.value, tags)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "not a language nightcue speaks".to_owned(),
    };
    Diagnostic::error("unknown-language", format!("unknown language `{}`", tag.value))
        .at(tag.span, label)
        .help(format!("languages: {}", Language::tags()))
}

/// Every text of the file.
fn texts(definition: &Definition) -> Vec<&Text> {
    let actions = definition.opening.iter().chain(&definition.closing);
    let actions = actions.chain(definition.step.iter().flat_map(|step| &step.value.actions));
    let says = actions.flat_map(|action| {
        let flow = action.value.flow.iter().flat_map(|breath| breath.value.r#in.iter().chain(&breath.value.out));
        let cues = action.value.cues.iter().filter_map(|cue| cue.value.say.as_ref());
        action.value.say.iter().chain(cues).chain(flow)
    });
    let heads = [&definition.title, &definition.description, &definition.source].into_iter().flatten();
    let equipment = definition.equipment.0.iter().flat_map(|(_, thing)| {
        thing.value.name.iter().chain(thing.value.instead.as_ref().map(|instead| &instead.value))
    });
    let steps = definition.step.iter().filter_map(|step| step.value.title.as_ref());
    let options = definition.options.0.iter().map(|(_, option)| &option.value);
    says.chain(heads).chain(steps).map(|text| &text.value).chain(equipment).chain(options).collect()
}

/// The texts of `[words]`, unless one of its languages is only that of single actions: such a language is not one of the routine.
fn own_words_without_guests(definition: &Definition) -> Vec<&Text> {
    let guests = guests(definition);
    let is_guest = |tag: &Located<String>| Language::from_tag(&tag.value).is_some_and(|tag| guests.contains(&tag));
    let tables = definition.step.iter().map(|step| &step.value.words);
    let written = tables.chain([&definition.words]);
    let texts =
        written.flat_map(|words| Phrase::ALL.into_iter().filter_map(|phrase| words.of(phrase))).flat_map(own_texts);
    let has_guest = |text: &&Text| matches!(text, Text::Languages(all) if all.iter().any(|(tag, _)| is_guest(tag)));
    texts.filter(|text| !has_guest(text)).collect()
}

/// Every language that single actions are said in.
fn guests(definition: &Definition) -> Vec<Language> {
    let steps = definition.step.iter().flat_map(|step| &step.value.actions);
    let actions = definition.opening.iter().chain(&definition.closing).chain(steps);
    actions.filter_map(|action| Language::from_tag(&action.value.language.as_ref()?.value)).collect()
}

fn own_texts(own: &Located<OwnText>) -> Vec<&Text> {
    match &own.value {
        OwnText::Switch(_) => Vec::new(),
        OwnText::Words(text) => vec![text],
        OwnText::Forms { one, other } => vec![&one.value, &other.value],
    }
}

fn routine(definition: &Definition, was_whole: bool, collector: &mut Collector<'_>) -> Option<Routine> {
    let shown = |text: &Option<Located<Text>>, collector: &mut Collector<'_>| {
        text.as_ref().and_then(|text| collector.shown_words(text))
    };
    let title = shown(&definition.title, collector);
    if definition.title.is_none() && was_whole {
        collector.report(
            Diagnostic::error("missing-key", "the routine has no `title`").help("add `title = \"…\"` at the top"),
        );
    }
    let (equipment, options) = offers(definition, collector);
    let settings = Settings::of_routine(&definition.defaults, collector);
    let pace = settings::pace(&definition.defaults, collector);
    let words = own_words(&definition.words, collector);
    let sounds = own_sounds(&definition.sounds, collector);
    let pace = Pace {
        bed: sounds.bed.as_ref().map_or(pace.bed, |_| settings::bed_of_a_file(&definition.defaults, pace.bed)),
        ..pace
    };
    let lexicon = lexicon(&definition.lexicon, collector);
    let opening = framing(&definition.opening, "opening", collector);
    let blocks = blocks(definition, settings, was_whole, collector);
    let closing = framing(&definition.closing, "closing", collector);
    Some(Routine {
        title: title?,
        description: shown(&definition.description, collector),
        source: shown(&definition.source, collector),
        author: definition.author.as_ref().map(|author| author.value.clone()),
        year: definition.year.as_ref().map(|year| year.value),
        language: collector.main,
        languages: collector.languages.clone(),
        equipment,
        options,
        pace,
        words,
        sounds,
        lexicon,
        voice: definition.defaults.voice.clone(),
        opening,
        blocks,
        closing,
        warnings: Vec::new(),
    })
}

/// Equipment and options. Their names are known to the collector afterwards.
fn offers(definition: &Definition, collector: &mut Collector<'_>) -> (Vec<Offer>, Vec<Offer>) {
    let mut equipment = Vec::new();
    for (name, thing) in &definition.equipment.0 {
        declare(name, collector);
        let label = thing.value.name.clone().map(|text| Located { value: text, span: thing.span });
        let label = label.and_then(|text| collector.words(&text, &[], "in a name"));
        let instead = thing.value.instead.as_ref().and_then(|text| collector.words(text, &[], "in a name"));
        match label {
            Some(label) => equipment.push(Offer { name: name.value.clone(), label, instead, is_equipment: true }),
            None if thing.value.name.is_some() => {}
            None => {
                collector.report(missing(name.span, &format!("`{}` has no `name`", name.value), "write `name = \"…\"`"))
            }
        }
    }
    let mut options = Vec::new();
    for (name, label) in &definition.options.0 {
        declare(name, collector);
        if let Some(label) = collector.words(label, &[], "in a name") {
            options.push(Offer { name: name.value.clone(), label, instead: None, is_equipment: false });
        }
    }
    (equipment, options)
}

fn declare(name: &Located<String>, collector: &mut Collector<'_>) {
    if collector.names.contains(&name.value) {
        let message = format!("`{}` is both equipment and an option", name.value);
        collector.report(
            Diagnostic::error("name-twice", message)
                .at(name.span, "declared again here")
                .help("give one of them another name"),
        );
    }
    collector.names.push(name.value.clone());
}

/// The actions before the first and after the last step: words and pauses.
fn framing(actions: &[Located<definition::ActionText>], place: &str, collector: &mut Collector<'_>) -> Vec<Action> {
    let mut checked = Vec::new();
    for action in actions {
        if let Some((key, span)) = needs_step(&action.value) {
            let message = format!("the {place} has only words and pauses, and no `{key}`");
            collector.report(
                Diagnostic::error("misplaced-hold", message)
                    .at(span, "not allowed here")
                    .help("move it into a [[step]], under [[step.do]]"),
            );
            continue;
        }
        let settings = Settings::of_routine(&definition::Defaults::default(), collector);
        let place = format!("in the {place}");
        checked.extend(action::action(
            action,
            settings,
            false,
            &[Placeholder::Steps, Placeholder::Total],
            &place,
            collector,
        ));
    }
    checked
}

/// The first key of `action` that needs a step.
fn needs_step(action: &definition::ActionText) -> Option<(&'static str, Span)> {
    let lengths = [
        ("hold", &action.hold),
        ("for", &action.movement),
        ("rest", &action.rest),
        ("back", &action.back),
        ("every", &action.every),
        ("remind", &action.remind),
        ("settle", &action.settle),
    ];
    let lengths = lengths.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?.span)));
    let words = [("count", &action.count), ("at-risk", &action.at_risk)];
    let words = words.into_iter().filter_map(|(key, word)| Some((key, word.as_ref()?.span)));
    let others = [
        ("reps", action.reps.as_ref().map(|reps| reps.span)),
        ("flow", action.flow.first().map(|flow| flow.span)),
        ("cues", action.cues.first().map(|cue| cue.span)),
        ("only", action.only.as_ref().map(|only| only.span)),
        ("countdown", action.countdown.as_ref().map(|countdown| countdown.span)),
        ("halfway", action.halfway.as_ref().map(|halfway| halfway.span)),
        ("breath", action.breath.as_ref().map(|breath| breath.span)),
    ];
    let others = others.into_iter().filter_map(|(key, span)| Some((key, span?)));
    lengths.chain(words).chain(others).next()
}

fn blocks(definition: &Definition, settings: Settings, was_whole: bool, collector: &mut Collector<'_>) -> Vec<Block> {
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
        let Some(checked) = super::check::step(step, settings, in_rounds, was_whole, collector) else { continue };
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
    let rest = rest
        .and_then(|text| Some(Rest { length: collector.duration(text)?, span: text.span, countdown, has_tones: true }));
    (count, rest)
}

/// The rest after the last round of `circuit`.
fn rest_after(circuit: &definition::Circuit, collector: &mut Collector<'_>) -> Option<Rest> {
    let text = circuit.rest_after.as_ref()?;
    let countdown = circuit.countdown.as_ref().and_then(|number| settings::countdown(number, collector));
    let (length, countdown) = (collector.duration(text)?, countdown.unwrap_or_default());
    Some(Rest { length, span: text.span, countdown, has_tones: true })
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

fn step(
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
    let actions: Vec<Action> = step
        .actions
        .iter()
        .filter_map(|written| action::action(written, settings, quick, &values, "here", collector))
        .collect();
    let rounds = ladder::rounds(step, &actions, rounds, collector);
    safety::protected(step, collector);
    let has_reps = step.actions.iter().any(|action| action.value.reps.is_some());
    let has_cadence = step.cadence.as_ref().map_or(settings.cadence || has_reps, |cadence| cadence.value);
    let voice = step.voice.clone();
    let words = own_words::of_step(&step.words, collector);
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
