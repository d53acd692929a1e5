//! How many lines of a track each voice speaks, for the user to read.

use std::collections::BTreeSet;
use std::fmt;

/// The distinct lines of a track by who speaks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credits(Vec<Credit>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Credit {
    voice: String,
    is_recorded: bool,
    lines: BTreeSet<String>,
}

impl Credits {
    /// Notes that `voice` speaks `text`; lines that say the same count once.
    pub(crate) fn note(&mut self, voice: &str, is_recorded: bool, text: &str) {
        match self.0.iter_mut().find(|credit| credit.voice == voice) {
            Some(credit) => drop(credit.lines.insert(text.to_owned())),
            None => {
                let lines = BTreeSet::from([text.to_owned()]);
                self.0.push(Credit { voice: voice.to_owned(), is_recorded, lines });
            }
        }
    }

    /// The lines that are recordings of a person.
    pub fn recorded(&self) -> usize {
        self.0.iter().filter(|credit| credit.is_recorded).map(|credit| credit.lines.len()).sum()
    }

    /// All lines.
    pub fn lines(&self) -> usize {
        self.0.iter().map(|credit| credit.lines.len()).sum()
    }

    /// Whether any voice is a person's recordings, even if it has none of the lines.
    pub fn has_recordings(&self) -> bool {
        self.0.iter().any(|credit| credit.is_recorded)
    }
}

/// `41 of 52 lines recorded, 11 by night-en`
impl fmt::Display for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} lines recorded", self.recorded(), self.lines())?;
        for credit in self.0.iter().filter(|credit| !credit.is_recorded) {
            write!(f, ", {} by {}", credit.lines.len(), credit.voice)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_distinct_line_is_credited_once() {
        let mut credits = Credits::default();
        for (voice, is_recorded, text) in
            [("anna", true, "Hold."), ("anna", true, "Hold."), ("night-en", false, "Let go."), ("anna", true, "Rest.")]
        {
            credits.note(voice, is_recorded, text);
        }
        assert!(credits.has_recordings());
        assert_eq!(credits.to_string(), "2 of 3 lines recorded, 1 by night-en");
    }
}
