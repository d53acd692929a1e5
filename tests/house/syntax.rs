//! Extracts names, paths and lines from a module, parsed by `syn`. Paths in macros and attributes count, those in comments
//! do not.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::tree::{Import, Mention, Method, Type};

/// What stands in one module.
#[derive(Default)]
pub(crate) struct Contents {
    pub items: BTreeSet<String>,
    pub types: Vec<Type>,
    pub imports: Vec<Import>,
    pub mentions: Vec<Mention>,
    /// Methods in `impl` blocks without a trait.
    pub methods: Vec<Method>,
    /// Calls of `self.method()` and `Self::method()`.
    pub calls: Vec<Method>,
    /// Modules in braces.
    pub inline: Vec<(String, Contents)>,
    /// Modules in files of their own.
    pub outside: Vec<String>,
    /// The same, for tests alone.
    pub outside_for_tests: Vec<String>,
    /// How many functions are open.
    depth: usize,
    /// The type of the open `impl`.
    subject: Vec<String>,
}

impl Contents {
    pub(crate) fn of_file(file: &syn::File) -> Self {
        let mut contents = Self::default();
        contents.visit_file(file);
        contents
    }

    fn mention(&mut self, path: Vec<String>, line: usize) {
        // A single name is a thing of this module, or one that a `use` has brought in.
        if path.len() > 1 {
            self.mentions.push(Mention { path, line });
        }
    }

    fn call(&mut self, name: String, line: usize) {
        let of = self.subject.clone();
        self.calls.extend((!of.is_empty()).then_some(Method { of, name, line }));
    }

    fn define(&mut self, item: &syn::Item) {
        let Some(name) = name_of(item) else { return };
        self.items.insert(name.to_string());
        if is_type(item) {
            let is_local = self.depth > 0;
            self.types.push(Type { name: name.to_string(), line: name.span().start().line, is_local });
        }
    }

    fn module(&mut self, item: &syn::ItemMod, is_for_tests: bool) {
        let name = item.ident.to_string();
        match &item.content {
            _ if is_for_tests && item.content.is_some() => {}
            None if is_for_tests => self.outside_for_tests.push(name),
            None => self.outside.push(name),
            Some((_, items)) => {
                let mut contents = Self::default();
                items.iter().for_each(|item| contents.visit_item(item));
                self.inline.push((name, contents));
            }
        }
    }

