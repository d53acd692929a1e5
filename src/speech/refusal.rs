//! Why a script was not spoken: as problems at their places in the routine, or as a problem of the machine.

use super::casting::error::Miscast;
use super::recordings::RecordError;
use super::voice::SpeechError;
use crate::base::{Diagnostic, Stop, in_file_order};
use crate::script::{Script, UtteranceId};

/// Unusable voices are the routine's problem if the routine names them, otherwise the command line's.
pub fn miscast(problems: Vec<Miscast>) -> Stop {
    let problem = |(span, error): &Miscast| {
        let problem = Diagnostic::error("unknown-voice", "this voice cannot speak the routine");
        span.map(|span| problem.at(span, "").help(error.to_string()))
    };
    match problems.iter().map(problem).collect() {
        Some(problems) => Stop::Routine(in_file_order(problems)),
        None => {
            let reasons: Vec<String> = problems.iter().map(|(_, error)| error.to_string()).collect();
            Stop::Machine(reasons.join("; "))
        }
    }
}

/// Lines of `script` that cannot be spoken are the routine's problem, unless the voice does not work at all.
pub(super) fn unspoken(error: RecordError, script: &Script) -> Stop {
    let failures = match error {
        RecordError::Interrupted => return Stop::Interrupted,
        RecordError::Spool(_) => return Stop::Machine(error.to_string()),
        RecordError::Unspoken(failures) => failures,
    };
    let unavailable = failures.iter().find(|(_, error)| matches!(error, SpeechError::Unavailable { .. }));
    if let Some((_, error)) = unavailable {
        return Stop::Machine(format!("the voice does not work: {error}"));
    }
    let problems = failures.iter().map(|(line, error)| unspeakable(UtteranceId::Line(*line), error, script));
    Stop::Routine(in_file_order(problems.collect()))
}

fn unspeakable(line: UtteranceId, error: &SpeechError, script: &Script) -> Diagnostic {
    let problem = match error {
        SpeechError::Suspicious { .. } => {
            Diagnostic::error("suspicious-clip", "the sound for this text cannot be right")
                .help("listen to it, then record or generate it again, or choose another voice for it")
        }
        _ => Diagnostic::error("unspeakable", "the voice cannot speak this text")
            .help("write it in words of the routine's language"),
    };
    let span =
        script.prompts().find(|prompt| prompt.utterance == line).and_then(|prompt| prompt.span.or(prompt.quoted));
    match span {
        Some(span) => problem.at(span, error.to_string()),
        None => problem.help(format!("`{}`: {error}", script.said(line))),
    }
}
