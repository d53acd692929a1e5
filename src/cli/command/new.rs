//! `nightcue new`: writes a first routine, NAME.toml in the current folder.
//!
//! Whatever the options leave open is asked on a terminal, or takes its default. The file is compiled before it is
//! written, and an existing file is kept unless `--force` is given.

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use nightcue::base::{self, LengthRange, Source, write_whole};
use nightcue::render::check_file_name;
use nightcue::routine::{self, Answers, Sides, StarterStep};
use nightcue::script::Choices;
use nightcue::sound::Bed;
use nightcue::words::Language;

use super::ask::Questions;
use crate::cli::args::start::{New, range};
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// The default answers.
const SIDES_NORMAL: Sides = Sides::Both;
pub(super) const HOLD_NORMAL: &str = "30s..45s";
/// A headset that falls asleep in a long silence swallows words.
const BED_QUESTION: &str = "Will you listen through a wireless headset or speaker? It can swallow the first word after a silence, which very soft noise under the track prevents (yes or no):";
/// More steps than anyone types in one go.
const MOST_STEPS: usize = 50;

pub(crate) fn run(args: &New, context: &Context<'_>) -> Result<(), Failure> {
    let name = args.name.strip_suffix(".toml").unwrap_or(&args.name);
    let file = file_name(name)?;
    let path = Path::new(&file);
    if path.exists() && !args.force {
        return Err(Failure::Machine(format!(
            "`{file}` already exists; choose another name, or overwrite it with `--force`"
        )));
    }
    let is_asked = !args.yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = if is_asked {
        asked(args, &file, BufReader::new(io::stdin()), Box::new(io::stderr()), context.interrupted)?
    } else {
        chosen(args, &file)?
    };
    let text = routine::starter_routine(&answers);
    let source = Source::new(&file, text.clone().into_bytes())
        .map_err(|problem| Failure::Routine { problems: vec![*problem], source: None })?;
    nightcue::compile(&source, &Choices::default()).map_err(|problems| Failure::routine(problems, &source))?;
    write_whole(path, text.as_bytes())?;
    let shown = if file.contains(' ') { format!("'{file}'") } else { file };
    context.console.say(&format!(
        "created {shown}, which any text editor can open; `nightcue script {shown}` shows what is said, `nightcue render {shown}` makes the track"
    ));
    Ok(())
}

/// NAME.toml, if it stays in this folder.
pub(super) fn file_name(name: &str) -> Result<String, Failure> {
    let refused = |reason| Failure::Machine(format!("`{name}` is not a valid file name: it {reason}"));
    check_file_name(name).map(|()| format!("{name}.toml")).map_err(refused)
}

/// A title that the voice can say and that has no placeholders.
pub(super) fn title(text: &str) -> Result<String, String> {
    match text {
        "" => Err("a title cannot be empty".to_owned()),
        _ if text.contains(['{', '}']) => Err("a title cannot contain braces".to_owned()),
        _ => Ok(text.to_owned()),
    }
}

/// The answers from the options, with defaults for the rest.
fn chosen(args: &New, file: &str) -> Result<Answers, Failure> {
    let language = args.language.unwrap_or(Language::English);
    let wrong = |problem| Failure::Machine(problem);
    let titles = match args.step.as_slice() {
        [] => vec![routine::starter_step_title(language).to_owned()],
        titles => titles.iter().map(|text| title(text)).collect::<Result<_, _>>().map_err(wrong)?,
    };
    let hold = args.hold.map_or_else(|| range(HOLD_NORMAL), Ok).map_err(wrong)?;
    let sides = args.sides.unwrap_or(SIDES_NORMAL);
    let steps: Vec<StarterStep> = titles.into_iter().map(|title| StarterStep { title, sides, hold }).collect();
    let routine = args.title.clone().unwrap_or_else(|| routine::starter_title(file.trim_end_matches(".toml")));
    let countdown = args.countdown.unwrap_or_else(|| routine::starter_countdown(&steps));
    fits(countdown, &steps).map_err(wrong)?;
    let (file, title, bed) = (file.to_owned(), title(&routine).map_err(wrong)?, args.bed.unwrap_or_default());
    Ok(Answers { file, title, language, steps, countdown, bed })
}

