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

pub mod bed;
pub mod casting;
pub mod catalog;
pub mod clip;
pub mod cover;
pub mod definition;
pub mod diagnostic;
#[cfg(feature = "neural")]
pub mod download;
pub mod duration;
pub mod encode;
#[cfg(feature = "neural")]
pub mod install;
pub mod language;
pub mod ledger;
pub mod library;
pub mod limits;
pub mod lines;
pub mod live;
pub mod loudness;
pub mod master;
pub mod mix;
pub mod overview;
pub mod phrasebook;
pub mod profile;
pub mod rehearsal;
pub mod render;
pub mod report;
pub mod resample;
pub mod roster;
pub mod routine;
pub mod schema;
pub mod script;
pub mod session;
pub mod sheet;
pub mod sidecar;
pub mod source;
pub mod speech;
pub mod spoken;
pub mod starter;
pub mod timeline;
pub mod tone;
pub mod total;
pub mod units;
pub mod verify;

use diagnostic::Diagnostic;
use routine::Routine;
use script::Script;
use session::{Choices, Session};
use source::Source;

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
    let script = script::write(&routine, &session)?;
    Ok(Compiled { routine, session, script })
}

/// From the text of a routine to its checked meaning.
///
/// # Errors
/// Every problem of shape and meaning in the file, in its order.
pub fn read(source: &Source) -> Result<Routine, Vec<Diagnostic>> {
    let (definition, problems) = definition::parse(source);
    match definition {
        Some(definition) => routine::check(&definition, source, problems),
        None => Err(diagnostic::in_file_order(problems)),
    }
}
