//! Adding voices: the catalog, the download, and putting the files in place.

#[cfg(feature = "neural")]
pub(crate) mod add;
pub(crate) mod catalog;
#[cfg(feature = "neural")]
pub(crate) mod download;
