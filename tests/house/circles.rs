//! Finds cycles between the files of a room, and uses of a room's door from inside.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::paths::Found;
use crate::tree::{House, Mention, Method};

/// Which file uses which, with the first line that does.
type Arrows<'a> = BTreeMap<&'a str, BTreeMap<&'a str, usize>>;

/// Every shortest circle, such as `a.rs:7 -> b.rs:12 -> a.rs`.
pub(crate) fn circles(house: &House) -> Vec<String> {
    let arrows = arrows(house);
    let mut found = BTreeSet::new();
    for (from, all) in &arrows {
        for to in all.keys() {
            if let Some(mut circle) = way(&arrows, to, from) {
                let first = circle.iter().enumerate().min_by_key(|(_, file)| **file).map_or(0, |(at, _)| at);
                circle.rotate_left(first);
                found.insert(circle);
            }
        }
    }
    found.into_iter().map(|circle| drawn(&arrows, &circle)).collect()
}

/// Every use of a room's door by a file behind it.
pub(crate) fn uses_of_the_own_door(house: &House) -> Vec<String> {
    let mut problems = BTreeSet::new();
    for (number, module) in house.modules.iter().enumerate().filter(|(_, module)| !module.is_door()) {
        for mention in module.imports.iter().map(|import| &import.from).chain(&module.mentions) {
            let is_door = |used: &usize| house.modules[*used].is_door() && house.modules[*used].room() == module.room();
            if needs(house, number, mention).iter().any(is_door) {
                let (place, path) = (format!("{}:{}", module.file, mention.line), mention.path.join("::"));
                problems.insert(format!("{place} takes {path} from the door of its own room"));
            }
        }
    }
    problems.into_iter().collect()
}

/// The modules without which a path of module `from` would mean nothing.
fn needs(house: &House, from: usize, mention: &Mention) -> Vec<usize> {
    let trail = house.trail(from, &mention.path);
    // A module by itself is only a way to what it defines.
    let end = match trail.end {
        Some(Found::Item(module)) => Some(module),
        _ => None,
    };
    trail.handed_on_by.into_iter().chain(end).collect()
}

/// The modules that `use …::*` opens.
fn opened<'a>(house: &'a House, from: usize) -> impl Iterator<Item = (usize, usize)> + 'a {
    let globs = house.modules[from].imports.iter().filter(|import| import.name.is_none());
    globs.filter_map(move |import| match house.trail(from, &import.from.path).end? {
        Found::Module(module) | Found::Item(module) => Some((module, import.from.line)),
    })
}

/// The module that defines the type of a method, and the type's name.
fn subject<'a>(house: &'a House, from: usize, method: &'a Method) -> Option<(usize, &'a str)> {
    match house.trail(from, &method.of).end? {
        Found::Item(module) => Some((module, method.of.last()?)),
        Found::Module(_) => None,
    }
}

/// The modules with the methods that a type calls on itself: an `impl` can stand in another file than its type.
fn called(house: &House) -> impl Fn(usize) -> Vec<(usize, usize)> + '_ {
    let mut homes = BTreeMap::new();
    for (number, module) in house.modules.iter().enumerate() {
        for method in &module.methods {
            homes.extend(subject(house, number, method).map(|of| ((of, method.name.as_str()), number)));
        }
    }
    move |from| {
        let home = |call| homes.get(&(subject(house, from, call)?, call.name.as_str())).map(|home| (*home, call.line));
        house.modules[from].calls.iter().filter_map(home).collect()
    }
}

fn arrows(house: &House) -> Arrows<'_> {
    let mut arrows = Arrows::new();
    let called = called(house);
    for (number, module) in house.modules.iter().enumerate().filter(|(_, module)| !module.is_door()) {
        let mentions = module.imports.iter().map(|import| &import.from).chain(&module.mentions);
        let used = mentions.flat_map(|mention| needs(house, number, mention).into_iter().map(|to| (to, mention.line)));
        for (to, line) in used.chain(opened(house, number)).chain(called(number)) {
            let to = &house.modules[to];
            if to.room() == module.room() && to.file != module.file && !to.is_door() {
                let first = arrows.entry(&module.file).or_default().entry(&to.file).or_insert(line);
                *first = line.min(*first);
            }
        }
    }
    arrows
}

/// The shortest way between two files, both included.
fn way<'a>(arrows: &Arrows<'a>, from: &'a str, to: &'a str) -> Option<Vec<&'a str>> {
    let mut reached_from = BTreeMap::from([(from, from)]);
    let mut next = VecDeque::from([from]);
    while let Some(file) = next.pop_front() {
        if file == to {
            let mut way = vec![to];
            while *way.last()? != from {
                way.push(reached_from[way.last()?]);
            }
            way.reverse();
            return Some(way);
        }
        for other in arrows.get(file).into_iter().flat_map(BTreeMap::keys) {
            if !reached_from.contains_key(other) {
                reached_from.insert(other, file);
                next.push_back(other);
            }
        }
    }
    None
}

fn drawn(arrows: &Arrows, circle: &[&str]) -> String {
    let next = circle.iter().cycle().skip(1);
    let steps = circle.iter().zip(next).map(|(file, next)| format!("{file}:{} -> ", arrows[file][next]));
    steps.collect::<String>() + circle[0]
}
