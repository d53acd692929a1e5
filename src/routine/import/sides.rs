//! Puts the words for left and right of a step that is done on both sides into braces: `{left|right}`.

use super::draft::{DraftAction, DraftStep};
use super::lexis::Lexis;
use super::token::{Token, TokenKind, begins, find, tokens};
use crate::routine::fixed_words::Sides;
use crate::words::Side;

/// How many words away a part of the body may be.
const NEAR: usize = 2;

/// A word for a side.
struct SideWord {
    token: Token,
    side: Side,
    /// The word for the other side, in lower case.
    other: &'static str,
}

/// Puts the sides that `step` names into braces. The one that is worked is the one that feels it, else the one named more often.
pub(super) fn put_in_braces(step: &mut DraftStep, lexis: &Lexis) {
    let texts: Vec<String> = words(step).map(|text| text.clone()).collect();
    let named: Vec<Side> = texts.iter().flat_map(|text| side_words(text, lexis)).map(|word| word.side).collect();
    let Some(first) = named.first().copied() else { return };
    if step.sides == Sides::Once {
        if named.iter().all(|side| *side == first) {
            step.looks.push(format!(
                "only the {} side is named: is the other one done as well (`sides = \"both\"`)?",
                first.name()
            ));
        }
        return;
    }
    let worked = felt(&texts, lexis).unwrap_or_else(|| most(&named, first));
    step.start = worked;
    for text in words(step) {
        *text = in_braces(text, worked, lexis);
    }
    step.looks.push(format!(
        "which side is meant? As it is written, the {} one is worked; if it is the other one, swap the words in braces and remove `start`",
        worked.name()
    ));
}

fn words(step: &mut DraftStep) -> impl Iterator<Item = &mut String> {
    step.actions
        .iter_mut()
        .flat_map(|DraftAction { say, cues, .. }| std::iter::once(say).chain(cues.iter_mut().map(|cue| &mut cue.say)))
}

/// The one side that is named where something is felt.
fn felt(texts: &[String], lexis: &Lexis) -> Option<Side> {
    let felt = texts.iter().filter(|text| find(&tokens(text), lexis.feel, lexis.limbs).is_some());
    let sides: Vec<Side> = felt.flat_map(|text| after_feeling(text, lexis)).collect();
    let first = sides.first().copied()?;
    sides.iter().all(|side| *side == first).then_some(first)
}

/// The sides that `text` names behind the word for feeling, or else in its clause.
fn after_feeling(text: &str, lexis: &Lexis) -> Vec<Side> {
    let tokens = tokens(text);
    let start = find(&tokens, lexis.feel, lexis.limbs).map_or(0, |found| tokens[found.start].span.start);
    let clause = text[..start].rfind([',', ';']).unwrap_or(0);
    let named = |from: usize| {
        side_words(text, lexis).into_iter().filter(move |word| word.token.span.start > from).map(|word| word.side)
    };
    let behind: Vec<Side> = named(start).collect();
    if behind.is_empty() && clause > 0 { named(clause).collect() } else { behind }
}

fn most(named: &[Side], first: Side) -> Side {
    let count = |side: Side| named.iter().filter(|named| **named == side).count();
    match count(Side::Left).cmp(&count(Side::Right)) {
        std::cmp::Ordering::Less => Side::Right,
        std::cmp::Ordering::Equal => first,
        std::cmp::Ordering::Greater => Side::Left,
    }
}

/// The sides that `text` names, even where a word for one also means something else.
pub(super) fn sides_named(text: &str, lexis: &Lexis) -> Vec<Side> {
    let tokens = tokens(text);
    (0..tokens.len()).filter_map(|at| partner(&tokens, at, lexis)).map(|(side, _)| side).collect()
}

/// The words of `text` that name a side.
fn side_words(text: &str, lexis: &Lexis) -> Vec<SideWord> {
    let tokens = tokens(text);
    let words = (0..tokens.len()).filter_map(|at| {
        let word = tokens[at].text.as_str();
        let is_sure =
            !lexis.ambiguous.contains(&word) || is_near_limb(&tokens, at, lexis) || is_direction(&tokens, at, lexis);
        let (side, other) = partner(&tokens, at, lexis)?;
        is_sure.then(|| SideWord { token: tokens[at].clone(), side, other })
    });
    words.collect()
}

