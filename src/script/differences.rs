//! What a track is called after: the choices that differ from the routine's own. No two different choices for a routine give the same name.

use super::choices::{Choices, CountChoice, HoldChoice};
use crate::base::{Length, choice_words};
use crate::routine::{Guidance, RangeEnd, Routine, Tempo};
use crate::words::{Language, Side};

/// The most bytes that the choices take in a name; longer ones are cut, and told apart by a mark.
const MOST_BYTES: usize = 80;

/// Parts of the name of a track: the choices that differ from the own ones of `routine`.
pub(super) fn differences(routine: &Routine, choices: &Choices) -> Vec<String> {
    let own_end = if choices.quick { RangeEnd::Shortest } else { routine.pace.hold };
    let options = routine.options.iter().map(|option| &option.name).filter(|name| choices.with.contains(name));
    let things = routine.equipment.iter().map(|thing| &thing.name).filter(|name| choices.without.contains(name));
    let names: Vec<&String> = options.clone().chain(things.clone()).collect();
    let mut parts = Vec::new();
    parts.extend(choices.side.map(|side| side.name().to_owned()));
    let language = choices.language.filter(|language| *language != routine.language);
    parts.extend(language.map(|language| language.tag().to_lowercase()));
    parts.extend(choices.quick.then(|| "quick".to_owned()));
    parts.extend(options.map(|name| name_part(name)));
    parts.extend(things.map(|name| format!("no-{}", name_part(name))));
    parts.extend(choices.hold.filter(|hold| *hold != HoldChoice::End(own_end)).map(|hold| match hold {
        HoldChoice::End(end) => end.name().to_owned(),
        HoldChoice::Exactly(length) => exact(length),
    }));
    for (what, count) in [("rounds", choices.rounds), ("reps", choices.reps)] {
        parts.extend(count.filter(|count| *count != CountChoice::End(own_end)).map(|count| match count {
            CountChoice::End(end) => format!("{}-{what}", end.name()),
            CountChoice::Exactly(count) => format!("{count}-{what}"),
        }));
    }
    parts.extend(choices.fit.map(|total| format!("fit-{}", exact(total))));
    let guidance = choices.guidance.filter(|guidance| *guidance != routine.pace.guidance);
    parts.extend(guidance.map(|guidance| guidance.name().to_owned()));
    parts.extend(choices.tempo.filter(|tempo| *tempo != routine.pace.tempo).map(|tempo| tempo.name().to_owned()));
    let is_clear = names.iter().all(|name| is_unmistakable(name, routine));
    told_apart(parts, is_clear)
}

/// A length to the finest part of a second that can be typed.
fn exact(length: Length) -> String {
    let written = length.to_string();
    let is_exact = written.parse::<Length>().is_ok_and(|read| read == length);
    if is_exact { written } else { format!("{}ms", length.millis()) }
}

/// `parts`, with a mark made of all of them if they could be taken for others.
fn told_apart(mut parts: Vec<String>, is_clear: bool) -> Vec<String> {
    let bytes: usize = parts.iter().map(|part| part.len() + 1).sum();
    if is_clear && bytes <= MOST_BYTES {
        return parts;
    }
    let mark = mark(&parts);
    while parts.iter().map(|part| part.len() + 1).sum::<usize>() > MOST_BYTES {
        parts.pop();
    }
    parts.push(mark);
    parts
}

/// Eight letters that stand for `parts`.
fn mark(parts: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    hasher.finalize().to_hex().as_str()[..8].to_owned()
}

/// `name` as a part of a file name; what has to be changed is told apart by a mark.
pub fn name_part(name: &str) -> String {
    if is_plain(name) {
        return name.to_owned();
    }
    let letters: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let joined = letters.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let mark = mark(&[name.to_owned()]);
    if joined.is_empty() { mark } else { format!("{joined}-{mark}") }
}

/// Whether every file system keeps `name` as it is.
fn is_plain(name: &str) -> bool {
    let is_kept = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(is_kept)
}

/// Whether `name` is found in the name of a track without doubt: no word of it stands for another choice, and no other name of `routine`
/// begins like all of it.
fn is_unmistakable(name: &str, routine: &Routine) -> bool {
    let words = |name: &str| -> Vec<String> { name.split('-').map(str::to_owned).collect() };
    let own = words(name);
    let mut others = routine.equipment.iter().chain(&routine.options).map(|offer| offer.name.as_str());
    let is_start = |other: &str| {
        let other = words(other);
        let shorter = own.len().min(other.len());
        own[..shorter] == other[..shorter]
    };
    is_plain(name)
        && own.iter().all(|word| !stands_for_a_choice(word))
        && !others.any(|other| other != name && is_start(other))
}

