//! The lines of several scripts as one: each distinct one is spoken once, and every script finds its own among them.

use std::collections::HashMap;

use super::cue::{Cue, Line, Prompt, Script, UtteranceId};
use crate::words::Utterance;

/// Several scripts in one language, spoken together.
#[derive(Debug)]
pub struct Chorus {
    /// Every distinct line, and a prompt that says it.
    pub script: Script,
    /// For each of the scripts, which line of [`Chorus::script`] each of its own is.
    pub lines: Vec<Vec<UtteranceId>>,
}

impl Chorus {
    /// The chorus of `scripts`, which are written for one routine in one language; `None` if there are none.
    pub fn of<'a>(scripts: impl IntoIterator<Item = &'a Script>) -> Option<Self> {
        let mut scripts = scripts.into_iter().peekable();
        let first = *scripts.peek()?;
        let mut script = Script { cues: Vec::new(), lines: Vec::new(), ..first.clone() };
        let mut known = HashMap::new();
        let lines = scripts.map(|own| joined(own, &mut script, &mut known)).collect();
        Some(Self { script, lines })
    }
}

/// The lines of `own` in `script`, where those that are new are added.
fn joined<'a>(
    own: &'a Script,
    script: &mut Script,
    known: &mut HashMap<(&'a Utterance, Option<&'a str>), UtteranceId>,
) -> Vec<UtteranceId> {
    let before = script.lines.len();
    let number = |line: &'a Line| {
        let voice = line.voice.as_ref().map(|voice| voice.value.as_str());
        *known.entry((&line.utterance, voice)).or_insert_with(|| {
            script.lines.push(line.clone());
            UtteranceId(script.lines.len() - 1)
        })
    };
    let numbers: Vec<UtteranceId> = own.lines.iter().map(number).collect();
    let mut is_said = vec![false; script.lines.len() - before];
    for prompt in own.prompts() {
        let utterance = numbers[prompt.utterance.0];
        let new = utterance.0.checked_sub(before).filter(|new| !is_said[*new]);
        if let Some(new) = new {
            is_said[new] = true;
            script.cues.push(Cue::Say(Prompt { utterance, ..prompt.clone() }));
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_two_scripts_say_is_spoken_once_and_found_by_both() {
        let [sit, stand] = ["Sit.", "Stand."].map(|text| Script::of_sentence(text, Language::English));
        let chorus = Chorus::of([&sit, &stand, &sit]).expect("scripts");
        assert_eq!(chorus.lines, [[UtteranceId(0)], [UtteranceId(1)], [UtteranceId(0)]]);
        let said: Vec<&str> = chorus.script.prompts().map(|prompt| prompt.text.as_str()).collect();
        assert_eq!(said, ["Sit.", "Stand."]);
        assert_eq!(chorus.script.lines[1], stand.lines[0]);
    }
}
