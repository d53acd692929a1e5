//! Collects the passages of formats that name their parts, as HTML and Markdown do.

use super::super::passage::{Document, Passage, PassageKind, TITLE_END};
use super::lines::is_over;

/// Stands in the words of a passage where the file has an end of a line that may be meant.
const LINE_END: char = '\u{1e}';

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
    row: Vec<String>,
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
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let kind = self.kind.take().unwrap_or(PassageKind::Paragraph);
        for (index, (line, words)) in self.parted(&words).into_iter().enumerate() {
            let kind = if index == 0 { kind.clone() } else { PassageKind::Paragraph };
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
        self.kind = Some(kind);
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

    /// A cell of a table is over.
    pub(super) fn close_cell(&mut self) {
        self.row.push(std::mem::take(&mut self.words).replace(TITLE_END, ""));
    }

    /// A row of a table is over.
    pub(super) fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.document.passages.extend(Passage::row(self.line, row));
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
