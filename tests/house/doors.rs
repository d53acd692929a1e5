//! Finds doors with anything but modules and re-exports, and type names that a room defines twice.

use std::collections::BTreeMap;

use syn::spanned::Spanned;

use crate::tree::{Files, House};

/// Everything in a `mod.rs` that is neither a private `mod` line nor a `pub use`.
pub(crate) fn cluttered(files: &Files, program: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for (file, text) in files.iter().filter(|(file, _)| file.ends_with("/mod.rs")) {
        let Some(room) = file.strip_prefix("src/").and_then(|file| file.strip_suffix("/mod.rs")) else { continue };
        if room.contains('/') {
            problems.push(format!("{file} is no door: inside a room, write {}.rs", file.trim_end_matches("/mod.rs")));
            continue;
        }
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let items = parsed.items.iter().filter(|item| !belongs(item, room == program));
        let lines = items.map(|item| item.span().start().line);
        problems.extend(lines.map(|line| format!("{file}:{line} is neither a private `mod` nor a `pub use`")));
        let attributes = parsed.attrs.iter().filter(|attribute| !attribute.path().is_ident("doc"));
        problems.extend(attributes.map(|attribute| format!("{file}:{} is no `//!`", attribute.span().start().line)));
    }
    problems
}

fn belongs(item: &syn::Item, is_program: bool) -> bool {
    let only_conditions = |attributes: &[syn::Attribute]| attributes.iter().all(|one| one.path().is_ident("cfg"));
    match item {
        syn::Item::Mod(module) => {
            let is_private = matches!(module.vis, syn::Visibility::Inherited);
            is_private && module.content.is_none() && only_conditions(&module.attrs)
        }
        syn::Item::Use(import) => {
            let is_public = match &import.vis {
                syn::Visibility::Public(_) => !is_program,
                syn::Visibility::Restricted(to) => to.path.is_ident("crate"),
                syn::Visibility::Inherited => false,
            };
            is_public && only_conditions(&import.attrs)
        }
        _ => false,
    }
}

/// Every name that two types of a room have.
pub(crate) fn names_with_two_meanings(house: &House) -> Vec<String> {
    let mut places: BTreeMap<(&str, &str), Vec<(usize, String)>> = BTreeMap::new();
    for (number, module) in house.modules.iter().enumerate() {
        for named in &module.types {
            let all = places.entry((module.room(), named.name.as_str())).or_default();
            // Two definitions in one module are alternatives under `cfg`; types inside functions do not count.
            if named.is_local || all.iter().all(|(other, _)| *other != number) {
                all.push((number, format!("{}:{}", module.file, named.line)));
            }
        }
    }
    let double = places.into_iter().filter(|(_, places)| places.len() > 1);
    let worded = double.map(|((room, name), places)| {
        let places: Vec<String> = places.into_iter().map(|(_, place)| place).collect();
        format!("{room} has more than one `{name}`: {}", places.join(", "))
    });
    worded.collect()
}
