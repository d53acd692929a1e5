//! Serves finished files and pages over HTTP, to whoever has an address that cannot be guessed.

mod coverage;
mod disposition;
mod guard;
mod kind;
mod part;
mod served;
mod server;
mod token;

pub use coverage::Coverage;
pub use disposition::Disposition;
pub use guard::{behind, only_from};
pub use kind::Kind;
pub use served::{Asked, Served, Watch};
pub use server::{Peer, Server};
pub use token::Token;
