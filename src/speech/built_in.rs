//! The natural voice that was built into the program, if `NIGHTCUE_EMBED` named its package when it was built.

use super::wheel::{Bytes, Wheel};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Its name.
pub(crate) const NAME: &str = "heart";
/// Its model, in the package.
pub(crate) const MODEL: &str = "hibari.onnx";

/// Whether there is one.
pub(crate) const fn is_there() -> bool {
    PACKAGE.is_some()
}

/// Its package.
pub(crate) fn wheel() -> Result<Wheel, String> {
    let package = PACKAGE.ok_or("no natural voice is built in")?;
    Wheel::read(Bytes::BuiltIn(package))
}
