//! A local server that answers as a test says.
#![cfg(any(feature = "natural", feature = "neural"))]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub path: String,
    /// The first byte wanted.
    pub from: Option<usize>,
    pub if_range: Option<String>,
}

/// The bytes of an answer; the connection is closed behind them unless it hangs.
#[derive(Default)]
pub(crate) struct Answer {
    pub bytes: Vec<u8>,
    pub hangs: bool,
    /// After so many bytes, the others come one by one.
    pub trickles_after: Option<usize>,
}

pub(crate) struct Server {
    pub address: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub(crate) fn new(answer: impl Fn(&Request) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            let mut hanging = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let request = read(&stream);
                seen.lock().expect("no panic").push(request.clone());
                let Answer { bytes, hangs, trickles_after } = answer(&request);
                let (at_once, slowly) = bytes.split_at(trickles_after.unwrap_or(bytes.len()));
                // A client that has enough closes the connection.
                let _ = stream.write_all(at_once);
                for byte in slowly {
                    thread::sleep(std::time::Duration::from_millis(20));
                    if stream.write_all(&[*byte]).is_err() {
                        break;
                    }
                }
                if hangs {
                    hanging.push(stream);
                }
            }
        });
        Self { address, requests }
    }

    /// What was asked for so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("no panic").clone()
    }
}

fn read(stream: &TcpStream) -> Request {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let mut request = Request { path: first.split(' ').nth(1).unwrap_or_default().to_owned(), ..Request::default() };
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").unwrap_or_default();
        match name.to_lowercase().as_str() {
            "range" => {
                let first = value.strip_prefix("bytes=").and_then(|range| range.strip_suffix('-'));
                request.from = Some(first.expect("an open range").parse().expect("a number"));
            }
            "if-range" => request.if_range = Some(value.to_owned()),
            _ => {}
        }
    }
    request
}

/// `status` with more lines of its head.
pub(crate) fn status(status: &str, lines: &str, body: &[u8]) -> Answer {
    let mut bytes = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{lines}\r\n").into_bytes();
    bytes.extend(body);
    Answer { bytes, ..Answer::default() }
}

/// All of `body`.
pub(crate) fn whole(body: &[u8]) -> Answer {
    cut(body, body.len())
}

/// The first `count` bytes of `body`, which is announced whole.
pub(crate) fn cut(body: &[u8], count: usize) -> Answer {
    status("200 OK", &format!("Content-Length: {}\r\nETag: \"one\"\r\n", body.len()), &body[..count.min(body.len())])
}

/// `count` bytes of `body` from where `request` wants it, the rest of it announced.
pub(crate) fn part(body: &[u8], request: &Request, count: usize) -> Answer {
    let Some(from) = request.from else { return cut(body, count) };
    let lines = format!(
        "Content-Length: {}\r\nContent-Range: bytes {from}-{}/{}\r\nETag: \"one\"\r\n",
        body.len() - from,
        body.len() - 1,
        body.len()
    );
    status("206 Partial Content", &lines, &body[from..body.len().min(from + count)])
}
