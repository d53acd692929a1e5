//! Choices as they are typed on the command line.

use super::choices::{Choices, CountChoice, HoldChoice};

impl Choices {
    /// The options that make these choices, where they differ from those in `than`.
    pub fn typed(&self, than: &Self) -> String {
        let mut options: Vec<String> = Vec::new();
        let mut option = |name: &str, value: Option<String>| {
            options.extend(value.map(|value| format!("--{name} {value}")));
        };
        option("language", new(&self.language, &than.language).map(|language| language.tag().to_owned()));
        option("side", new(&self.side, &than.side).map(|side| side.name().to_owned()));
        for (name, names, known) in [("with", &self.with, &than.with), ("without", &self.without, &than.without)] {
            names.iter().filter(|name| !known.contains(name)).for_each(|value| option(name, Some(value.clone())));
        }
        option("hold", new(&self.hold, &than.hold).map(length));
        option("rounds", new(&self.rounds, &than.rounds).map(count));
        option("reps", new(&self.reps, &than.reps).map(count));
        option("guidance", new(&self.guidance, &than.guidance).map(|level| level.name().to_owned()));
        option("pace", new(&self.tempo, &than.tempo).map(|tempo| tempo.name().to_owned()));
        options.extend((self.quick && !than.quick).then(|| "--quick".to_owned()));
        options.join(" ")
    }
}

/// `chosen`, if it is not what was chosen `before`.
fn new<T: Copy + PartialEq>(chosen: &Option<T>, before: &Option<T>) -> Option<T> {
    chosen.filter(|_| chosen != before)
}

fn length(choice: HoldChoice) -> String {
    match choice {
        HoldChoice::End(end) => end.name().to_owned(),
        HoldChoice::Exactly(length) => length.to_string(),
    }
}

fn count(choice: CountChoice) -> String {
    match choice {
        CountChoice::End(end) => end.name().to_owned(),
        CountChoice::Exactly(count) => count.to_string(),
    }
}
