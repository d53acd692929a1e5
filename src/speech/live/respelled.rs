//! A live voice that says the words of a routine's lexicon as the routine asks. Phonemes no live voice knows: such words stay as written.

use super::{LiveError, LiveVoice};
use crate::script::Script;
use crate::words::{Language, Lexicon, Said};

/// A live voice with a lexicon.
pub struct Respelled {
    voice: Box<dyn LiveVoice>,
    lexicon: Lexicon,
    language: Language,
}

impl Respelled {
    /// `voice` with the lexicon of `script`.
    pub fn new(voice: Box<dyn LiveVoice>, script: &Script) -> Self {
        Self { voice, lexicon: script.lexicon.clone(), language: script.language }
    }

    /// The words of the lexicon that are said as they are written, because they have phonemes.
    pub fn unlearned(&self) -> Vec<&str> {
        let phonemes = self.lexicon.entries().iter().filter(|entry| matches!(entry.said, Said::Phonemes(_)));
        phonemes.map(|entry| entry.word.as_str()).collect()
    }
}

impl LiveVoice for Respelled {
    fn speak(&mut self, text: &str) -> Result<(), LiveError> {
        self.voice.speak(&self.lexicon.respelled_in_words(text, self.language))
    }

    fn stop(&mut self) -> Result<(), LiveError> {
        self.voice.stop()
    }

    fn is_speaking(&mut self) -> Result<bool, LiveError> {
        self.voice.is_speaking()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    struct Heard(Arc<Mutex<Vec<String>>>);

    impl LiveVoice for Heard {
        fn speak(&mut self, text: &str) -> Result<(), LiveError> {
            self.0.lock().expect("one thread").push(text.to_owned());
            Ok(())
        }

        fn stop(&mut self) -> Result<(), LiveError> {
            Ok(())
        }

        fn is_speaking(&mut self) -> Result<bool, LiveError> {
            Ok(false)
        }
    }

    #[test]
    fn a_rehearsal_says_the_words_of_the_lexicon_and_leaves_phonemes_as_written() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let lexicon = Lexicon::of([("hamstring", "ham string"), ("calf", "/kæf/")]).expect("a lexicon");
        let script = Script { lexicon, ..Script::of_sentence("x", Language::English) };
        let mut voice = Respelled::new(Box::new(Heard(Arc::clone(&heard))), &script);
        voice.speak("Your hamstring and your calf.").expect("spoken");
        assert_eq!(*heard.lock().expect("one thread"), ["Your ham string and your calf."]);
        assert_eq!(voice.unlearned(), ["calf"]);
    }
}
