//! Downloads: whole and as expected, or not at all.
//!
//! Never more bytes than expected. A broken download resumes where it stopped, in this run or the next, and nothing with another hash
//! is kept.

pub(crate) mod error;
pub(crate) mod part;
pub(crate) mod sink;
pub(crate) mod transfer;
pub(crate) mod trouble;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use error::{DownloadError, MOST_REDIRECTS};
use part::Part;
use sink::{Memory, Sink};
use transfer::{Event, Head, Transfer};
use trouble::Trouble;

/// How long to wait for a network, and how often to try.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How long to wait for a connection.
    pub connect: Duration,
    /// How long to wait for the next bytes.
    pub read: Duration,
    /// How often to retry a download that made no headway.
    pub tries: u32,
    /// The pause before the first retry; twice as long before the next, and so on.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let [connect, read, pause] = [15_000, 30_000, 250].map(Duration::from_millis);
        Self { connect, read, tries: 4, pause }
    }
}

/// This many bytes count as headway.
const HEADWAY: u64 = 1024 * 1024;

/// How large a file must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Size {
    /// Exactly this many bytes.
    Exactly(u64),
    /// At most this many bytes.
    AtMost(u64),
}

/// Downloads files.
#[derive(Debug)]
pub struct Courier<'a> {
    agent: ureq::Agent,
    patience: Patience,
    cancel: &'a AtomicBool,
}

impl<'a> Courier<'a> {
    /// Downloads from `source` and wherever it redirects, but never from `https://` to anything else. Stops when `cancel` becomes true.
    pub fn new(source: &str, patience: Patience, cancel: &'a AtomicBool) -> Self {
        let config = ureq::Agent::config_builder()
            .https_only(source.starts_with("https://"))
            .http_status_as_error(false)
            .max_redirects(MOST_REDIRECTS)
            // The file itself is counted and hashed, not a compressed form.
            .accept_encoding("identity")
            .user_agent(concat!("nightcue/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(patience.connect))
            .timeout_connect(Some(patience.connect))
            .timeout_recv_response(Some(patience.read))
            .timeout_per_read(Some(patience.read))
            .build();
        Self { agent: config.into(), patience, cancel }
    }

    /// A file of at most `most` bytes.
    ///
    /// # Errors
    /// When it cannot be downloaded or is larger.
    pub fn small(&self, address: &str, most: u64) -> Result<Vec<u8>, DownloadError> {
        let mut memory = Memory::default();
        self.get(address, Size::AtMost(most), &mut memory, &|_| ())?;
        Ok(memory.bytes)
    }

    /// Downloads the file of `bytes` bytes and the hash `sha256` into `part`, which may hold the beginning of it; `progress` gets the
    /// number of bytes so far.
    ///
    /// # Errors
    /// When it cannot be downloaded or is another file. The part is kept if another run can resume it.
    pub fn large(
        &self,
        address: &str,
        (bytes, sha256): (u64, &str),
        part: Part,
        progress: &dyn Fn(u64),
    ) -> Result<Part, DownloadError> {
        let mut part = part;
        if part.bytes() > bytes {
            part.restart(None)?;
        }
        if part.bytes() < bytes
            && let Err(error) = self.get(address, Size::Exactly(bytes), &mut part, progress)
        {
            if let DownloadError::Size { .. } = error {
                part.remove();
            }
            return Err(error);
        }
        let found = part.sha256();
        if found == sha256 {
            return Ok(part);
        }
        part.remove();
        Err(DownloadError::Hash { address: address.to_owned(), found })
    }

    fn get(&self, address: &str, size: Size, sink: &mut dyn Sink, progress: &dyn Fn(u64)) -> Result<(), DownloadError> {
        let mut tries = 0;
        loop {
            let before = sink.bytes();
            let reason = match self.attempt(address, size, sink, progress) {
                Ok(()) => return Ok(()),
                Err(Trouble::Final(DownloadError::Unreachable { reason, .. })) if sink.bytes() > 0 => reason,
                Err(Trouble::Final(error)) => return Err(error),
                Err(Trouble::Cut(reason)) => reason,
            };
            tries = if sink.bytes() >= before + HEADWAY { 0 } else { tries + 1 };
            if tries > self.patience.tries {
                return Err(DownloadError::Cut { done: sink.bytes(), reason });
            }
            self.wait(self.patience.pause * (1 << tries.min(6)) / 2)?;
        }
    }

    fn wait(&self, time: Duration) -> Result<(), DownloadError> {
        const STEP: Duration = Duration::from_millis(50);
        let mut left = time;
        while !left.is_zero() {
            self.go_on()?;
            let step = left.min(STEP);
            thread::sleep(step);
            left -= step;
        }
        Ok(())
    }

    fn go_on(&self) -> Result<(), DownloadError> {
        if self.cancel.load(Ordering::Relaxed) { Err(DownloadError::Interrupted) } else { Ok(()) }
    }

    /// One request, starting where `sink` ends.
    fn attempt(&self, address: &str, size: Size, sink: &mut dyn Sink, progress: &dyn Fn(u64)) -> Result<(), Trouble> {
        let transfer = Transfer::begin(&self.agent, address, sink.bytes(), sink.tag(), self.patience.read);
        loop {
            self.go_on()?;
            match transfer.next() {
                None => {}
                Some(Event::Head(head)) => begun(address, size, &head, sink)?,
                Some(Event::Bytes(bytes)) => {
                    let (Size::Exactly(most) | Size::AtMost(most)) = size;
                    if sink.bytes() + bytes.len() as u64 > most {
                        return Err(other_size(address, size, format!("more than {most}")).into());
                    }
                    sink.append(&bytes)?;
                    progress(sink.bytes());
                }
                Some(Event::End) => match size {
                    Size::Exactly(bytes) if sink.bytes() < bytes => {
                        return Err(Trouble::Cut("the data ended early".into()));
                    }
                    _ => return Ok(()),
                },
                Some(Event::Trouble(trouble)) => return Err(trouble),
            }
        }
    }
}

/// Checks that the server announces the file that is wanted, or the rest of it.
fn begun(address: &str, size: Size, head: &Head, sink: &mut dyn Sink) -> Result<(), Trouble> {
    let address = || address.to_owned();
    match head.status {
        200 => {
            let fits = |length: u64| match size {
                Size::Exactly(bytes) => length == bytes,
                Size::AtMost(most) => length <= most,
            };
            if let Some(length) = head.length.filter(|length| !fits(*length)) {
                return Err(other_size(&address(), size, length.to_string()).into());
            }
            // The whole file comes, even if the beginning was there already.
            Ok(sink.restart(head.tag.clone())?)
        }
        206 if head.start == Some(sink.bytes()) => Ok(()),
        // The server no longer has the version that the beginning belongs to.
        206 | 416 => {
            sink.restart(None)?;
            Err(Trouble::Cut("the server cannot resume the download".to_owned()))
        }
        status @ (404 | 410) => Err(DownloadError::Missing { address: address(), status }.into()),
        status @ (408 | 429 | 500..=599) => Err(Trouble::Cut(format!("the server answered {status}"))),
        status => Err(DownloadError::Refused { address: address(), status }.into()),
    }
}

fn other_size(address: &str, size: Size, found: String) -> DownloadError {
    let expected = match size {
        Size::Exactly(bytes) => bytes.to_string(),
        Size::AtMost(most) => format!("at most {most}"),
    };
    DownloadError::Size { address: address.to_owned(), found, expected }
}
