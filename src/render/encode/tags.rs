//! The facts that every tag format states about a track, as text in the form that players expect.

use super::TrackInfo;
use crate::base::{Frame, Instant, Length, Lufs, SampleRate, TruePeak};

/// The name of the Vorbis comment, and the description of the ID3 `GEOB` frame, that contains the timeline.
pub const TIMELINE_TAG: &str = "NIGHTCUE_TIMELINE";

/// The loudness to which ReplayGain 2.0 normalizes.
const REPLAY_GAIN_REFERENCE: Lufs = Lufs(-18.0);
/// The loudness to which Opus players normalize: EBU R 128 through RFC 7845 section 5.2.1.
const R128_REFERENCE: Lufs = Lufs(-23.0);

/// The name of the Vorbis comment, and the description of the ID3 `TXXX` frame, that names who speaks.
pub(crate) const PERFORMER: &str = "PERFORMER";

/// The name of the Vorbis comment, and the description of the ID3 `TXXX` frame, that says whom the sounds are from.
pub(crate) const CREDITS: &str = "CREDITS";

/// The choices, who speaks, and whom the sounds are from.
pub(crate) fn comment(info: &TrackInfo) -> String {
    let named = |what: &str, names: String| (!names.is_empty()).then(|| format!("{what}: {names}"));
    let choices = Some(info.comment.clone()).filter(|choices| !choices.is_empty());
    let parts = [choices, named("voice", performers(info)), named("sounds", credits(info))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Whom the sounds are from, in one line.
pub(crate) fn credits(info: &TrackInfo) -> String {
    info.credits.join("; ")
}

/// Who speaks, in one line.
pub(crate) fn performers(info: &TrackInfo) -> String {
    info.voices.join(", ")
}

/// Every spoken line on its own line.
pub(crate) fn lyrics(info: &TrackInfo) -> String {
    let lines: Vec<&str> = info.lines.iter().map(|(_, line)| line.as_str()).collect();
    lines.join("\n")
}

/// The nearest millisecond to `frame`.
pub(crate) const fn millis(frame: Frame, rate: SampleRate) -> u64 {
    Instant::of_frame(frame, rate).since_start().millis()
}

/// ReplayGain 2.0 as text: gain and peak, under the names that ID3 and Vorbis comments share. Empty for a silent track.
pub(crate) fn replay_gain(loudness: Lufs, peak: TruePeak) -> Vec<(&'static str, String)> {
    if !loudness.0.is_finite() || !peak.0.is_finite() {
        return Vec::new();
    }
    let gain = (REPLAY_GAIN_REFERENCE - loudness).0;
    let peak = 10f64.powf(peak.0 / 20.0);
    vec![("REPLAYGAIN_TRACK_GAIN", format!("{gain:+.2} dB")), ("REPLAYGAIN_TRACK_PEAK", format!("{peak:.6}"))]
}

/// The gain that Opus players apply, in 1/256 dB. `None` for a silent track.
pub(crate) fn r128_gain(loudness: Lufs) -> Option<i16> {
    let gain = (R128_REFERENCE - loudness).0 * 256.0;
    gain.is_finite().then(|| gain.round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16)
}

/// The length of the track from its chapters, for tags that state it.
pub(crate) fn length(info: &TrackInfo, rate: SampleRate) -> Option<Length> {
    info.chapters.last().map(|chapter| Instant::of_frame(chapter.end, rate).since_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replay_gain_brings_a_night_track_up_to_its_reference() {
        let pairs = replay_gain(Lufs(-23.0), TruePeak(-6.0));
        assert_eq!(pairs[0].1, "+5.00 dB");
        assert_eq!(pairs[1].1, "0.501187");
        assert_eq!(r128_gain(Lufs(-19.0)), Some(-1024));
    }

    #[test]
    fn a_silent_track_has_no_gain() {
        assert_eq!(r128_gain(Lufs(f64::NEG_INFINITY)), None);
        assert!(replay_gain(Lufs(f64::NEG_INFINITY), TruePeak(f64::NEG_INFINITY)).is_empty());
    }
}
