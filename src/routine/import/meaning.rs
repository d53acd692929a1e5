//! What one sentence asks for: times and what they are for, repetitions, sides, breath, warning, another way.

use std::ops::Range;

use super::amount::{Amount, Measure, amounts};
use super::draft::CueBreath;
use super::few::Few;
use super::handing_over::says_no_more;
use super::lexis::Lexis;
use super::token::{BETWEEN, Token, begins, find, tokens};
use crate::base::LengthRange;

/// What a length of time is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Staying in position.
    Hold,
    /// Staying in position, as far as one can tell.
    LikelyHold,
    /// Moving.
    Movement,
    /// Resting.
    Rest,
    /// Resting between two rounds.
    RestBetween,
    /// Something else, such as when to stop.
    Other,
}

/// A length of time in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Timing {
    /// The length.
    pub range: LengthRange,
    /// What it is for.
    pub purpose: Purpose,
    /// Whether it is for the way back of a movement, if there is something to come back from.
    pub is_way_back: bool,
    /// Whether it is how long the way into a position takes.
    pub is_way_there: bool,
    /// Its bytes.
    pub span: Range<usize>,
}

/// What a sentence says about sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideWords {
    /// Nothing.
    None,
    /// Both sides.
    Each,
    /// The other side as well.
    Other,
    /// The other side, if it is needed.
    OtherIfNeeded,
}

/// What a sentence asks for.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// Its lengths of time, in order.
    pub timings: Vec<Timing>,
    /// How many times, or repetitions.
    pub times: Option<Few>,
    /// Where the clause with them begins.
    pub times_from: usize,
    /// Where the clause begins that has a second number of times.
    pub second_times: Option<usize>,
    /// How many sets.
    pub sets: Option<Few>,
    /// How many breaths.
    pub breaths: Option<Few>,
    /// Whether it says how often in a day or week.
    pub is_frequency: bool,
    /// Its sides.
    pub sides: SideWords,
    /// The bytes of the words about sides.
    pub side_span: Range<usize>,
    /// Whether it names the side that hurts.
    pub is_affected: bool,
    /// The breath it goes with.
    pub breath: Option<CueBreath>,
    /// Whether it begins with doing something again.
    pub repeats: bool,
    /// Whether it is about everything.
    pub is_whole: bool,
    /// Whether it warns.
    pub warns: bool,
    /// Whether it warns so that everybody has to hear it.
    pub is_grave: bool,
    /// Whether it warns of pain, or begins as a warning does, so that it is more than a remark.
    pub is_protective: bool,
    /// Whether it only says when to ask somebody else: that is to be read, not heard.
    pub is_for_doctor: bool,
    /// Whether it shows another way where something hurts.
    pub is_alternative: bool,
    /// Whether it begins as words during a hold do.
    pub is_during: bool,
    /// Whether it is about staying in position.
    pub holds: bool,
    /// How many words and signs it has.
    pub length: usize,
}

/// How a remark begins that asks for nothing, in any language.
#[rustfmt::skip]
const NOTES: &[&str] = &[
    "hinweis :", "tipp :", "tip :", "note :", "nb :", "good to know :", "remarque :", "astuce :", "conseil :", "nota :",
    "consejo :", "consiglio :", "nota bene :", "gut zu wissen :",
];

/// `tokens` without the word with which a remark begins: `Tip: …`.
fn behind_label(tokens: &[Token]) -> &[Token] {
    &tokens[begins(tokens, NOTES, &[]).unwrap_or(0)..]
}

/// Doing it again, in any language.
#[rustfmt::skip]
const AGAIN: &[&str] = &[
    "repeat*",
    "same",
    "switch*",
    "swap*",
    "change*",
    "alternat*",
    "wiederhol*",
    "wechsel*",
    "gleiche",
    "dasselbe",
    "genauso",
    "ebenso",
    "répét*",
    "recommenc*",
    "refai*",
    "même",
    "chang*",
    "altern*",
    "invers*",
    "repit*",
    "repet*",
    "mismo",
    "cambi*",
    "ripet*",
    "stess*",
];

