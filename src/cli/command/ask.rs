//! Questions for the user, answered on standard input.
//!
//! Enter accepts the answer shown in brackets, and an unusable answer is asked for again. Ctrl-C and Ctrl-D end the
//! program.

use std::io::{self, BufRead, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::cli::failure::Failure;

/// How soon Ctrl-C is noticed while waiting for an answer.
const GLANCE: Duration = Duration::from_millis(50);

/// Questions, and where answers come from.
pub(crate) struct Questions<'a> {
    answers: Receiver<io::Result<String>>,
    interrupted: &'a AtomicBool,
    out: Box<dyn Write>,
}

impl<'a> Questions<'a> {
    /// Answers are lines of `input`, read in a thread of its own, because a thread that waits for input cannot be woken.
    pub(crate) fn new(input: impl BufRead + Send + 'static, out: Box<dyn Write>, interrupted: &'a AtomicBool) -> Self {
        let (sender, answers) = channel();
        thread::spawn(move || input.lines().try_for_each(|line| sender.send(line)));
        Self { answers, interrupted, out }
    }

    /// Prints `text`.
    pub(crate) fn say(&mut self, text: &str) -> Result<(), Failure> {
        Ok(writeln!(self.out, "{text}")?)
    }

    /// Asks `question` until `read` accepts the answer. Enter alone means `normal`.
    pub(crate) fn ask<T>(
        &mut self,
        question: &str,
        normal: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Failure> {
        loop {
            let shown = if normal.is_empty() { String::new() } else { format!(" [{normal}]") };
            write!(self.out, "{question}{shown} ")?;
            self.out.flush()?;
            let line = self.line()?;
            let answer = if line.trim().is_empty() { normal } else { line.trim() };
            match read(answer) {
                Ok(value) => return Ok(value),
                Err(problem) => writeln!(self.out, "  {problem}")?,
            }
        }
    }

    fn line(&mut self) -> Result<String, Failure> {
        loop {
            match self.answers.recv_timeout(GLANCE) {
                Ok(line) => return Ok(line?),
                Err(RecvTimeoutError::Timeout) if !self.interrupted.load(Ordering::Relaxed) => {}
                Err(_) => {
                    writeln!(self.out)?;
                    return Err(Failure::Interrupted);
                }
            }
        }
    }
}
