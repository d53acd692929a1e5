//! English words to the phonemes of misaki, which the voices of the hibari and Kokoro families were trained on; without espeak.
//!
//! Words with several readings get the one for their part of speech. The tables come with the voices; a word that is in none of them is
//! read by a small network. Phonemes and rules are those of hibari's own Python, token by token.

pub(crate) mod alphabet;
pub(crate) mod assets;
pub(crate) mod dictionary;
pub(crate) mod endings;
pub(crate) mod lexicon;
pub(crate) mod pieces;
pub(crate) mod stress;
pub(crate) mod tagger;
pub(crate) mod token;
pub(crate) mod tokenizer;
pub(crate) mod unknown;
pub(crate) mod words;

use unicode_normalization::UnicodeNormalization;

use super::reading::lexical::{PhrasePart, parts};
use super::voice::SpeechError;
use alphabet::{Accent, from_ipa};
use assets::Assets;
use lexicon::AccentLexicon;
use tagger::Tagger;
use token::Token;
use tokenizer::Exceptions;
use unknown::Reader;
use words::{Words, spoken};

/// Phonemes of English with one accent.
#[derive(Debug)]
pub(crate) struct English {
    accent: Accent,
    exceptions: Exceptions,
    tagger: Tagger,
    lexicon: AccentLexicon,
    reader: Reader,
}

impl English {
    /// Reads the tables for `accent`.
    ///
    /// # Errors
    /// When one is missing or damaged.
    pub(crate) fn new(assets: &Assets, accent: Accent) -> Result<Self, SpeechError> {
        let [gold, silver, net, letters] = match accent {
            Accent::American => ["lexicon_us_gold.json.gz", "lexicon_us_silver.json.gz", "oov.onnx", "oov.json"],
            Accent::British => ["lexicon_gb_gold.json.gz", "lexicon_gb_silver.json.gz", "oov_gb.onnx", "oov_gb.json"],
        };
        let lexicon = AccentLexicon {
            gold: assets.json(gold)?,
            silver: assets.json(silver)?,
            is_british: accent == Accent::British,
        };
        let (exceptions, tagger) = (assets.json("tokenizer_exceptions.json")?, assets.json("tagger.json.gz")?);
        let reader = Reader::new(assets.bytes(net)?, assets.json(letters)?)
            .map_err(|reason| SpeechError::unavailable(format!("{}: {reason}", assets.place(net))))?;
        Ok(Self { accent, exceptions, tagger, lexicon, reader })
    }

    /// The phonemes of `text`, a sentence or a part of one with the mark behind it.
    ///
    /// # Errors
    /// When a word of it has no sound.
    pub(crate) fn phonemes(&self, text: &str) -> Result<String, SpeechError> {
        let mut words = Words::default();
        for token in self.tokens(text) {
            words.push(token);
        }
        let mut tokens = spoken(words, &self.lexicon, |word| self.reader.read(word))?;
        for token in &mut tokens {
            token.phonemes = token.phonemes.take().map(|phonemes| phonemes.replace('ɾ', "T").replace('ʔ', "t"));
        }
        let said = tokens.iter().map(|token| {
            let blank = if token.space { " " } else { "" };
            format!("{}{blank}", token.phonemes.as_deref().unwrap_or_default())
        });
        Ok(said.collect::<String>().trim().to_owned())
    }

    /// The tokens of `text` with their parts of speech; phonemes of the author's own are tokens that have some.
    fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        for part in parts(text) {
            match part {
                PhrasePart::Words(words) => {
                    if words.starts_with(char::is_whitespace)
                        && let Some(last) = tokens.last_mut()
                    {
                        last.space = true;
                    }
                    tokens.extend(self.tagged(words));
                    if words.ends_with(char::is_whitespace)
                        && let Some(last) = tokens.last_mut()
                    {
                        last.space = true;
                    }
                }
                PhrasePart::Phonemes(ipa) => {
                    let phonemes = Some(from_ipa(&ipa, self.accent));
                    tokens.push(Token { tag: "NN".to_owned(), phonemes, ..Token::default() });
                }
            }
        }
        tokens
    }

    fn tagged(&self, words: &str) -> Vec<Token> {
        let words: String = words.nfkc().collect();
        let tokens = tokenizer::tokens(&words, &self.exceptions);
        let texts: Vec<&str> = tokens.iter().map(|(text, _)| text.as_str()).collect();
        let tags = self.tagger.tags(&texts).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let token = |((text, space), tag)| Token { text, tag, space, ..Token::default() };
        tokens.into_iter().zip(tags).map(token).collect()
    }
}
