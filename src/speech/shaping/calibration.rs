//! How fast an engine has to speak to reach a rate, measured once from a few sentences at its normal speed.
//!
//! The result is the same whether remembered or measured again, and a damaged memory counts as none. It is never so fast or slow that
//! words are hard to understand.

use std::fs;
use std::path::Path;

use crate::base::{Length, write_kept};
use crate::speech::voice::SpeechError;

/// Incremented whenever the texts change, or how they are evaluated.
pub(crate) const SCHEME: u32 = 2;
/// Beyond these, in percent of the normal speed, models slur or drawl.
const SLOWEST: u32 = 75;
const FASTEST: u32 = 125;

/// How long some texts took at normal speed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Measured {
    pub words: u64,
    /// Speech alone.
    pub speech: Length,
    /// Between phrases and sentences, at the middle of their ranges.
    pub pauses: Length,
}

/// The speed in percent at which `heard` reaches `rate` words a minute, pauses included.
pub(crate) fn speed(heard: Measured, rate: u32) -> u32 {
    let wanted = heard.words * 60_000 / u64::from(rate);
    let room = wanted.saturating_sub(heard.pauses.millis()).max(1);
    let percent = (heard.speech.millis() * 100 + room / 2) / room;
    u32::try_from(percent).unwrap_or(FASTEST).clamp(SLOWEST, FASTEST)
}

/// The speed kept in `folder` for `voice`, or else what `measure` finds, which is then kept.
///
/// # Errors
/// Those of `measure`.
pub(crate) fn remembered(
    folder: Option<&Path>,
    voice: &str,
    measure: impl FnOnce() -> Result<u32, SpeechError>,
) -> Result<u32, SpeechError> {
    let Some(folder) = folder else { return measure() };
    let path = folder.join(blake3::hash(voice.as_bytes()).to_hex().as_str());
    let kept = fs::read_to_string(&path).ok();
    if let Some(speed) = kept.and_then(|text| read(&text, voice)) {
        return Ok(speed);
    }
    let speed = measure()?;
    // If it cannot be kept, it is measured again next time.
    let _ = write_kept(&path, written(speed, voice).as_bytes());
    Ok(speed)
}

/// The speed, and a checksum that covers the voice as well.
fn written(speed: u32, voice: &str) -> String {
    format!("{speed} {}\n", blake3::hash(format!("{speed} {voice}").as_bytes()))
}

fn read(text: &str, voice: &str) -> Option<u32> {
    let speed = text.split(' ').next()?.parse().ok()?;
    (written(speed, voice) == text && (SLOWEST..=FASTEST).contains(&speed)).then_some(speed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_and_pauses_come_to_the_rate() {
        let heard = Measured { words: 40, speech: Length::from_secs(16), pauses: Length::from_secs(2) };
        assert_eq!(speed(heard, 120), 89, "40 words in 20 s, of which 18 s are left for 16 s of speech");
        assert_eq!(speed(heard, 150), 114);
        assert_eq!((speed(heard, 60), speed(heard, 300)), (SLOWEST, FASTEST));
        assert_eq!(speed(Measured::default(), 120), SLOWEST);
    }

    #[test]
    fn a_speed_is_measured_once_and_a_damaged_memory_is_measured_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("not/yet/there");
        let ask = |voice: &str, measured: Option<u32>| {
            remembered(Some(&place), voice, || measured.ok_or_else(|| SpeechError::unavailable("asked again")))
        };
        assert_eq!(ask("anna", Some(91)), Ok(91));
        assert_eq!(ask("anna", None), Ok(91), "remembered");
        assert!(ask("eve", None).is_err(), "another voice");
        let file = fs::read_dir(&place).expect("kept").next().expect("one").expect("a file").path();
        let kept = fs::read_to_string(&file).expect("text");
        for damaged in [kept.replacen("91", "92", 1), kept[..10].to_owned(), String::new(), "900".to_owned()] {
            fs::write(&file, damaged).expect("disk");
            assert!(ask("anna", None).is_err());
            assert_eq!(ask("anna", Some(91)), Ok(91));
            assert_eq!(ask("anna", None), Ok(91), "kept again");
        }
    }

    #[test]
    fn a_place_that_cannot_be_written_is_no_error() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert_eq!(remembered(Some(file.path()), "anna", || Ok(80)), Ok(80));
        assert_eq!(remembered(None, "anna", || Ok(80)), Ok(80));
    }
}
