//! A new routine, from the questions of `nightcue new` as a form.

use nightcue::base::Source;
use nightcue::routine::{self, Answers, Sides, StarterStep};
use nightcue::script::Choices;
use nightcue::sound::Bed;
use nightcue::words::Language;
use serde::{Deserialize, Serialize};

use super::shown::problems;
use super::typed::length;
use crate::cli::command::new;
use crate::cli::failure::Failure;

/// The form as it was filled in.
#[derive(Debug, Deserialize)]
pub(super) struct Form {
    name: String,
    title: String,
    language: String,
    steps: Vec<FormStep>,
    /// How many tones count down; as many as fit, up to five, if it is left empty.
    countdown: String,
    /// Whether it is listened to without a cable.
    is_wireless: bool,
}

#[derive(Debug, Deserialize)]
struct FormStep {
    title: String,
    sides: Sides,
    hold: String,
}

/// The form as it is before: its fixed choices, and what is usual.
#[derive(Debug, Serialize)]
pub(super) struct Blank {
    languages: Vec<(&'static str, &'static str)>,
    sides: Vec<(&'static str, &'static str)>,
    hold: &'static str,
}

/// The form as it is before.
pub(super) fn blank() -> Blank {
    let told = |sides| match sides {
        Sides::Both => "both sides in turn",
        Sides::Affected => "the side that hurts",
        Sides::Once => "no particular side",
    };
    Blank {
        languages: Language::ALL.iter().map(|language| (language.tag(), language.name())).collect(),
        sides: [Sides::Both, Sides::Affected, Sides::Once].map(|sides| (sides.name(), told(sides))).to_vec(),
        hold: "30s",
    }
}

/// The file that is asked for, and its text.
///
/// # Errors
/// The first answer that cannot be used, and why.
pub(super) fn started(form: &Form) -> Result<(String, String), String> {
    let name = form.name.trim().trim_end_matches(".toml");
    let file = new::file_name(name).map_err(Failure::reason)?;
    let steps: Vec<StarterStep> = form.steps.iter().map(step).collect::<Result<_, _>>()?;
    if steps.is_empty() {
        return Err("a routine needs at least one step".to_owned());
    }
    let own = routine::starter_title(name);
    let title = new::title(if form.title.trim().is_empty() { &own } else { form.title.trim() })?;
    let language = Language::from_tag(&form.language).ok_or_else(|| "choose a language".to_owned())?;
    let countdown = match form.countdown.trim() {
        "" => routine::starter_countdown(&steps),
        typed => new::countdown(typed, &steps)?,
    };
    new::fits(countdown, &steps)?;
    let bed = if form.is_wireless { Bed::Faint } else { Bed::None };
    let text = routine::starter_routine(&Answers { file: file.clone(), title, language, steps, countdown, bed });
    sound(&file, &text)?;
    Ok((file, text))
}

fn step(step: &FormStep) -> Result<StarterStep, String> {
    let title = new::title(step.title.trim())?;
    let hold = length(&step.hold).map_err(|problem| format!("`{title}`: {problem}"))?;
    Ok(StarterStep { title, sides: step.sides, hold })
}

/// Whether `text` is a routine: a title can have words that no voice can say.
pub(super) fn sound(file: &str, text: &str) -> Result<(), String> {
    let source = Source::new(file, text.as_bytes().to_vec()).map_err(|problem| problem.message)?;
    let compiled = nightcue::compile(&source, &Choices::default());
    compiled.map(drop).map_err(|told| {
        let first = problems(&told, &source).into_iter().next();
        first.map_or_else(|| "this is not a routine".to_owned(), |problem| problem.in_a_sentence())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(steps: serde_json::Value) -> Form {
        let form = serde_json::json!({
            "name": "calves", "title": "", "language": "en", "steps": steps, "countdown": "", "is_wireless": true,
        });
        serde_json::from_value(form).expect("a form")
    }

    #[test]
    fn a_form_becomes_a_routine_with_steps_of_its_own() {
        let steps = serde_json::json!([
            { "title": "Wall", "sides": "both", "hold": "30s" },
            { "title": "Stair", "sides": "once", "hold": "20s..40s" },
        ]);
        let (file, text) = started(&form(steps)).expect("a routine");
        assert_eq!(file, "calves.toml");
        for part in ["\"Calves\"", "\"Wall\"", "\"Stair\"", "20s..40s", "\"faint\""] {
            assert!(text.contains(part), "{part}");
        }
    }

    #[test]
    fn an_answer_that_cannot_be_used_is_named() {
        let one = |hold: &str| serde_json::json!([{ "title": "Wall", "sides": "both", "hold": hold }]);
        let said = started(&form(one("soon"))).expect_err("no length");
        assert!(said.starts_with("`Wall`: "), "{said}");
        assert!(started(&form(serde_json::json!([]))).is_err());
        let outside = Form { name: "../calves".to_owned(), ..form(one("30s")) };
        assert!(started(&outside).is_err());
    }
}
