//! The listener's choices, checked on scripts and timelines.

mod choices {
    mod belongings;
    mod breath;
    mod fit;
    mod guidance;
    mod mirror;
    mod own_words;
    mod quick;
    mod repeats;
    mod sides;
    mod voice;
    mod wind_down;

    use nightcue::base;
    use nightcue::base::Color;
    use nightcue::base::Source;
    use nightcue::script::Choices;
    use nightcue::script::{Cue, Script};
    use nightcue::{Compiled, compile};

    fn source(text: &str) -> Source {
        Source::new("routine.toml", text.as_bytes().to_vec()).expect("a text")
    }

    fn compiled(text: &str, choices: &Choices) -> Compiled {
        let problems = |problems: Vec<_>| base::report(&problems, Some(&source(text)), Color::Off);
        compile(&source(text), choices).map_err(problems).unwrap_or_else(|drawn| panic!("{drawn}"))
    }

    /// The codes and messages of all problems.
    fn problems(text: &str, choices: &Choices) -> Vec<String> {
        let problems = compile(&source(text), choices).expect_err("problems");
        problems.into_iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect()
    }

    /// An abridged `script`: words, `-` and a pause, `=` and a hold with its words, `~` and a rest with its words.
    fn heard(script: &Script) -> Vec<String> {
        let mut lines = Vec::new();
        for cue in &script.cues {
            match cue {
                Cue::Chapter(_) => {}
                Cue::Say(prompt) => lines.push(prompt.text.clone()),
                Cue::Pause(length) => lines.push(format!("- {length}")),
                Cue::Hold(hold) => {
                    lines.push(format!("= {}", hold.length));
                    lines.extend(hold.words.iter().map(|words| format!("  {} {}", words.at, words.prompt.text)));
                }
                Cue::Rest(rest) => {
                    lines.extend(rest.said().map(|prompt| prompt.text.clone()));
                    lines.push(format!("~ {}", rest.length));
                }
            }
        }
        lines
    }

    fn heard_with(text: &str, choices: &Choices) -> Vec<String> {
        heard(&compiled(text, choices).script)
    }

    fn chapters(script: &Script) -> Vec<String> {
        let title = |cue: &Cue| match cue {
            Cue::Chapter(chapter) => Some(chapter.title.clone()),
            _ => None,
        };
        script.cues.iter().filter_map(title).collect()
    }
}
