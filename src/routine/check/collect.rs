//! What the checks of a routine share: the file, its languages and names, and the problems found so far. A check that
//! fails reports a problem and returns `None`; it never stops another.

use std::str::FromStr;

use clap::ValueEnum;

use super::aloud::unclear;
use super::values::meant_word;
use crate::base::{
    self, Diagnostic, DurationError, Length, LengthRange, Located, Source, Span, choice_words, meant_length, nearest,
};
use crate::routine::checked::{Condition, CountRange};
use crate::routine::definition::text::{CountText, DurationText, Names, RUNGS, Text};
use crate::routine::guidance::Guidance;
use crate::routine::occasion::{NUMBERED, Occasion, WORDS};
use crate::routine::template::Template;
use crate::routine::words::Words;
use crate::words::{Language, Placeholder};

/// The problem of a missing key.
pub(crate) fn missing(span: Span, message: &str, help: &str) -> Diagnostic {
    Diagnostic::error("missing-key", message).at(span, "").help(help)
}

/// The problems found so far, and what is needed to find more.
pub(crate) struct Collector<'a> {
    pub source: &'a Source,
    /// The language of plain texts.
    pub main: Language,
    /// All languages of the file.
    pub languages: Vec<Language>,
    /// The languages of single actions.
    pub guests: Vec<Language>,
    /// Names that conditions can use.
    pub names: Vec<String>,
    /// Whether every part of the file could be read, so that what is missing was not written.
    pub was_whole: bool,
    pub problems: Vec<Diagnostic>,
}

