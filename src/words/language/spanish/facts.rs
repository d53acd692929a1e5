//! What Spanish needs besides grammar: names, sentences, sounds and pace. The samples address the listener the way the
//! tool's own words do.

use crate::words::tongue::facts::Facts;
use crate::words::tongue::pronunciation::{Mends, Pronunciation};
use crate::words::tongue::samples::Samples;

pub(crate) static FACTS: Facts = Facts {
    tag: "es",
    locale: "es-ES",
    iso639_2: "spa",
    name: "Spanish",
    character_ms: 85,
    elides: false,
    phrasebook: include_str!("../../../../voice/words/es.toml"),
    connectives: &[
        "y", "o", "pero", "hasta", "mientras", "cuando", "luego", "para", "si", "porque", "que", "con", "sin", "en",
        "sobre", "desde", "contra", "detrás", "hacia", "por",
    ],
    samples: Samples {
        step: "Primer estiramiento",
        opening: "Busca una postura cómoda. Si sientes un dolor agudo o nuevo, para.",
        ready: "Colócate en posición.",
        once: "Entra despacio en el estiramiento, hasta donde te resulte cómodo.",
        both: "Estira despacio el lado {izquierdo|derecho}, hasta donde te resulte cómodo.",
        affected: "Estira despacio el lado {izquierdo|derecho|que te duele}, hasta donde te resulte cómodo.",
        cue: "Suelta el aire y deja caer los hombros.",
        release: "Suelta despacio.",
        closing: "Este era el último paso. Descansa todo lo que quieras.",
    },
    calibration: [
        "Siéntate en el suelo con las piernas estiradas, y mantén la espalda recta. Pasa la correa por la planta del pie.",
        "Suelta el aire, y acerca el pie un poco más. Afloja despacio, y descansa un momento. Quedan treinta segundos.",
    ],
    pronunciation: Pronunciation {
        sounds: "p b t d k g f T D s m n N J L l r j x G B 4 tS dZ i: i e: e a a: u: u o: o aI aU",
        corrections: include_str!("../../../../voice/phonemes/es.toml"),
        mends: Mends::NONE,
    },
};