/// What `text` asks for.
pub(super) fn meaning(text: &str, lexis: &Lexis) -> Meaning {
    let tokens = tokens(text);
    let has = |patterns: &[&str]| find(&tokens, patterns, lexis.limbs).is_some();
    let starts = |patterns: &[&str]| begins(&tokens, patterns, lexis.limbs).is_some();
    let found = amounts(&tokens, lexis);
    let (sides, side_tokens) = sides(&tokens, lexis);
    let few = |measure: fn(&Measure) -> Option<Few>| found.iter().find_map(|amount| measure(&amount.measure));
    let repetitions = few(|measure| if let Measure::Repetitions(few) = measure { Some(*few) } else { None });
    let times = found.iter().find_map(|amount| match amount.measure {
        Measure::Times(few) => Some(if are_more(&tokens, &amount.tokens) { few.and_one() } else { few }),
        _ => None,
    });
    let sets = few(|measure| if let Measure::Sets(few) = measure { Some(*few) } else { None });
    Meaning {
        timings: timings(&tokens, &found, lexis),
        times: repetitions.or(times),
        times_from: clause_of_count(&tokens, &found, 0, lexis).unwrap_or(0),
        second_times: clause_of_count(&tokens, &found, 1, lexis).filter(|at| *at > 0),
        sets: sets.or(times.filter(|times| repetitions.is_some() && times.most > 1)),
        breaths: few(|measure| if let Measure::Breaths(few) = measure { Some(*few) } else { None }),
        is_frequency: found.iter().any(|amount| amount.measure == Measure::Frequency),
        sides,
        side_span: bytes(&tokens, &side_tokens),
        is_affected: has(lexis.affected),
        breath: match (has(lexis.exhale), has(lexis.inhale)) {
            (true, false) => Some(CueBreath::Out),
            (false, true) => Some(CueBreath::In),
            _ => None,
        },
        repeats: near_start(&tokens, lexis.repeat, lexis),
        is_whole: has(lexis.whole),
        warns: has(lexis.warning) || has(lexis.grave_warning),
        is_grave: has(lexis.grave_warning),
        is_protective: has(lexis.warning)
            && (has(lexis.trouble) || begins(behind_label(&tokens), lexis.warning, lexis.limbs).is_some()),
        is_for_doctor: has(lexis.doctor) && !has(lexis.grave_warning),
        is_alternative: starts(lexis.alternative) || has(lexis.condition) && has(lexis.trouble),
        is_during: starts(lexis.during),
        holds: has(lexis.hold),
        length: tokens.len(),
    }
}

/// Words by which a number of times comes on top of the first one, before it and behind it, in any language.
const MORE: [&str; 8] = ["another", "noch", "weitere", "weiteren", "encore", "otras", "altre", "ancora"];
const MORE_BEHIND: [&str; 3] = ["more", "más", "de plus"];

/// Whether the times of `amount` come on top of the first one: `twice more`, `noch zweimal`.
fn are_more(tokens: &[Token], amount: &Range<usize>) -> bool {
    let is_before = amount.start.checked_sub(1).is_some_and(|at| MORE.contains(&tokens[at].text.as_str()));
    is_before
        || (amount.start..=amount.end).any(|at| begins(&tokens[at.min(tokens.len())..], &MORE_BEHIND, &[]).is_some())
}

/// The byte at which the clause begins that says how often: the first such clause, or the one behind `skipped` others.
fn clause_of_count(tokens: &[Token], found: &[Amount], skipped: usize, lexis: &Lexis) -> Option<usize> {
    let counts =
        |amount: &&Amount| matches!(amount.measure, Measure::Times(_) | Measure::Repetitions(_) | Measure::Sets(_));
    let again = |amount: &&Amount| matches!(amount.measure, Measure::Times(_));
    let mut all = found.iter().filter(|amount| if skipped == 0 { counts(amount) } else { again(amount) });
    let from = skipped
        .checked_sub(1)
        .map_or(0, |before| found.iter().filter(again).nth(before).map_or(0, |amount| amount.tokens.end));
    let amount = all.nth(skipped)?;
    let starts = |at: &usize| {
        [",", ";"].contains(&tokens[*at].text.as_str()) || begins(&tokens[*at..], lexis.and, &[]).is_some()
    };
    (from..amount.tokens.start).rev().find(starts).map(|at| tokens[at].span.start)
}

/// Whether one of `patterns` is among the first words.
fn near_start(tokens: &[Token], patterns: &[&str], lexis: &Lexis) -> bool {
    (0..tokens.len().min(4)).any(|at| begins(&tokens[at..], patterns, lexis.limbs).is_some())
        || tokens.len() <= 9 && find(tokens, patterns, lexis.limbs).is_some()
}

fn bytes(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    match tokens.get(range.clone()) {
        Some([first, .., last]) => first.span.start..last.span.end,
        Some([only]) => only.span.clone(),
        _ => 0..0,
    }
}

