//! Words that are in no dictionary, read letter by letter by a small network.

use std::collections::HashMap;
use std::sync::Arc;

use rten::{ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::Tensor;
use rten_tensor::prelude::*;
use serde::Deserialize;

use crate::speech::voice::SpeechError;

/// The letters that the network takes and the sounds that it gives.
#[derive(Debug, Deserialize)]
pub(super) struct Letters {
    #[serde(rename = "in")]
    letters: Vec<char>,
    #[serde(rename = "out")]
    sounds: Vec<char>,
    /// The most letters it can take.
    maxlen: usize,
}

/// Sounds that the network knows from its training, and the voices do not.
const FOREIGN: [(char, &str); 3] = [('ʀ', "ɹ"), ('-', ""), ('1', "")];

/// Reads words.
pub(super) struct Reader {
    model: rten::Model,
    input: NodeId,
    output: NodeId,
    letters: HashMap<char, i32>,
    sounds: Vec<char>,
    most_letters: usize,
    /// One thread.
    options: RunOptions,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("sounds", &self.sounds.len()).finish_non_exhaustive()
    }
}

impl Reader {
    /// The network in `model`, and the letters and sounds that its numbers stand for.
    pub(super) fn new(model: Vec<u8>, letters: Letters) -> Result<Self, String> {
        let model = ModelOptions::with_all_ops().load(model).map_err(|error| format!("cannot be loaded: {error}"))?;
        let (Some(&input), Some(&output)) = (model.input_ids().first(), model.output_ids().first()) else {
            return Err("has no input or no output".to_owned());
        };
        let Letters { letters, sounds, maxlen } = letters;
        let letters = letters.into_iter().zip(1..).collect();
        let options = RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))));
        Ok(Self { model, input, output, letters, sounds, most_letters: maxlen, options })
    }

    /// The phonemes of `word`.
    ///
    /// # Errors
    /// When it is too long, or nothing would be heard.
    pub(super) fn read(&self, word: &str) -> Result<String, SpeechError> {
        let unspeakable = |reason: &str| {
            SpeechError::unspeakable(format!("{reason} `{word}`; give its pronunciation in a `[lexicon]`"))
        };
        let ids: Vec<i32> = word.chars().filter_map(|letter| self.letters.get(&letter).copied()).collect();
        if ids.len() > self.most_letters {
            return Err(unspeakable("no dictionary has the long word"));
        }
        let numbers = if ids.is_empty() { Vec::new() } else { self.run(ids)? };
        let phonemes = self.sounds_of(&numbers);
        let is_heard = phonemes.chars().any(char::is_alphabetic);
        is_heard.then_some(phonemes).ok_or_else(|| unspeakable("the voice has no sound for the word"))
    }

    fn run(&self, ids: Vec<i32>) -> Result<Vec<i32>, SpeechError> {
        let failed = |error: String| SpeechError::unavailable(format!("the network for unknown words fails: {error}"));
        let input = Value::from(Tensor::from_data(&[1, ids.len()], ids));
        let [output] = self
            .model
            .run_n(vec![(self.input, input.into())], [self.output], Some(self.options.clone()))
            .map_err(|error| failed(error.to_string()))?;
        let output: Tensor<i32> = output.try_into().map_err(|error| failed(format!("{error}")))?;
        Ok(output.to_vec())
    }

    /// The sounds of `numbers`, where repetitions and zeros only show how long a sound is.
    fn sounds_of(&self, numbers: &[i32]) -> String {
        let mut last = 0;
        let mut sounds = String::new();
        for &number in numbers {
            let sound = usize::try_from(number - 1).ok().and_then(|index| self.sounds.get(index));
            if let Some(sound) = sound.filter(|_| number != last) {
                match FOREIGN.iter().find(|(foreign, _)| foreign == sound) {
                    Some((_, known)) => sounds.push_str(known),
                    None => sounds.push(*sound),
                }
            }
            last = number;
        }
        sounds
    }
}
