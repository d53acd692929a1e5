//! Reads a web page: its headings, lists, paragraphs, tables and captions, without scripts and styles.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::super::passage::{Document, PassageKind};
use super::collector::Gathering;
use super::grid::Span;
use crate::words::Language;

/// How high the words above a table stand as a heading.
const TITLE_OF_TABLE: u8 = 6;

/// The parts of `text`.
pub(super) fn document(text: &str) -> Document {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Page::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().collector.finish()
}

/// The page as it is read.
#[derive(Default)]
struct Page(RefCell<PageReader>);

#[derive(Default)]
struct PageReader {
    collector: Gathering,
    /// The element whose text is not shown, and what it had.
    hidden: Option<(String, String)>,
    /// The element that is around the text by its class or role, and how many of its name are open in it.
    around: Option<(String, usize)>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        page.collector.on_line(usize::try_from(line).unwrap_or(usize::MAX));
        match token {
            Token::CharacterTokens(words) => page.words(&words),
            Token::TagToken(tag) => return page.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl PageReader {
    fn words(&mut self, words: &str) {
        match &mut self.hidden {
            Some((_, text)) => text.push_str(words),
            None => self.collector.words(words),
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        match (&self.hidden, tag.kind) {
            (Some((hidden, _)), TagKind::EndTag) if hidden == name => self.show(),
            (Some(_), _) => {}
            (None, TagKind::EndTag) => {
                self.close(name);
                self.leave(name);
            }
            (None, TagKind::StartTag) => {
                self.enter(name, tag);
                self.open(name, tag);
                if ["script", "style"].contains(&name) {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
        }
        TokenSinkResult::Continue
    }

    /// The hidden element is over.
    fn show(&mut self) {
        if let Some((name, text)) = self.hidden.take()
            && name == "title"
        {
            self.collector.about().title.get_or_insert_with(|| text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// An element begins that may be around the text, or be inside of one that is.
    fn enter(&mut self, name: &str, tag: &Tag) {
        match &mut self.around {
            Some((around, depth)) if around == name && !tag.self_closing => *depth += 1,
            None if ["div", "section", "ul", "header"].contains(&name) && is_around(tag) => {
                self.collector.open_furniture();
                self.around = Some((name.to_owned(), 1));
            }
            _ => {}
        }
    }

    /// An element is over.
    fn leave(&mut self, name: &str) {
        let Some((around, depth)) = &mut self.around else { return };
        *depth -= usize::from(around == name);
        if *depth == 0 {
            self.around = None;
            self.collector.close_furniture();
        }
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        let collector = &mut self.collector;
        match name {
            "script" | "style" | "title" | "template" | "noscript" | "svg" | "select" => {
                self.hidden = Some((name.to_owned(), String::new()))
            }
            "html" | "meta" | "link" => self.about(name, tag),
            "ul" | "ol" => collector.open_list(name == "ol"),
            "li" => collector.item(),
            "nav" | "aside" | "footer" | "form" | "button" | "dialog" => collector.open_furniture(),
            "figcaption" => collector.begin(PassageKind::Caption),
            "caption" => collector.begin(PassageKind::Heading(TITLE_OF_TABLE)),
            "img" => collector.picture(&attribute(tag, "alt").unwrap_or_default()),
            "strong" | "b" => collector.open_strong(),
            "br" => collector.end(),
            "td" | "th" => collector.open_cell(span(tag)),
            "tr" => collector.close_row(),
            _ => match heading(name) {
                Some(level) => {
                    collector.is_layout();
                    collector.begin(PassageKind::Heading(level));
                }
                None if name == "table" => {
                    collector.is_layout();
                    collector.block();
                }
                None if is_block(name) => collector.block(),
                None => {}
            },
        }
    }

    fn close(&mut self, name: &str) {
        let collector = &mut self.collector;
        match name {
            "ul" | "ol" => collector.close_list(),
            "nav" | "aside" | "footer" | "form" | "button" | "dialog" => collector.close_furniture(),
            "td" | "th" => collector.close_cell(),
            "tr" => collector.close_row(),
            "table" => collector.close_table(),
            "strong" | "b" => collector.close_strong(),
            "li" | "figcaption" | "caption" => collector.close(),
            _ if heading(name).is_some() || is_block(name) => collector.close(),
            _ => {}
        }
    }

    /// What the head of the page says about it.
    fn about(&mut self, name: &str, tag: &Tag) {
        let is = |key: &str, value: &str| attribute(tag, key).is_some_and(|found| found.eq_ignore_ascii_case(value));
        let about = self.collector.about();
        match name {
            "html" => about.language = attribute(tag, "lang").and_then(|tag| language(&tag)),
            "meta" if is("name", "author") || is("property", "og:site_name") => {
                about.origin = about.origin.take().or_else(|| attribute(tag, "content"));
            }
            "link" if is("rel", "canonical") => about.address = attribute(tag, "href"),
            _ => {}
        }
    }
}

/// The language that a tag such as `de-AT` names.
pub(super) fn language(tag: &str) -> Option<Language> {
    Language::from_tag(tag).or_else(|| Language::from_tag(tag.split(['-', '_']).next()?))
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| attribute.value.to_string())
}

/// Classes of what is around a text, and how they begin.
#[rustfmt::skip]
const AROUND: [&str; 24] = [
    "ad", "ads", "adbox", "advert", "advertisement", "anzeige", "werbung", "banner", "breadcrumb", "breadcrumbs", "newsletter", "promo",
    "sponsored", "social", "share", "sharing", "related", "comments", "sidebar", "menu", "navbar", "navigation", "footer", "teaser",
];
const AROUND_STARTS: [&str; 12] = [
    "ad-",
    "ads-",
    "advert",
    "cookie",
    "consent",
    "newsletter-",
    "promo-",
    "share-",
    "social-",
    "related-",
    "breadcrumb-",
    "footer-",
];

/// Whether an element is around the text by its class, its name or its role.
fn is_around(tag: &Tag) -> bool {
    let classes = ["class", "id"].into_iter().filter_map(|name| attribute(tag, name)).collect::<Vec<_>>().join(" ");
    let is_role = attribute(tag, "role").is_some_and(|role| {
        ["navigation", "banner", "complementary", "search", "contentinfo"].contains(&role.as_str())
    });
    let is_class = |class: &str| AROUND.contains(&class) || AROUND_STARTS.iter().any(|start| class.starts_with(start));
    is_role || classes.to_lowercase().split_whitespace().any(is_class)
}

/// How far a cell of a table reaches.
fn span(tag: &Tag) -> Span {
    let number = |name| attribute(tag, name).and_then(|number| number.trim().parse().ok()).unwrap_or(1);
    Span { columns: number("colspan"), rows: number("rowspan"), is_name: &*tag.name == "th" }
}

fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn is_block(name: &str) -> bool {
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "main",
        "blockquote",
        "table",
        "tr",
        "dl",
        "dt",
        "dd",
        "figure",
        "pre",
        "hr",
        "body",
    ]
    .contains(&name)
}
