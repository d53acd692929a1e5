//! Damaged and made-up input for everything that a stranger may hand over: no panic, no endless loop, no gigabytes.
//!
//! Each round damages a good input at random. A run of the tests does a few rounds, always the same; `NIGHTCUE_FUZZ_ROUNDS` does so many
//! times more, and `NIGHTCUE_FUZZ_SEED` others. What makes something panic is kept in `crashes`, and tried first from then on.

mod damage;
mod definitions;
mod models;
mod rounds;
mod tracks;
mod voices;
