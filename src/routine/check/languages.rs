//! The languages of a routine: every text in each of them, and every tag known.

use super::collect::Collector;
use crate::base::{Diagnostic, Located, nearest};
use crate::routine::definition::Definition;
use crate::routine::definition::own_words::OwnText;
use crate::routine::definition::text::Text;
use crate::words::{Language, Phrase};

/// Determines the language of plain texts and collects every language in the file.
pub(crate) fn languages(definition: &Definition, was_whole: bool, collector: &mut Collector<'_>) {
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

pub(crate) fn no_language() -> Diagnostic {
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

/// Every language that single actions and steps are said in.
pub(crate) fn guests(definition: &Definition) -> Vec<Language> {
    let steps = definition.step.iter().map(|step| &step.value);
    let in_steps = steps.clone().flat_map(|step| &step.actions);
    let actions = definition.opening.iter().chain(&definition.closing).chain(in_steps);
    let tags = actions.map(|action| &action.value.language).chain(steps.map(|step| &step.language));
    tags.filter_map(|tag| Language::from_tag(&tag.as_ref()?.value)).collect()
}

fn own_texts(own: &Located<OwnText>) -> Vec<&Text> {
    match &own.value {
        OwnText::Switch(_) => Vec::new(),
        OwnText::Words(text) => vec![text],
        OwnText::Forms { one, other } => vec![&one.value, &other.value],
    }
}
