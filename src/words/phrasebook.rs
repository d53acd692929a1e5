//! The tool's own sentences, about steps, sides, rounds and time left: compiled in from `voice/words/TAG.toml`, filled
//! in with numbers and lengths as words, and in the plural form that the language requires. Every language has every
//! phrase.

mod filling;
pub(crate) mod labels;
pub(crate) mod phrase;
pub(crate) mod placeholder;

use std::sync::LazyLock;

use serde::Deserialize;

use super::language::Language;
use super::side::Side;
use super::spoken::{duration, is_singular, is_singular_duration, written_out};
use crate::base::Length;
use filling::fill;
use labels::Labels;

/// What the tool says in one language. Words in braces are placeholders.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Phrasebook {
    #[serde(skip, default = "Phrasebook::unset_language")]
    language: Language,
    /// What is ahead, at the start of a track: `{steps}`, a number, and `{total}`, a length. Its form depends on the steps.
    pub journey: Counted,
    /// What to have at hand: `{things}`, already joined.
    pub needs: String,
    /// Joins the last two things of a list.
    pub and: String,
    /// Which step begins: `{step}` of `{steps}`, numbers.
    pub step_of: String,
    /// What a step is called: `{title}`.
    pub step_title: String,
    /// Which round begins: `{round}` of `{rounds}`, numbers.
    pub round_of: String,
    /// The last round begins.
    pub last_round: String,
    /// Which round of which circuit begins: `{circuit}`, `{round}` of `{rounds}`, numbers.
    pub circuit_of: String,
    /// Which set begins: `{set}` of `{sets}`, numbers.
    pub set_of: String,
    /// The last set begins.
    pub last_set: String,
    /// A step begins on the left side.
    pub left_side: String,
    /// A step begins on the right side.
    pub right_side: String,
    /// The left side follows the right.
    pub now_left: String,
    /// The right side follows the left.
    pub now_right: String,
    /// A step begins on the first of two sides that nobody has named.
    pub first_side: String,
    /// The other of two sides that nobody has named.
    pub second_side: String,
    /// The listener changes sides.
    pub switch_sides: String,
    /// Time to get into position, before a hold.
    pub get_ready: String,
    /// A hold begins.
    pub hold: String,
    /// A hold begins and lasts `{hold}`, a length.
    pub hold_for: String,
    /// A movement begins and lasts `{hold}`, a length.
    pub for_time: String,
    /// There is still time to move.
    pub take_your_time: String,
    /// The number of a repetition: `{rep}`.
    pub count: String,
    /// A second of a countdown: `{seconds}`, a number.
    pub countdown: String,
    /// Half of a hold is over.
    pub half: String,
    /// `{remaining}`, a length, is left of a hold. Its form depends on the largest unit.
    pub remaining: Counted,
    /// A hold is over.
    pub release: String,
    /// A rest begins.
    pub rest: String,
    /// A rest begins and lasts `{rest}`, a length.
    pub rest_for: String,
    /// The title of the step that follows: `{next}`.
    pub next: String,
    /// An in-breath begins.
    pub breathe_in: String,
    /// The wait with full lungs begins.
    pub breathe_full: String,
    /// An out-breath begins.
    pub breathe_out: String,
    /// The wait with empty lungs begins.
    pub breathe_empty: String,
    /// A step is over.
    pub done: String,
    /// The track is over.
    pub end: String,
    /// The track contains only what helps most.
    pub quick: String,
    /// What the page of a track shows; nothing of it is said.
    pub labels: Labels,
}

/// A sentence in the forms that a number calls for: CLDR's `one` and `other`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The singular.
    pub one: String,
    /// The plural.
    pub other: String,
}

impl Counted {
    fn form(&self, singular: bool) -> &str {
        if singular { &self.one } else { &self.other }
    }
}