impl Collector<'_> {
    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// The language that an action is said in; `None` after reporting that there is no such language.
    pub(crate) fn guest(&mut self, tag: &Located<String>) -> Option<Language> {
        let language = Language::from_tag(&tag.value);
        if language.is_none() {
            let problem = Diagnostic::error("unknown-language", format!("unknown language `{}`", tag.value));
            let help = format!("languages: {}", Language::tags());
            self.report(problem.at(tag.span, "not a language nightcue speaks").help(help));
        }
        language
    }

    /// A duration or a range; `None` after reporting what is wrong with it.
    pub(crate) fn duration<T: FromStr<Err = DurationError>>(&mut self, text: &Located<DurationText>) -> Option<T> {
        let problem = match text.value.0.parse() {
            Ok(value) => return Some(value),
            Err(problem) => problem,
        };
        let problem = wrong_length(&text.value.0, &problem, text.span, self.source);
        self.report(problem);
        None
    }

    /// A duration or a range, with its place in the file.
    pub(crate) fn range(&mut self, text: &Located<DurationText>) -> Option<Located<LengthRange>> {
        self.duration(text).map(|value| Located { value, span: text.span })
    }

    /// The interval between two repetitions.
    pub(crate) fn repeat(&mut self, text: &Located<DurationText>) -> Option<Length> {
        let every: Length = self.duration(text)?;
        if every >= base::SHORTEST_REPEAT {
            return Some(every);
        }
        let problem = Diagnostic::error("out-of-range", format!("`{}` leaves no room for words", text.value.0));
        self.report(problem.at(text.span, format!("must be {} or more", base::SHORTEST_REPEAT)));
        None
    }

    /// A whole number between `least` and `most`.
    pub(crate) fn count(&mut self, number: &Located<u32>, what: &str, least: u32, most: u32) -> Option<u32> {
        if (least..=most).contains(&number.value) {
            return Some(number.value);
        }
        let message = format!("`{what} = {}` is out of range", number.value);
        self.report(Diagnostic::error("out-of-range", message).at(number.span, format!("must be {least} to {most}")));
        None
    }

    /// The choice that the word stands for; `None` after reporting which words there are.
    pub(crate) fn word<T: ValueEnum>(&mut self, word: &Located<String>, what: &str) -> Option<T> {
        if let Ok(chosen) = T::from_str(&word.value, false) {
            return Some(chosen);
        }
        let words = choice_words::<T>();
        let meant = meant_word(what, &word.value).or_else(|| nearest(&word.value, words.iter().map(String::as_str)));
        let choices: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let (label, help) = match meant {
            Some(name) => (format!("did you mean `{name}`?"), format!("write `{what} = \"{name}\"`")),
            None => ("not one of the choices".to_owned(), format!("write {}", choices.join(" or "))),
        };
        let others = if choices.len() > 1 && meant.is_some() {
            format!(" (choices: {})", choices.join(", "))
        } else {
            String::new()
        };
        let message = format!("`{what}` cannot be `{}`", word.value);
        self.report(Diagnostic::error("unknown-word", message).at(word.span, label).help(help + &others));
        None
    }

    /// How much guidance some words need: none if they protect the listener.
    pub(crate) fn guidance(
        &mut self,
        word: Option<&Located<String>>,
        safety: Option<&Located<bool>>,
    ) -> Option<Guidance> {
        let safety = safety.filter(|safety| safety.value);
        if let (Some(word), Some(safety)) = (word, safety) {
            self.report(always_heard(word.span, safety.span));
        }
        let level = word.and_then(|word| self.word(word, "guidance"));
        safety.map(|_| Guidance::Minimal).or(level)
    }

    /// The two conditions of a step, an action or a cue.
    pub(crate) fn condition(&mut self, with: Option<&Located<Names>>, without: Option<&Located<Names>>) -> Condition {
        Condition { with: self.declared(with), without: self.declared(without), only: Vec::new() }
    }

    /// The times of a step that `words` name; those that name none are reported.
    pub(crate) fn occasions(&mut self, words: Option<&Located<Names>>) -> Vec<Occasion> {
        let Some(words) = words else { return Vec::new() };
        let named = words.value.0.iter().filter_map(|word| {
            let occasion = Occasion::named(word);
            if occasion.is_none() {
                self.report(unknown_occasion(word, words.span));
            }
            occasion
        });
        named.collect()
    }

    /// How many times something is done; `None` after reporting what is wrong with it.
    pub(crate) fn count_range(&mut self, count: &Located<CountText>, what: &str) -> Option<CountRange> {
        let (least, most) = match &count.value {
            CountText::Number(number) => (*number, *number),
            CountText::Range(text) => {
                let (from, to) = text.split_once("..").unwrap_or((text, text));
                let read = |part: &str| part.trim().parse::<u32>().ok();
                let Some(range) = read(from).zip(read(to)) else {
                    self.report(no_count(text, what, count.span));
                    return None;
                };
                range
            }
        };
        for number in [least, most] {
            self.count(&Located { value: number, span: count.span }, what, 1, base::MOST_ROUNDS)?;
        }
        if least > most {
            let problem = Diagnostic::error("bad-count", format!("`{what}` puts the larger number first"));
            self.report(problem.at(count.span, "").help(format!("write `{what} = \"{most}..{least}\"`")));
            return None;
        }
        Some(CountRange { least, most })
    }

    fn declared(&mut self, names: Option<&Located<Names>>) -> Vec<String> {
        let Some(names) = names else { return Vec::new() };
        for name in &names.value.0 {
            if !self.names.contains(name) {
                let problem = self.undeclared(name, names.span);
                self.report(problem);
            }
        }
        names.value.0.clone()
    }

    fn undeclared(&self, name: &str, span: Span) -> Diagnostic {
        let label = match nearest(name, self.names.iter().map(String::as_str)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "not declared".to_owned(),
        };
        let help = match self.names.is_empty() {
            true => "declare it under [equipment] or [options]".to_owned(),
            false => format!("declared under [equipment] and [options]: {}", self.names.join(", ")),
        };
        Diagnostic::error("unknown-name", format!("`{name}` is neither equipment nor an option"))
            .at(span, label)
            .help(help)
    }

    /// A text in all languages of the file that is read aloud. It may name only the values in `allowed`; `place` says where it is, for
    /// messages.
    pub(crate) fn words(&mut self, text: &Located<Text>, allowed: &[Placeholder], place: &str) -> Option<Words> {
        let words = self.readings(text, allowed, place)?;
        for (language, template, span) in words.readings() {
            for problem in unclear(template, language, |part| self.inside(span, part)) {
                self.report(problem);
            }
        }
        Some(words)
    }

    /// A text in all languages of the file that is only shown.
    pub(crate) fn shown_words(&mut self, text: &Located<Text>) -> Option<Words> {
        self.readings(text, &[], "in a text that is only shown")
    }

    fn readings(&mut self, text: &Located<Text>, allowed: &[Placeholder], place: &str) -> Option<Words> {
        let readings = match &text.value {
            Text::One(words) => vec![(self.main, words.clone(), text.span)],
            Text::Languages(readings) => readings
                .iter()
                .filter_map(|(tag, words)| Some((Language::from_tag(&tag.value)?, words.value.clone(), words.span)))
                .collect(),
        };
        self.all_languages(text, &readings.iter().map(|(language, ..)| *language).collect::<Vec<_>>());
        let parsed: Vec<_> = readings
            .into_iter()
            .filter_map(|(language, words, span)| Some((language, self.template(&words, span, allowed, place)?, span)))
            .collect();
        (!parsed.is_empty()).then(|| Words::new(parsed))
    }

    fn all_languages(&mut self, text: &Located<Text>, present: &[Language]) {
        let missing: Vec<&str> = self
            .languages
            .iter()
            .filter(|language| !present.contains(language))
            .map(|language| language.name())
            .collect();
        if missing.is_empty() {
            return;
        }
        let message = format!("this text is missing in {}", missing.join(" and "));
        let help = "a language used anywhere in the file is needed in every text: write `say.en = \"…\"` and `say.de = \"…\"` on separate lines";
        self.report(Diagnostic::error("missing-language", message).at(text.span, "").help(help));
    }

    fn template(&mut self, words: &str, span: Span, allowed: &[Placeholder], place: &str) -> Option<Template> {
        if words.trim().is_empty() {
            self.report(
                Diagnostic::error("empty-text", "this text is empty")
                    .at(span, "nothing to say")
                    .help("write the words, or remove the key"),
            );
            return None;
        }
        let characters = words.chars().count();
        if characters > base::MOST_TEXT_CHARS {
            let message = format!("this text has {characters} characters; the limit is {}", base::MOST_TEXT_CHARS);
            self.report(Diagnostic::error("text-too-long", message).at(span, "").help("split it into several prompts"));
            return None;
        }
        match Template::parse(words) {
            Ok(template) => {
                self.misplaced(&template, span, allowed, place);
                Some(template)
            }
            Err(errors) => {
                for error in errors {
                    let at = self.inside(span, &error.brace);
                    self.report(Diagnostic::error("bad-brace", error.message).at(at, error.label).help(BRACE_HELP));
                }
                None
            }
        }
    }

    fn misplaced(&mut self, template: &Template, span: Span, allowed: &[Placeholder], place: &str) {
        let misplaced: Vec<_> = template.values().filter(|value| !allowed.contains(value)).collect();
        for value in misplaced {
            let brace = format!("{{{}}}", value.name());
            let at = self.inside(span, &brace);
            let values: Vec<String> = allowed.iter().map(|value| format!("{{{}}}", value.name())).collect();
            let help = if values.is_empty() { "none".to_owned() } else { values.join(", ") };
            self.report(
                Diagnostic::error("misplaced-brace", format!("`{brace}` cannot be used {place}"))
                    .at(at, "has no value here")
                    .help(format!("values available here: {help}")),
            );
        }
    }

    /// The place of `part` inside the string at `span`, or the whole string when the file spells it differently.
    fn inside(&self, span: Span, part: &str) -> Span {
        let written = self.source.text().get(span.range()).unwrap_or_default();
        written.find(part).map_or(span, |offset| span.part(offset, part.len()))
    }
}

