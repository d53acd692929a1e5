//! A verification as a table: a row for each hold, then a line for everything else and for each problem.

use std::fmt::Write;

use super::verification::{MeasuredHold, Problem, Verification};
use crate::base::{Frame, Frames, Instant, Length, SampleRate, counted, printable};

/// The table of `verification` for the file called `name`.
pub fn verification_table(name: &str, verification: &Verification) -> String {
    let Verification { coding, rate, .. } = verification;
    let length = clock(Frame(0) + verification.length_frames, *rate);
    let mut text = format!("{name}: {coding}, {rate}, {length}\n\n");
    if !verification.holds.is_empty() {
        let _ = writeln!(text, "hold       start     planned    measured   frames   start  title");
        verification.holds.iter().for_each(|hold| text.push_str(&row(hold, *rate)));
        text.push('\n');
    }
    for list in &verification.chapters {
        let (count, resolution, most) = (list.count, list.resolution, list.largest_difference);
        let (chapters, most) = (counted(count, "chapter"), counted(most as usize, "frame"));
        let _ = writeln!(text, "{chapters}, to the {resolution}: off by at most {most}");
    }
    let counts = [(verification.tones, "tone"), (verification.words, "prompt"), (verification.silences, "silence")];
    let _ = writeln!(text, "{}", counts.map(|(count, what)| counted(count, what)).join(", "));
    let (loudness, peak) = (verification.loudness_lufs, verification.true_peak_dbtp);
    let _ = writeln!(text, "{loudness:.1} LUFS, true peak {peak:.1} dBTP\n");
    text.push_str(&problem_lines(verification));
    let verdict = match verification.problems.len() {
        0 => "everything is where it should be".to_owned(),
        count => counted(count, "problem"),
    };
    text + &verdict + "\n"
}

/// A line for each problem of `verification`.
pub fn problem_lines(verification: &Verification) -> String {
    verification.problems.iter().map(line).collect()
}

/// Columns: number, start, planned length, measured length, difference in frames, lateness of the start in frames, title.
fn row(hold: &MeasuredHold, rate: SampleRate) -> String {
    let seconds = |frames: Frames| format!("{:.4} s", Length::of_frames(frames, rate).seconds());
    let unmeasured = if hold.has_own_sound { "own sound" } else { "no tone" };
    let measured = hold.measured.map_or_else(|| unmeasured.to_owned(), seconds);
    let signed = |difference: Option<i64>| difference.map_or_else(|| "?".to_owned(), |frames| format!("{frames:+}"));
    let (start, planned) = (clock(hold.planned_start, rate), seconds(hold.planned));
    let (difference, late) = (signed(hold.difference()), signed(hold.late));
    let (number, title) = (hold.number, &hold.title);
    format!("{number:>4} {start:>11} {planned:>11} {measured:>11} {difference:>8} {late:>7}  {}\n", printable(title))
}

fn line(problem: &Problem) -> String {
    let place = problem.at.map(|ms| format!("{}: ", Instant::START + Length::from_millis(ms)));
    format!("{}{} [{}]\n", place.unwrap_or_default(), printable(&problem.message), problem.code)
}

fn clock(frame: Frame, rate: SampleRate) -> String {
    Instant::of_frame(frame, rate).to_string()
}
