//! The lines and sounds of several scripts as one: each distinct one is made once, and every script finds its own among them.

use std::collections::HashMap;

use super::cue::{Cue, Line, Prompt, Script, UtteranceId};
use crate::routine::OwnSound;
use crate::words::Utterance;

/// Several scripts in one language, spoken together.
#[derive(Debug)]
pub struct Chorus {
    /// Every distinct line and sound, and a prompt with which it is heard.
    pub script: Script,
    /// For each of the scripts, what its own are in [`Chorus::script`].
    pub members: Vec<Member>,
}

/// Where one script finds what it needs in a chorus.
#[derive(Debug, Default)]
pub struct Member {
    /// Which line there each of its lines is.
    lines: Vec<usize>,
    /// Which sound there each of its sounds is.
    sounds: Vec<usize>,
}

impl Member {
    /// What `own` is in the chorus.
    pub fn find(&self, own: UtteranceId) -> UtteranceId {
        match own {
            UtteranceId::Line(line) => UtteranceId::Line(self.lines[line]),
            UtteranceId::Sound(sound) => UtteranceId::Sound(self.sounds[sound]),
        }
    }
}

impl Chorus {
    /// The chorus of `scripts`, which are written for one routine in one language; `None` if there are none.
    pub fn of<'a>(scripts: impl IntoIterator<Item = &'a Script>) -> Option<Self> {
        let mut scripts = scripts.into_iter().peekable();
        let first = *scripts.peek()?;
        let script = Script { cues: Vec::new(), lines: Vec::new(), sounds: Vec::new(), ..first.clone() };
        let mut joining = Joining { script, lines: HashMap::new(), sounds: HashMap::new() };
        let members = scripts.map(|own| joining.join(own)).collect();
        Some(Self { script: joining.script, members })
    }
}

/// A chorus in the making, and the numbers of what it has.
struct Joining<'a> {
    script: Script,
    lines: HashMap<(&'a Utterance, Option<&'a str>), usize>,
    sounds: HashMap<&'a [String], usize>,
}

impl<'a> Joining<'a> {
    /// Adds what is new in `own`.
    fn join(&mut self, own: &'a Script) -> Member {
        let before = self.script.lines.len();
        let lines: Vec<usize> = own.lines.iter().map(|line| self.line(line)).collect();
        let sounds = own.sounds.iter().map(|sound| self.sound(sound)).collect();
        let member = Member { lines, sounds };
        let mut is_said = vec![false; self.script.lines.len() - before];
        for prompt in own.prompts() {
            let utterance = member.find(prompt.utterance);
            let UtteranceId::Line(line) = utterance else { continue };
            let new = line.checked_sub(before).filter(|new| !is_said[*new]);
            if let Some(new) = new {
                is_said[new] = true;
                self.script.cues.push(Cue::Say(Prompt { utterance, ..prompt.clone() }));
            }
        }
        member
    }

    fn line(&mut self, line: &'a Line) -> usize {
        let voice = line.voice.as_ref().map(|voice| voice.value.as_str());
        *self.lines.entry((&line.utterance, voice)).or_insert_with(|| {
            self.script.lines.push(line.clone());
            self.script.lines.len() - 1
        })
    }

    fn sound(&mut self, sound: &'a OwnSound) -> usize {
        *self.sounds.entry(&sound.files).or_insert_with(|| {
            self.script.sounds.push(sound.clone());
            self.script.sounds.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_two_scripts_say_is_spoken_once_and_found_by_both() {
        let [sit, stand] = ["Sit.", "Stand."].map(|text| Script::of_sentence(text, Language::English));
        let chorus = Chorus::of([&sit, &stand, &sit]).expect("scripts");
        let lines: Vec<&[usize]> = chorus.members.iter().map(|member| member.lines.as_slice()).collect();
        assert_eq!(lines, [[0], [1], [0]]);
        let said: Vec<&str> = chorus.script.prompts().map(|prompt| prompt.text.as_str()).collect();
        assert_eq!(said, ["Sit.", "Stand."]);
        assert_eq!(chorus.script.lines[1], stand.lines[0]);
    }
}
