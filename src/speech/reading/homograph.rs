//! Words that are said in two ways, for a voice that cannot tell which way is meant: it gets words that are said in one.

use crate::words::{Language, homographs};

/// `text` with every such word respelled.
pub(crate) fn respelled(text: &str, language: Language) -> String {
    let mut respelled = String::with_capacity(text.len() + 8);
    let mut at = 0;
    for homograph in homographs(text, language) {
        respelled.push_str(&text[at..homograph.place.start]);
        let word = &text[homograph.place.clone()];
        respelled.push_str(if word.eq_ignore_ascii_case(homograph.respelled) { word } else { homograph.respelled });
        at = homograph.place.end;
    }
    respelled + &text[at..]
}