impl Phrasebook {
    /// The words of `language`.
    pub fn of(language: Language) -> &'static Self {
        static BOOKS: LazyLock<[Phrasebook; Language::ALL.len()]> =
            LazyLock::new(|| Language::ALL.map(Phrasebook::bundled));
        &BOOKS[language as usize]
    }

    /// "Step two of four."
    pub fn step_of(&self, step: u64, steps: u64) -> String {
        self.say(&self.step_of, &[("step", &step.to_string()), ("steps", &steps.to_string())])
    }

    /// The title, as it is written, as a sentence of its own.
    pub fn step_title(&self, title: &str) -> String {
        fill(&self.step_title, &[("title", title)])
    }

    /// "Round two of three."
    pub fn round_of(&self, round: u64, rounds: u64) -> String {
        self.say(&self.round_of, &[("round", &round.to_string()), ("rounds", &rounds.to_string())])
    }

    /// "Circuit one, round two of three."
    pub fn circuit_of(&self, circuit: u64, round: u64, rounds: u64) -> String {
        let values = [circuit, round, rounds].map(|number| number.to_string());
        self.say(&self.circuit_of, &[("circuit", &values[0]), ("round", &values[1]), ("rounds", &values[2])])
    }

    /// "Set two of three."
    pub fn set_of(&self, set: u64, sets: u64) -> String {
        self.say(&self.set_of, &[("set", &set.to_string()), ("sets", &sets.to_string())])
    }

    /// "Hold for two and a half minutes."
    pub fn hold_for(&self, hold: Length) -> String {
        self.say(&self.hold_for, &[("hold", &duration(hold, self.language))])
    }

    /// "For two minutes."
    pub fn for_time(&self, length: Length) -> String {
        self.say(&self.for_time, &[("hold", &duration(length, self.language))])
    }

    /// "Two."
    pub fn count(&self, rep: u64) -> String {
        self.say(&self.count, &[("rep", &rep.to_string())])
    }

    /// "Three."
    pub fn countdown(&self, seconds: u64) -> String {
        self.say(&self.countdown, &[("seconds", &seconds.to_string())])
    }

    /// "Thirty seconds to go."
    pub fn remaining(&self, remaining: Length) -> String {
        let form = self.remaining.form(is_singular_duration(remaining, self.language));
        self.say(form, &[("remaining", &duration(remaining, self.language))])
    }

    /// "Rest for one minute."
    pub fn rest_for(&self, rest: Length) -> String {
        self.say(&self.rest_for, &[("rest", &duration(rest, self.language))])
    }

    /// "Next: the title of a step."
    pub fn next(&self, title: &str) -> String {
        fill(&self.next, &[("next", title)])
    }

    /// "About twelve minutes, in four steps."
    pub fn journey(&self, steps: u64, total: Length) -> String {
        let form = self.journey.form(is_singular(steps, self.language));
        self.say(form, &[("steps", &steps.to_string()), ("total", &duration(total, self.language))])
    }

    /// "You need a strap and a ball."
    pub fn needs(&self, things: &str) -> String {
        fill(&self.needs, &[("things", things)])
    }

    /// "a strap, a roller and a ball"
    pub fn joined(&self, things: &[String]) -> String {
        match things {
            [before @ .., last] if !before.is_empty() => format!("{} {} {last}", before.join(", "), self.and),
            _ => things.concat(),
        }
    }

    /// "Left side."
    pub fn side(&self, side: Side) -> &str {
        match side {
            Side::Left => &self.left_side,
            Side::Right => &self.right_side,
        }
    }

    /// "Now the left side."
    pub fn now_side(&self, side: Side) -> &str {
        match side {
            Side::Left => &self.now_left,
            Side::Right => &self.now_right,
        }
    }

    /// "left side", for titles.
    pub fn side_label(&self, side: Side) -> String {
        label(self.side(side))
    }

    /// "first side" or "second side", for titles.
    pub fn turn_label(&self, is_first: bool) -> String {
        label(if is_first { &self.first_side } else { &self.second_side })
    }

    /// "quick relief", for titles.
    pub fn quick_label(&self) -> String {
        label(&self.quick)
    }

    /// "done", the title of what comes after the last step.
    pub fn closing_label(&self) -> String {
        self.done.trim_end_matches('.').to_owned()
    }

    fn say(&self, template: &str, values: &[(&str, &str)]) -> String {
        written_out(&fill(template, values), self.language)
    }

    fn bundled(language: Language) -> Self {
        let book = toml::from_str(language.tongue().facts().phrasebook)
            .expect("the bundled words of every language are tested");
        Self { language, ..book }
    }

    const fn unset_language() -> Language {
        Language::English
    }
}