fn sides(tokens: &[Token], lexis: &Lexis) -> (SideWords, Range<usize>) {
    let found = |patterns| find(tokens, patterns, lexis.limbs);
    if let Some(range) = found(lexis.other_side).filter(|range| hands_over(tokens, range, lexis)) {
        let words = if found(lexis.if_needed).is_some() { SideWords::OtherIfNeeded } else { SideWords::Other };
        return (words, range);
    }
    found(lexis.each_side).map_or((SideWords::None, 0..0), |range| (SideWords::Each, range))
}

/// Whether the words about the other side in `range` ask to do the same there: `then the other leg`, but not `bend the other leg`.
fn hands_over(tokens: &[Token], range: &Range<usize>, lexis: &Lexis) -> bool {
    let is_sign = |at: &usize| [",", ";", ":", "."].contains(&tokens[*at].text.as_str());
    let is_joint = |at: &usize| is_sign(at) || begins(&tokens[*at..], lexis.and, &[]).is_some();
    let from = |ends: &dyn Fn(&usize) -> bool| (0..range.start).rev().find(|at| ends(at)).map_or(0, |at| at + 1);
    let to = |ends: &dyn Fn(&usize) -> bool| (range.end..tokens.len()).find(|at| ends(at)).unwrap_or(tokens.len());
    let is_one_word = range.len() == 1;
    let repeats = find(&tokens[from(&is_sign)..to(&is_sign)], AGAIN, &[]).is_some();
    let before = &tokens[from(&is_joint)..range.start];
    let says_no_more =
        || says_no_more(before, lexis, true) && says_no_more(&tokens[range.end..to(&is_joint)], lexis, true);
    is_one_word || repeats || find(tokens, lexis.if_needed, &[]).is_some() || says_no_more()
}

/// The lengths of time and what they are for.
fn timings(tokens: &[Token], found: &[Amount], lexis: &Lexis) -> Vec<Timing> {
    let mut timings = Vec::new();
    let mut from = 0;
    for (index, amount) in found.iter().enumerate() {
        let Measure::Time(range) = amount.measure else { continue };
        let to = found[index + 1..]
            .iter()
            .find(|next| matches!(next.measure, Measure::Time(_)))
            .map_or(tokens.len(), |next| next.tokens.start);
        let before = &tokens[from..amount.tokens.start];
        let after = &tokens[amount.tokens.end..to];
        let dot = usize::from(after.first().is_some_and(|token| token.text == "."));
        let after = &after[dot..];
        let is_way_back = find(before, lexis.way_back, lexis.limbs)
            .or_else(|| find(up_to_and(clause(after), lexis), lexis.way_back, lexis.limbs))
            .is_some();
        let is_way_there = before.last().is_some_and(|token| OVER.contains(&token.text.as_str())) && !is_way_back;
        let purpose = if is_way_there { Purpose::Movement } else { purpose(before, after, lexis) };
        timings.push(Timing { range, purpose, is_way_back, is_way_there, span: bytes(tokens, &amount.tokens) });
        from = amount.tokens.end;
    }
    if begins(tokens, NOTES, &[]).is_some() {
        timings.iter_mut().for_each(|timing| timing.purpose = Purpose::Other);
    }
    for at in 1..timings.len() {
        if timings[at].purpose == Purpose::LikelyHold && timings[at - 1].purpose == Purpose::Movement {
            timings[at].purpose = Purpose::Movement;
        }
        if timings[at].is_way_back && timings[at - 1].purpose == Purpose::Rest {
            timings[at - 1].purpose = Purpose::Hold;
        }
    }
    timings
}

/// How long a movement takes, in any language: `over 3 seconds`.
const OVER: [&str; 2] = ["over", "über"];

/// `tokens` up to the first word that joins two clauses, if something is before it.
fn up_to_and<'a>(tokens: &'a [Token], lexis: &Lexis) -> &'a [Token] {
    let and = (1..tokens.len()).find(|at| begins(&tokens[*at..], lexis.and, &[]).is_some());
    &tokens[..and.unwrap_or(tokens.len())]
}

/// `tokens` up to the first sign between clauses.
fn clause(tokens: &[Token]) -> &[Token] {
    let end = tokens.iter().position(|token| [",", ";", "."].contains(&token.text.as_str()));
    &tokens[..end.unwrap_or(tokens.len())]
}

