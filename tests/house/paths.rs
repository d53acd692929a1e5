//! Resolves paths: which modules they lead through, and which definition they end at.

use crate::tree::{House, LIBRARY, Module};

/// The longest chain of imports that is followed; only an import of itself is longer.
const MOST_STEPS: usize = 32;

/// What a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Module(usize),
    /// Something defined in that module.
    Item(usize),
}

/// The modules that a path needs: those that hand its names on, and last the one it ends in.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// Modules with an import on the way.
    pub handed_on_by: Vec<usize>,
    pub end: Option<Found>,
}

impl House {
    /// Where `path`, written in module `from`, leads. The end is none if that is outside of the house.
    pub(crate) fn trail(&self, from: usize, path: &[String]) -> Trail {
        let mut trail = Trail::default();
        trail.end = self.follow(from, path, &mut trail.handed_on_by);
        trail
    }

    fn follow(&self, from: usize, path: &[String], handed_on: &mut Vec<usize>) -> Option<Found> {
        if handed_on.len() > MOST_STEPS {
            return None;
        }
        let (first, rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Found::Module(self.root(from)),
            "nightcue" => Found::Module(LIBRARY),
            "self" => Found::Module(from),
            "super" => Found::Module(self.modules[from].parent?),
            name => self.look(from, name, rest.is_empty(), handed_on)?,
        };
        for (number, name) in rest.iter().enumerate() {
            let Found::Module(module) = at else { break };
            at = match name.as_str() {
                "super" => Found::Module(self.modules[module].parent?),
                "self" => at,
                // A name without a definition comes from a macro or an included file.
                name => self.look(module, name, number + 1 == rest.len(), handed_on).unwrap_or(Found::Item(module)),
            };
        }
        Some(at)
    }

    /// What `name` is in a module. At the end of a path a thing goes before a module of the same name.
    fn look(&self, number: usize, name: &str, is_last: bool, handed_on: &mut Vec<usize>) -> Option<Found> {
        let module = &self.modules[number];
        let child = module.children.get(name).map(|child| Found::Module(*child));
        let thing = |handed_on: &mut Vec<usize>| {
            if module.items.contains(name) {
                return Some(Found::Item(number));
            }
            self.imported(number, module, name, handed_on)
        };
        if is_last { thing(handed_on).or(child) } else { child.or_else(|| thing(handed_on)) }
    }

    fn imported(&self, number: usize, module: &Module, name: &str, handed_on: &mut Vec<usize>) -> Option<Found> {
        let before = handed_on.len();
        let named = module.imports.iter().filter(|import| import.name.as_deref() == Some(name));
        for import in named {
            handed_on.push(number);
            if let Some(found) = self.follow(number, &import.from.path, handed_on) {
                return Some(found);
            }
            handed_on.truncate(before);
        }
        for glob in module.imports.iter().filter(|import| import.name.is_none()) {
            handed_on.push(number);
            if handed_on.len() <= MOST_STEPS
                && let Some(Found::Module(all)) = self.follow(number, &glob.from.path, handed_on)
                && all != number
                && let Some(found) = self.look(all, name, true, handed_on)
            {
                return Some(found);
            }
            handed_on.truncate(before);
        }
        None
    }
}
