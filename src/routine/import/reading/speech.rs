//! Reads marked-up speech (SSML 1.1, W3C): paragraphs, sentences, breaks. How something should sound is not taken over.

use roxmltree::{Document as Xml, Node};

use super::super::passage::{Document, Passage, PassageKind};
use super::html::language;

/// The parts of `text`. A break becomes `[pause 5s]`.
///
/// # Errors
/// When it is not well-formed; with its line.
pub(super) fn document(text: &str) -> Result<Document, String> {
    let xml = Xml::parse(text).map_err(|error| error.to_string())?;
    let root = xml.root_element();
    if root.tag_name().name() != "speak" {
        return Err(format!("its first element is `{}`, not `speak`", root.tag_name().name()));
    }
    let tag = root.attributes().find(|attribute| attribute.name() == "lang");
    let mut document = Document { language: tag.and_then(|tag| language(tag.value())), ..Document::default() };
    let mut script = SpeechReader { xml: &xml, begun: 1, words: String::new(), passages: Vec::new() };
    script.node(root);
    script.end();
    document.passages = script.passages;
    Ok(document)
}

struct SpeechReader<'a> {
    xml: &'a Xml<'a>,
    begun: usize,
    words: String,
    passages: Vec<Passage>,
}

impl SpeechReader<'_> {
    fn node(&mut self, node: Node) {
        if let Some(words) = node.text().filter(|_| node.is_text()) {
            self.add(node, words);
        }
        match node.tag_name().name() {
            "break" => self.add(node, &pause(node)),
            "p" | "s" | "par" => {
                self.end_if(node.tag_name().name() == "p");
                node.children().for_each(|child| self.node(child));
                self.end_if(node.tag_name().name() == "p");
            }
            "sub" => self.add(node, node.attribute("alias").unwrap_or_default()),
            _ => node.children().for_each(|child| self.node(child)),
        }
    }

    fn add(&mut self, node: Node, words: &str) {
        if self.words.trim().is_empty() {
            let blank = words.len() - words.trim_start().len();
            let start = self.xml.text_pos_at(node.range().start).row as usize;
            self.begun = start + words[..blank].matches('\n').count();
        }
        self.words.push_str(words);
    }

    fn end_if(&mut self, is_paragraph: bool) {
        if is_paragraph { self.end() } else { self.words.push(' ') }
    }

    fn end(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.passages.extend(Passage::new(self.begun, PassageKind::Paragraph, &words));
    }
}

/// A break as a direction; one without a time and with some strength has no length, because SSML leaves it to the voice.
fn pause(node: Node) -> String {
    let length = node.attribute("time").unwrap_or(match node.attribute("strength") {
        Some("none" | "x-weak") => return " ".to_owned(),
        Some("weak") => "250ms",
        Some("strong" | "x-strong") => return " [strong pause] ".to_owned(),
        _ => "500ms",
    });
    format!(" [pause {length}] ")
}
