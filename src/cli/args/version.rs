//! What `nightcue --version` says: the version, what is inside, and the terms for passing the program on.

/// What every build has.
macro_rules! common {
    () => {
        concat!(
            env!("CARGO_PKG_VERSION"),
            "\nnightcue's own code: MIT OR Apache-2.0",
            "\nembedded voice: Pico, Apache-2.0; MP3: LAME, LGPL"
        )
    };
}

#[cfg(feature = "natural")]
macro_rules! natural {
    () => {
        concat!(
            "\nnatural English voices: without the GPL; ",
            env!("NIGHTCUE_INSIDE"),
            "; hibari's voices and dictionaries are under",
            "\n  Apache-2.0, see `nightcue voices license`"
        )
    };
}

#[cfg(feature = "neural")]
macro_rules! neural {
    () => {
        concat!(
            "\nneural voices: their phonemes come from the crate espeak-ng, GPL-3.0-or-later,",
            "\n  so this program as a whole may only be distributed under the GPL;",
            "\n  a build with --no-default-features --features natural does not contain it"
        )
    };
}

#[cfg(all(feature = "natural", feature = "neural"))]
pub(super) const LONG: &str = concat!(common!(), natural!(), neural!());
#[cfg(all(feature = "natural", not(feature = "neural")))]
pub(super) const LONG: &str = concat!(common!(), natural!(), "\nneural voices: not built in");
#[cfg(all(not(feature = "natural"), feature = "neural"))]
pub(super) const LONG: &str = concat!(common!(), "\nnatural English voices: not built in", neural!());
#[cfg(not(any(feature = "natural", feature = "neural")))]
pub(super) const LONG: &str = concat!(common!(), "\nnatural and neural voices: not built in");
