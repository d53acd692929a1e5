//! Words for a picture that say so themselves: `Fig. 2: the bridge`, `Foto: Praxis am Park`.

use super::token::{Token, TokenKind, tokens};

/// How such words begin, in any language.
const LABELS: [&str; 24] = [
    "abb",
    "abbildung",
    "bild",
    "foto",
    "fotos",
    "fig",
    "figure",
    "figura",
    "photo",
    "photos",
    "photograph",
    "picture",
    "image",
    "imagen",
    "immagine",
    "illustration",
    "ilustración",
    "illustrazione",
    "grafik",
    "zeichnung",
    "ill",
    "schéma",
    "video",
    "vidéo",
];

/// Whether `text` begins with the name of a picture, its number, or a colon behind it.
pub(super) fn is_labeled(text: &str) -> bool {
    let tokens = tokens(text.get(..text.floor_char_boundary(40)).unwrap_or(text));
    let Some((first, rest)) = tokens.split_first() else { return false };
    let rest = &rest[usize::from(rest.first().is_some_and(|token| token.text == "."))..];
    let has_number = rest.first().is_some_and(|token| matches!(token.kind, TokenKind::Number(_)));
    let letter = usize::from(rest.get(1).is_some_and(|token| has_number && token.text.len() == 1 && is_letter(token)));
    let behind = rest.get(usize::from(has_number) + letter);
    let is_closed = behind.is_none_or(|token| [":", ".", "–", "—", "-", ")"].contains(&token.text.as_str()));
    let is_named = behind.is_some_and(|token| token.text == ":");
    LABELS.contains(&first.text.as_str()) && if has_number { is_closed } else { is_named }
}

fn is_letter(token: &Token) -> bool {
    token.kind == TokenKind::Word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_picture_have_a_number_or_a_colon() {
        for caption in
            ["Abb. 1: Die Brücke", "Bild 2:", "Foto: Praxis", "Fig. 1", "Figure 3. The bridge", "Picture 2a: Start"]
        {
            assert!(is_labeled(caption), "{caption}");
        }
        for words in ["Picture a string on your head.", "Image the floor below you.", "Fig leaves", "Bild eine Faust."]
        {
            assert!(!is_labeled(words), "{words}");
        }
    }
}
