//! The text of a starter routine, which explains itself in comments and speaks the language asked for. It renders as
//! it is, provided that holds are longer than the countdown and titles have no braces.

use std::fmt::Write;

use super::fixed_words::Sides;
use crate::base::{Length, LengthRange};
use crate::sound::Bed;
use crate::words::{Language, Samples};

/// What the user wants.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The file it will be, without its folder.
    pub file: String,
    /// What the routine is called.
    pub title: String,
    /// The language it speaks.
    pub language: Language,
    /// Its steps; at least one.
    pub steps: Vec<StarterStep>,
    /// How many tones lead up to the end of a hold.
    pub countdown: u32,
    /// What is heard under everything.
    pub bed: Bed,
}

/// One step of a starter routine.
#[derive(Clone, Debug)]
pub struct StarterStep {
    /// What it is called.
    pub title: String,
    /// Which sides it works.
    pub sides: Sides,
    /// How long its hold lasts.
    pub hold: LengthRange,
}

/// The cue of a sample hold, and the time it may take to say.
const CUE_AT: Length = Length::from_secs(10);
const CUE_LASTS: Length = Length::from_secs(8);

/// The default title of a step.
pub fn starter_step_title(language: Language) -> &'static str {
    language.samples().step
}

/// The longest countdown, up to 5, that fits into every hold of `steps`.
pub fn starter_countdown(steps: &[StarterStep]) -> u32 {
    let shortest = steps.iter().map(|step| step.hold.shortest).min().unwrap_or_default();
    (shortest.millis().saturating_sub(1) / 1000).min(5) as u32
}

/// Makes a title from the name of a file: `my-calves` becomes `My calves`.
pub fn starter_title(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.trim().chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The routine.
pub fn starter_routine(answers: &Answers) -> String {
    let samples = answers.language.samples();
    let mut text = head(answers);
    let _ = write!(
        text,
        "\n# Spoken before the first step.\n[[opening]]\nsay   = {}\npause = \"2s\"    # silence after the words\n",
        quoted(samples.opening)
    );
    for (index, step) in answers.steps.iter().enumerate() {
        let explain = if index == 0 { Comments::Full } else { Comments::None };
        text.push_str(&step_text(step, answers, samples, explain));
    }
    let _ = write!(text, "\n# Spoken after the last step.\n[[closing]]\nsay = {}\n", quoted(samples.closing));
    text
}

/// Whether the lines of a step are explained.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comments {
    Full,
    None,
}

impl Comments {
    fn of(self, comment: &str) -> String {
        if self == Self::Full { format!("    # {comment}") } else { String::new() }
    }
}

fn head(answers: &Answers) -> String {
    let Answers { file, title, language, countdown, bed, .. } = answers;
    let [tags @ .., last_tag] = Language::ALL.map(Language::tag);
    let file = if file.contains(' ') { format!("'{file}'") } else { file.clone() };
    format!(
        "\
# A routine for nightcue. Change what you like, then:
#
#   nightcue check {file}       looks for problems
#   nightcue script {file}      shows every word
#   nightcue timeline {file}    shows what is heard, and when
#   nightcue render {file}      makes the track, in out/
#
# Everything after a # is a comment. `nightcue schema` helps editors complete the keys; routines/README.md, which comes with
# nightcue, explains them all.

title    = {}
language = {}    # the language it speaks: {} or {last_tag}

# Settings for all holds; a [[step]] or a [[step.do]] can override them.
[defaults]
countdown = {countdown}         # soft tones, one a second, before the end of every hold
halfway   = true      # say when half of a hold is over
remind    = \"never\"   # how often to say how much is left, such as \"30s\"
settle    = \"3s\"      # time to get into position, before the start tone
bed       = {:<9} # \"faint\" if you listen wirelessly: very soft noise, without which a headset loses the first word after a silence
",
        quoted(title),
        quoted(language.tag()),
        tags.join(", "),
        quoted(bed.name()),
    )
}

fn step_text(step: &StarterStep, answers: &Answers, samples: &Samples, comments: Comments) -> String {
    let of = |comment| comments.of(comment);
    let mut text = match comments {
        Comments::Full => "\n# One [[step]] for each exercise. The tool says its number, its title and the side.\n",
        Comments::None => "\n",
    }
    .to_owned();
    let _ = writeln!(text, "[[step]]\ntitle = {}", quoted(&step.title));
    let _ = writeln!(text, "sides = {}{}", quoted(step.sides.name()), of(sides_comment(step.sides)));
    if comments == Comments::Full {
        text.push_str("\n# What is said and done, in order: words, then a `pause`, a `hold` or a `rest`.");
    }
    let _ = writeln!(text, "\n[[step.do]]\nsay   = {}\npause = \"3s\"", quoted(samples.ready));
    let _ = writeln!(text, "\n[[step.do]]\nsay  = {}", quoted(movement(samples, step.sides)));
    let _ = writeln!(text, "hold = {}{}", quoted(&step.hold.to_string()), of(hold_comment(step.hold)));
    text.push_str(&cues(step, answers.countdown, samples, comments));
    let _ = writeln!(text, "\n[[step.do]]\nsay   = {}\npause = \"2s\"", quoted(samples.release));
    text
}

