//! The operating system's own voice, through the crate `tts`: speech-dispatcher, AVFoundation or WinRT.
//!
//! A line has ended when the system says so, never by a guess; a line that another program cut short is spoken again.

use std::mem::ManuallyDrop;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use tts::{Tts, UtteranceId};

use super::offer::{Offer, choose};
use super::speed::rate;
use super::{LiveError, LiveVoice};
use crate::words::{Language, at_night_pace};

/// How often a line is begun before it counts as cut short for good.
const TRIES: u32 = 3;
/// A line that takes this many times the night pace, plus the time below, is not going to end.
const ENDLESS_FACTOR: u32 = 4;
const ENDLESS: Duration = Duration::from_secs(20);

/// The voices of the system.
///
/// # Errors
/// When the system's speech cannot be reached.
pub fn system_voices() -> Result<Vec<Offer>, LiveError> {
    Ok(offers(&all_voices(&*connected()?)?))
}

/// The system's voice.
pub struct System {
    // Never dropped: the crate panics in a callback from C when the dispatcher reports about a connection that is gone.
    tts: ManuallyDrop<Tts>,
    reports: Receiver<(String, Report)>,
    has_callbacks: bool,
    line: Option<Line>,
}

/// What the system reports about an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Report {
    Ended,
    Stopped,
}

/// The line being spoken.
struct Line {
    text: String,
    id: Option<String>,
    since: Instant,
    tries: u32,
}

impl System {
    /// The voice named `wish`, or one that speaks `language`, at `speed` times its normal speed.
    ///
    /// # Errors
    /// When the system's speech cannot be reached, or has no such voice.
    pub fn open(wish: Option<&str>, language: Language, speed: f32) -> Result<Self, LiveError> {
        let mut tts = connected()?;
        let voices = all_voices(&tts)?;
        let offers = offers(&voices);
        let chosen = choose(&offers, wish, language)?;
        let voice = offers.iter().position(|offer| offer == chosen).map(|index| &voices[index]);
        if let Some(voice) = voice {
            tts.set_voice(voice).map_err(|error| unreachable(&error))?;
        }
        if speed != 1.0 {
            let rate = rate(speed, tts.min_rate(), tts.normal_rate(), tts.max_rate());
            tts.set_rate(rate).map_err(|error| unreachable(&error))?;
        }
        let (sender, reports) = channel();
        let has_callbacks = tts.supported_features().utterance_callbacks;
        if has_callbacks {
            listen(&tts, &sender).map_err(|error| unreachable(&error))?;
        }
        Ok(Self { tts, reports, has_callbacks, line: None })
    }

    fn begin(&mut self, text: &str, tries: u32) -> Result<(), LiveError> {
        let id = self.tts.speak(text, false).map_err(|error| match error {
            tts::Error::NoneError => failed(text, &"it accepts no more text; is it still running?"),
            error => failed(text, &error),
        })?;
        let id = id.as_ref().map(key);
        self.line = Some(Line { text: text.to_owned(), id, since: Instant::now(), tries });
        Ok(())
    }

    /// What the system reported about the current line. Late reports about stopped lines are ignored.
    fn report(&self, line: &Line) -> Option<Report> {
        self.reports.try_iter().filter(|(id, _)| line.id.as_ref() == Some(id)).map(|(_, report)| report).next()
    }
}

impl LiveVoice for System {
    fn speak(&mut self, text: &str) -> Result<(), LiveError> {
        // A zero byte would end the text for the system.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.begin(&text, 1)
    }

    fn stop(&mut self) -> Result<(), LiveError> {
        match self.line.take() {
            Some(line) => self.tts.stop().map(|_| ()).map_err(|error| failed(&line.text, &error)),
            None => Ok(()),
        }
    }

    fn is_speaking(&mut self) -> Result<bool, LiveError> {
        turn_run_loop();
        let Some(line) = self.line.take() else { return Ok(false) };
        if !self.has_callbacks {
            let is_speaking = self.tts.is_speaking().map_err(|error| failed(&line.text, &error))?;
            self.line = is_speaking.then_some(line);
            return Ok(is_speaking);
        }
        match self.report(&line) {
            Some(Report::Ended) => Ok(false),
            Some(Report::Stopped) if line.tries < TRIES => {
                self.begin(&line.text, line.tries + 1)?;
                Ok(true)
            }
            Some(Report::Stopped) => Err(failed(&line.text, &"another program keeps cutting it short")),
            None if line.since.elapsed() > endless(&line.text) => {
                Err(failed(&line.text, &"it began, but the system never reported its end"))
            }
            None => {
                self.line = Some(line);
                Ok(true)
            }
        }
    }
}

/// The callbacks of macOS come from the run loop of the main thread, which is this one.
#[cfg(target_os = "macos")]
fn turn_run_loop() {
    use core_foundation::runloop::{CFRunLoop, kCFRunLoopDefaultMode};
    // SAFETY: a constant of the system's library.
    let mode = unsafe { kCFRunLoopDefaultMode };
    CFRunLoop::run_in_mode(mode, Duration::ZERO, false);
}

#[cfg(not(target_os = "macos"))]
const fn turn_run_loop() {}

fn connected() -> Result<ManuallyDrop<Tts>, LiveError> {
    Tts::default().map(ManuallyDrop::new).map_err(|error| unreachable(&error))
}

fn all_voices(tts: &Tts) -> Result<Vec<tts::Voice>, LiveError> {
    tts.voices().map_err(|error| unreachable(&error))
}

fn offers(voices: &[tts::Voice]) -> Vec<Offer> {
    voices.iter().map(|voice| Offer { name: voice.name(), tag: voice.language().to_string() }).collect()
}

fn listen(tts: &Tts, sender: &Sender<(String, Report)>) -> Result<(), tts::Error> {
    let reporting = |report: Report| -> Option<Box<dyn FnMut(UtteranceId)>> {
        let sender = sender.clone();
        // Nobody listens anymore when the program ends.
        Some(Box::new(move |id: UtteranceId| drop(sender.send((key(&id), report)))))
    };
    tts.on_utterance_end(reporting(Report::Ended))?;
    tts.on_utterance_stop(reporting(Report::Stopped))
}

/// The identity of an utterance, as text because the type itself cannot be compared on macOS.
fn key(id: &UtteranceId) -> String {
    format!("{id:?}")
}

fn endless(text: &str) -> Duration {
    Duration::from_millis(at_night_pace(text).millis()) * ENDLESS_FACTOR + ENDLESS
}

fn unreachable(error: &tts::Error) -> LiveError {
    LiveError::Unreachable { reason: error.to_string() }
}

fn failed(text: &str, reason: &dyn std::fmt::Display) -> LiveError {
    LiveError::Failed { text: text.to_owned(), reason: reason.to_string() }
}
