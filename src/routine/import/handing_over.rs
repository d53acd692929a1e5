//! Words that hand over to the other side, or say how often, and ask for nothing else.

use super::amount::amounts;
use super::lexis::{Lexis, is_common};
use super::token::{Token, TokenKind, begins};

/// Words beside a side that ask for nothing else, in any language.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "now", "aim", "then", "same", "way", "again", "also", "after", "that", "next", "finally", "this", "exercise", "stretch",
    "side", "nun", "jetzt", "danach", "zum", "zur", "noch", "genauso", "ebenso", "gleiche", "selbe", "übung",
    "dehnung", "seite", "dran", "anschließend", "maintenant", "même", "chose", "côté", "passez", "à", "de", "luego",
    "ahora", "después", "lo", "mismo", "lado", "ora", "adesso", "stessa", "cosa", "lato", "repeat", "change", "go",
    "over", "onto", "one", "ones", "nach", "einmal", "mit", "je", "jeweils", "exercises", "move",
];

/// Whether `tokens` only name sides, numbers and what is done again; with `is_timed`, also what is done for a time.
pub(super) fn says_no_more(tokens: &[Token], lexis: &Lexis, is_timed: bool) -> bool {
    let counted = amounts(tokens, lexis);
    let is_known = |at: usize| {
        let word = tokens[at].text.as_str();
        let begins = |patterns: &[&str]| begins(&tokens[at..], patterns, lexis.limbs).is_some();
        tokens[at].kind != TokenKind::Word
            || counted.iter().any(|amount| amount.tokens.contains(&at))
            || is_common(word)
            || FILLERS.contains(&word)
            || [lexis.left, lexis.right, lexis.limbs, lexis.repeat, lexis.and].iter().any(|words| begins(words))
            || is_timed && begins(lexis.hold)
    };
    (0..tokens.len()).all(is_known)
}
