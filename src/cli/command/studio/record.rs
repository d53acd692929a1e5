//! A person's voice, recorded line by line: each line is judged, and saved under the name by which it is found.

use std::fs;
use std::io::{self, Write as _};

use nightcue::base::{locked, write_whole};
use nightcue::speech::{Tried, lines_to_record, try_recording};
use serde::{Deserialize, Serialize};

use super::desk::{Desk, Sheet, stopped};
use super::reading::Reading;
use super::shown::Problem;

/// A request for the lines of a track.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    sheet: Sheet,
    /// The folder for the recordings, in that where the studio was started.
    folder: String,
}

/// What became of a recording.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Judgment {
    /// It is saved.
    Kept { file: String, seconds: f64, remarks: Vec<String> },
    /// It cannot be used, and was not saved.
    Refused(String),
}

/// The lines that `asked` is about, each in words and whether it is recorded; from now on they can be recorded.
///
/// # Errors
/// When there is no such track, or the folder cannot be used.
pub(super) fn lines(desk: &Desk, asked: &Asked) -> Result<Vec<(String, bool)>, Vec<Problem>> {
    let refused = |reason: String| vec![Problem::elsewhere("machine", reason)];
    let wished = desk.wished(&asked.sheet)?;
    let compiled = nightcue::compile(&wished.found.source, &wished.choices);
    let compiled = compiled.map_err(|problems| stopped(problems.into(), &wished.found))?;
    let reading = Reading::new(&asked.folder, lines_to_record(&compiled.script)).map_err(refused)?;
    let told = reading.told().map_err(refused)?;
    *locked(&desk.reading) = Some(reading);
    Ok(told)
}

/// Judges `wav` as the recording of the line `number`, from 0, and saves it in the place of an earlier one.
///
/// # Errors
/// When there is no such line, or nothing can be saved.
pub(super) fn record(desk: &Desk, number: usize, wav: &[u8]) -> Result<Judgment, String> {
    let reading = locked(&desk.reading);
    let reading = reading.as_ref().ok_or("no lines were asked for")?;
    let line = reading.line(number).ok_or("there is no such line")?;
    let unkept = |error: io::Error| format!("the recording cannot be kept: {error}");
    let mut heard = tempfile::Builder::new().suffix(".wav").tempfile_in(desk.scratch()).map_err(unkept)?;
    heard.write_all(wav).map_err(unkept)?;
    let tried = try_recording(heard.path(), &line.utterance);
    let Tried { length, remarks } = match tried {
        Ok(tried) => tried,
        Err(error) => {
            let path = format!("{}: ", heard.path().display());
            return Ok(Judgment::Refused(error.to_string().replace(&path, "")));
        }
    };
    let path = match reading.place(line) {
        Ok(path) => path,
        Err(reason) => return Ok(Judgment::Refused(reason)),
    };
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(unkept)?;
    write_whole(&path, wav).map_err(unkept)?;
    Ok(Judgment::Kept { file: path.display().to_string(), seconds: length.seconds(), remarks })
}
