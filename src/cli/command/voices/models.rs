//! The models of this user.

use nightcue::speech::Models;

use crate::cli::failure::Failure;

/// Where this user's models are kept.
pub(crate) fn models() -> Result<Models, Failure> {
    let homeless = || Failure::machine("this system names no folder for data; set NIGHTCUE_DATA_DIR");
    Models::of_user().ok_or_else(homeless)
}
