//! Doing it once more, where no number says how often: `then do it again`, `noch einmal`, `y repite`.

use super::amount::{Measure, amounts};
use super::handing_over::says_no_more;
use super::lexis::Lexis;
use super::token::{begins, find, tokens};

/// What words ask for that only say to do it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// Once more.
    Once,
    /// Again, and nobody says how often.
    Open,
}

/// Once more, in any language.
#[rustfmt::skip]
const ONCE: &[&str] = &[
    "again", "once more", "one more time", "repeat once", "repeat once more", "repeat one more time", "noch einmal", "nochmal", "nochmals", "noch mal",
    "einmal wiederholen", "ein weiteres mal", "encore une fois", "une fois encore", "répétez une fois", "répète une fois",
    "une nouvelle fois", "otra vez", "una vez más", "de nuevo", "repite una vez", "ancora una volta", "di nuovo", "ripeti una volta",
    "un altra volta",
];

/// Again, in any language.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "repeat*", "wiederhol*", "répét*", "répèt*", "recommenc*", "repit*", "repet*", "ripet*", "do it again", "do this again",
];

/// Whether the last clause of `text` only says to do it again, on no side and no number of times but once.
pub(super) fn again(text: &str, lexis: &Lexis) -> Option<Again> {
    let tokens = tokens(text);
    let is_joint = |at: &usize| {
        [",", ";", ":"].contains(&tokens[*at].text.as_str()) || begins(&tokens[*at..], lexis.and, &[]).is_some()
    };
    let from = (0..tokens.len()).rev().find(is_joint).map_or(0, |at| at + 1);
    let clause = &tokens[from..];
    let is_timed = amounts(clause, lexis).iter().any(|amount| matches!(amount.measure, Measure::Time(_)));
    let names_side = [lexis.left, lexis.right, lexis.limbs].iter().any(|words| find(clause, words, &[]).is_some());
    let (again, found) = match find(clause, ONCE, &[]) {
        Some(found) => (Again::Once, found),
        None => (Again::Open, find(clause, OPEN, &[])?),
    };
    let is_all = [&clause[..found.start], &clause[found.end..]].iter().all(|words| says_no_more(words, lexis, false));
    (is_all && !names_side && !is_timed).then_some(again)
}

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::*;
    use crate::words::Language::{English, French, German, Italian, Spanish};

    #[test]
    fn doing_it_again_is_told_from_doing_it_on_a_side() {
        for (language, text, expected) in [
            (English, "Take a 10-second break, then do it again.", Some(Again::Once)),
            (English, "Relax for 10 seconds and repeat.", Some(Again::Open)),
            (English, "Repeat once more.", Some(Again::Once)),
            (English, "Repeat the stretch.", Some(Again::Open)),
            (English, "Repeat on the left.", None),
            (English, "Again lift the heel.", None),
            (English, "Again for 30 seconds.", None),
            (German, "15 Sekunden Pause, dann noch einmal.", Some(Again::Once)),
            (German, "Wiederholen Sie die Übung.", Some(Again::Open)),
            (German, "Wiederholen Sie die Übung mit dem linken Bein.", None),
            (French, "Reposez-vous 10 secondes et répétez.", Some(Again::Open)),
            (Spanish, "Descansa 15 segundos y repite.", Some(Again::Open)),
            (Italian, "Riposa 10 secondi e ripeti.", Some(Again::Open)),
        ] {
            assert_eq!(again(text, lexis(language)), expected, "{text}");
        }
    }
}
