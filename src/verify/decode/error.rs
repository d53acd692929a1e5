//! Why a file cannot be decoded.

use std::io;

use crate::sound::FlacError;

/// Why a file cannot be decoded.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// It cannot be read, or its tags cannot.
    #[error("cannot read: {0}")]
    Io(#[from] io::Error),
    /// It is not an audio file, or a broken one.
    #[error("cannot be decoded: {0}")]
    Broken(String),
}

impl From<FlacError> for DecodeError {
    fn from(error: FlacError) -> Self {
        match error {
            FlacError::Io(error) => Self::Io(error),
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<symphonia::core::errors::Error> for DecodeError {
    fn from(error: symphonia::core::errors::Error) -> Self {
        match error {
            symphonia::core::errors::Error::IoError(error) => Self::Io(error),
            other => Self::Broken(other.to_string()),
        }
    }
}
