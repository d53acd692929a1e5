//! `nightcue list`: the bundled routines.
//!
//! In: nothing. Out: a line for each on standard output.

use nightcue::library::{self, Bundled};
use nightcue::source::Source;

use crate::console;
use crate::failure::Failure;

pub fn run() -> Result<(), Failure> {
    let lines: String = library::bundled().iter().map(line).collect();
    Ok(console::print(&lines)?)
}

fn line(bundled: &Bundled) -> String {
    let source = Source::new(bundled.name, bundled.text.as_bytes().to_vec());
    let routine = source.ok().and_then(|source| nightcue::read(&source).ok());
    let Some(routine) = routine else { return format!("{}\n", bundled.name) };
    let languages: Vec<&str> = routine.languages.iter().map(|language| language.tag()).collect();
    let title = routine.title.plain(routine.language);
    format!("{:<20} {title} ({} steps; {})\n", bundled.name, routine.steps().count(), languages.join(", "))
}
