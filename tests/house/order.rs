//! Reads the order of the rooms, and finds uses that run against it.

use std::collections::BTreeSet;

use crate::paths::Found;
use crate::tree::{House, Mention};

/// The rooms in order, as the table of `ARCHITECTURE.md` has them: the first table whose rows begin with folders of `src/`.
///
/// # Errors
/// There is no such table, or it does not have each of `folders` once.
pub(crate) fn read_order(document: &str, folders: &BTreeSet<String>) -> Result<Vec<String>, String> {
    let tables = tables(document);
    let rooms = tables.into_iter().find(|cells| !cells.is_empty() && cells.iter().all(|cell| folders.contains(cell)));
    let rooms = rooms.ok_or_else(|| format!("no table with a row for each of {folders:?}"))?;
    let named: BTreeSet<String> = rooms.iter().cloned().collect();
    let missing: Vec<_> = folders.difference(&named).collect();
    match missing.as_slice() {
        [] if named.len() == rooms.len() => Ok(rooms),
        [] => Err(format!("the table of rooms names one twice: {rooms:?}")),
        missing => Err(format!("the table of rooms lacks {missing:?}")),
    }
}

/// The first cells of the rows of each table, without backticks.
fn tables(document: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = document.lines().collect();
    let tables = lines.split(|line| !line.starts_with('|')).filter(|table| table.len() > 2);
    let first_cell = |row: &&str| row.split('|').nth(1).unwrap_or("").trim().trim_matches('`').to_owned();
    // The first two lines are the heads of the columns and the line under them.
    tables.map(|table| table[2..].iter().map(first_cell).collect()).collect()
}

/// Every use of a room by one before it, of `lib.rs` by a room of the library, and of anything but the last room by `main.rs`.
pub(crate) fn uses_that_run_back(house: &House, order: &[String]) -> Vec<String> {
    let mut problems = BTreeSet::new();
    for (number, module) in house.modules.iter().enumerate() {
        let imports = module.imports.iter().map(|import| &import.from);
        for mention in imports.chain(&module.mentions) {
            for used in rooms_of(house, number, mention) {
                if !may_use(order, module.room(), used) {
                    let place = format!("{}:{}", module.file, mention.line);
                    problems.insert(format!("{place} uses {used}, which stands behind {}", module.room()));
                }
            }
        }
    }
    problems.into_iter().collect()
}

/// The rooms that a path leads through.
fn rooms_of<'a>(house: &'a House, from: usize, mention: &Mention) -> BTreeSet<&'a str> {
    let trail = house.trail(from, &mention.path);
    let end = trail.end.map(|end| match end {
        Found::Module(module) | Found::Item(module) => module,
    });
    // An import on the way counts where it stands, unless it is the door of another room.
    let doors = trail.handed_on_by.into_iter().filter(|module| house.modules[*module].is_door());
    end.into_iter().chain(doors).map(|module| house.modules[module].room()).collect()
}

fn may_use(order: &[String], user: &str, used: &str) -> bool {
    // Between the library and the program stands `lib.rs`.
    let (program, library) = order.split_last().map_or(("", order), |(last, rest)| (last.as_str(), rest));
    let floors: Vec<&str> = library.iter().map(String::as_str).chain(["lib.rs", program, "main.rs"]).collect();
    let floor = |room: &str| floors.iter().position(|other| *other == room);
    match user {
        "main.rs" => used == program || used == user,
        _ => floor(used) <= floor(user),
    }
}
