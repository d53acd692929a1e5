//! `nightcue share`: brings files onto a phone, by a page on the local network whose address nobody can guess.
//!
//! The address goes to standard output, on a terminal with a code to scan; everything else is for the user, on standard error.

mod address;
mod code;
mod told;
mod watch;

pub(super) use self::watch::Over;

use std::io::ErrorKind;
use std::net::TcpListener;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};

use nightcue::routine;
use nightcue::serve::{self, Ending, Event, OfferError, Progress, Server};

use self::address::Address;
use self::watch::Ears;
use crate::cli::args::share::Share;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Share, context: &Context<'_>) -> Result<(), Failure> {
    let sharing = Sharing::begin(args, |said| context.console.say(said))?;
    let code = code::drawing(&sharing.home);
    console::print_drawing(&code)?;
    console::print(&told::address(args, &sharing.home))?;
    context.console.say(&told::instructions(args, &sharing.address, !code.is_empty()));
    let insist = |said: &str| context.console.insist(said);
    let (over, progress) = sharing.until_over(args, context.interrupted, &|said| context.console.say(said), &insist);
    finish(args, context, over, &progress)
}

/// Files that are being shared.
pub(super) struct Sharing {
    address: Address,
    /// The address as a browser takes it.
    pub(super) home: String,
    progress: Progress,
    events: Receiver<Event>,
    server: Server,
}

impl Sharing {
    /// Begins to share what `args` name, after everybody who can see it was told to `say`.
    pub(super) fn begin(args: &Share, say: impl FnOnce(&str)) -> Result<Self, Failure> {
        let (address, listener) = Address::find(args)?;
        let home = address.url();
        let (tell, events) = channel();
        let share = serve::Share::open(&args.files, &home, args.feed, tell).map_err(|error| refused(args, error))?;
        let offers = share.offers();
        let wanted = offers.iter().map(|offer| &offer.served);
        let wanted = wanted.map(|file| (file.version().to_owned(), file.name().to_owned(), file.bytes()));
        let progress = Progress::of(wanted);
        say(&told::before(args, &offers));
        let server = start(listener, &address, share)?;
        Ok(Self { address, home, progress, events, server })
    }

    /// Waits until it is over, and tells what happens: what the user wants to know to `say`, what the user must know to `insist`.
    pub(super) fn until_over(
        self,
        args: &Share,
        interrupted: &AtomicBool,
        say: &dyn Fn(&str),
        insist: &dyn Fn(&str),
    ) -> (Over, Progress) {
        let Self { address, progress, events, server, .. } = self;
        let limit = (!args.keep && !args.feed).then_some(args.minutes);
        let ears = Ears { interrupted, say, insist };
        let over = watch::until_over(&ears, &events, progress, limit, address.socket.port());
        server.stop();
        over
    }
}

fn start(listener: TcpListener, address: &Address, share: serve::Share) -> Result<Server, Failure> {
    let routes = serve::behind(&address.token, share.routes());
    Server::start(listener, routes).map_err(|error| address::cannot_listen(address.socket, &error))
}

/// What was named is often a routine, of which a track has to be rendered first.
fn refused(args: &Share, error: OfferError) -> Failure {
    let routine = match &error {
        OfferError::Unreadable { path, error } if error.kind() == ErrorKind::NotFound => path.as_str(),
        OfferError::Kind(path) => path.as_str(),
        _ => return Failure::machine(error),
    };
    let is_bundled = routine::bundled().iter().any(|known| known.name == routine);
    if is_bundled || routine.ends_with(".toml") {
        return Failure::Machine(told::of_a_routine(routine, args));
    }
    Failure::machine(error)
}

fn finish(args: &Share, context: &Context<'_>, over: Over, progress: &Progress) -> Result<(), Failure> {
    let is_asked_to_go_on = args.keep || args.feed;
    match over {
        Over::Itself(Ending::Fetched) => context.console.say("Everything was fetched. Nothing is shared any more."),
        Over::Itself(Ending::TimeOver) => return Err(Failure::Unfetched(told::time_over(args, progress))),
        Over::Interrupted if is_asked_to_go_on => context.console.say("Stopped. Nothing is shared any more."),
        Over::Interrupted if progress.is_fetched() => {
            context.console.say("Stopped after everything was fetched. Nothing is shared any more.");
        }
        Over::Interrupted => return Err(Failure::Unshared),
    }
    Ok(())
}
