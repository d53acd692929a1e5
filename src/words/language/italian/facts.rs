//! What Italian needs besides grammar: names, sentences, sounds and pace. The samples address the listener the way the
//! tool's own words do.

use crate::words::tongue::facts::Facts;
use crate::words::tongue::pronunciation::{Mends, Pronunciation};
use crate::words::tongue::samples::Samples;

pub(crate) static FACTS: Facts = Facts {
    tag: "it",
    locale: "it-IT",
    iso639_2: "ita",
    name: "Italian",
    character_ms: 95,
    elides: true,
    phrasebook: include_str!("../../../../voice/words/it.toml"),
    connectives: &[
        "e", "o", "ma", "fino", "finché", "mentre", "quando", "poi", "per", "se", "perché", "che", "con", "senza",
        "in", "sul", "sulla", "dietro", "contro", "verso", "sotto", "davanti",
    ],
    samples: Samples {
        step: "Primo allungamento",
        opening: "Mettiti in una posizione comoda. Se un dolore è acuto o nuovo, fermati.",
        ready: "Mettiti in posizione.",
        once: "Allungati lentamente, fin dove ti è comodo.",
        both: "Allunga lentamente il lato {sinistro|destro}, fin dove ti è comodo.",
        affected: "Allunga lentamente il lato {sinistro|destro|che fa male}, fin dove ti è comodo.",
        cue: "Espira, e lascia scendere le spalle.",
        release: "Rilascia lentamente.",
        closing: "Era l'ultimo passo. Riposati quanto vuoi.",
    },
    calibration: [
        "Siediti sul pavimento con le gambe distese, e tieni la schiena dritta. Passa la cinghia attorno alla pianta del piede.",
        "Espira, e avvicina un poco il piede. Lascia andare lentamente, e riposa un momento. Ancora trenta secondi.",
    ],
    pronunciation: Pronunciation {
        sounds: "p b t d k g f v s z S m n N J L l r 4 tS dZ i_^ u_^ i: i e: e E E: a a: u: u o: o O:",
        corrections: include_str!("../../../../voice/phonemes/it.toml"),
        mends: Mends::NONE,
    },
};
