//! Where this user's models are kept.

use nightcue::base::DATA_DIR_VARIABLE;
use nightcue::speech::Models;

use crate::cli::failure::Failure;

/// Where this user's models are kept.
pub(crate) fn models() -> Result<Models, Failure> {
    let homeless = || Failure::machine(format!("this system defines no folder for data; set `{DATA_DIR_VARIABLE}`"));
    Models::of_user().ok_or_else(homeless)
}
