//! The part of an address that nobody can guess.

use std::fmt;
use std::io;

/// Small letters and digits, without those that look alike: 32 of them, so that 5 bits choose one.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 100 bits: at a million guesses a second, no address is found within the age of the universe.
const LENGTH: usize = 20;

/// A word of 20 letters and digits chosen at random, which stands in a path as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one, from the random numbers of the operating system.
    ///
    /// # Errors
    /// When the system has none.
    pub fn random() -> io::Result<Self> {
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        Ok(Self(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()))
    }

    /// One that was kept as text; `None` when the text is none.
    pub fn kept(text: &str) -> Option<Self> {
        let is_token = text.len() == LENGTH && text.bytes().all(|letter| LETTERS.contains(&letter));
        is_token.then(|| Self(text.to_owned()))
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tokens_are_alike_and_a_kept_one_is_known_again() {
        let (one, other) = (Token::random().expect("random numbers"), Token::random().expect("random numbers"));
        assert_ne!(one, other);
        assert_eq!(Token::kept(one.as_str()), Some(one));
    }

    #[test]
    fn what_is_no_token_is_not_taken_for_one() {
        for text in ["", "short", "../../../../../../..", "ABCDEFGHIJKMNPQRSTUV", "abcdefghijkmnpqrstuvw"] {
            assert_eq!(Token::kept(text), None, "{text}");
        }
    }
}
