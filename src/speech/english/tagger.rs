//! Parts of speech: an averaged perceptron over the words around each word, trained by the author of hibari.
//!
//! A word with one usual part of speech has it from a table; everything else is decided by weights.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

const BEFORE: [&str; 2] = ["-START2-", "-START-"];
const BEHIND: [&str; 2] = ["-END-", "-END2-"];
/// What a word of unknown kind is.
const NOUN: &str = "NN";

/// The tables of the tagger.
#[derive(Debug, Deserialize)]
pub(super) struct Tagger {
    /// Words with one usual part of speech.
    tagdict: HashMap<String, String>,
    /// Every part of speech.
    tags: Vec<String>,
    /// The words that have weights of their own; all others count as their shape.
    vocab: HashSet<String>,
    weights: HashMap<String, Weights>,
}

/// Weights by part of speech.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct Weights(HashMap<String, f64>);

impl Tagger {
    /// The part of speech of each of `words`.
    pub(super) fn tags(&self, words: &[&str]) -> Vec<&str> {
        let known = words.iter().map(|word| {
            let word_or_shape = normal(word);
            if self.vocab.contains(&word_or_shape) { word_or_shape } else { format!("<{}>", shape(word)) }
        });
        let around: Vec<String> =
            BEFORE.map(str::to_owned).into_iter().chain(known).chain(BEHIND.map(str::to_owned)).collect();
        let mut tags: Vec<&str> = Vec::with_capacity(words.len());
        for (index, word) in words.iter().enumerate() {
            let last = |back: usize| {
                index.checked_sub(back).map_or_else(|| BEFORE[BEFORE.len() + index - back], |at| tags[at])
            };
            let usual = self.tagdict.get(*word).map(String::as_str);
            let tag = usual.unwrap_or_else(|| self.best(&features(index, word, &around, last(1), last(2))));
            tags.push(tag);
        }
        tags
    }

    /// The part of speech that `features` speak for most; of several, the last of the alphabet.
    fn best(&self, features: &[String]) -> &str {
        let mut scores: HashMap<&str, f64> = HashMap::new();
        for feature in features {
            if let Some(Weights(weights)) = self.weights.get(feature) {
                for tag in &self.tags {
                    if let Some(weight) = weights.get(tag) {
                        *scores.entry(tag).or_default() += weight;
                    }
                }
            }
        }
        if scores.is_empty() {
            return NOUN;
        }
        let score = |tag: &str| scores.get(tag).copied().unwrap_or_default();
        let best = self.tags.iter().max_by(|a, b| score(a).total_cmp(&score(b)).then_with(|| a.cmp(b)));
        best.map_or(NOUN, String::as_str)
    }
}

/// What is looked at to judge the word `index`: itself, its ending, its neighbors, and the parts of speech before it.
fn features(index: usize, word: &str, around: &[String], last: &str, before: &str) -> [String; 15] {
    let at = index + BEFORE.len();
    let first: String = word.chars().take(1).collect();
    [
        "b".to_owned(),
        format!("s3={}", ending(word)),
        format!("p1={first}"),
        format!("w={}", around[at]),
        format!("sh={}", shape(word)),
        if index == 0 { "i0" } else { "i+" }.to_owned(),
        format!("t-1={last}"),
        format!("t-2={before}"),
        format!("t-12={last},{before}"),
        format!("w-1={}", around[at - 1]),
        format!("s3-1={}", ending(&around[at - 1])),
        format!("w-2={}", around[at - 2]),
        format!("w+1={}", around[at + 1]),
        format!("s3+1={}", ending(&around[at + 1])),
        format!("w+2={}", around[at + 2]),
    ]
}

/// The last three letters of `word`.
fn ending(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(at, _)| &word[at..])
}

fn normal(word: &str) -> String {
    if word.contains('-') && !word.starts_with('-') { "!HYPHEN".to_owned() } else { word.to_lowercase() }
}

/// Where `word` has capitals, small letters and other signs.
fn shape(word: &str) -> String {
    let is_all = |of: fn(char) -> bool| word.chars().all(of);
    let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
    if !is_all(char::is_alphabetic) {
        let sign = |c: char| if c.is_alphabetic() { 'x' } else { c };
        word.chars().take(4).map(sign).collect()
    } else if is_all(char::is_lowercase) {
        "x".to_owned()
    } else if is_all(char::is_uppercase) {
        if rest.is_empty() { "X1" } else { "XX" }.to_owned()
    } else if first.chars().all(char::is_uppercase) && rest.chars().all(char::is_lowercase) {
        "Xx".to_owned()
    } else {
        "xX".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_shapes_and_endings() {
        let shapes = ["rest", "Rest", "REST", "I", "iPod", "don't"].map(shape);
        assert_eq!(shapes, ["x", "Xx", "XX", "X1", "xX", "xxx'"]);
        assert_eq!((ending("slowly"), ending("é"), normal("left-hand").as_str()), ("wly", "é", "!HYPHEN"));
    }

    #[test]
    fn the_weights_of_the_neighbors_decide() {
        let tables = r#"{"tagdict": {"the": "DT"}, "tags": ["DT", "NN", "VB"], "vocab": ["the", "wind"],
            "weights": {"t-1=DT": {"NN": 2.0}, "i0": {"VB": 1.0}, "w=wind": {"NN": 0.5, "VB": 0.5}}}"#;
        let tagger: Tagger = serde_json::from_str(tables).expect("tables");
        assert_eq!(tagger.tags(&["wind", "the", "wind", "rest"]), ["VB", "DT", "NN", "NN"]);
        assert_eq!(tagger.tags(&[]), [""; 0]);
    }
}
