//! How voices pronounce a language, as plain data: the languages fill it in, the engines apply it.

/// The sounds of a language, and what voices would mispronounce.
#[derive(Clone, Copy, Debug)]
pub struct Pronunciation {
    /// The sounds in the embedded voice's data, in X-SAMPA, separated by blanks: those found by measurement to change the sound of
    /// a syllable. A backslash is written twice.
    pub sounds: &'static str,
    /// The text of `voice/phonemes/TAG.toml`: words that neural voices would mispronounce.
    pub corrections: &'static str,
    /// What the phonemes of neural voices need besides that list.
    pub mends: Mends,
}

/// Where the crate `espeak-ng` differs from the C program, on whose phonemes Piper voices were trained.
#[derive(Clone, Copy, Debug)]
pub struct Mends {
    /// Letters at which the crate stops reading, and what to give it instead.
    pub respelled: &'static [(&'static str, &'static str)],
    /// Sounds that the crate writes differently from the C program, so that voices have never seen them, and what the C program
    /// writes.
    pub sounds: &'static [(&'static str, &'static str)],
    /// Endings that the crate mistakes for separate words; the first that fits the spelling applies.
    pub endings: &'static [Ending],
    /// Whether the later parts of a compound carry only secondary stress.
    pub one_stress: bool,
    /// Words that run together with `leant_on` when it follows them.
    pub leaning: &'static [&'static str],
    /// The word they run together with; empty if there is none.
    pub leant_on: &'static str,
}

impl Mends {
    /// Nothing to mend: the crate is right.
    pub const NONE: Self =
        Self { respelled: &[], sounds: &[], endings: &[], one_stress: false, leaning: &[], leant_on: "" };
}

/// How an unstressed ending is pronounced.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// As it is spelled.
    pub spelled: &'static str,
    /// How the crate pronounces it when it mistakes it for a separate word.
    pub wrong: &'static [&'static str],
    /// The correct pronunciation.
    pub right: &'static str,
}