/// What a length is for that stands between the words `before` and `after`.
fn purpose(before: &[Token], after: &[Token], lexis: &Lexis) -> Purpose {
    let nearest_before = |patterns: &[&str]| {
        (0..before.len())
            .rev()
            .find(|at| begins(&before[*at..], patterns, lexis.limbs).is_some())
            .map(|at| before.len() - at)
    };
    let clause = clause(after);
    let nearest_after = |patterns: &[&str]| find(clause, patterns, lexis.limbs).map(|found| found.start + 1);
    let distance = |patterns: &[&str]| [nearest_before(patterns), nearest_after(patterns)].into_iter().flatten().min();
    let same_clause = &before
        [before.iter().rposition(|token| [",", ";", ":"].contains(&token.text.as_str())).map_or(0, |at| at + 1)..];
    let last_three = &same_clause[same_clause.len().saturating_sub(3)..];
    let is_other = find(last_three, lexis.not_a_hold, lexis.limbs).is_some();
    let is_forbidden = find(same_clause, lexis.warning, lexis.limbs).is_some();
    let candidates = [
        (distance(lexis.hold), Purpose::Hold),
        (distance(lexis.movement), Purpose::Movement),
        (distance(lexis.rest), Purpose::Rest),
    ];
    let nearest = candidates
        .into_iter()
        .filter_map(|(distance, purpose)| Some((distance?, purpose)))
        .min_by_key(|(distance, _)| *distance);
    let is_rest_behind = begins(clause, lexis.rest, lexis.limbs).is_some();
    let nearest = if is_rest_behind { Some((0, Purpose::Rest)) } else { nearest };
    let between = || before.iter().chain(after).any(|token| BETWEEN.contains(&token.text.as_str()));
    let turns = || [clause, same_clause].iter().any(|words| find(words, lexis.at_end, lexis.limbs).is_some());
    match nearest {
        _ if is_other && !is_rest_behind || is_forbidden => Purpose::Other,
        Some((_, Purpose::Rest)) if between() => Purpose::RestBetween,
        Some((_, Purpose::Rest)) if turns() => Purpose::Hold,
        Some((_, purpose)) => purpose,
        None => Purpose::LikelyHold,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexis::lexis;
    use super::*;
    use crate::words::Language::{self, English, German, Spanish};

    fn of(language: Language, text: &str) -> Meaning {
        meaning(text, lexis(language))
    }

    #[test]
    fn a_time_is_for_what_stands_nearest() {
        let purposes =
            |language, text: &str| of(language, text).timings.iter().map(|timing| timing.purpose).collect::<Vec<_>>();
        assert_eq!(purposes(English, "Hold for 20 seconds, then rest for 10 seconds."), [Purpose::Hold, Purpose::Rest]);
        assert_eq!(purposes(English, "Walk on the spot for 2 minutes."), [Purpose::Movement]);
        assert_eq!(purposes(English, "Rest 30 seconds between sets."), [Purpose::RestBetween]);
        assert_eq!(purposes(English, "Come up after 30 seconds."), [Purpose::Other]);
        assert_eq!(purposes(German, "30 Sekunden halten, danach 15 Sekunden Pause."), [Purpose::Hold, Purpose::Rest]);
        assert_eq!(purposes(German, "Nicht länger als 60 Sekunden halten."), [Purpose::Other]);
        assert_eq!(purposes(Spanish, "Mantén la posición 20 segundos."), [Purpose::Hold]);
    }

    #[test]
    fn sides_are_told_apart() {
        let sides = |language, text: &str| of(language, text).sides;
        assert_eq!(sides(English, "Repeat on the other leg if necessary."), SideWords::OtherIfNeeded);
        assert_eq!(sides(English, "Switch sides."), SideWords::Other);
        assert_eq!(sides(English, "30 seconds on each side"), SideWords::Each);
        assert_eq!(sides(German, "Dann das andere Bein."), SideWords::Other);
        assert_eq!(sides(German, "Je Seite 10 Wiederholungen"), SideWords::Each);
        assert_eq!(sides(English, "Put your left hand on it."), SideWords::None);
        assert_eq!(sides(English, "Do both legs."), SideWords::Each);
    }

    #[test]
    fn more_times_come_on_top_of_the_first() {
        let times = |language, text: &str| of(language, text).times.map(Few::written);
        assert_eq!(times(English, "Rest, then repeat twice more."), Some("3".to_owned()));
        assert_eq!(times(English, "Repeat two more times."), Some("3".to_owned()));
        assert_eq!(times(English, "Repeat 3 times."), Some("3".to_owned()));
        assert_eq!(times(German, "Noch zweimal wiederholen."), Some("3".to_owned()));
        assert_eq!(times(Spanish, "Repite dos veces más."), Some("3".to_owned()));
    }
}