    /// Every name of a `use` tree behind `before`.
    fn import(&mut self, tree: &syn::UseTree, before: &[String]) {
        let mut add = |last: Option<&syn::Ident>, name: Option<&syn::Ident>, line: usize| {
            let mut path = before.to_vec();
            path.extend(last.filter(|last| *last != "self").map(ToString::to_string));
            let name = name.map(|name| if name == "self" { path.last().cloned() } else { Some(name.to_string()) });
            self.imports.push(Import { name: name.flatten(), from: Mention { path, line } });
        };
        match tree {
            syn::UseTree::Path(path) => {
                let before = [before, &[path.ident.to_string()]].concat();
                self.import(&path.tree, &before);
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before)),
            syn::UseTree::Name(name) => add(Some(&name.ident), Some(&name.ident), line_of(&name.ident)),
            syn::UseTree::Rename(name) => add(Some(&name.ident), Some(&name.rename), line_of(&name.ident)),
            syn::UseTree::Glob(glob) => add(None, None, glob.span().start().line),
        }
    }

    /// Paths in unparsed tokens: those of macros and attributes.
    fn scan(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.scan(group.stream()),
                TokenTree::Ident(me) if me == "self" && is_call(&tokens[at..]) => {
                    let name = &tokens[at + 2];
                    self.call(name.to_string(), name.span().start().line);
                }
                TokenTree::Ident(_) if !continues(&tokens[..at]) => {
                    let path = path_at(&tokens[at..]);
                    let line = tokens[at].span().start().line;
                    at += (path.len() - 1) * 3;
                    self.mention(path, line);
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Paths in the texts of attributes, such as `#[serde(default = "super::usual")]`.
    fn scan_texts(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.scan_texts(group.stream()),
                TokenTree::Literal(literal) => {
                    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value());
                    let path = text.and_then(|text| syn::parse_str::<syn::Path>(&text));
                    if let Ok(path) = path {
                        self.mention(names(&path), literal.span().start().line);
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Contents {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let is_for_tests = is_for_tests(attributes(item));
        match item {
            syn::Item::Mod(module) => return self.module(module, is_for_tests),
            _ if is_for_tests => return,
            syn::Item::Use(import) => self.import(&import.tree, &[]),
            _ => self.define(item),
        }
        visit::visit_item(self, item);
    }

    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        let subject = match block.self_ty.as_ref() {
            syn::Type::Path(of) => names(&of.path),
            _ => Vec::new(),
        };
        let own = block.items.iter().filter(|_| block.trait_.is_none()).filter_map(|item| match item {
            syn::ImplItem::Fn(function) if !is_for_tests(&function.attrs) => Some(&function.sig.ident),
            _ => None,
        });
        let method = |name: &syn::Ident| Method { of: subject.clone(), name: name.to_string(), line: line_of(name) };
        self.methods.extend(own.map(method));
        let outer = std::mem::replace(&mut self.subject, subject);
        visit::visit_item_impl(self, block);
        self.subject = outer;
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if matches!(call.receiver.as_ref(), syn::Expr::Path(receiver) if receiver.path.is_ident("self")) {
            self.call(call.method.to_string(), line_of(&call.method));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.depth += 1;
        visit::visit_block(self, block);
        self.depth -= 1;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(last) = path.segments.last() {
            match names(path).as_slice() {
                [own, name] if own == "Self" => self.call(name.clone(), line_of(&last.ident)),
                _ => self.mention(names(path), line_of(&last.ident)),
            }
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.scan(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        if let syn::Meta::List(list) = &attribute.meta {
            self.scan(list.tokens.clone());
            self.scan_texts(list.tokens.clone());
        }
    }

    /// The paths of `pub(in …)` bring nothing in.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}

fn line_of(name: &syn::Ident) -> usize {
    name.span().start().line
}

fn names(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// Whether the token behind these belongs to what they began: a field, a method, the rest of a path, a name of a macro's own.
fn continues(before: &[TokenTree]) -> bool {
    let is = |back: usize, wanted: char| {
        let token = before.len().checked_sub(back).and_then(|at| before.get(at));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
    };
    is(1, '.') && !is(2, '.') || is(1, ':') && is(2, ':')
}

/// Whether these tokens begin with `self.name(…)`.
fn is_call(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [_, TokenTree::Punct(dot), TokenTree::Ident(_), TokenTree::Group(_), ..] if dot.as_char() == '.')
}

/// The path that begins with the first of these tokens.
fn path_at(tokens: &[TokenTree]) -> Vec<String> {
    let mut path = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(name), after @ ..] = rest {
        path.push(name.to_string());
        match after {
            [TokenTree::Punct(one), TokenTree::Punct(two), behind @ ..]
                if one.as_char() == ':' && two.as_char() == ':' =>
            {
                rest = behind;
            }
            _ => break,
        }
    }
    path
}

/// Whether something is compiled for tests alone.
fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && needs_tests(&attribute.meta))
}

/// Whether a condition holds in tests only: `test`, `all(test, …)`; not `any(test, …)`, not `not(test)`.
fn needs_tests(condition: &syn::Meta) -> bool {
    let syn::Meta::List(list) = condition else { return condition.path().is_ident("test") };
    let parts = list.parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated).unwrap_or_default();
    match list.path.get_ident().map(ToString::to_string).as_deref() {
        Some("cfg" | "all") => parts.iter().any(needs_tests),
        Some("any") => !parts.is_empty() && parts.iter().all(needs_tests),
        _ => false,
    }
}

fn is_type(item: &syn::Item) -> bool {
    use syn::Item::{Enum, Struct, Trait, Type, Union};
    matches!(item, Enum(_) | Struct(_) | Trait(_) | Type(_) | Union(_))
}

fn name_of(item: &syn::Item) -> Option<&syn::Ident> {
    Some(match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        _ => return None,
    })
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