fn stands_for_a_choice(word: &str) -> bool {
    const OTHERS: [&str; 10] = ["", "no", "both", "quick", "rounds", "reps", "fit", "by", "bed", "gb"];
    let of_choices = [
        choice_words::<Side>(),
        choice_words::<Language>(),
        choice_words::<RangeEnd>(),
        choice_words::<Guidance>(),
        choice_words::<Tempo>(),
        choice_words::<crate::base::TimeOfDay>(),
        choice_words::<crate::sound::Bed>(),
    ];
    OTHERS.contains(&word)
        || of_choices.iter().flatten().any(|known| known == word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::Source;
    use crate::script::choices::AffectedSide;
    use crate::script::session::Session;

    /// Names that look like other choices, like one another, or like paths.
    const ROUTINE: &str = r#"
title.en = "Names"
title.de = "Namen"
language = "en"
[equipment]
strap = { en = "a strap", de = "ein Band" }
strap-no-ball = { en = "both", de = "beides" }
ball = { en = "a ball", de = "ein Ball" }
[options]
left = { en = "a", de = "a" }
no-strap = { en = "a", de = "a" }
sore = { en = "a", de = "a" }
sore-knees = { en = "a", de = "a" }
knees = { en = "a", de = "a" }
3-rounds = { en = "a", de = "a" }
"../x" = { en = "a", de = "a" }
"X" = { en = "a", de = "a" }
[[step]]
title = { en = "S", de = "S" }
sides = "affected"
rounds = "1..4"
quick = true
[[step.do]]
hold = "10s..20s"
reps = "2..5"
back = "3s"
"#;

    fn name_of(choices: &Choices) -> String {
        let source = Source::new("names.toml", ROUTINE.as_bytes().to_vec()).expect("a text");
        let routine = crate::routine::read(&source).expect("a routine");
        Session::choose(&routine, choices).expect("choices that fit").track_name("names")
    }

    fn some(names: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(any::<bool>(), names.len()).prop_map(move |chosen| {
            names.iter().zip(chosen).filter(|(_, is_chosen)| *is_chosen).map(|(name, _)| (*name).to_owned()).collect()
        })
    }

    fn choices() -> impl Strategy<Value = Choices> {
        let ends = || prop::sample::select(RangeEnd::ALL.to_vec());
        let count = move || prop_oneof![ends().prop_map(CountChoice::End), (2u32..=4).prop_map(CountChoice::Exactly)];
        let hold = prop_oneof![
            ends().prop_map(HoldChoice::End),
            (10_000u64..20_000).prop_map(|ms| HoldChoice::Exactly(Length::from_millis(ms))),
        ];
        let names = (
            some(&["left", "no-strap", "sore", "sore-knees", "knees", "3-rounds", "../x", "X"]),
            some(&["strap", "strap-no-ball", "ball"]),
        );
        let others = (
            prop::option::of(prop::sample::select(AffectedSide::ALL.to_vec())),
            prop::option::of(prop::sample::select(vec![Language::English, Language::German])),
            prop::option::of(prop::sample::select(Guidance::ALL.to_vec())),
            prop::option::of(prop::sample::select(Tempo::ALL.to_vec())),
            any::<bool>(),
        );
        let lengths = (prop::option::of(hold), prop::option::of(count()), prop::option::of(count()));
        (names, others, lengths).prop_map(
            |((with, without), (side, language, guidance, tempo, quick), (hold, rounds, reps))| Choices {
                side,
                with,
                without,
                hold,
                rounds,
                reps,
                language,
                guidance,
                tempo,
                quick,
                fit: None,
            },
        )
    }

    /// What a listener hears of `choices`.
    fn effect(choices: &Choices) -> String {
        let end = RangeEnd::Shortest;
        let Choices { side, with, without, hold, rounds, reps, language, guidance, tempo, quick, fit } = choices;
        let counts = [rounds, reps].map(|count| count.unwrap_or(CountChoice::End(end)));
        let (hold, language) = (hold.unwrap_or(HoldChoice::End(end)), language.unwrap_or(Language::English));
        let (guidance, tempo) = (guidance.unwrap_or(Guidance::Full), tempo.unwrap_or(Tempo::Usual));
        format!("{side:?} {with:?} {without:?} {hold:?} {counts:?} {language:?} {guidance:?} {tempo:?} {quick} {fit:?}")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn different_choices_have_different_names_that_stay_in_their_folder(one in choices(), other in choices()) {
            let names = [name_of(&one), name_of(&other)];
            prop_assert_eq!(effect(&one) == effect(&other), names[0] == names[1], "{:?}", names);
            prop_assert!(names.iter().all(|name| !name.contains(['/', '\\', ' ']) && name.len() < 150), "{:?}", names);
        }

        #[test]
        fn one_choice_more_is_another_name(choices in choices(), pick in 0usize..9) {
            let mut more = choices.clone();
            match pick {
                0 => more.side = Some(AffectedSide::Both),
                1 => more.quick = true,
                2 => more.with.push("sore-knees".to_owned()),
                3 => more.without.push("strap-no-ball".to_owned()),
                4 => more.hold = Some(HoldChoice::End(RangeEnd::Longest)),
                5 => more.rounds = Some(CountChoice::Exactly(3)),
                6 => more.guidance = Some(Guidance::Minimal),
                7 => more.tempo = Some(Tempo::Slow),
                _ => more.language = Some(Language::German),
            }
            let sorted = |mut choices: Choices| {
                choices.with.sort();
                choices.with.dedup();
                choices.without.sort();
                choices.without.dedup();
                choices
            };
            let is_same = effect(&sorted(choices.clone())) == effect(&sorted(more.clone()));
            prop_assert_eq!(is_same, name_of(&choices) == name_of(&more));
        }
    }

    #[test]
    fn usual_names_stay_short() {
        let named = |with: &[&str], without: &[&str]| {
            let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
            name_of(&Choices { with: names(with), without: names(without), ..Choices::default() })
        };
        assert_eq!(named(&[], &[]), "names");
        assert_eq!(named(&["knees"], &["ball"]), "names-knees-no-ball");
        assert!(named(&["left"], &[]).starts_with("names-left-"), "it is not the left side");
    }
}
