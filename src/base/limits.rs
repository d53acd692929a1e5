//! The limits that stop absurd input early, all in one place. Nothing that passes them can exhaust memory or overflow
//! the arithmetic of [`units`](super::units).

use super::length_range::LengthRange;
use super::units::Length;

/// Longest routine definition, in bytes. The shipped hamstring routine has about 25 KiB.
pub const MOST_FILE_BYTES: usize = 1024 * 1024;
/// Longest document that is imported, in bytes: a web page with everything in it.
pub const MOST_IMPORT_BYTES: usize = 16 * 1024 * 1024;
/// Longest single text, in characters: about six minutes of speech, half an hour if all of it is digits.
pub const MOST_TEXT_CHARS: usize = 5_000;
/// Longest hold, rest or pause: a day.
pub const LONGEST_HOLD: Length = Length::from_secs(24 * 3600);
/// Longest track: a day. Beyond it phone players lose their place.
pub const LONGEST_TRACK: Length = Length::from_secs(24 * 3600);
/// Longest time outside holds and rests that passes without a word, so that nobody wonders in the dark whether the track
/// is still playing.
pub const LONGEST_WORDLESS: Length = Length::from_millis(7_500);
/// Longest pause in which somebody moves; a longer one is meant as silence.
pub const LONGEST_MOVE: Length = Length::from_secs(30);
/// Most cues in one track.
pub const MOST_CUES: usize = 200_000;
/// Most rounds of a step or a circuit.
pub const MOST_ROUNDS: u32 = 1_000;
/// Most countdown tones before the end of a hold: a minute of them.
pub const MOST_COUNTDOWN: u32 = 60;
/// Most problems shown in one run; the rest are only counted.
pub const MOST_PROBLEMS: usize = 50;
/// Shortest and longest part of a breath.
pub const BREATH_PHASE: LengthRange = LengthRange { shortest: Length::from_secs(1), longest: Length::from_secs(60) };
/// Shortest interval at which a cue or reminder may repeat; anything shorter leaves no room for a word.
pub const SHORTEST_REPEAT: Length = Length::from_secs(1);
