//! Adding voices: the catalogs, the download, and putting the files in place.

#[cfg(feature = "neural")]
pub(crate) mod add;
pub(crate) mod catalog;
#[cfg(feature = "models")]
pub(crate) mod download;
#[cfg(feature = "models")]
pub(crate) mod error;
#[cfg(feature = "natural")]
pub(crate) mod hibari;
#[cfg(feature = "natural")]
pub(crate) mod kokoro;
#[cfg(feature = "natural")]
pub(crate) mod natural;
#[cfg(feature = "models")]
pub(crate) mod place;
pub(crate) mod rows;
pub(crate) mod table;
#[cfg(feature = "natural")]
pub(crate) mod verified;
