//! One HTTP request, on a thread of its own, so that a user who asks to stop need not wait for the network.

use std::io::{ErrorKind, Read as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use ureq::http::HeaderMap;

use super::error::DownloadError;
use super::trouble::Trouble;

const CHUNK: usize = 64 * 1024;
/// How many chunks may wait, so that the network cannot run ahead of the disk.
const WAITING: usize = 8;
/// A user who asks to stop waits no longer than this.
const GLANCE: Duration = Duration::from_millis(100);

/// A source that sends less than this in the longest wait for its next bytes would keep a user waiting for days.
const LEAST_BYTES: usize = 4 * 1024;

/// What a request yields.
pub(crate) enum Event {
    /// Comes first.
    Head(Head),
    /// Then the bytes.
    Bytes(Vec<u8>),
    /// The last event, if all went well.
    End,
    /// The last event, if something went wrong.
    Trouble(Trouble),
}

/// What the server says about the bytes.
#[derive(Debug)]
pub(crate) struct Head {
    pub status: u16,
    /// How many bytes follow.
    pub length: Option<u64>,
    /// Where in the file they belong, if they are only a part.
    pub start: Option<u64>,
    /// The server's tag of this version of the file, if it is a strong one.
    pub tag: Option<String>,
}

/// A request under way.
pub(crate) struct Transfer {
    events: Receiver<Event>,
}

impl Transfer {
    /// Requests the file at `address` from byte `from` on, if it is still the version `tag`. A source that is slower than
    /// [`LEAST_BYTES`] in each `wait` is cut off.
    pub(crate) fn begin(agent: &ureq::Agent, address: &str, from: u64, tag: Option<&str>, wait: Duration) -> Self {
        let mut request = agent.get(address);
        if from > 0 {
            request = request.header("Range", format!("bytes={from}-"));
            if let Some(tag) = tag {
                request = request.header("If-Range", tag);
            }
        }
        let (sender, events) = sync_channel(WAITING);
        let address = address.to_owned();
        thread::spawn(move || {
            let last = match carry(request, &address, wait, &sender) {
                Ok(()) => Event::End,
                Err(trouble) => Event::Trouble(trouble),
            };
            // It fails when nobody listens anymore because the user asked to stop.
            let _ = sender.send(last);
        });
        Self { events }
    }

    /// What comes next; `None` when nothing has come for a moment.
    pub(crate) fn next(&self) -> Option<Event> {
        match self.events.recv_timeout(GLANCE) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                Some(Event::Trouble(Trouble::Cut("the connection broke".to_owned())))
            }
        }
    }
}

fn carry(
    request: ureq::RequestBuilder<ureq::typestate::WithoutBody>,
    address: &str,
    wait: Duration,
    sender: &SyncSender<Event>,
) -> Result<(), Trouble> {
    let mut response = request.call().map_err(|error| trouble(error, address))?;
    let head = head(response.status().as_u16(), response.headers());
    let has_bytes = matches!(head.status, 200 | 206);
    if sender.send(Event::Head(head)).is_err() || !has_bytes {
        return Ok(());
    }
    // No limit here: the receiver counts the bytes.
    let mut reader = response.body_mut().with_config().limit(u64::MAX).reader();
    let (mut since, mut received) = (Instant::now(), 0);
    loop {
        let mut bytes = vec![0; CHUNK];
        let count = reader.read(&mut bytes).map_err(|error| trouble(error.into(), address))?;
        bytes.truncate(count);
        received += count;
        if count > 0 && since.elapsed() > wait {
            if received < LEAST_BYTES {
                return Err(Trouble::Cut(format!(
                    "it sent only {received} bytes in {} seconds",
                    since.elapsed().as_secs()
                )));
            }
            (since, received) = (Instant::now(), 0);
        }
        if count == 0 || sender.send(Event::Bytes(bytes)).is_err() {
            return Ok(());
        }
    }
}

fn head(status: u16, headers: &HeaderMap) -> Head {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let length = text("content-length").and_then(|length| length.parse().ok());
    let range = text("content-range").and_then(|range| range.strip_prefix("bytes "));
    let start = range.and_then(|range| range.split('-').next()?.parse().ok());
    // A weak tag, `W/"…"`, may name other bytes, and is useless here (RFC 9110, section 13.1.5).
    let tag = text("etag").filter(|tag| tag.starts_with('"')).map(str::to_owned);
    Head { status, length, start, tag }
}

fn trouble(error: ureq::Error, address: &str) -> Trouble {
    let address = || address.to_owned();
    let reason = error.to_string();
    let reason = reason.strip_prefix("io: ").unwrap_or(&reason).to_owned();
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => unreachable(address(), reason),
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            unreachable(address(), "it does not answer".to_owned())
        }
        ureq::Error::Timeout(_) => Trouble::Cut("no more data came".to_owned()),
        ureq::Error::Io(error) if is_cut(error.kind()) => Trouble::Cut(reason),
        // The certificate is missing or wrong, so the network is there.
        ureq::Error::Io(error) if error.kind() == ErrorKind::InvalidData => {
            DownloadError::Unusable { address: address(), reason }.into()
        }
        // Failed name lookups have no error kind of their own.
        ureq::Error::Io(_) => unreachable(address(), reason),
        ureq::Error::TooManyRedirects => DownloadError::Redirects(address()).into(),
        ureq::Error::RequireHttpsOnly(target) => DownloadError::Insecure { address: address(), target }.into(),
        _ => DownloadError::Unusable { address: address(), reason }.into(),
    }
}

/// Whether an existing connection broke.
const fn is_cut(kind: ErrorKind) -> bool {
    use ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, Interrupted, TimedOut, UnexpectedEof};
    matches!(kind, BrokenPipe | ConnectionAborted | ConnectionReset | Interrupted | TimedOut | UnexpectedEof)
}

fn unreachable(address: String, reason: String) -> Trouble {
    DownloadError::Unreachable { address, reason }.into()
}
