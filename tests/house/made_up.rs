//! Proves that the checks can fail, with small made-up houses that have one thing wrong each.

use std::collections::BTreeSet;

use crate::tree::{Files, House};
use crate::{circles, doors, order};

/// Files of a house with the rooms `base`, `words` and `cli`, to which `files` are added.
fn files(files: &[(&str, &str)]) -> Files {
    let usual = [
        ("src/lib.rs", "pub mod base;\npub mod words;\npub struct Compiled;"),
        ("src/main.rs", "mod cli;\nfn main() { cli::run() }"),
        ("src/base/mod.rs", "//! Base.\nmod units;\npub use units::Length;"),
        ("src/base/units.rs", "pub struct Length;"),
        ("src/words/mod.rs", "//! Words.\nmod side;\npub use side::Side;"),
        ("src/words/side.rs", "use crate::base::Length;\npub struct Side(Length);"),
        ("src/cli/mod.rs", "//! The program.\nmod program;\npub(crate) use program::run;"),
        ("src/cli/program.rs", "pub fn run() { nightcue::words::Side; }"),
    ];
    let all = usual.iter().chain(files).map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    all.collect()
}

fn house(added: &[(&str, &str)]) -> House {
    House::read(&files(added))
}

fn running_back(added: &[(&str, &str)]) -> Vec<String> {
    order::uses_that_run_back(&house(added), &["base", "words", "cli"].map(str::to_owned))
}

/// `base` with another file of it, and what stands in both.
fn base<'a>(units: &'a str, other: &'a str) -> [(&'a str, &'a str); 3] {
    let door = "mod other;\nmod units;\npub use units::Length;";
    [("src/base/mod.rs", door), ("src/base/units.rs", units), ("src/base/other.rs", other)]
}

/// A file and one inside of it, and what stands in both.
fn parent_and_child<'a>(parent: &'a str, child: &'a str) -> [(&'a str, &'a str); 2] {
    [("src/base/units.rs", parent), ("src/base/units/frame.rs", child)]
}

#[test]
fn a_house_in_order_has_no_problem() {
    assert!(running_back(&[]).is_empty());
    assert!(circles::circles(&house(&[])).is_empty());
    assert!(circles::uses_of_the_own_door(&house(&[])).is_empty());
    assert!(doors::cluttered(&files(&[]), "cli").is_empty());
    assert!(doors::names_with_two_meanings(&house(&[])).is_empty());
    assert!(house(&[]).strays(&files(&[])).is_empty());
}

#[test]
fn a_use_that_runs_back_is_found_however_it_is_written() {
    let ways = [
        "pub struct Length;\nuse crate::words::Side;",
        "pub struct Length;\nuse crate::{words::{Side}};",
        "pub struct Length;\nuse super::super::words::Side as Other;",
        "pub struct Length;\nuse crate::words as other;",
        "pub struct Length;\nuse crate::words::*;",
        "pub struct Length;\nfn side() -> crate::words::Side { loop {} }",
        "pub struct Length;\nfn sides() { vec![(1, crate::words::Side)]; }",
        "pub struct Length;\nfn is(side: u8) -> bool { matches!(side, nightcue::words::Side) }",
        "pub struct Length;\nmacro_rules! side { () => { $crate::words::Side } }",
        "pub struct Length;\n#[serde(with = \"crate::words::side\")] struct Other;",
        "pub struct Length;\nimpl crate::words::Side {}",
        "pub struct Length;\nmod inside { use super::super::super::words::Side; }",
    ];
    for text in ways {
        let found = running_back(&[("src/base/units.rs", text)]);
        assert_eq!(found, ["src/base/units.rs:2 uses words, which stands behind base"], "{text}");
    }
}

#[test]
fn what_is_no_use_or_for_tests_alone_does_not_run_back() {
    let ways = [
        "/// See [`crate::words::Side`].\npub struct Length;",
        "pub struct Length; // crate::words::Side",
        "pub struct Length;\nconst NAME: &str = \"crate::words::Side\";",
        "pub struct Length;\n#[cfg(test)]\nmod tests { use crate::words::Side; }",
        "pub struct Length;\n#[cfg(all(test, unix))]\nfn side() -> crate::words::Side { loop {} }",
        "pub struct Length;\nfn other(words: u8) { words.words::<u8>(); serde::words::Side; }",
    ];
    for text in ways {
        assert_eq!(running_back(&[("src/base/units.rs", text)]), [""; 0], "{text}");
    }
    let also_without = "pub struct Length;\n#[cfg(any(test, unix))]\nuse crate::words::Side;";
    assert_eq!(running_back(&[("src/base/units.rs", also_without)]).len(), 1);
}

