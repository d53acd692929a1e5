//! `nightcue share`: brings files onto a phone, by a page on the local network whose address nobody can guess.
//!
//! The address goes to standard output, on a terminal with a code to scan; everything else is for the user, on standard error.

mod address;
mod code;
mod told;
mod watch;

use std::io::ErrorKind;
use std::net::TcpListener;
use std::sync::mpsc::channel;

use nightcue::routine;
use nightcue::serve::{self, Ending, OfferError, Progress, Server};

use self::address::Address;
use self::watch::Over;
use crate::cli::args::share::Share;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

pub(crate) fn run(args: &Share, context: &Context<'_>) -> Result<(), Failure> {
    let (address, listener) = Address::find(args)?;
    let home = address.url();
    let (tell, events) = channel();
    let share = serve::Share::open(&args.files, &home, args.feed, tell).map_err(|error| refused(args, error))?;
    let offers = share.offers();
    let wanted = offers.iter().map(|offer| &offer.served);
    let wanted = wanted.map(|file| (file.version().to_owned(), file.name().to_owned(), file.bytes()));
    let progress = Progress::of(wanted);
    context.console.say(&told::before(args, &offers));
    let server = start(listener, &address, share)?;
    let code = code::drawing(&home);
    console::print_drawing(&code)?;
    console::print(&told::address(args, &home))?;
    context.console.say(&told::instructions(args, &address, !code.is_empty()));
    let limit = (!args.keep && !args.feed).then_some(args.minutes);
    let (over, progress) = watch::until_over(context, &events, progress, limit, address.socket.port());
    server.stop();
    finish(args, context, over, &progress)
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
