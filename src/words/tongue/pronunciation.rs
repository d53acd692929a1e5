//! How voices say a language: plain data that the files of the languages fill and the engines apply.

/// The sounds of a language, and what voices would say wrongly.
#[derive(Clone, Copy, Debug)]
pub struct Pronunciation {
    /// The sounds of the embedded voice's data in X-SAMPA, with blanks between: those that change the sound of a syllable when
    /// they are put in (measured). A backslash is written twice.
    pub sounds: &'static str,
    /// The text of `voice/phonemes/TAG.toml`: words that neural voices would say wrongly.
    pub corrections: &'static str,
    /// What the phonemes of neural voices need beside that list.
    pub mends: Mends,
}

/// What the crate `espeak-ng` says otherwise than the C program whose phonemes Piper voices were trained on.
#[derive(Clone, Copy, Debug)]
pub struct Mends {
    /// Letters that the crate breaks off at, and what it reads instead.
    pub respelled: &'static [(&'static str, &'static str)],
    /// Sounds of the crate that the C program writes otherwise, so that voices have never heard them, and what it writes.
    pub sounds: &'static [(&'static str, &'static str)],
    /// Endings that the crate takes for a word of their own; the first that fits the spelling counts.
    pub endings: &'static [Ending],
    /// Whether the parts of a compound behind the first have the second stress.
    pub one_stress: bool,
    /// Words that are said as one with `leant_on` behind them.
    pub leaning: &'static [&'static str],
    /// Empty when nothing leans.
    pub leant_on: &'static str,
}

impl Mends {
    /// The crate is right.
    pub const NONE: Self =
        Self { respelled: &[], sounds: &[], endings: &[], one_stress: false, leaning: &[], leant_on: "" };
}

/// How an unstressed ending is said.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// As it is spelled.
    pub spelled: &'static str,
    /// As the crate says it where it takes it for a word of its own.
    pub wrong: &'static [&'static str],
    /// As it is said.
    pub right: &'static str,
}
