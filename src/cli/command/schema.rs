//! `nightcue schema`: what an editor needs to complete the keys of a routine.
//!
//! In: nothing. Out: a JSON Schema on standard output.

use nightcue::routine::routine_schema;

use crate::cli::console;
use crate::cli::failure::Failure;

pub(crate) fn run() -> Result<(), Failure> {
    Ok(console::print(&format!("{:#}\n", routine_schema()))?)
}
