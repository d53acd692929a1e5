//! Where files are shared: an address of this machine, a port, and a path that nobody can guess.
//!
//! A feed keeps its port and its path in the user's folder, so that podcast apps find it again.

use std::fs;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use nightcue::base;
use nightcue::serve::{Kind, Place, Token, places};

use crate::cli::args::share::Share;
use crate::cli::failure::Failure;

/// Where files are shared.
pub(super) struct Address {
    /// Address and port.
    pub socket: SocketAddr,
    /// The path.
    pub token: Token,
    /// Other addresses of this machine at which the phone might be.
    pub others: Vec<Place>,
}

impl Address {
    /// The address that `args` ask for, else the likeliest; with the socket that listens there.
    pub(super) fn find(args: &Share) -> Result<(Self, TcpListener), Failure> {
        let (address, others) = place(args)?;
        let kept = if args.feed { kept() } else { None };
        let wished = args.port.or(kept.as_ref().map(|(port, _)| *port)).unwrap_or(0);
        let listener = match TcpListener::bind((address, wished)) {
            // The port of last time may be another program's by now; one that was asked for has to be free.
            Err(_) if args.port.is_none() && wished != 0 => TcpListener::bind((address, 0)),
            other => other,
        };
        let cannot = |error| cannot_listen(SocketAddr::new(address, wished), &error);
        let listener = listener.map_err(cannot)?;
        let socket = listener.local_addr().map_err(cannot)?;
        let is_known = kept.is_some() && args.port.is_none();
        let token = match kept {
            Some((_, token)) => token,
            None => Token::random().map_err(Failure::machine)?,
        };
        // A feed beside another one, which has the port, leaves the other's address alone.
        if args.feed && !is_known {
            keep(socket.port(), &token)?;
        }
        Ok((Self { socket, token, others }, listener))
    }

    /// The address as a browser takes it, with a slash at its end.
    pub(super) fn url(&self) -> String {
        format!("http://{}/{}/", self.socket, self.token)
    }
}

/// Why nothing can be shared at `socket`.
pub(super) fn cannot_listen(socket: SocketAddr, error: &io::Error) -> Failure {
    Failure::Machine(format!("cannot share at {socket}: {error}"))
}

fn place(args: &Share) -> Result<(IpAddr, Vec<Place>), Failure> {
    if let Some(address) = args.address {
        return Ok((address, Vec::new()));
    }
    let mut places =
        places().map_err(|error| Failure::Machine(format!("cannot find an address of this machine: {error}")))?;
    if let Some(name) = &args.interface {
        let listed = list(&places);
        let found = places.iter().find(|place| place.interface == *name);
        let unknown = || Failure::Machine(format!("no network interface `{name}` has an address; there are: {listed}"));
        return Ok((found.ok_or_else(unknown)?.address, Vec::new()));
    }
    if places.is_empty() {
        let reason = "this machine is not on a network; connect it to the Wi-Fi of the phone, or name an address with `--address`";
        return Err(Failure::Machine(reason.to_owned()));
    }
    let first = places.remove(0);
    Ok((first.address, places))
}

/// Places in one line.
pub(super) fn list(places: &[Place]) -> String {
    let named = places.iter().map(|place| format!("{} ({})", place.address, place.interface));
    let named = named.collect::<Vec<_>>().join(", ");
    if named.is_empty() { "none".to_owned() } else { named }
}

fn kept_at() -> Option<PathBuf> {
    Some(base::data_folder()?.join("feed"))
}

fn kept() -> Option<(u16, Token)> {
    let text = fs::read_to_string(kept_at()?).ok()?;
    let (port, token) = text.trim().split_once(' ')?;
    Some((port.parse().ok()?, Token::kept(token)?))
}

fn keep(port: u16, token: &Token) -> Result<(), Failure> {
    let Some(path) = kept_at() else { return Ok(()) };
    let cannot =
        |error| Failure::Machine(format!("cannot keep the address of the feed in `{}`: {error}", path.display()));
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(cannot)?;
    base::write_kept(&path, format!("{port} {token}\n").as_bytes()).map_err(cannot)
}

/// Tracks in `out` that were rendered of the routine `name`, MP3 first.
pub(super) fn rendered(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir("out").into_iter().flatten().flatten();
    let is_of = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_named = stem.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        is_named && Kind::of(path).is_some_and(Kind::is_audio)
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_of(path)).collect();
    found.sort_by_key(|path| (Kind::of(path).map(Kind::ending) != Some("mp3"), path.clone()));
    found
}