#[test]
fn a_room_uses_neither_the_library_as_a_whole_nor_the_program() {
    let found = running_back(&[("src/base/units.rs", "use crate::Compiled;\npub struct Length;")]);
    assert_eq!(found, ["src/base/units.rs:1 uses lib.rs, which stands behind base"]);
    assert!(running_back(&[("src/cli/program.rs", "use nightcue::Compiled;\npub fn run() {}")]).is_empty());
    let found = running_back(&[("src/main.rs", "mod cli;\nuse nightcue::words::Side;\nfn main() {}")]);
    assert_eq!(found, ["src/main.rs:2 uses words, which stands behind main.rs"]);
}

#[test]
fn a_circle_of_two_files_is_found() {
    let files = base("use super::other::Other;\npub struct Length;", "pub struct Other;\nuse super::units::Length;");
    let circle = "src/base/other.rs:2 -> src/base/units.rs:1 -> src/base/other.rs";
    assert_eq!(circles::circles(&house(&files)), [circle]);
}

#[test]
fn a_circle_through_a_parent_is_found() {
    let ways = [
        ("mod frame;\nuse frame::Frame;\npub struct Length;", "use super::Length;\npub struct Frame;"),
        ("mod frame;\nfn first() { frame::first() }\npub struct Length;", "use super::*;\npub fn first() {}"),
        ("mod frame;\npub use frame::Frame;\npub struct Length;", "pub struct Frame(super::Length);"),
        ("mod frame;\nuse self::frame::*;\npub struct Length;", "use super::Length;\npub struct Frame;"),
        ("mod frame;\nfn all() { vec![frame::Frame]; }\npub struct Length;", "use crate::base::units::Length;"),
    ];
    for (parent, child) in ways {
        let circle = "src/base/units.rs:2 -> src/base/units/frame.rs:1 -> src/base/units.rs";
        assert_eq!(circles::circles(&house(&parent_and_child(parent, child))), [circle], "{parent}\n{child}");
    }
}

#[test]
fn a_circle_through_a_method_in_another_file_is_found() {
    for call in ["self.half()", "Self::half(self)", "vec![self.half()]"] {
        let units = format!("pub struct Length;\nimpl Length {{ fn whole(&self) {{ {call}; }} }}");
        let files = base(&units, "impl super::units::Length { pub fn half(&self) {} }");
        let circle = "src/base/other.rs:1 -> src/base/units.rs:2 -> src/base/other.rs";
        assert_eq!(circles::circles(&house(&files)), [circle], "{call}");
    }
    let one_way = base(
        "pub struct Length;\nimpl Length { fn whole(&self) {} }",
        "impl super::units::Length { pub fn half(&self) { self.whole() } }",
    );
    assert!(circles::circles(&house(&one_way)).is_empty());
}

#[test]
fn a_name_that_is_handed_on_leads_to_both_files() {
    let files = [
        ("src/base/mod.rs", "mod other;\nmod third;\nmod units;\npub use units::Length;"),
        ("src/base/units.rs", "use super::other::Third;\npub struct Length;"),
        ("src/base/other.rs", "pub(super) use super::third::Third;"),
        ("src/base/third.rs", "pub struct Third(super::units::Length);"),
    ];
    let found = circles::circles(&house(&files));
    assert!(found.contains(&"src/base/third.rs:1 -> src/base/units.rs:1 -> src/base/third.rs".to_owned()), "{found:?}");
    let through = "src/base/other.rs:1 -> src/base/third.rs:1 -> src/base/units.rs:1 -> src/base/other.rs";
    assert!(found.contains(&through.to_owned()), "{found:?}");
}