/// The answers from the options, asking the user for the rest.
fn asked(
    args: &New,
    file: &str,
    input: impl BufRead + Send + 'static,
    out: Box<dyn Write>,
    interrupted: &AtomicBool,
) -> Result<Answers, Failure> {
    let mut questions = Questions::new(input, out, interrupted);
    questions.say(&format!(
        "A few questions about {file}. Enter accepts the answer in brackets; everything can be changed later."
    ))?;
    let normal = routine::starter_title(file.trim_end_matches(".toml"));
    let routine = match &args.title {
        Some(text) => title(text).map_err(Failure::Machine)?,
        None => questions.ask("What is the routine called?", &normal, title)?,
    };
    let language = match args.language {
        Some(language) => language,
        None => questions.ask(&format!("Which language does it speak: {}?", Language::tags()), "en", language)?,
    };
    let steps = steps(args, language, &mut questions)?;
    let countdown = match args.countdown {
        Some(countdown) => countdown,
        None => {
            let normal = routine::starter_countdown(&steps).to_string();
            let question = "How many soft tones, one per second, count down to the end of a hold?";
            questions.ask(question, &normal, |text| countdown(text, &steps))?
        }
    };
    fits(countdown, &steps).map_err(Failure::Machine)?;
    let bed = match args.bed {
        Some(bed) => bed,
        None => questions.ask(BED_QUESTION, "no", bed)?,
    };
    Ok(Answers { file: file.to_owned(), title: routine, language, steps, countdown, bed })
}

fn steps(args: &New, language: Language, questions: &mut Questions<'_>) -> Result<Vec<StarterStep>, Failure> {
    let mut steps: Vec<StarterStep> = Vec::new();
    while steps.len() < MOST_STEPS {
        let number = steps.len() + 1;
        let title = match (args.step.as_slice(), number) {
            ([], 1) => {
                Some(questions.ask("What is the first step called?", routine::starter_step_title(language), title)?)
            }
            ([], _) => questions.ask(
                &format!("What is step {number} called? Press Enter if there are no more steps:"),
                "",
                optional_title,
            )?,
            (titles, _) => titles.get(number - 1).map(|text| title(text)).transpose().map_err(Failure::Machine)?,
        };
        let Some(title) = title else { break };
        let before = steps.last();
        let sides = match args.sides {
            Some(sides) => sides,
            None => {
                let normal = before.map_or(SIDES_NORMAL, |step| step.sides).name();
                let question = format!(
                    "`{title}`: both sides in turn (both), the one that hurts (affected), or no particular side (once)?"
                );
                questions.ask(&question, normal, sides)?
            }
        };
        let hold = match args.hold {
            Some(hold) => hold,
            None => {
                let normal = before.map_or(HOLD_NORMAL.to_owned(), |step| step.hold.to_string());
                questions.ask(&format!("`{title}`: how long is the hold (30s, 2m30s, or a range)?"), &normal, range)?
            }
        };
        steps.push(StarterStep { title, sides, hold });
    }
    Ok(steps)
}

fn optional_title(text: &str) -> Result<Option<String>, String> {
    if text.is_empty() { Ok(None) } else { title(text).map(Some) }
}

/// A word for the sides, or any prefix of it.
fn sides(text: &str) -> Result<Sides, String> {
    let sides = Sides::ALL.into_iter().find(|sides| sides.name().starts_with(&text.to_lowercase()));
    sides.ok_or_else(|| format!("expected one of: {}", Sides::ALL.map(Sides::name).join(", ")))
}

/// A language by its tag.
fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| format!("expected one of: {}", Language::ALL.map(Language::tag).join(", ")))
}

