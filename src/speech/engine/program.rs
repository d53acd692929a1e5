//! Any program that writes a sound file, run by a command that the user trusts.
//!
//! No shell is involved, and the words are one argument, never an option. A program that fails, takes too long or writes nonsense is an
//! error that shows the program's output.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{io, thread};

use tempfile::TempDir;

use super::file::decoded;
use crate::base::{Decibels, Length, found_on_path};
use crate::sound::Clip;
use crate::speech::profile::VoiceProfile;
use crate::speech::reading::lexical::shown;
use crate::speech::reading::sentence::{sentences, word_count};
use crate::speech::shaping::calibration::{self, Measured, remembered};
use crate::speech::shaping::pacing::{leaning, paced};
use crate::speech::shaping::pauses::{divided, gaps};
use crate::speech::shaping::polish::{Edges, trimmed, within_full_scale, without_hum};
use crate::speech::voice::{SpeechError, Voice};
use crate::words::{Entry, OwnLexicon, SaidAs, Utterance};

/// Incremented whenever this code makes other samples of what a program wrote.
const SCHEME: u32 = 2;
/// Full scale of 16 bits.
const FULL_SCALE: f32 = 32_767.0;
/// How often a running program is checked.
const LOOK: Duration = Duration::from_millis(10);
/// How much of the end of a program's output is shown.
const SHOWN_CHARS: usize = 300;

/// A program that speaks.
#[derive(Debug)]
pub struct Program {
    profile: VoiceProfile,
    folder: PathBuf,
    /// Where its pace is kept once measured.
    memory: Option<PathBuf>,
    measured: OnceLock<Result<u32, SpeechError>>,
    /// The words of the routine's lexicon that cannot be said as it asks.
    unlearned: Vec<String>,
}

impl Program {
    /// The program of `profile`, run in `folder`.
    pub fn new(profile: &VoiceProfile, folder: &Path) -> Self {
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Self { profile: profile.clone(), folder, memory: None, measured: OnceLock::new(), unlearned: Vec::new() }
    }

    /// The same program, whose pace is remembered in `memory`.
    #[must_use]
    pub fn remembering_in(self, memory: Option<PathBuf>) -> Self {
        Self { memory, ..self }
    }

    fn takes_rate(&self) -> bool {
        self.profile.command.iter().any(|word| word.contains("{rate}"))
    }

    /// What to ask of the program so that it reaches the profile's words a minute.
    fn program_rate(&self) -> Result<u32, SpeechError> {
        let rate = self.profile.rate;
        if !self.takes_rate() {
            return Ok(rate);
        }
        let measure = || remembered(self.memory.as_deref(), &self.fingerprint(), || self.measured_speed());
        let percent = self.measured.get_or_init(measure).clone()?;
        Ok((rate * percent + 50) / 100)
    }

    fn measured_speed(&self) -> Result<u32, SpeechError> {
        let mut heard = Measured::default();
        for text in self.profile.language.calibration() {
            heard.words += word_count(text) as u64;
            heard.speech += self.run(text, self.profile.rate)?.length();
        }
        Ok(calibration::speed(heard, self.profile.rate))
    }

    fn run(&self, text: &str, rate: u32) -> Result<Clip, SpeechError> {
        let desk =
            TempDir::new().map_err(|error| self.failed(format!("has no temporary folder to write to: {error}")))?;
        let mut child =
            self.start(text, rate, &desk).map_err(|error| self.failed(format!("cannot be run: {error}")))?;
        let status = self.wait(&mut child)?;
        if !status.success() {
            return Err(self.failed(format!("failed ({status}){}", said(&desk.path().join("said.txt")))));
        }
        let out = desk.path().join("out.wav");
        if !out.is_file() {
            return Err(self.failed(format!("wrote no sound file{}", said(&desk.path().join("said.txt")))));
        }
        let clip = decoded(&out).map_err(|error| self.failed(format!("wrote a file that cannot be used: {error}")))?;
        crate::speech::shaping::plausible::not_clipped(&clip)?;
        trimmed(without_hum(&clip), Edges::Checked).map(within_full_scale)
    }

    /// `clip`, which says `text`, with longer pauses if it is faster than the profile asks.
    fn slowed(&self, clip: Clip, text: &str) -> Clip {
        let words = word_count(text);
        let wanted = Length::from_millis(words as u64 * 60_000 / u64::from(self.profile.rate));
        let gaps = gaps(&sentences(text, self.profile.language));
        if clip.length() >= wanted || gaps.is_empty() {
            return clip;
        }
        let samples: Vec<i16> = clip.samples.iter().map(|sample| (sample * FULL_SCALE).round() as i16).collect();
        let mut stretches = divided(&samples, clip.rate, &gaps);
        let slower = paced(&mut stretches, words, &leaning(&self.profile), clip.rate);
        if slower.len() <= samples.len() {
            return clip;
        }
        Clip { samples: slower.into_iter().map(|sample| f32::from(sample) / FULL_SCALE).collect(), rate: clip.rate }
    }

    fn failed(&self, reason: impl std::fmt::Display) -> SpeechError {
        let program = self.profile.command.first().map_or("", String::as_str);
        SpeechError::unavailable(format!("the command `{program}` of the voice `{}` {reason}", self.profile.name))
    }

