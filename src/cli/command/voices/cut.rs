//! `nightcue voices cut`: finds every line of a routine in one long recording, and writes a file for each.

use std::fmt::Write as _;

use nightcue::base::Length;
use nightcue::speech::{self, Cut as Found, RecordingLine};

use crate::cli::args::voices::Cut;
use crate::cli::command::prepare::compiled;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Cut, context: &Context<'_>) -> Result<(), Failure> {
    let (_, compiled) = compiled(&args.routine, context)?;
    let lines = speech::lines_to_record(&compiled.script);
    let take = speech::cut(&args.take, &lines).map_err(Failure::machine)?;
    console::print(&table(&take.cuts, &lines))?;
    let is_left_out = |cut: &&Found| !cut.doubts.is_empty() && !args.accepts(cut.number);
    let left_out: Vec<usize> = take.cuts.iter().filter(is_left_out).map(|cut| cut.number).collect();
    if let Some(folder) = &args.into {
        let written = take.write(&lines, folder, |number| !left_out.contains(&number)).map_err(Failure::machine)?;
        let count = (written.len(), lines.len());
        context.console.say(&format!("{} of {} lines written to {}", count.0, count.1, folder.display()));
    }
    if left_out.is_empty() { Ok(()) } else { Err(Failure::Doubtful(left_out.len())) }
}

/// A row for each line: its number, where it was found, and its words; behind doubtful ones, why.
fn table(cuts: &[Found], lines: &[RecordingLine]) -> String {
    let mut text = format!("{:>4}  {:>9}  {:>9}  words\n", "line", "from", "to");
    for (cut, line) in cuts.iter().zip(lines) {
        let [from, to] =
            cut.speech.map_or_else(|| ["", ""].map(str::to_owned), |speech| [speech.from, speech.to].map(clock));
        let _ = writeln!(text, "{:>4}  {from:>9}  {to:>9}  {}", cut.number, line.text);
        if !cut.doubts.is_empty() {
            let reasons: Vec<String> = cut.doubts.iter().map(ToString::to_string).collect();
            let _ = writeln!(text, "{:>28}doubtful: {}", "", reasons.join(", "));
        }
    }
    text
}

/// `M:SS.ss`
fn clock(position: Length) -> String {
    let hundredths = position.millis() / 10;
    format!("{}:{:02}.{:02}", hundredths / 6_000, hundredths / 100 % 60, hundredths % 100)
}
