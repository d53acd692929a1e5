//! The modules of `src/`: what each defines, imports and mentions. Code compiled only for tests is left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax;

/// The text of each file by its path, such as `src/render/mix.rs`.
pub(crate) type Files = BTreeMap<String, String>;

/// A path as written, such as `crate::words::Side`, with the line on which it ends.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub path: Vec<String>,
    pub line: usize,
}

/// One name that a `use` brings in.
#[derive(Debug)]
pub(crate) struct Import {
    /// What it is called here; none for `*`.
    pub name: Option<String>,
    pub from: Mention,
}

/// A struct, enum, trait, union or type alias.
#[derive(Debug)]
pub(crate) struct Type {
    pub name: String,
    pub line: usize,
    /// Whether it stands inside of a function.
    pub is_local: bool,
}

/// A method of a type's own, where it is written or where a method of the same type calls it.
#[derive(Debug)]
pub(crate) struct Method {
    /// The type, as a path.
    pub of: Vec<String>,
    pub name: String,
    pub line: usize,
}

/// A file, or a `mod name { … }` inside of one.
#[derive(Debug, Default)]
pub(crate) struct Module {
    pub file: String,
    /// None for `lib.rs` and `main.rs`.
    pub parent: Option<usize>,
    pub children: BTreeMap<String, usize>,
    /// The names of everything defined here that is no module.
    pub items: BTreeSet<String>,
    pub types: Vec<Type>,
    pub imports: Vec<Import>,
    pub mentions: Vec<Mention>,
    pub methods: Vec<Method>,
    pub calls: Vec<Method>,
}

impl Module {
    /// The room it stands in; `lib.rs` or `main.rs` outside of all.
    pub(crate) fn room(&self) -> &str {
        let inside = self.file.strip_prefix("src/").unwrap_or(&self.file);
        inside.split('/').next().unwrap_or(inside)
    }

    pub(crate) fn is_door(&self) -> bool {
        self.file == format!("src/{}/mod.rs", self.room())
    }
}

/// Everything in `src/`.
#[derive(Debug, Default)]
pub(crate) struct House {
    pub modules: Vec<Module>,
    /// Files of the tree that only tests are compiled with.
    for_tests: BTreeSet<String>,
}

/// The number of `lib.rs` in [`House::modules`].
pub(crate) const LIBRARY: usize = 0;

impl House {
    /// Reads the library, then the program.
    pub(crate) fn read(files: &Files) -> Self {
        let mut house = Self::default();
        for root in ["src/lib.rs", "src/main.rs"] {
            house.add_file(root.to_owned(), None, files);
        }
        house
    }

    /// The root of the crate in which a module stands.
    pub(crate) fn root(&self, mut module: usize) -> usize {
        while let Some(parent) = self.modules[module].parent {
            module = parent;
        }
        module
    }

    /// The files that are part of nothing.
    pub(crate) fn strays(&self, files: &Files) -> Vec<String> {
        let read: BTreeSet<&str> = self.modules.iter().map(|module| module.file.as_str()).collect();
        let stray = |file: &&String| !read.contains(file.as_str()) && !self.for_tests.contains(*file);
        files.keys().filter(stray).map(|file| format!("{file} is a module of nothing")).collect()
    }

    fn add_file(&mut self, file: String, parent: Option<usize>, files: &Files) -> usize {
        let text = files.get(&file).unwrap_or_else(|| panic!("{file} is missing"));
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let folder = folder_of(&file);
        self.add(file, &folder, parent, syntax::Contents::of_file(&parsed), files)
    }

    fn add(
        &mut self,
        file: String,
        folder: &str,
        parent: Option<usize>,
        contents: syntax::Contents,
        files: &Files,
    ) -> usize {
        let number = self.modules.len();
        let syntax::Contents {
            items,
            types,
            imports,
            mentions,
            methods,
            calls,
            inline,
            outside,
            outside_for_tests,
            ..
        } = contents;
        self.modules.push(Module {
            file: file.clone(),
            parent,
            items,
            types,
            imports,
            mentions,
            methods,
            calls,
            children: BTreeMap::new(),
        });
        for name in outside {
            let child = self.add_file(file_of(folder, &name, files), Some(number), files);
            self.modules[number].children.insert(name, child);
        }
        for (name, contents) in inline {
            let child = self.add(file.clone(), &format!("{folder}/{name}"), Some(number), contents, files);
            self.modules[number].children.insert(name, child);
        }
        self.for_tests.extend(outside_for_tests.iter().map(|name| file_of(folder, name, files)));
        number
    }
}

/// The folder in which the modules of a file stand.
fn folder_of(file: &str) -> String {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        _ => file.trim_end_matches(".rs").to_owned(),
    }
}

fn file_of(folder: &str, name: &str, files: &Files) -> String {
    let door = format!("{folder}/{name}/mod.rs");
    if files.contains_key(&door) { door } else { format!("{folder}/{name}.rs") }
}