    /// A program beside the profile, or one on the `PATH`.
    fn path(&self) -> PathBuf {
        let program = Path::new(self.profile.command.first().map_or("", String::as_str));
        if program.components().count() > 1 { self.folder.join(program) } else { program.to_owned() }
    }

    fn start(&self, text: &str, rate: u32, desk: &TempDir) -> io::Result<Child> {
        let (text_file, out) = (desk.path().join("text.txt"), desk.path().join("out.wav"));
        fs::write(&text_file, text)?;
        // A line that starts with a dash must not become an option.
        let safe = if text.starts_with('-') { format!(" {text}") } else { text.to_owned() };
        let rate = rate.to_string();
        let values = [
            ("{text}", safe.as_str()),
            ("{text_file}", &text_file.to_string_lossy()),
            ("{out}", &out.to_string_lossy()),
            ("{rate}", &rate),
        ];
        let arguments = self.profile.command.iter().skip(1);
        let names_text = arguments.clone().any(|word| word.contains("{text}") || word.contains("{text_file}"));
        let input = if names_text { Stdio::null() } else { Stdio::from(File::open(&text_file)?) };
        let said = File::create(desk.path().join("said.txt"))?;
        let mut command = Command::new(self.path());
        command.args(arguments.map(|word| filled(word, &values))).current_dir(&self.folder);
        command.stdin(input).stdout(said.try_clone()?).stderr(said).spawn()
    }

    fn wait(&self, child: &mut Child) -> Result<ExitStatus, SpeechError> {
        let most = self.profile.timeout.longest;
        let started = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if started.elapsed().as_millis() < u128::from(most.millis()) => thread::sleep(LOOK),
                Ok(None) => {
                    // It may have ended at this very moment, which is just as well.
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(self.failed(format!("took longer than {most}")));
                }
                Err(error) => return Err(self.failed(format!("cannot be waited for: {error}"))),
            }
        }
    }
}

impl Voice for Program {
    fn fingerprint(&self) -> String {
        let VoiceProfile { command, rate, language, phrase_pause, sentence_pause, lexicon, .. } = &self.profile;
        let lexicon = lexicon.fingerprint();
        let mut parts = vec![
            format!("command {SCHEME} {language} {rate} {phrase_pause} {sentence_pause}{lexicon}"),
            self.folder.display().to_string(),
        ];
        parts.extend(self.takes_rate().then(|| format!("measured {}", calibration::SCHEME)));
        parts.extend(command.iter().map(|word| format!("{word:?}{}", state(&self.folder.join(word)))));
        parts.extend(found_on_path(&self.path()).map(|path| state(&path)));
        parts.join(" ")
    }

    fn speak(&self, utterance: &Utterance) -> Result<Clip, SpeechError> {
        let text: String =
            shown(utterance, &self.profile).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let clip = self.run(&text, self.program_rate()?)?;
        Ok(self.slowed(clip, &text))
    }

    fn words(&self, utterance: &Utterance) -> String {
        shown(utterance, &self.profile)
    }

    fn learn(&mut self, lexicon: &OwnLexicon) -> Result<(), SpeechError> {
        let is_new = |entry: &&Entry| !self.profile.lexicon.entries().iter().any(|own| own.word == entry.word);
        let unsaid = lexicon.entries().iter().filter(|entry| matches!(entry.said, SaidAs::Phonemes(_))).filter(is_new);
        self.unlearned = unsaid.map(|entry| entry.word.clone()).collect();
        self.profile.lexicon = self.profile.lexicon.with(&lexicon.worded());
        Ok(())
    }

    fn remarks(&self) -> Vec<String> {
        let remark = |word: &String| {
            format!(
                "the voice {} says `{word}` as it is written: a program cannot be given phonemes",
                self.profile.name
            )
        };
        self.unlearned.iter().map(remark).collect()
    }

    fn asked_rate(&self) -> Option<u32> {
        Some(self.profile.rate)
    }

    fn trim(&self) -> Decibels {
        self.profile.trim()
    }

    fn presence(&self) -> Option<Decibels> {
        self.profile.presence()
    }
}

/// `word` with every value filled in, in one pass: braces inside the words spoken mean nothing.
fn filled(word: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = word;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        match values.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, value)) => {
                filled.push_str(value);
                rest = &rest[name.len()..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled + rest
}

/// Size and time of a file that a word of the command names: another program or model is another voice.
fn state(path: &Path) -> String {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file);
    let modified = metadata.as_ref().and_then(|metadata| metadata.modified().ok());
    let since = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    metadata.map_or_else(String::new, |file| format!("({} {})", file.len(), since.unwrap_or_default().as_nanos()))
}

/// The end of what a program printed, on one line.
fn said(path: &Path) -> String {
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let skipped = line.chars().count().saturating_sub(SHOWN_CHARS);
    let end: String = line.chars().filter(|c| !c.is_control()).skip(skipped).collect();
    if end.is_empty() { String::new() } else { format!(" and printed: {end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_the_words_spoken_mean_nothing() {
        let values = [("{text}", "say {out} now"), ("{out}", "/tmp/x.wav")];
        assert_eq!(filled("--{text}={out}{other}", &values), "--say {out} now=/tmp/x.wav{other}");
    }
}
