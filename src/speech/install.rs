//! Voices that can be added: the catalog, the download, and putting them in place.

#[cfg(feature = "neural")]
pub(crate) mod add;
pub(crate) mod catalog;
#[cfg(feature = "neural")]
pub(crate) mod download;
