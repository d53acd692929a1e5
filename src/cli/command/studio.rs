//! `nightcue studio`: a page in the browser in which a routine is written, looked at and heard.
//!
//! The page talks to this process alone, over an address of this machine that nobody else knows.

mod addition;
mod answer;
mod controls;
mod desk;
mod document;
mod drawn;
mod events;
mod files;
mod outline;
mod page;
mod phone;
mod press;
mod reading;
mod record;
mod routes;
mod sending;
mod shown;
mod start;
mod take;
mod teller;
mod typed;
mod windows;
mod wish;

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use nightcue::serve::{Server, Token};

use self::desk::Desk;
use self::document::Document;
use crate::cli::args::studio::Studio;
use crate::cli::console;
use crate::cli::context::Context;
use crate::cli::failure::Failure;

/// How soon an end is noticed.
const GLANCE: Duration = Duration::from_millis(50);
/// What a routine is called that is not called anything yet.
const UNNAMED: &str = "routine.toml";

/// Whether `routine` is the name of a file in this folder that is not there yet.
fn is_new(routine: &str) -> bool {
    let path = Path::new(routine);
    let is_name = path.file_name().is_some_and(|name| name == routine);
    is_name && path.extension().is_some_and(|extension| extension == "toml") && !path.exists()
}

pub(crate) fn run(args: &Studio, context: &Context<'_>) -> Result<(), Failure> {
    let document = match args.routine.as_deref() {
        Some("-") => return Err(Failure::machine("the studio saves what you write: it needs a file, and `-` is none")),
        Some(routine) if is_new(routine) => Document::new(routine.to_owned(), String::new()),
        Some(routine) => context.wait_for(|| Document::open(routine))??.0,
        None => Document::new(UNNAMED.to_owned(), String::new()),
    };
    let desk = Arc::new(Desk::new(document).map_err(Failure::machine)?);
    files::watch(&desk);
    let token = Token::random().map_err(Failure::machine)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::machine)?;
    let own = listener.local_addr().map_err(Failure::machine)?;
    let server = Server::start(listener, routes::routes(Arc::clone(&desk), &token, own)).map_err(Failure::machine)?;
    let address = format!("http://{own}/{token}/");
    console::print(&format!("{address}\n"))?;
    let is_open = !args.no_open && open::that_detached(&address).is_ok();
    let said = match is_open {
        true => "the studio is open in your browser, at the address above; Ctrl-C ends it",
        false => "open this address in your browser: there is the studio; Ctrl-C ends it",
    };
    context.console.say(said);
    while !desk.ended.load(Ordering::SeqCst) && !context.interrupted.load(Ordering::SeqCst) {
        thread::sleep(GLANCE);
    }
    desk.ended.store(true, Ordering::SeqCst);
    desk.stop_work();
    desk.stop_sharing();
    desk.events.tell(events::END, &());
    server.stop();
    Ok(())
}
