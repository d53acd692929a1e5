//! Dividing a text into sentences, and those into phrases of one breath.
//!
//! Every word is kept once and in order, and no phrase is longer than the engine can hold.

use super::wording::is_spoken;
use crate::words::Language;

/// A phrase of more words than this is divided before a connective.
const LONG_PHRASE: usize = 7;
/// A part of a divided phrase has at least this many words.
const SHORTEST_PART: usize = 3;
/// The most words in one breath, even without a connective; Pico's buffers hold about 30 syllable groups.
const LONGEST_PHRASE: usize = 18;

/// Some phrases and the mark they end with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Words with the comma, semicolon or colon they end with, if any.
    pub phrases: Vec<String>,
    /// How it ends.
    pub mark: char,
}

/// The number of words in `text` that take time, for measuring a rate.
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| is_spoken(word)).count()
}

/// Divides `text`, as [worded](super::wording::worded), into sentences and phrases.
pub(crate) fn sentences(text: &str, language: Language) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut phrases: Vec<Vec<&str>> = vec![Vec::new()];
    for word in text.split_whitespace() {
        push_word(word, &mut phrases);
        if let Some(mark) = sentence_mark(word) {
            close(&mut phrases, mark, language, &mut sentences);
        }
    }
    close(&mut phrases, '.', language, &mut sentences);
    sentences
}

/// Puts `word` into the current phrase; a mark on its own belongs to the word before it.
fn push_word<'a>(word: &'a str, phrases: &mut Vec<Vec<&'a str>>) {
    let current = phrases.last_mut().expect("there is always one phrase");
    if is_spoken(word) {
        current.push(word);
    }
    if word.ends_with([',', ';', ':']) && !current.is_empty() {
        phrases.push(Vec::new());
    }
}

/// The mark after `word` that ends a sentence.
fn sentence_mark(word: &str) -> Option<char> {
    word.trim_end_matches('\'').chars().next_back().filter(|mark| ".!?".contains(*mark))
}

fn close(phrases: &mut Vec<Vec<&str>>, mark: char, language: Language, sentences: &mut Vec<Sentence>) {
    let spoken = std::mem::replace(phrases, vec![Vec::new()]);
    let mut divided = Vec::new();
    for phrase in spoken.iter().filter(|phrase| !phrase.is_empty()) {
        divide(phrase, language, &mut divided);
    }
    if let Some(last) = divided.last_mut() {
        let kept = last.trim_end_matches(['.', '!', '?', ',', ';', ':', '\'']).len();
        last.truncate(kept);
        sentences.push(Sentence { phrases: divided, mark });
    }
}

/// Appends `words` as one phrase, or as two or more when they are many.
fn divide(words: &[&str], language: Language, phrases: &mut Vec<String>) {
    let cut = match words.len() {
        length if length <= LONG_PHRASE => None,
        length => connective_near_the_middle(words, language).or((length > LONGEST_PHRASE).then_some(length / 2)),
    };
    match cut {
        Some(cut) => {
            divide(&words[..cut], language, phrases);
            divide(&words[cut..], language, phrases);
        }
        None => phrases.push(words.join(" ")),
    }
}

/// Where to divide `words` best; the earlier place if two are equal.
fn connective_near_the_middle(words: &[&str], language: Language) -> Option<usize> {
    let places = SHORTEST_PART..=words.len() - SHORTEST_PART;
    let is_connective = |&place: &usize| {
        let word = words[place].to_lowercase();
        language.connectives().contains(&word.as_str()) && !language.connectives().contains(&words[place - 1])
    };
    places.filter(is_connective).min_by_key(|place| (2 * place).abs_diff(words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str, language: Language) -> Vec<String> {
        let end = |sentence: &Sentence| format!("{}{}", sentence.phrases.join(" | "), sentence.mark);
        sentences(text, language).iter().map(end).collect()
    }

    #[test]
    fn sentences_end_at_their_marks_and_phrases_at_commas() {
        let text = "Breathe out, and rest. Ready? Go!";
        assert_eq!(phrases(text, Language::English), ["Breathe out, | and rest.", "Ready?", "Go!"]);
    }

    #[test]
    fn a_long_phrase_is_breathed_before_a_connective_near_its_middle() {
        let cases = [
            (
                Language::English,
                "Sit with both legs straight out in front of you",
                "Sit with both legs straight out | in front of you.",
            ),
            (
                Language::German,
                "Zieh die Ferse heran bis das Knie gebeugt ist",
                "Zieh die Ferse heran | bis das Knie gebeugt ist.",
            ),
        ];
        for (language, text, divided) in cases {
            assert_eq!(phrases(text, language), [divided]);
        }
    }

    #[test]
    fn every_word_is_kept_in_order() {
        let text = "one two three, four . five and six seven eight nine ten eleven twelve : thirteen".repeat(9);
        let joined: Vec<String> =
            sentences(&text, Language::English).into_iter().flat_map(|sentence| sentence.phrases).collect();
        let kept =
            |text: &str| text.replace([',', '.', ':'], " ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(kept(&joined.join(" ")), kept(&text));
    }

    #[test]
    fn a_phrase_without_any_connective_still_ends() {
        let text = "step ".repeat(200);
        let longest = sentences(&text, Language::English)[0].phrases.iter().map(|phrase| word_count(phrase)).max();
        assert!(longest <= Some(LONGEST_PHRASE), "{longest:?}");
    }

    #[test]
    fn marks_do_not_count_as_words() {
        assert_eq!(word_count("Two , and - three !"), 3);
    }
}
