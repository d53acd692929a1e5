//! Checks the rooms of `src/` against ARCHITECTURE.md: their order and doors, no cycles between files, unique type names.

#[path = "house/circles.rs"]
mod circles;
#[path = "house/doors.rs"]
mod doors;
#[path = "house/made_up.rs"]
mod made_up;
#[path = "house/order.rs"]
mod order;
#[path = "house/paths.rs"]
mod paths;
#[path = "house/syntax.rs"]
mod syntax;
#[path = "house/tree.rs"]
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tree::{Files, House};

/// The room of the program; all others are the library's.
const PROGRAM: &str = "cli";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
}

fn read_folder(folder: &Path, files: &mut Files) {
    for path in entries(folder) {
        if path.is_dir() {
            read_folder(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(&path).expect("text"));
        }
    }
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let mut files = Files::new();
    read_folder(&root().join("src"), &mut files);
    files
});

static HOUSE: LazyLock<House> = LazyLock::new(|| House::read(&FILES));

/// The rooms in order.
fn order() -> Vec<String> {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let folders = entries(&root().join("src")).into_iter().filter(|path| path.is_dir());
    let names = folders.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned());
    order::read_order(&document, &names.collect()).unwrap_or_else(|problem| panic!("ARCHITECTURE.md: {problem}"))
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn the_house_has_twelve_rooms_and_two_files_in_front() {
    let names = entries(&root().join("src")).into_iter();
    let names: BTreeSet<String> =
        names.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    let rooms = order();
    assert_eq!((rooms.len(), rooms.last().map(String::as_str)), (12, Some(PROGRAM)));
    assert_eq!(names, rooms.into_iter().chain(["lib.rs".to_owned(), "main.rs".to_owned()]).collect());
}

#[test]
fn a_room_uses_only_those_before_it() {
    assert_none(&order::uses_that_run_back(&HOUSE, &order()));
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    assert_none(&circles::circles(&HOUSE));
}

#[test]
fn nobody_takes_things_from_the_door_of_their_own_room() {
    assert_none(&circles::uses_of_the_own_door(&HOUSE));
}

#[test]
fn a_door_holds_private_modules_and_what_others_may_use() {
    assert_none(&doors::cluttered(&FILES, PROGRAM));
}

#[test]
fn a_type_name_has_one_meaning_in_its_room() {
    assert_none(&doors::names_with_two_meanings(&HOUSE));
}

#[test]
fn every_file_is_a_module_of_something() {
    assert_none(&HOUSE.strays(&FILES));
}
