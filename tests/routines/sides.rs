//! No sentence names the wrong side.

use std::collections::BTreeSet;

use nightcue::routine::Guidance;
use nightcue::script::{AffectedSide, Cue};
use nightcue::words::{Language, Side};

use super::{Track, tracks};

/// What the author wrote, each with the side that is worked while it is said.
fn author_lines(track: &Track) -> Vec<(Option<Side>, String)> {
    let affected = match track.session.side {
        Some(AffectedSide::One(side)) => Some(side),
        _ => None,
    };
    let mut worked = affected;
    let mut lines = Vec::new();
    for cue in &track.script.cues {
        let prompts: Vec<_> = match cue {
            Cue::Chapter(chapter) => {
                worked = chapter.side.or(affected);
                continue;
            }
            Cue::Say(prompt) => vec![prompt],
            Cue::Hold(hold) => hold.words.iter().map(|words| &words.prompt).collect(),
            Cue::Rest(rest) => rest.said().collect(),
            Cue::Pause(_) => continue,
        };
        let written = prompts.into_iter().filter(|prompt| track.is_written(prompt));
        lines.extend(written.map(|prompt| (worked, prompt.text.clone())));
    }
    lines
}

/// The words for a side; German ones carry an ending.
fn stem(side: Side, language: Language) -> &'static str {
    match (side, language == Language::German) {
        (Side::Left, false) => "left",
        (Side::Right, false) => "right",
        (Side::Left, true) => "link",
        (Side::Right, true) => "recht",
    }
}

fn names(text: &str, side: Side, language: Language) -> bool {
    let stem = stem(side, language);
    text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with(stem))
}

/// `text` in lower case, with left and right swapped.
fn mirrored(text: &str, language: Language) -> String {
    let [left, right] = [Side::Left, Side::Right].map(|side| stem(side, language));
    let exchange = |word: &str| match (word.strip_prefix(left), word.strip_prefix(right)) {
        (Some(ending), _) => format!("{right}{ending}"),
        (_, Some(ending)) => format!("{left}{ending}"),
        _ => word.to_owned(),
    };
    text.to_lowercase().split_inclusive(|c: char| !c.is_alphabetic()).map(exchange).collect()
}

fn tracks_for(side: Side) -> impl Iterator<Item = &'static Track> {
    tracks().iter().filter(move |track| track.session.side == Some(AffectedSide::One(side)))
}

#[test]
fn the_right_track_is_the_left_track_mirrored() {
    for (left, right) in tracks_for(Side::Left).zip(tracks_for(Side::Right)) {
        assert_eq!((left.name, &left.session.present), (right.name, &right.session.present));
        let language = left.session.language;
        let mirror = |(side, text): (Option<Side>, String)| (side.map(Side::other), mirrored(&text, language));
        let left_mirrored: Vec<_> = author_lines(left).into_iter().map(mirror).collect();
        let right: Vec<_> = author_lines(right).into_iter().map(|(side, text)| (side, text.to_lowercase())).collect();
        assert_eq!(left_mirrored, right, "{}", left.name);
    }
}

#[test]
fn a_track_that_knows_no_side_names_none() {
    for track in tracks() {
        let language = track.session.language;
        for (worked, text) in author_lines(track) {
            let named = [Side::Left, Side::Right].into_iter().any(|side| names(&text, side, language));
            assert!(worked.is_some() || !named, "{}: {text}", track.name);
        }
    }
}

#[test]
fn every_worked_side_is_named_by_the_author() {
    for track in tracks().iter().filter(|track| track.session.guidance > Guidance::Minimal) {
        for part in track.script.cues.split(|cue| matches!(cue, Cue::Chapter(_))) {
            let worked = part.iter().find_map(|cue| match cue {
                Cue::Hold(hold) => hold.side,
                _ => None,
            });
            let Some(worked) = worked else { continue };
            let named = part.iter().any(|cue| match cue {
                Cue::Say(prompt) => track.is_written(prompt) && names(&prompt.text, worked, track.session.language),
                _ => false,
            });
            assert!(named, "{}: {part:?}", track.name);
        }
    }
}

/// Read this list when it changes: the side that is *not* worked must be meant each time it is named.
#[test]
fn only_these_sentences_name_the_other_side() {
    let mut sentences = BTreeSet::new();
    for track in tracks_for(Side::Left) {
        let language = track.session.language;
        for (worked, text) in author_lines(track) {
            let Some(worked) = worked else { continue };
            for sentence in text.split_inclusive(". ").filter(|sentence| names(sentence, worked.other(), language)) {
                sentences.insert(format!("{} {language}, {} worked: {}", track.name, worked.name(), sentence.trim()));
            }
        }
    }
    insta::assert_snapshot!(sentences.into_iter().collect::<Vec<_>>().join("\n"));
}
