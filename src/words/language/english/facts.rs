//! What English needs besides grammar: names, sentences, sounds and pace. The samples address the listener the way the
//! tool's own words do.

use crate::words::tongue::facts::Facts;
use crate::words::tongue::pronunciation::{Mends, Pronunciation};
use crate::words::tongue::samples::Samples;

pub(crate) static AMERICAN: Facts = Facts {
    tag: "en",
    locale: "en-US",
    iso639_2: "eng",
    name: "English",
    character_ms: 95,
    elides: false,
    phrasebook: include_str!("../../../../voice/words/en.toml"),
    connectives: &[
        "and", "or", "but", "until", "while", "when", "then", "so", "if", "because", "as", "that", "with", "without",
        "in", "on", "at", "onto", "into", "from", "for", "to", "behind", "beside", "under", "towards", "against",
        "before", "after",
    ],
    samples: Samples {
        step: "First stretch",
        opening: "Make yourself comfortable. If a pain is sharp or new, stop.",
        ready: "Get into position.",
        once: "Move slowly into the stretch, as far as is comfortable.",
        both: "Stretch your {left|right} side slowly, as far as is comfortable.",
        affected: "Stretch {your left|your right|the painful} side slowly, as far as is comfortable.",
        cue: "Breathe out, and let your shoulders sink.",
        release: "Let go slowly.",
        closing: "That was the last step. Rest as long as you like.",
    },
    calibration: [
        "Sit on the floor with both legs straight, and keep your back long. Loop the strap around the ball of your foot.",
        "Breathe out, and draw the foot a little closer. Let go slowly, and rest for a moment. Thirty seconds left.",
    ],
    pronunciation: Pronunciation {
        sounds: "p b t d k g f v T D s z S Z m n N l j w h tS dZ r\\\\ i: I E E: { A: V @ @` 3: \
            u: U o: O: Q OI aI aU @U oU eI I@ e@ U@",
        corrections: include_str!("../../../../voice/phonemes/en.toml"),
        mends: Mends { leaning: &["from", "in", "of", "on", "was", "with"], leant_on: "the", ..Mends::NONE },
    },
};

/// Only names, words and pronunciation differ; the rest is shared.
pub(crate) static BRITISH: Facts = Facts {
    tag: "en-GB",
    locale: "en-GB",
    name: "British English",
    phrasebook: include_str!("../../../../voice/words/en-GB.toml"),
    pronunciation: Pronunciation {
        corrections: include_str!("../../../../voice/phonemes/en-GB.toml"),
        ..AMERICAN.pronunciation
    },
    ..AMERICAN
};
