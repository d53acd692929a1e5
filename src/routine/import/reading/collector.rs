//! Collects the passages of formats that name their parts, as HTML and Markdown do.

use super::super::passage::{Document, Passage, PassageKind, TITLE_END};
use super::grid::{Grid, Span};
use super::lines::{is_over, item};

/// Stands in the words of a passage where the file has an end of a line that may be meant.
const LINE_END: char = '\u{1e}';

/// A longer cell that is alone in its row is running text.
const LONGEST_CELL: usize = 80;

/// What has been read of a document.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    document: Document,
    line: usize,
    begun: usize,
    words: String,
    kind: Option<PassageKind>,
    lists: Vec<bool>,
    furniture: usize,
    strong_from_start: bool,
    grid: Grid,
    /// The cell that is open.
    cell: Option<Span>,
    width: usize,
}

impl Gathering {
    /// Nothing yet, of a text whose longest line has `width` characters.
    pub(super) fn of_width(width: usize) -> Self {
        Self { width, ..Self::default() }
    }

    /// From here on everything is on `line`.
    pub(super) fn on_line(&mut self, line: usize) {
        self.line = line;
    }

    /// Words of the present passage.
    pub(super) fn words(&mut self, words: &str) {
        if self.words.trim().is_empty() {
            let blank_lines = words.len() - words.trim_start().len();
            self.begun = self.line + words[..blank_lines].matches('\n').count();
        }
        self.words.push_str(words);
    }

    /// The end of a line that may be meant.
    pub(super) fn line_end(&mut self) {
        self.words.push(LINE_END);
    }

    /// The present passage is over; what follows continues as running text.
    pub(super) fn end(&mut self) {
        if self.ends_in_cell() {
            return;
        }
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let kind = self.kind.take().unwrap_or(PassageKind::Paragraph);
        for (index, (line, words)) in self.parted(&words).into_iter().enumerate() {
            let kind = if index == 0 { kind.clone() } else { PassageKind::Paragraph };
            let (kind, words) = self.point(kind, words);
            let kind = match kind {
                _ if self.furniture > 0 => PassageKind::Furniture,
                PassageKind::Paragraph if words.trim_end().ends_with(TITLE_END) => PassageKind::Heading(6),
                kind => kind,
            };
            self.document.passages.extend(Passage::new(line, kind, &words));
        }
    }

    /// `words` parted at the ends of lines that are meant, each with its line.
    fn parted(&self, words: &str) -> Vec<(usize, String)> {
        let mut parts: Vec<(usize, String)> = Vec::new();
        let mut before = "";
        for (index, line) in words.split(LINE_END).enumerate() {
            match parts.last_mut().filter(|_| !is_over(before, line, self.width)) {
                Some((_, open)) => *open = format!("{open} {line}"),
                None => parts.push((self.begun + index, line.to_owned())),
            }
            before = line;
        }
        parts
    }

    /// Running text that begins with the mark of a list is a point of one, though the format does not know it: `a) Sit down.`
    fn point(&self, kind: PassageKind, words: String) -> (PassageKind, String) {
        match item(&words).filter(|_| kind == PassageKind::Paragraph) {
            Some((is_numbered, point)) => {
                let depth = self.lists.len().try_into().unwrap_or(u8::MAX);
                (PassageKind::Item { is_numbered, depth }, point.to_owned())
            }
            None => (kind, words),
        }
    }

    /// A block begins. An item whose words have not begun stays an item.
    pub(super) fn block(&mut self) {
        self.end();
        if !matches!(self.kind, Some(PassageKind::Item { .. })) {
            self.kind = None;
        }
    }

    /// A passage of `kind` begins.
    pub(super) fn begin(&mut self, kind: PassageKind) {
        self.end();
        self.kind = Some(kind).filter(|_| self.cell.is_none());
    }

    /// A point of the innermost list begins.
    pub(super) fn item(&mut self) {
        let is_numbered = self.lists.last().copied().unwrap_or(false);
        let depth = self.lists.len().saturating_sub(1).try_into().unwrap_or(u8::MAX);
        self.begin(PassageKind::Item { is_numbered, depth });
    }

    /// The passage that has begun is over, whether it had words or not.
    pub(super) fn close(&mut self) {
        self.end();
        self.kind = None;
    }

    /// A list begins.
    pub(super) fn open_list(&mut self, is_numbered: bool) {
        self.close();
        self.lists.push(is_numbered);
    }

    /// The innermost list is over.
    pub(super) fn close_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    /// Words in bold begin; at the start of a passage they are its title.
    pub(super) fn open_strong(&mut self) {
        self.strong_from_start = self.words.trim().is_empty();
    }

    /// Words in bold are over.
    pub(super) fn close_strong(&mut self) {
        if std::mem::take(&mut self.strong_from_start) && !self.words.trim().is_empty() {
            self.words.push(TITLE_END);
        }
    }

    /// Something begins that is around the text and no part of it.
    pub(super) fn open_furniture(&mut self) {
        self.close();
        self.furniture += 1;
    }

    /// It is over.
    pub(super) fn close_furniture(&mut self) {
        self.close();
        self.furniture = self.furniture.saturating_sub(1);
    }

    /// The words in place of a picture.
    pub(super) fn picture(&mut self, words: &str) {
        if let Some(caption) = Passage::new(self.line, PassageKind::Caption, words) {
            self.document.passages.push(caption);
        }
    }

    /// A cell of a table begins.
    pub(super) fn open_cell(&mut self, span: Span) {
        self.close_cell();
        self.close();
        self.cell = Some(span);
    }

    /// A cell of a table is over.
    pub(super) fn close_cell(&mut self) {
        let Some(span) = self.cell.take() else { return };
        let words = std::mem::take(&mut self.words).replace([TITLE_END, LINE_END], " ");
        self.grid.cell(words.trim().trim_end_matches(','), span);
    }

    /// A row of a table is over. One long cell by itself is no row: the table only lays out the page.
    pub(super) fn close_row(&mut self) {
        self.close_cell();
        let Some(row) = self.grid.row() else { return };
        let passage = match row.as_slice() {
            [only] if only.chars().count() > LONGEST_CELL => Passage::new(self.line, PassageKind::Paragraph, only),
            _ if self.furniture > 0 => Passage::new(self.line, PassageKind::Furniture, &row.join(" ")),
            _ => Passage::row(self.line, row),
        };
        self.document.passages.extend(passage);
    }

    /// A table is over.
    pub(super) fn close_table(&mut self) {
        self.close_row();
        self.grid.end();
    }

    /// The open cell only lays out the page, because it has something in it that no cell of a table has.
    pub(super) fn is_layout(&mut self) {
        if self.cell.take().is_some() {
            self.end();
            self.close_row();
        }
    }

    /// Something ends inside a cell, which stays one.
    fn ends_in_cell(&mut self) -> bool {
        let words = self.words.trim_end();
        if self.cell.is_some() && !words.is_empty() {
            let joint = if words.ends_with([',', '.', ';', ':', '!', '?']) { " " } else { ", " };
            self.words = format!("{words}{joint}");
        }
        self.cell.is_some()
    }

    /// What the document says about itself.
    pub(super) fn about(&mut self) -> &mut Document {
        &mut self.document
    }

    /// The document.
    pub(super) fn finish(mut self) -> Document {
        self.end();
        self.document
    }
}
