//! How lengths are written where sounds are told apart: exactly.

use serde::Serializer;

use crate::base::Length;

/// Writes a length in its smallest unit.
pub(super) fn flicks<S: Serializer>(length: &Length, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(length.flicks())
}
