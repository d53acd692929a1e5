//! What German needs besides grammar: names, sentences, sounds and pace. The samples address the listener the way the
//! tool's own words do.

use crate::words::tongue::facts::Facts;
use crate::words::tongue::pronunciation::{Ending, Mends, Pronunciation};
use crate::words::tongue::samples::Samples;

pub(crate) static FACTS: Facts = Facts {
    tag: "de",
    locale: "de-DE",
    iso639_2: "deu",
    name: "German",
    character_ms: 90,
    elides: false,
    phrasebook: include_str!("../../../../voice/words/de.toml"),
    connectives: &[
        "und", "oder", "aber", "bis", "während", "wenn", "dann", "damit", "dass", "weil", "mit", "ohne", "in", "auf",
        "an", "aus", "für", "hinter", "neben", "unter", "gegen", "vor", "nach", "zu",
    ],
    samples: Samples {
        step: "Erste Dehnung",
        opening: "Mach es dir bequem. Wenn ein Schmerz stechend oder neu ist, hör auf.",
        ready: "Nimm die Position ein.",
        once: "Geh langsam in die Dehnung, so weit es angenehm ist.",
        both: "Dehne langsam deine {linke|rechte} Seite, so weit es angenehm ist.",
        affected: "Dehne langsam {deine linke|deine rechte|die schmerzende} Seite, so weit es angenehm ist.",
        cue: "Atme aus, und lass die Schultern sinken.",
        release: "Lass langsam los.",
        closing: "Das war der letzte Schritt. Ruh dich aus, solange du magst.",
    },
    calibration: [
        "Setz dich mit gestreckten Beinen auf den Boden, und halte den Rücken lang. Leg den Gurt um den Fußballen.",
        "Atme aus, und zieh den Fuß ein wenig näher heran. Lass langsam los, und ruh dich aus. Noch dreißig Sekunden.",
    ],
    pronunciation: Pronunciation {
        sounds: "p b t d k g f v s z S Z m n N l R j h x C tS dZ i: i I e: e E E: a a: @ 2: 2 9 \
            9: y: y Y u: u U o: o O: O aI aU eI OY 6",
        corrections: include_str!("../../../../voice/phonemes/de.toml"),
        mends: Mends {
            sounds: &[("ʏ", "y"), ("ʊɐ", "ʊɾ")],
            endings: &[
                Ending { spelled: "e", wrong: &["ˈeː", "ˌeː"], right: "ə" },
                Ending { spelled: "en", wrong: &["ˈeːn", "ˌeːn"], right: "ən" },
                Ending { spelled: "em", wrong: &["ˈeːm", "ˌeːm"], right: "əm" },
                Ending { spelled: "es", wrong: &["ˈeːs", "ˌɛs", "ɛs"], right: "əs" },
                Ending { spelled: "er", wrong: &["ˈeːɾ", "ˌɛɾ", "ɛɾ"], right: "ɜ" },
            ],
            one_stress: true,
            ..Mends::NONE
        },
    },
};
