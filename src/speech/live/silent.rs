//! A voice that takes the time of speech, 120 words a minute at normal speed, and makes no sound. It never fails.

use std::time::{Duration, Instant};

use super::{LiveError, LiveVoice};
use crate::words::at_night_pace;

/// The silent voice.
#[derive(Debug)]
pub struct Silent {
    speed: f32,
    until: Option<Instant>,
}

impl Silent {
    /// A voice `speed` times as fast as the night pace.
    pub const fn new(speed: f32) -> Self {
        Self { speed, until: None }
    }
}

impl LiveVoice for Silent {
    fn speak(&mut self, text: &str) -> Result<(), LiveError> {
        let takes = Duration::from_millis(at_night_pace(text).millis()).div_f32(self.speed);
        self.until = Some(Instant::now() + takes);
        Ok(())
    }

    fn stop(&mut self) -> Result<(), LiveError> {
        self.until = None;
        Ok(())
    }

    fn is_speaking(&mut self) -> Result<bool, LiveError> {
        Ok(self.until.is_some_and(|until| Instant::now() < until))
    }
}
