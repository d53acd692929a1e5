//! The style of the routines: short and calm, with nothing to look at and no promises.

use std::collections::BTreeSet;

use nightcue::words::Language;

use super::{read, routines, tracks, written};

/// A sentence of this length takes the night voice eight seconds.
const MOST_WORDS: usize = 15;

/// What is written for the ear, each text once, with its routine and language.
fn texts() -> BTreeSet<(&'static str, Language, &'static str)> {
    let texts = tracks()
        .iter()
        .flat_map(|track| written(track).map(|prompt| (track.name, track.session.language, prompt.text.as_str())));
    texts.collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '-');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[test]
fn prompts_hold_words_only() {
    for (name, _, text) in texts() {
        assert!(!text.contains(|c: char| c.is_ascii_digit() || "{}|!<>&\"*".contains(c)), "{name}: {text}");
        assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{name}: {text}");
    }
}

#[test]
fn sentences_are_short() {
    let sentences = texts().into_iter().flat_map(|(name, _, text)| text.split(['.', ':', '?']).map(move |s| (name, s)));
    let long: Vec<_> = sentences.filter(|(_, sentence)| words(sentence).count() > MOST_WORDS).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn nobody_has_to_look() {
    let english =
        ["see", "look", "watch", "picture", "image", "mirror", "screen", "shown", "below", "above", "eyes", "read"];
    let german = ["sieh", "siehst", "schau", "schaue", "blick", "bild", "spiegel", "bildschirm", "augen", "lies"];
    // "below your shoulders" and "above the knee" say where on the body; everything else in the list needs eyes.
    let on_the_body = ["below the shoulders", "below your shoulders", "below the toes", "above the knee"];
    // Nobody stands in the dark with eyes closed.
    let on_the_way_up = [
        "Open your eyes",
        "Keep your eyes open",
        "Öffne jetzt die Augen",
        "Öffne die Augen",
        "Lass die Augen dabei offen",
    ];
    for (name, language, text) in texts() {
        let plain =
            on_the_body.iter().chain(&on_the_way_up).fold(text.to_owned(), |text, place| text.replace(place, ""));
        let forbidden: &[&str] = if language == Language::German { &german } else { &english };
        let found = words(&plain).find(|word| forbidden.contains(&word.as_str()));
        assert_eq!(found, None, "{name}: {text}");
    }
}

/// Spelled alike, said differently: a synthesizer has to guess.
#[test]
fn no_word_can_be_read_in_two_ways() {
    let english = ["lead", "live", "tear", "wind", "close", "bow", "wound", "minute", "does", "use"];
    let spoken_safely = ["bring the foot close", "chair close behind", "use the other"];
    for (name, language, text) in texts() {
        if language == Language::German {
            continue;
        }
        let plain = spoken_safely.iter().fold(text.to_lowercase(), |text, safe| text.replace(safe, ""));
        let plain = plain.replace("one minute", "").replace("a minute", "");
        assert_eq!(words(&plain).find(|word| english.contains(&word.as_str())), None, "{name}: {text}");
    }
}

#[test]
fn nothing_is_promised() {
    let claims = ["heal", "cure", "guarantee", "medicine", "heilt", "heilung", "garantiert", "kuriert", "arznei"];
    let shown = routines().flat_map(|bundled| {
        let routine = read(bundled);
        let shown = [Some(&routine.title), routine.description.as_ref(), routine.source.as_ref()];
        let texts: Vec<String> = shown
            .into_iter()
            .flatten()
            .flat_map(|words| words.templates().map(|(template, _)| format!("{template:?}")).collect::<Vec<_>>())
            .collect();
        texts.into_iter().map(move |text| (bundled.name, text))
    });
    for (name, text) in shown.chain(texts().into_iter().map(|(name, _, text)| (name, text.to_owned()))) {
        let claim = words(&text).find(|word| claims.iter().any(|claim| word.starts_with(claim)));
        assert_eq!(claim, None, "{name}: {text}");
    }
}

#[test]
fn german_says_du() {
    for (name, language, text) in texts() {
        if language == Language::German {
            let formal = text.split_whitespace().skip(1).find(|word| ["Sie", "Ihr", "Ihre", "Ihren"].contains(word));
            assert_eq!(formal, None, "{name}: {text}");
        }
    }
}