/// The sentence before a hold of a step with `sides`.
const fn movement(samples: &Samples, sides: Sides) -> &'static str {
    match sides {
        Sides::Both => samples.both,
        Sides::Affected => samples.affected,
        Sides::Once => samples.once,
    }
}

fn sides_comment(sides: Sides) -> &'static str {
    match sides {
        Sides::Both => {
            "first left, then right; {left|right} names the side. Or \"affected\": the side that hurts, or \"once\": no sides"
        }
        Sides::Affected => {
            "the side that hurts: `--side left` selects the first reading of {left|right|painful}; without `--side`, the third is heard"
        }
        Sides::Once => "no sides; or \"both\": first left, then right, or \"affected\": the side that hurts",
    }
}

fn hold_comment(hold: LengthRange) -> &'static str {
    match hold.shortest == hold.longest {
        true => "from the start tone to the end tone, exactly; a range such as \"30s..45s\" lets the listener choose",
        false => {
            "from the start tone to the end tone; the shortest, unless the listener asks for more: `--hold longest`, `--fit 20m`"
        }
    }
}

/// A cue where there is room for one; otherwise a comment that shows what it would look like.
fn cues(step: &StarterStep, countdown: u32, samples: &Samples, comments: Comments) -> String {
    let taken = CUE_AT + CUE_LASTS + Length::from_secs(u64::from(countdown));
    let cue = quoted(samples.cue);
    match (step.hold.shortest >= taken, comments) {
        (true, _) => {
            format!("cues = [{}\n  {{ at = \"{CUE_AT}\", say = {cue} }},\n]\n", comments.of("words during the hold"))
        }
        (false, Comments::Full) => {
            format!("# A longer hold can have words said during it: cues = [{{ at = \"{CUE_AT}\", say = {cue} }}]\n")
        }
        (false, Comments::None) => String::new(),
    }
}

/// `text` as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Diagnostic;
    use crate::base::Source;
    use crate::script::Choices;

    fn answers(language: Language, sides: Sides, hold: &str) -> Answers {
        let step =
            |title: &str| StarterStep { title: title.to_owned(), sides, hold: hold.parse().expect("a duration") };
        let steps = vec![step(starter_step_title(language)), step("\"Two\" #2")];
        let countdown = starter_countdown(&steps);
        Answers { file: "my.toml".to_owned(), title: "My".to_owned(), language, steps, countdown, bed: Bed::None }
    }

    fn compiled(answers: &Answers) -> Result<crate::Compiled, Vec<Diagnostic>> {
        let source = Source::new("my.toml", starter_routine(answers).into_bytes()).expect("a text");
        crate::compile(&source, &Choices::default())
    }

    #[test]
    fn every_combination_of_answers_is_a_routine() {
        for language in Language::ALL {
            for sides in Sides::ALL {
                for hold in ["1s", "3s", "25s", "30s..45s", "1h"] {
                    let answers = answers(language, sides, hold);
                    let compiled = compiled(&answers).unwrap_or_else(|problems| panic!("{answers:?}: {problems:?}"));
                    let titles = compiled.routine.steps().map(|step| step.title.plain(language));
                    assert_eq!(titles.collect::<Vec<_>>(), [starter_step_title(language), "\"Two\" #2"]);
                }
            }
        }
    }

    #[test]
    fn what_is_spoken_is_in_the_language_asked_for() {
        let spoken = |language| {
            let script = compiled(&answers(language, Sides::Affected, "1m")).expect("a routine").script;
            script.prompts().filter(|prompt| prompt.span.is_some()).map(|prompt| prompt.text.clone()).collect()
        };
        let english: Vec<String> = spoken(Language::English);
        assert!(english.iter().any(|text| text.contains("the painful side")), "{english:?}");
        for language in [Language::German, Language::Spanish, Language::French, Language::Italian] {
            let other: Vec<String> = spoken(language);
            assert_eq!(other.len(), english.len());
            let same: Vec<_> = other.iter().filter(|text| english.contains(text)).collect();
            assert!(same.is_empty(), "{language}: {same:?}");
        }
    }

    #[test]
    fn a_short_hold_has_a_shorter_countdown_and_no_cue() {
        let short = starter_routine(&answers(Language::English, Sides::Once, "3s"));
        assert!(short.contains("countdown = 2 ") && !short.contains("\ncues"), "{short}");
        let long = starter_routine(&answers(Language::English, Sides::Once, "30s"));
        assert!(long.contains("countdown = 5 ") && long.contains("\ncues"), "{long}");
    }

    #[test]
    fn the_bed_that_was_asked_for_is_the_routines() {
        for bed in Bed::ALL {
            let answers = Answers { bed, ..answers(Language::English, Sides::Once, "30s") };
            assert_eq!(compiled(&answers).expect("a routine").script.pace.bed, bed);
        }
    }

    #[test]
    fn a_name_becomes_a_title() {
        assert_eq!(starter_title("my-calves_2"), "My calves 2");
        assert_eq!(starter_title("étirements"), "Étirements");
    }
}
