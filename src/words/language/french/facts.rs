//! What French needs besides grammar: names, sentences, sounds and pace. The samples address the listener the way the
//! tool's own words do.

use crate::words::tongue::facts::Facts;
use crate::words::tongue::pronunciation::{Mends, Pronunciation};
use crate::words::tongue::samples::Samples;

pub(crate) static FACTS: Facts = Facts {
    tag: "fr",
    locale: "fr-FR",
    iso639_2: "fra",
    name: "French",
    character_ms: 78,
    elides: true,
    phrasebook: include_str!("../../../../voice/words/fr.toml"),
    connectives: &[
        "et",
        "ou",
        "mais",
        "jusqu'à",
        "jusqu'au",
        "pendant",
        "quand",
        "puis",
        "pour",
        "si",
        "car",
        "que",
        "avec",
        "sans",
        "dans",
        "sur",
        "derrière",
        "contre",
        "vers",
        "sous",
        "devant",
    ],
    samples: Samples {
        step: "Premier étirement",
        opening: "Installez-vous confortablement. Si une douleur est vive ou nouvelle, arrêtez.",
        ready: "Mettez-vous en position.",
        once: "Étirez-vous lentement, aussi loin que cela reste agréable.",
        both: "Étirez lentement le côté {gauche|droit}, aussi loin que cela reste agréable.",
        affected: "Étirez lentement le côté {gauche|droit|douloureux}, aussi loin que cela reste agréable.",
        cue: "Expirez, et laissez descendre les épaules.",
        release: "Relâchez doucement.",
        closing: "C'était la dernière étape. Reposez-vous aussi longtemps que vous voulez.",
    },
    calibration: [
        "Asseyez-vous sur le sol, les jambes tendues, et gardez le dos droit. Passez la sangle autour de la plante du pied.",
        "Expirez, et rapprochez un peu le pied. Relâchez lentement, et reposez-vous un moment. Encore trente secondes.",
    ],
    pronunciation: Pronunciation {
        sounds: "p b t d k g f v s z S Z m n N J l R j w H tS dZ i: i e: e E E: a a: @ 2: 2 9 9: \
            y: y u: u o: o O: O a~ e~ o~ 9~",
        corrections: include_str!("../../../../voice/phonemes/fr.toml"),
        // French may be written without a circumflex, since 1990.
        mends: Mends { respelled: &[("î", "i")], ..Mends::NONE },
    },
};
