//! Live voices: they speak at once and hand out no samples.
//!
//! A line that cannot be spoken is an error, and a voice never speaks a language other than its own.

#[cfg(any(test, feature = "system-voice"))]
pub(crate) mod offer;
pub(crate) mod respelled;
pub(crate) mod silent;
#[cfg(any(test, feature = "system-voice"))]
pub(crate) mod speed;
#[cfg(feature = "system-voice")]
pub(crate) mod system;

use crate::words::Language;

/// A voice that speaks in the background.
pub trait LiveVoice {
    /// Begins to speak `text` and returns at once. Only called while the voice is silent.
    ///
    /// # Errors
    /// When the voice refuses.
    fn speak(&mut self, text: &str) -> Result<(), LiveError>;

    /// Stops at once.
    ///
    /// # Errors
    /// When the voice cannot be stopped.
    fn stop(&mut self) -> Result<(), LiveError>;

    /// Whether it is still speaking the last text.
    ///
    /// # Errors
    /// When the line cannot have been spoken: another program cut it short, or it never ends.
    fn is_speaking(&mut self) -> Result<bool, LiveError>;
}

/// Why a live voice does not speak.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// There is no speech service.
    #[error("the system's voice cannot be reached: {reason}; {}", remedy())]
    Unreachable {
        /// What the system says.
        reason: String,
    },
    /// None of the voices speaks the language.
    #[error("the system has no voice for {}; it has {}; install one, or choose another `--language`", .language.name(), listed(.offered))]
    NoneFor {
        /// The routine's language.
        language: Language,
        /// The languages that the system has.
        offered: Vec<String>,
    },
    /// The voice that was asked for speaks something else.
    #[error("the voice `{name}` speaks `{tag}`, but the routine is in {}", .language.name())]
    Foreign {
        /// Its name.
        name: String,
        /// The tag of the voice's language.
        tag: String,
        /// The routine's language.
        language: Language,
    },
    /// There is no such voice.
    #[error("the system has no voice `{name}`{}; `nightcue rehearse --voices` lists them", meant(.nearest))]
    Unknown {
        /// What was asked for.
        name: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// The voice failed while it was used.
    #[error("the system's voice failed at `{text}`: {reason}")]
    Failed {
        /// What it should have spoken.
        text: String,
        /// What happened.
        reason: String,
    },
}

const fn remedy() -> &'static str {
    if cfg!(target_os = "linux") {
        "is speech-dispatcher installed, and does `spd-say hello` speak? `--silent` rehearses without a voice"
    } else {
        "`--silent` rehearses without a voice"
    }
}

fn listed(tags: &[String]) -> String {
    if tags.is_empty() { "no voices at all".to_owned() } else { format!("voices for {}", tags.join(", ")) }
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}
