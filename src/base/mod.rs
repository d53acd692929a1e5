//! Values that every room shares: time, frames, levels, text positions, problems, output files and the user's folders.

mod choice;
mod clock;
mod diagnostic;
mod duration;
mod file_size;
mod folders;
mod length_range;
mod levels;
mod limits;
mod locked;
mod meant;
mod plural;
mod printable;
mod report;
mod source;
mod span;
mod stamp;
mod stop;
mod target;
mod threads;
mod time_of_day;
mod units;

pub(crate) use choice::choice;
pub use choice::choice_words;
pub use clock::clock;
pub use diagnostic::{Diagnostic, Label, Remedy, Severity, in_file_order, nearest};
pub use duration::DurationError;
pub use file_size::file_size;
pub use folders::{
    DATA_DIR_VARIABLE, VOICE_DIR_VARIABLE, cache_folder, data_folder, found_on_path, measured_speeds, voice_catalog,
    voice_folder, voice_source, wants_fake_voice, wants_no_color,
};
pub use length_range::LengthRange;
pub use levels::{Decibels, Lufs, TruePeak};
pub use limits::{
    BREATH_PHASE, LONGEST_HOLD, LONGEST_MOVE, LONGEST_TRACK, LONGEST_WORDLESS, MOST_COUNTDOWN, MOST_CUES,
    MOST_FILE_BYTES, MOST_IMPORT_BYTES, MOST_PROBLEMS, MOST_ROUNDS, MOST_TEXT_CHARS, SHORTEST_REPEAT,
};
pub use locked::locked;
pub use meant::meant_length;
pub use plural::counted;
pub use printable::{is_printable, printable, printable_lines};
pub use report::{Color, report};
pub use source::Source;
pub use span::{Located, Span};
pub use stamp::Stamp;
pub use stop::Stop;
pub(crate) use target::prune_oldest;
pub use target::{Target, write_kept, write_whole};
pub use threads::Threads;
pub use time_of_day::TimeOfDay;
pub use units::{Frame, Frames, Instant, Length, SampleRate};
