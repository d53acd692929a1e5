//! `nightcue schema`: what an editor needs to complete the keys of a routine.
//!
//! In: nothing. Out: a JSON Schema on standard output.

use nightcue::schema::routine_schema;

use crate::console;
use crate::failure::Failure;

pub fn run() -> Result<(), Failure> {
    Ok(console::print(&format!("{:#}\n", routine_schema()))?)
}
