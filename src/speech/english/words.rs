//! Tokens to words, and words to phonemes, from the last word to the first: how a word sounds can depend on the one after it.

use super::lexicon::{AccentLexicon, Next};
use super::pieces::pieces;
use super::stress::{PRIMARY, Stress, is_consonant, is_vowel, stressed, weight};
use super::token::{Token, joined, merged};
use crate::speech::voice::SpeechError;

/// Parts of speech that are marks.
const MARK_TAGS: [&str; 11] = [".", ",", "-LRB-", "-RRB-", "``", "\"\"", "''", ":", "$", "#", "NFP"];
const MARKS: &str = ";:,.!?—…\"“”";
/// Marks at which the voice pauses.
const PAUSES: &str = ";:,.!?—…";
/// Signs inside words that have no sound of their own.
const SILENT: &str = "',-._‘’/";

/// Tokens as words: tokens without a blank between them are one.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<Vec<Token>>,
    /// Whether the next token without a sound of its own belongs to the last word.
    is_open: bool,
}

impl Words {
    /// Adds `token`, in the pieces that are looked up.
    pub(super) fn push(&mut self, token: Token) {
        if token.phonemes.is_some() {
            self.close_with(token);
            return;
        }
        let pieces = pieces(&token.text);
        let last = pieces.len().saturating_sub(1);
        for (index, piece) in pieces.into_iter().enumerate() {
            let space = token.space && index == last;
            let piece = Token { text: piece.to_owned(), tag: token.tag.clone(), space, ..Token::default() };
            self.push_piece(piece);
        }
    }

    fn push_piece(&mut self, piece: Token) {
        if let Some(mark) = mark(&piece) {
            self.close_with(Token { phonemes: Some(mark), ..piece });
            return;
        }
        let space = piece.space;
        match self.words.last_mut() {
            Some(word) if self.is_open => word.push(piece),
            _ => self.words.push(vec![piece]),
        }
        self.is_open = !space;
    }

    fn close_with(&mut self, token: Token) {
        self.words.push(vec![token]);
        self.is_open = false;
    }
}

/// What `piece` sounds like if it is a mark.
fn mark(piece: &Token) -> Option<String> {
    let Token { text, tag, .. } = piece;
    if tag == ":" && text == "-" {
        return Some("—".to_owned());
    }
    if !MARK_TAGS.contains(&tag.as_str()) || text.to_lowercase().chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    Some(match tag.as_str() {
        "-LRB-" => "(".to_owned(),
        "-RRB-" => ")".to_owned(),
        "``" => "“".to_owned(),
        "''" | "\"\"" => "”".to_owned(),
        _ => text.chars().filter(|c| MARKS.contains(*c)).collect(),
    })
}

/// `words` with their phonemes, one token each; `read` is asked for those that `lexicon` does not know.
///
/// # Errors
/// When a word has no sound.
pub(super) fn spoken(
    words: Words,
    lexicon: &AccentLexicon,
    read: impl Fn(&str) -> Result<String, SpeechError>,
) -> Result<Vec<Token>, SpeechError> {
    let mut next = Next::default();
    let mut spoken = Vec::with_capacity(words.words.len());
    for mut word in words.words.into_iter().rev() {
        let whole = merged(&word);
        if let [token] = &mut word[..] {
            if token.phonemes.is_none() {
                token.phonemes = lexicon.said(token, next);
            }
            if token.phonemes.is_none() {
                token.phonemes = Some(unknown(&token.text, &read)?);
            }
            next = before(next, token);
        } else {
            next = compound(&mut word, lexicon, next, &read)?;
        }
        spoken.push(Token { phonemes: Some(joined(&word)), ..whole });
    }
    spoken.reverse();
    Ok(spoken)
}

