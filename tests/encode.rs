//! Every file format, read by third-party decoders: length, position of every sound, silence, tags.

#![allow(clippy::unwrap_used, reason = "what helps a test may end it")]

#[path = "encode/carried.rs"]
mod carried;
#[path = "encode/decode.rs"]
mod decode;
#[path = "encode/flac.rs"]
mod flac;
#[path = "encode/mp3.rs"]
mod mp3;
#[path = "encode/opus.rs"]
mod opus;
#[path = "encode/signal.rs"]
mod signal;
#[path = "encode/wav.rs"]
mod wav;