#[test]
fn siblings_under_a_parent_that_uses_both_are_no_circle() {
    let parent = "mod frame;\nmod rate;\nuse frame::Frame;\nuse rate::Rate;\npub struct Length(Frame, Rate);";
    let child =
        "use super::rate::Rate;\npub struct Frame(Rate);\n#[cfg(test)]\nmod tests { use super::super::Length; }";
    let rate = ("src/base/units/rate.rs", "pub struct Rate;");
    let [parent, child] = parent_and_child(parent, child);
    assert_eq!(circles::circles(&house(&[parent, child, rate])), [""; 0]);
}

#[test]
fn who_goes_out_by_the_own_door_is_found() {
    for path in ["crate::base::Length", "super::Length", "super::super::base::Length"] {
        let other = format!("pub struct Other({path});");
        let found = circles::uses_of_the_own_door(&house(&base("pub struct Length;", &other)));
        assert_eq!(found, [format!("src/base/other.rs:1 takes {path} from the door of its own room")]);
    }
    let behind = base("pub struct Length;", "pub struct Other(crate::base::units::Length);");
    assert!(circles::uses_of_the_own_door(&house(&behind)).is_empty());
}

#[test]
fn a_door_with_anything_else_in_it_is_found() {
    let door =
        "#![allow(unused)]\npub mod units;\nuse units::Length;\nfn open() {}\nmod inside {}\n#[cfg(unix)]\nmod other;";
    let found = doors::cluttered(&files(&[("src/base/mod.rs", door)]), "cli");
    let lines: Vec<&str> = found.iter().filter_map(|problem| problem.split([' ', ':']).nth(1)).collect();
    assert_eq!(lines, ["2", "3", "4", "5", "1"]);
    assert_eq!(doors::cluttered(&files(&[("src/base/units/mod.rs", "")]), "cli").len(), 1);
    assert_eq!(doors::cluttered(&files(&[("src/cli/mod.rs", "mod program;\npub use program::run;")]), "cli").len(), 1);
}

#[test]
fn two_types_of_one_name_are_found_in_a_room_and_not_across_rooms() {
    let two = base("pub struct Length;", "type Length = u8;\n#[cfg(test)]\nmod tests { struct Length; }");
    let found = doors::names_with_two_meanings(&house(&two));
    assert_eq!(found, ["base has more than one `Length`: src/base/other.rs:1, src/base/units.rs:1".to_owned()]);
    let local = base("fn one() { struct Local; }\nfn two() { enum Local {} }\npub struct Length;", "");
    assert_eq!(doors::names_with_two_meanings(&house(&local)).len(), 1);
    let conditions = base("#[cfg(unix)]\npub struct Length;\n#[cfg(not(unix))]\npub struct Length;", "");
    assert!(doors::names_with_two_meanings(&house(&conditions)).is_empty());
    assert!(doors::names_with_two_meanings(&house(&[("src/words/side.rs", "pub struct Length;")])).is_empty());
}

#[test]
fn a_file_that_nobody_declares_is_found() {
    let stray = files(&[("src/base/stray.rs", "")]);
    assert_eq!(House::read(&stray).strays(&stray), ["src/base/stray.rs is a module of nothing"]);
    let for_tests = files(&[
        ("src/base/units.rs", "#[cfg(test)]\nmod fixture;\npub struct Length;"),
        ("src/base/units/fixture.rs", "use crate::words::Side;"),
    ]);
    assert!(House::read(&for_tests).strays(&for_tests).is_empty());
}

#[test]
fn the_order_is_that_of_the_first_table_of_rooms() {
    let folders: BTreeSet<String> = ["base", "words", "cli"].map(str::to_owned).into();
    let table = |rooms: &[&str]| {
        let rows: String = rooms.iter().map(|room| format!("| `{room}` | what it holds |\n")).collect();
        format!(
            "# A\n\n| key | where |\n|---|---|\n| `title` | `base` |\n\n| room | holds |\n|---|---|\n{rows}\nText.\n"
        )
    };
    let read = |rooms: &[&str]| order::read_order(&table(rooms), &folders);
    assert_eq!(read(&["base", "words", "cli"]), Ok(["base", "words", "cli"].map(str::to_owned).to_vec()));
    assert_eq!(read(&["words", "base", "cli"]).expect("an order")[0], "words");
    assert!(read(&["base", "cli"]).expect_err("a room is missing").contains("words"));
    assert!(read(&["base", "words", "cli", "cli"]).is_err());
    assert!(read(&["base", "words", "cli", "attic"]).is_err());
}
