//! Why a command stopped, and the exit code that says so: 1 for the routine or a choice, 2 for the command line or the
//! machine, 130 for an interruption.

use std::io;

use nightcue::base::{self, Color, Diagnostic, Source, Stop};
use nightcue::render::{MixError, RenderError};
use nightcue::routine::FindError;
use nightcue::verify::VerifyError;

/// Why a command stopped.
#[derive(Debug)]
pub(super) enum Failure {
    /// The routine, or a choice about it, is wrong.
    Routine {
        /// Every problem.
        problems: Vec<Diagnostic>,
        /// The file they are in, where it could be read.
        source: Option<Box<Source>>,
    },
    /// The command line or the system is at fault.
    Machine(String),
    /// A finished file is not as planned; the details have been printed.
    Unverified,
    /// So many lines of a take may have been found in the wrong place; which has been printed.
    Doubtful(usize),
    /// The user asked to stop; nothing was left behind.
    Interrupted,
    /// The time for sharing was over before everything was fetched, and how far it came.
    #[cfg(feature = "studio")]
    Unfetched(String),
    /// The user asked to stop sharing before everything was fetched.
    #[cfg(feature = "studio")]
    Unshared,
    /// The user asked to stop a download; the part received so far is kept.
    #[cfg(feature = "models")]
    Paused,
}

impl Failure {
    /// Problems of `source`.
    pub(super) fn routine(problems: Vec<Diagnostic>, source: &Source) -> Self {
        Self::Routine { problems, source: Some(Box::new(source.clone())) }
    }

    /// A stage stopped because of the routine in `source`, or for another reason.
    pub(super) fn stopped(stop: Stop, source: &Source) -> Self {
        match stop {
            Stop::Routine(problems) => Self::routine(problems, source),
            Stop::Machine(reason) => Self::Machine(reason),
            Stop::Interrupted => Self::Interrupted,
        }
    }

    /// The command line or the system is at fault, for `reason`.
    pub(super) fn machine(reason: impl ToString) -> Self {
        Self::Machine(reason.to_string())
    }

    /// The message in a sentence, for a place that is no terminal.
    #[cfg(feature = "studio")]
    pub(super) fn reason(self) -> String {
        match self {
            Self::Machine(reason) => reason,
            other => other.text(Color::Off),
        }
    }

    /// The exit code.
    pub(super) const fn code(&self) -> u8 {
        match self {
            Self::Routine { .. } | Self::Unverified | Self::Doubtful(_) => 1,
            Self::Machine(_) => 2,
            Self::Interrupted => 130,
            #[cfg(feature = "studio")]
            Self::Unfetched(_) => 1,
            #[cfg(feature = "studio")]
            Self::Unshared => 130,
            #[cfg(feature = "models")]
            Self::Paused => 130,
        }
    }

    /// The message for the user.
    pub(super) fn text(&self, color: Color) -> String {
        match self {
            Self::Routine { problems, source } => base::report(problems, source.as_deref(), color),
            Self::Machine(reason) => base::report(&[Diagnostic::error("machine", reason.as_str())], None, color),
            Self::Unverified => "the file is not as planned\n".to_owned(),
            Self::Doubtful(lines) => format!(
                "doubtful lines, not written: {lines}; listen to them in the take and accept them with `--accept`, or record them anew\n"
            ),
            Self::Interrupted => "interrupted; nothing was written\n".to_owned(),
            #[cfg(feature = "studio")]
            Self::Unfetched(how_far) => format!("{how_far}\n"),
            #[cfg(feature = "studio")]
            Self::Unshared => "interrupted before everything was fetched; nothing is shared any more\n".to_owned(),
            #[cfg(feature = "models")]
            Self::Paused => "interrupted; run the command again to resume\n".to_owned(),
        }
    }
}

impl From<FindError> for Failure {
    fn from(error: FindError) -> Self {
        match error {
            FindError::NotARoutine(problem) => Self::Routine { problems: vec![*problem], source: None },
            other => Self::Machine(other.to_string()),
        }
    }
}

impl From<VerifyError> for Failure {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Interrupted => Self::Interrupted,
            other => Self::Machine(other.to_string()),
        }
    }
}

impl From<MixError> for Failure {
    fn from(error: MixError) -> Self {
        Self::Machine(error.to_string())
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Interrupted => Self::Interrupted,
            other => Self::Machine(other.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Machine(error.to_string())
    }
}