/// A text that is no length, or none that can stand where it is.
fn wrong_length(text: &str, problem: &DurationError, span: Span, source: &Source) -> Diagnostic {
    let assigned = |value: &str| source.assignment(span, &format!("\"{value}\""));
    if text.contains(RUNGS) && text.split(RUNGS).all(|rung| rung.parse::<LengthRange>().is_ok()) {
        return Diagnostic::error("misplaced-list", "only one length can stand here")
            .at(span, "a list of lengths")
            .help("only `hold` and `for` take a list, one length for each round");
    }
    if let Some((from, to)) = text.split_once("..").filter(|_| text.parse::<LengthRange>().is_ok()) {
        return Diagnostic::error("misplaced-range", "only one length can stand here")
            .at(span, "a range")
            .help(format!("write `{}` or `{}`; {RANGES}", assigned(from.trim()), assigned(to.trim())));
    }
    let help = match problem {
        DurationError::NoUnit(number) => {
            let (seconds, minutes) = (assigned(&format!("{number}s")), assigned(&format!("{number}m")));
            format!("write `{seconds}` for seconds or `{minutes}` for minutes")
        }
        DurationError::Zero(_) => "leave the key out, or write how long it is".to_owned(),
        _ => match meant_length(text) {
            Some(meant) => format!("write `{}`", assigned(&meant)),
            None => problem.help(),
        },
    };
    Diagnostic::error(problem.code(), problem.to_string()).at(span, "").help(help)
}

/// Where ranges can stand.
const RANGES: &str = "the listener can choose the length of a `hold`, `for`, `pause`, `rest`, `rest-after` and `back`, and the \
     number of `rounds`, `sets` and `reps`";

fn unknown_occasion(word: &str, span: Span) -> Diagnostic {
    let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    let label = match nearest(word, words.iter().copied()) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "not one of the choices".to_owned(),
    };
    Diagnostic::error("unknown-word", format!("`only` cannot be `{word}`"))
        .at(span, label)
        .help(format!("write one of {}, or `{NUMBERED}3` for the third round", words.join(", ")))
}

fn no_count(text: &str, what: &str, span: Span) -> Diagnostic {
    let numbers: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).filter(|n| *n > 0).collect();
    let help = match numbers.as_slice() {
        [number] => format!("write `{what} = {number}`"),
        [from, to] if from < to => format!("write `{what} = \"{from}..{to}\"`"),
        _ => format!("write `{what} = 3`, or a range in quotes: `{what} = \"2..3\"`"),
    };
    Diagnostic::error("bad-count", format!("`{text}` is not a number of times")).at(span, "").help(help)
}

fn always_heard(guidance: Span, safety: Span) -> Diagnostic {
    Diagnostic::error("contrary-keys", "words with `safety = true` are heard at every level of guidance")
        .at(guidance, "has no effect")
        .because(safety, "said at every level because of this")
        .help("remove `guidance` here")
}

const BRACE_HELP: &str = "braces can contain `{left|right}`, `{left|right|not known}`, `{left|right|first|second}`, or one of {hold}, {rest}, {remaining}, {step}, {steps}, \
     {next}, {round}, {rounds}, {title}";