fn partner(tokens: &[Token], at: usize, lexis: &Lexis) -> Option<(Side, &'static str)> {
    let word = tokens[at].text.as_str();
    if let Some(index) = lexis.left.iter().position(|left| *left == word) {
        let is_masculine =
            at.checked_sub(1).is_some_and(|before| begins(&tokens[before..], lexis.masculine, &[]).is_some());
        return Some((Side::Left, lexis.right[if is_masculine { lexis.right.len() - 1 } else { index }]));
    }
    let index = lexis.right.iter().position(|right| *right == word)?;
    Some((Side::Right, lexis.left[index]))
}

/// What comes before a side that one moves to.
const TOWARD: [&str; 8] =
    ["to the", "to your", "towards the", "toward the", "on the", "onto the", "towards your", "toward your"];

/// Whether the word at `at` is where one moves to and nothing stands behind it that it belongs to: `pull it to the left.`
fn is_direction(tokens: &[Token], at: usize, lexis: &Lexis) -> bool {
    let leads = at.checked_sub(2).is_some_and(|before| begins(&tokens[before..at], &TOWARD, &[]).is_some());
    let follows = |token: &Token| {
        token.kind != TokenKind::Word
            || lexis.common.contains(&token.text.as_str())
            || lexis.and.contains(&token.text.as_str())
    };
    leads && tokens.get(at + 1).is_none_or(follows)
}

fn is_near_limb(tokens: &[Token], at: usize, lexis: &Lexis) -> bool {
    let mut near =
        if lexis.side_follows_limb { at.saturating_sub(NEAR)..at } else { at + 1..(at + 1 + NEAR).min(tokens.len()) };
    near.any(|index| begins(&tokens[index..], lexis.limbs, &[]).is_some())
}

fn in_braces(text: &str, worked: Side, lexis: &Lexis) -> String {
    let mut words = String::new();
    let mut at = 0;
    for SideWord { token, other, .. } in side_words(text, lexis) {
        let written = &text[token.span.clone()];
        let other = like(other, written);
        words.push_str(&text[at..token.span.start]);
        let (first, second) = if worked == Side::Left { (written, other.as_str()) } else { (other.as_str(), written) };
        words.push_str(&format!("{{{first}|{second}}}"));
        at = token.span.end;
    }
    words.push_str(&text[at..]);
    words
}

/// `word` with a capital, if `model` has one.
fn like(word: &str, model: &str) -> String {
    if model.starts_with(char::is_uppercase) { crate::words::capitalized(word) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::draft::After;
    use super::super::lexis::lexis;
    use super::*;
    use crate::words::Language;

    fn braced(language: Language, sentences: &[&str]) -> (Side, Vec<String>) {
        let mut step = DraftStep::new("Step");
        step.sides = Sides::Both;
        step.actions = sentences.iter().map(|text| DraftAction::new(1, *text, After::Nothing)).collect();
        put_in_braces(&mut step, lexis(language));
        (step.start, step.actions.into_iter().map(|action| action.say).collect())
    }

    #[test]
    fn the_side_that_feels_it_is_the_one_that_is_worked() {
        let (start, said) = braced(
            Language::English,
            &["Step back with your right foot.", "Bend the left knee until you feel it in your right calf."],
        );
        assert_eq!(start, Side::Right);
        assert_eq!(
            said,
            [
                "Step back with your {left|right} foot.",
                "Bend the {right|left} knee until you feel it in your {left|right} calf."
            ]
        );
    }

    #[test]
    fn endings_and_capitals_stay_and_other_meanings_are_left_alone() {
        let (start, said) = braced(
            Language::German,
            &["Linkes Bein nach vorn, den rechten Fuß nach hinten.", "Das linke Knie beugen."],
        );
        assert_eq!(start, Side::Left);
        assert_eq!(
            said,
            [
                "{Linkes|Rechtes} Bein nach vorn, den {rechten|linken} Fuß nach hinten.",
                "Das {linke|rechte} Knie beugen."
            ]
        );
        let (_, said) = braced(Language::English, &["Lift your left leg right away."]);
        assert_eq!(said, ["Lift your {left|right} leg right away."]);
        let (_, said) = braced(Language::English, &["Turn your head to the left and hold it there."]);
        assert_eq!(said, ["Turn your head to the {left|right} and hold it there."]);
        let (_, said) = braced(Language::English, &["Keep your left arm on the right way."]);
        assert_eq!(said, ["Keep your {left|right} arm on the right way."]);
        let (_, said) = braced(Language::French, &["Avancez le pied gauche.", "Gardez le dos droit."]);
        assert_eq!(said, ["Avancez le pied {gauche|droit}.", "Gardez le dos droit."]);
    }
}
