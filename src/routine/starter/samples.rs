//! Sample sentences for a first routine.
//!
//! In: a language. Out: [`Samples`]. Guaranteed: the form of address is that of the tool's own words in that language.

use crate::routine::fixed_words::Sides;
use crate::words::Language;

/// What a first routine says.
#[derive(Debug)]
pub struct Samples {
    /// The title of a step.
    pub step: &'static str,
    /// Before the first step.
    pub opening: &'static str,
    /// At the beginning of a step.
    pub ready: &'static str,
    /// Before a hold without sides.
    pub once: &'static str,
    /// Before a hold on one side and then the other.
    pub both: &'static str,
    /// Before a hold on the side that hurts.
    pub affected: &'static str,
    /// During a hold.
    pub cue: &'static str,
    /// After it.
    pub release: &'static str,
    /// After the last step.
    pub closing: &'static str,
}

impl Samples {
    /// The sentences of `language`.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English | Language::BritishEnglish => &ENGLISH,
            Language::German => &GERMAN,
            Language::Spanish => &SPANISH,
            Language::French => &FRENCH,
            Language::Italian => &ITALIAN,
        }
    }

    /// The sentence before a hold of a step with `sides`.
    pub const fn movement(&self, sides: Sides) -> &'static str {
        match sides {
            Sides::Both => self.both,
            Sides::Affected => self.affected,
            Sides::Once => self.once,
        }
    }
}

const ENGLISH: Samples = Samples {
    step: "First stretch",
    opening: "Make yourself comfortable. If a pain is sharp or new, stop.",
    ready: "Get into position.",
    once: "Move slowly into the stretch, as far as is comfortable.",
    both: "Stretch your {left|right} side slowly, as far as is comfortable.",
    affected: "Stretch {your left|your right|the painful} side slowly, as far as is comfortable.",
    cue: "Breathe out, and let your shoulders sink.",
    release: "Let go slowly.",
    closing: "That was the last step. Rest as long as you like.",
};

const GERMAN: Samples = Samples {
    step: "Erste Dehnung",
    opening: "Mach es dir bequem. Wenn ein Schmerz stechend oder neu ist, hör auf.",
    ready: "Geh in die Position.",
    once: "Geh langsam in die Dehnung, so weit es angenehm ist.",
    both: "Dehne langsam deine {linke|rechte} Seite, so weit es angenehm ist.",
    affected: "Dehne langsam {deine linke|deine rechte|die schmerzende} Seite, so weit es angenehm ist.",
    cue: "Atme aus, und lass die Schultern sinken.",
    release: "Lass langsam los.",
    closing: "Das war der letzte Schritt. Ruh dich aus, solange du magst.",
};

const SPANISH: Samples = Samples {
    step: "Primer estiramiento",
    opening: "Busca una postura cómoda. Si sientes un dolor agudo o nuevo, para.",
    ready: "Colócate en posición.",
    once: "Entra despacio en el estiramiento, hasta donde te resulte cómodo.",
    both: "Estira despacio el lado {izquierdo|derecho}, hasta donde te resulte cómodo.",
    affected: "Estira despacio el lado {izquierdo|derecho|que te duele}, hasta donde te resulte cómodo.",
    cue: "Suelta el aire y deja caer los hombros.",
    release: "Suelta despacio.",
    closing: "Este era el último paso. Descansa todo lo que quieras.",
};

const FRENCH: Samples = Samples {
    step: "Premier étirement",
    opening: "Installez-vous confortablement. Si une douleur est vive ou nouvelle, arrêtez.",
    ready: "Mettez-vous en position.",
    once: "Étirez-vous lentement, aussi loin que cela reste agréable.",
    both: "Étirez lentement le côté {gauche|droit}, aussi loin que cela reste agréable.",
    affected: "Étirez lentement le côté {gauche|droit|douloureux}, aussi loin que cela reste agréable.",
    cue: "Expirez, et laissez descendre les épaules.",
    release: "Relâchez doucement.",
    closing: "C'était la dernière étape. Reposez-vous aussi longtemps que vous voulez.",
};

const ITALIAN: Samples = Samples {
    step: "Primo allungamento",
    opening: "Mettiti in una posizione comoda. Se un dolore è acuto o nuovo, fermati.",
    ready: "Mettiti in posizione.",
    once: "Allungati lentamente, fin dove ti è comodo.",
    both: "Allunga lentamente il lato {sinistro|destro}, fin dove ti è comodo.",
    affected: "Allunga lentamente il lato {sinistro|destro|che fa male}, fin dove ti è comodo.",
    cue: "Espira, e lascia scendere le spalle.",
    release: "Rilascia lentamente.",
    closing: "Era l'ultimo passo. Riposa quanto vuoi.",
};
