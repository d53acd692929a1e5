//! `nightcue schema`: prints the JSON Schema with which an editor completes the keys of a routine.

use nightcue::routine::routine_schema;

use crate::cli::console;
use crate::cli::failure::Failure;

pub(crate) fn run() -> Result<(), Failure> {
    Ok(console::print(&format!("{:#}\n", routine_schema()))?)
}
