//! Reads Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::passage::{Document, PassageKind};
use super::collector::Gathering;
use super::grid::Span;
use super::lines::width;

/// The parts of `text`.
pub(super) fn document(text: &str) -> Document {
    let mut collector = Gathering::of_width(width(text.lines()));
    let mut line = 1;
    let mut at = 0;
    let mut picture = None;
    for (event, span) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if span.start > at {
            line += text[at..span.start].matches('\n').count();
            at = span.start;
        }
        collector.on_line(line);
        match (event, &mut picture) {
            (Event::Text(words) | Event::Code(words), Some(alt)) => String::push_str(alt, &words),
            (Event::End(TagEnd::Image), _) => collector.picture(&picture.take().unwrap_or_default()),
            (Event::Start(Tag::Image { .. }), _) => picture = Some(String::new()),
            (event, _) => take(&mut collector, event),
        }
    }
    collector.finish()
}

fn take(collector: &mut Gathering, event: Event) {
    match event {
        Event::Start(tag) => start(collector, &tag),
        Event::End(tag) => end(collector, tag),
        Event::Text(words) | Event::Code(words) | Event::InlineHtml(words) | Event::Html(words) => {
            collector.words(&words)
        }
        Event::SoftBreak => collector.line_end(),
        Event::HardBreak => collector.end(),
        Event::Rule => collector.close(),
        _ => {}
    }
}

fn start(collector: &mut Gathering, tag: &Tag) {
    match tag {
        Tag::Heading { level, .. } => collector.begin(PassageKind::Heading(*level as u8)),
        Tag::List(first) => collector.open_list(first.is_some()),
        Tag::Item => collector.item(),
        Tag::Strong => collector.open_strong(),
        Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) => collector.block(),
        Tag::Table(_) => collector.close(),
        Tag::TableCell => collector.open_cell(Span { columns: 1, rows: 1, is_name: false }),
        _ => {}
    }
}

fn end(collector: &mut Gathering, tag: TagEnd) {
    match tag {
        TagEnd::Heading(_) | TagEnd::Item | TagEnd::Paragraph | TagEnd::CodeBlock => collector.close(),
        TagEnd::List(_) => collector.close_list(),
        TagEnd::Strong => collector.close_strong(),
        TagEnd::TableCell => collector.close_cell(),
        TagEnd::TableHead | TagEnd::TableRow => collector.close_row(),
        TagEnd::Table => collector.close_table(),
        _ => {}
    }
}
