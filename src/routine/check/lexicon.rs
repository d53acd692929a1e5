//! The table `[lexicon]`: words that are said otherwise than they are written, sorted by language.

use std::collections::BTreeMap;

use super::collect::Collector;
use crate::base::{Diagnostic, Located, Span};
use crate::routine::definition::text::{Named, Text};
use crate::words::{Language, Lexicon};

/// A word, how it is said, and where that is written.
type Written<'a> = (&'a str, &'a str, Span);

/// The lexicon of each language; what is wrong is reported where it is written.
pub(super) fn lexicon(table: &Named<Text>, collector: &mut Collector<'_>) -> BTreeMap<Language, Lexicon> {
    let mut by_language: BTreeMap<Language, Vec<Written<'_>>> = BTreeMap::new();
    for (word, text) in &table.0 {
        for (language, said, span) in readings(text, collector) {
            by_language.entry(language).or_default().push((&word.value, said, span));
        }
    }
    let read = by_language.into_iter().filter_map(|(language, written)| {
        match Lexicon::of(written.iter().map(|(word, said, _)| (*word, *said))) {
            Ok(lexicon) => return Some((language, lexicon)),
            Err(problems) => problems.into_iter().for_each(|(index, problem)| {
                let found = Diagnostic::error("bad-lexicon", "this entry of the lexicon cannot be used");
                collector.report(found.at(written[index].2, problem));
            }),
        }
        None
    });
    read.collect()
}

/// What `text` says in which language.
fn readings<'a>(text: &'a Located<Text>, collector: &mut Collector<'_>) -> Vec<(Language, &'a str, Span)> {
    let Text::Languages(readings) = &text.value else {
        let Text::One(said) = &text.value else { return Vec::new() };
        return vec![(collector.main, said, text.span)];
    };
    let mut known = Vec::new();
    for (tag, said) in readings {
        match Language::from_tag(&tag.value) {
            Some(language) => known.push((language, said.value.as_str(), said.span)),
            None => collector.report(
                Diagnostic::error("unknown-language", format!("unknown language `{}`", tag.value))
                    .at(tag.span, "in the lexicon")
                    .help(format!("languages: {}", Language::tags())),
            ),
        }
    }
    known
}