/// The bed that a wireless headset needs, or none.
fn bed(text: &str) -> Result<Bed, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Ok(Bed::Faint),
        "n" | "no" => Ok(Bed::None),
        _ => Err("expected yes or no".to_owned()),
    }
}

pub(super) fn countdown(text: &str, steps: &[StarterStep]) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| *number <= base::MOST_COUNTDOWN);
    let number = number.ok_or_else(|| format!("expected a whole number from 0 to {}", base::MOST_COUNTDOWN))?;
    fits(number, steps).map(|()| number)
}

/// Whether a countdown is shorter than every hold.
pub(super) fn fits(countdown: u32, steps: &[StarterStep]) -> Result<(), String> {
    let LengthRange { shortest, .. } = match steps.iter().map(|step| step.hold).min_by_key(|hold| hold.shortest) {
        Some(hold) => hold,
        None => return Ok(()),
    };
    let most = shortest.millis().saturating_sub(1) / 1000;
    match u64::from(countdown) <= most {
        true => Ok(()),
        false => {
            Err(format!("a countdown of {countdown} does not fit into a hold of {shortest}; the maximum is {most}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use std::io::Cursor;

    fn new(arguments: &[&str]) -> New {
        let line = [&["nightcue", "new", "calves"], arguments].concat();
        match crate::cli::args::Cli::parse_from(line).command {
            crate::cli::args::Command::New(args) => args,
            _ => unreachable!("the line says `new`"),
        }
    }

    fn typed(answers: &'static str, arguments: &[&str]) -> Result<Answers, Failure> {
        let interrupted = AtomicBool::new(false);
        asked(&new(arguments), "calves.toml", Cursor::new(answers), Box::new(io::sink()), &interrupted)
    }

    fn summary(answers: &Answers) -> Vec<String> {
        let step = |step: &StarterStep| format!("{}, {}, {}", step.title, step.sides.name(), step.hold);
        let Answers { title, language, countdown, bed, .. } = answers;
        let head = format!("{title}, {language}, {countdown}, {}", bed.name());
        std::iter::once(head).chain(answers.steps.iter().map(step)).collect()
    }

    #[test]
    fn enter_takes_what_is_offered() {
        let answers = typed("\n\n\n\n\n\n\n\n", &[]).expect("answers");
        assert_eq!(summary(&answers), ["Calves, en, 5, none", "First stretch, both, 30s..45s"]);
        assert_eq!(summary(&answers), summary(&chosen(&new(&[]), "calves.toml").expect("answers")));
    }

    #[test]
    fn answers_are_taken_and_wrong_ones_asked_again() {
        let typed = typed("Waden\nfrench\nde\nWand\nleft\naff\n10\n10s\nTreppe\nonce\n4s\n\n9\n3\nperhaps\nYes\n", &[]);
        assert_eq!(
            summary(&typed.expect("answers")),
            ["Waden, de, 3, faint", "Wand, affected, 10s", "Treppe, once, 4s"]
        );
    }

    #[test]
    fn what_an_option_says_is_not_asked() {
        let options = [
            "--title",
            "T",
            "--language",
            "it",
            "--sides",
            "once",
            "--hold",
            "20s",
            "--countdown",
            "2",
            "--bed",
            "soft",
        ];
        assert_eq!(summary(&typed("Uno\n\n", &options).expect("answers")), ["T, it, 2, soft", "Uno, once, 20s"]);
        let all = [options.as_slice(), &["--step", "A", "--step", "B"]].concat();
        assert_eq!(summary(&typed("", &all).expect("answers")), ["T, it, 2, soft", "A, once, 20s", "B, once, 20s"]);
    }

    #[test]
    fn the_end_of_the_answers_ends_the_program() {
        assert!(matches!(typed("Calves\n", &[]), Err(Failure::Interrupted)));
    }

    #[test]
    fn a_countdown_that_fits_no_hold_is_refused() {
        let args = new(&["--hold", "5s", "--countdown", "5"]);
        assert!(matches!(chosen(&args, "calves.toml"), Err(Failure::Machine(_))));
    }
}