/// Gives the pieces of `word` their phonemes: the longest known ends of it first.
fn compound(
    word: &mut [Token],
    lexicon: &AccentLexicon,
    next: Next,
    read: &impl Fn(&str) -> Result<String, SpeechError>,
) -> Result<Next, SpeechError> {
    let mut next = next;
    let (mut left, mut right) = (0, word.len());
    while left < right {
        let whole = merged(&word[left..right]);
        let is_open = word[left..right].iter().all(|piece| piece.phonemes.is_none());
        if let Some(said) = lexicon.said(&whole, next).filter(|_| is_open) {
            next = before(next, &Token { phonemes: Some(said.clone()), ..whole });
            word[left..right].iter_mut().for_each(|piece| piece.phonemes = Some(String::new()));
            word[left].phonemes = Some(said);
            (left, right) = (0, left);
        } else if left + 1 < right {
            left += 1;
        } else {
            right -= 1;
            let piece = &mut word[right];
            if piece.phonemes.is_none() {
                if !piece.text.chars().all(|c| SILENT.contains(c)) {
                    return read_whole(word, next, read);
                }
                piece.phonemes = Some(String::new());
            }
            left = 0;
        }
    }
    resolve(word);
    Ok(next)
}

/// Has the reader say all of `word`, of which a piece is not known.
fn read_whole(
    word: &mut [Token],
    next: Next,
    read: &impl Fn(&str) -> Result<String, SpeechError>,
) -> Result<Next, SpeechError> {
    let said = unknown(&merged(word).text, read)?;
    word.iter_mut().for_each(|piece| piece.phonemes = Some(String::new()));
    word[0].phonemes = Some(said);
    Ok(next)
}

/// What the reader makes of the letters of `word`, where those are divided by hyphens and points.
fn unknown(word: &str, read: &impl Fn(&str) -> Result<String, SpeechError>) -> Result<String, SpeechError> {
    if word.chars().any(|c| !c.is_alphabetic() && !SILENT.contains(c)) {
        return Err(SpeechError::unspeakable(format!("the voice has no sound for `{word}`; write it in words")));
    }
    let parts = word.split(|c: char| !(c.is_alphabetic() || c == '\'')).map(|part| part.trim_matches('\''));
    let said = parts.filter(|part| !part.is_empty()).map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(said.join(" "))
}

/// What the word before `token` finds behind itself.
fn before(next: Next, token: &Token) -> Next {
    let phonemes = token.phonemes.as_deref().unwrap_or_default();
    let kind = phonemes.chars().find_map(|sign| match sign {
        sign if PAUSES.contains(sign) => Some(None),
        sign if is_vowel(sign) => Some(Some(true)),
        sign if is_consonant(sign) => Some(Some(false)),
        _ => None,
    });
    let is_to = ["to", "To"].contains(&token.text.as_str());
    let is_to = is_to || token.text == "TO" && ["TO", "IN"].contains(&token.tag.as_str());
    Next { vowel: kind.unwrap_or(next.vowel), to: is_to }
}

/// Makes the pieces of a compound one word: few of them keep their main stress.
fn resolve(word: &mut [Token]) {
    let kinds = word.iter().flat_map(|piece| piece.text.chars()).filter(|c| !SILENT.contains(*c));
    let mut kinds: Vec<bool> = kinds.map(char::is_alphabetic).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        word.iter_mut().skip(1).for_each(|piece| piece.apart = true);
        return;
    }
    let said = |piece: &Token| piece.phonemes.clone().filter(|phonemes| !phonemes.is_empty());
    let mut stresses: Vec<(bool, usize, usize)> = word
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| said(piece).map(|said| (said.contains(PRIMARY), weight(&said), index)))
        .collect();
    let weaken = |piece: &mut Token| {
        piece.phonemes = piece.phonemes.take().map(|phonemes| stressed(&phonemes, Some(Stress::LESS)));
    };
    if let [(.., first), (.., second)] = stresses[..]
        && word[first].text.chars().count() == 1
    {
        weaken(&mut word[second]);
        return;
    }
    let strong = stresses.iter().filter(|(is_strong, ..)| *is_strong).count();
    if stresses.len() < 2 || strong <= stresses.len().div_ceil(2) {
        return;
    }
    stresses.sort_unstable();
    for (.., index) in &stresses[..stresses.len() / 2] {
        weaken(&mut word[*index]);
    }
}
