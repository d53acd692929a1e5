//! Serves finished files and pages over HTTP, to whoever has an address that cannot be guessed.

mod code;
mod coverage;
mod disposition;
mod feed;
mod guard;
mod kind;
mod network;
mod offer;
mod page;
mod part;
mod progress;
mod served;
mod server;
mod share;
mod token;

pub use code::Code;
pub use coverage::Coverage;
pub use disposition::Disposition;
pub use guard::{behind, only_from};
pub use kind::Kind;
pub use network::{Place, places};
pub use offer::{Offer, OfferError, files_of};
pub use progress::{Ending, Event, GRACE, News, Progress};
pub use served::{Asked, Served, Watch};
pub use server::{Peer, Server};
pub use share::Share;
pub use token::Token;
