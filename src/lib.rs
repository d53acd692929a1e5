//! nightcue turns a routine definition into one narrated audio track whose holds last exactly as long as they say.
//!
//! | stage | module | product |
//! |---|---|---|
//! | text of the file, positions in it | [`source`] | [`Source`] |
//! | the file's shape | [`definition`] | [`Definition`](definition::Definition) |
//! | checked meaning | [`routine`] | [`Routine`] |
//! | the listener's choices | [`session`] | [`Session`] |
//! | everything heard, in order, untimed | [`script`] | [`Script`] |
//! | a routine heard live | [`rehearsal`] | [`Act`](rehearsal::Act)s, [`View`](rehearsal::View) |
//! | voices heard at once | [`live`] | sound, no samples |
//! | who speaks which line | [`casting`] | lines with their voices |
//! | each distinct utterance spoken once | [`speech`] | recordings of clips |
//! | hold lengths for a wished total | [`total`] | the session, with a length for every range |
//! | every clip at its exact frame | [`timeline`] | [`Timeline`](timeline::Timeline) |
//! | summed audio, streamed | [`mix`] | blocks |
//! | one gain to the target loudness | [`master`] | [`Master`](master::Master) |
//! | files | [`encode`] | WAV, MP3, … |
//! | captions, lists, chapters | [`sidecar`] | text |
//! | a finished file, measured | [`verify`] | [`Verification`](verify::Verification) |

pub mod base;
pub mod rehearse;
pub mod render;
pub mod routine;
pub mod script;
pub mod sound;
pub mod speech;
pub mod timeline;
pub mod verify;
pub mod words;

use crate::base::{Diagnostic, Source};
use crate::routine::Routine;
use crate::script::{Choices, Script, Session};

/// A routine with the listener's choices, and what will be heard.
#[derive(Debug)]
pub struct Compiled {
    /// The checked routine.
    pub routine: Routine,
    /// The choices, fitted to it.
    pub session: Session,
    /// What will be heard, untimed.
    pub script: Script,
}

/// From the text of a routine and the listener's choices to a script: read, check, choose, write.
///
/// # Errors
/// Every problem of the first stage that finds any.
pub fn compile(source: &Source, choices: &Choices) -> Result<Compiled, Vec<Diagnostic>> {
    let routine = read(source)?;
    let session = Session::choose(&routine, choices)?;
    let script = crate::script::write(&routine, &session)?;
    Ok(Compiled { routine, session, script })
}

/// From the text of a routine to its checked meaning.
///
/// # Errors
/// Every problem of shape and meaning in the file, in its order.
pub fn read(source: &Source) -> Result<Routine, Vec<Diagnostic>> {
    let (definition, problems) = crate::routine::parse(source);
    match definition {
        Some(definition) => crate::routine::check(&definition, source, problems),
        None => Err(crate::base::in_file_order(problems)),
    }
}