/// A short sentence without its capital and its full stop, for use in brackets.
fn label(sentence: &str) -> String {
    let mut characters = sentence.trim_end_matches('.').chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Length = Length::from_secs(60);

    fn words(language: Language) -> &'static str {
        language.tongue().facts().phrasebook
    }

    fn book(language: Language) -> &'static Phrasebook {
        Phrasebook::of(language)
    }

    /// Every phrase of a language with its key, plural forms included.
    fn phrases(language: Language) -> Vec<(String, String)> {
        let mut table: toml::Table = words(language).parse().expect("valid TOML");
        table.remove("labels").expect("what is shown and not said");
        let phrase = |(key, value): (String, toml::Value)| match value {
            toml::Value::Table(forms) => {
                forms.into_iter().map(|(form, text)| (format!("{key}.{form}"), text.to_string())).collect()
            }
            text => vec![(key, text.to_string())],
        };
        table.into_iter().flat_map(phrase).collect()
    }

    #[test]
    fn every_language_has_the_same_phrases_with_the_same_placeholders() {
        let placeholders = |text: &str| -> Vec<String> {
            let names = text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default().to_owned());
            let mut names: Vec<_> = names.collect();
            names.sort();
            names
        };
        let english = phrases(Language::English);
        for language in Language::ALL {
            assert_eq!(book(language).language, language);
            let here = phrases(language);
            for ((key, text), (english_key, english)) in here.iter().zip(&english) {
                assert_eq!(key, english_key, "{language}");
                assert_eq!(placeholders(text), placeholders(english), "{language} {key}");
            }
            assert_eq!(here.len(), english.len(), "{language}");
        }
    }

    #[test]
    fn phrases_hold_no_digits_and_end_like_sentences() {
        for language in Language::ALL {
            for (key, text) in phrases(language) {
                assert!(!text.contains(|c: char| c.is_ascii_digit()), "{language} {key}");
                assert!(key == "and" || text.trim_matches('"').ends_with('.'), "{language} {key}: {text}");
            }
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let words = words(Language::English);
        let more = [format!("step-off = \"Down.\"\n{words}"), format!("{words}\nstep-off = \"Down\"\n")];
        for more in more {
            let refused = toml::from_str::<Phrasebook>(&more).expect_err("unknown").to_string();
            assert!(refused.contains("step-off"), "{refused}");
        }
    }

    #[test]
    fn filled_sentences_leave_no_placeholder() {
        for language in Language::ALL {
            let book = book(language);
            let said = [
                book.step_of(1, 2),
                book.step_title("Calves"),
                book.round_of(21, 31),
                book.hold_for(MINUTE * 2),
                book.remaining(MINUTE),
                book.rest_for(MINUTE),
                book.next("Calves"),
                book.journey(21, MINUTE),
                book.needs(&book.joined(&["x", "y", "z"].map(str::to_owned))),
            ];
            for sentence in said {
                assert!(!sentence.contains(['{', '}']), "{sentence}");
                assert!(!sentence.contains(|c: char| c.is_ascii_digit()), "{sentence}");
                assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
            }
        }
    }

    #[test]
    fn steps_and_rounds_are_counted_in_every_language() {
        let said = [
            (Language::English, "Step one of four.", "About one hour, in twenty-one steps."),
            (Language::BritishEnglish, "Step one of four.", "About one hour, in twenty-one steps."),
            (Language::German, "Schritt eins von vier.", "Etwa eine Stunde, in einundzwanzig Schritten."),
            (Language::Spanish, "Paso uno de cuatro.", "Aproximadamente una hora, en veintiún pasos."),
            (Language::French, "Étape un sur quatre.", "Environ une heure, en vingt et une étapes."),
            (Language::Italian, "Passo uno di quattro.", "Circa un'ora, in ventuno passi."),
        ];
        for (language, step, journey) in said {
            assert_eq!(book(language).step_of(1, 4), step);
            assert_eq!(book(language).journey(21, MINUTE * 60), journey);
            assert!(!book(language).journey(1, MINUTE).contains("{"), "{language}");
        }
    }

    #[test]
    fn what_is_left_is_said_in_every_language() {
        let half = Length::from_secs(150);
        let said = [
            (Language::English, "Two and a half minutes to go.", "One minute to go."),
            (Language::BritishEnglish, "Two and a half minutes to go.", "One minute to go."),
            (Language::German, "Noch zweieinhalb Minuten.", "Noch eine Minute."),
            (Language::Spanish, "Quedan dos minutos y medio.", "Queda un minuto."),
            (Language::French, "Encore deux minutes et demie.", "Encore une minute."),
            (Language::Italian, "Ancora due minuti e mezzo.", "Ancora un minuto."),
        ];
        for (language, plural, singular) in said {
            assert_eq!(book(language).remaining(half), plural);
            assert_eq!(book(language).remaining(MINUTE), singular);
        }
    }
}
