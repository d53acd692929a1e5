//! One file as it was when it was opened, and answers to requests for it.
//!
//! What is sent comes from the open file, a block at a time, so memory does not grow with it. A new file of the same name changes nothing;
//! when the file itself is written to, the answer breaks off rather than mix two versions.

mod content;

use std::fs::{File, Metadata};
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;

use self::content::{Content, OpenFile};
use super::disposition::{Disposition, percent_encoded};
use super::kind::Kind;
use super::part::Part;

/// Bytes that are read at once.
const BLOCK_BYTES: u64 = 64 * 1024;

/// Is told how the sending goes on.
pub trait Watch: Send + Sync + 'static {
    /// The bytes of this range are on their way.
    fn sent(&self, range: Range<u64>);
    /// The file could not be sent on: it has been written to, or cannot be read.
    fn broke(&self, reason: &io::Error);
}

/// Nobody looks.
impl Watch for () {
    fn sent(&self, _: Range<u64>) {}
    fn broke(&self, _: &io::Error) {}
}

/// A request for a file.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// GET, or HEAD for the headers alone.
    pub method: &'a Method,
    /// The headers, of which those about ranges and versions are heeded.
    pub headers: &'a HeaderMap,
    /// What the browser is to do with it.
    pub disposition: Disposition,
}

/// One version of one file.
#[derive(Clone, Debug)]
pub struct Served {
    name: String,
    kind: Kind,
    bytes: u64,
    modified: Option<SystemTime>,
    tag: String,
    content: Content,
}

impl Served {
    /// Opens the file at `path`, which is of `kind`.
    ///
    /// # Errors
    /// When it cannot be opened or is not a regular file.
    pub fn open(path: &Path, kind: Kind) -> io::Result<Self> {
        // Looked at before it is opened: opening a pipe could wait forever.
        if !path.metadata()?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (bytes, modified) = (metadata.len(), metadata.modified().ok());
        let tag = version_tag(path, &metadata);
        let content = Content::Open(Arc::new(OpenFile { file, bytes, modified }));
        Ok(Self { name, kind, bytes, modified, tag, content })
    }

    /// A file that is only in memory, called `name`.
    pub fn of_bytes(name: &str, kind: Kind, content: Vec<u8>) -> Self {
        let (bytes, tag) = (content.len() as u64, tag(&content));
        Self { name: name.to_owned(), kind, bytes, modified: None, tag, content: Content::Memory(content.into()) }
    }

    /// The name, without folders.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name as the last part of a path.
    pub fn path_name(&self) -> String {
        percent_encoded(&self.name)
    }

    /// What kind of file it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How many bytes it has.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// When it was written, where that is known.
    pub const fn modified(&self) -> Option<SystemTime> {
        self.modified
    }

    /// What differs for each version: the value of `ETag` without its quotes.
    pub fn version(&self) -> &str {
        self.tag.trim_matches('"')
    }

    /// Whether the file at `path` is this one, and has not been written to.
    pub fn is_still_at(&self, path: &Path) -> bool {
        let there = path.metadata();
        let there = there.map(|there| version_tag(path, &there));
        there.is_ok_and(|there| there == self.tag)
    }

    /// The answer to what was asked: all of it, a part, or why there is none.
    pub fn respond(&self, asked: &Asked<'_>, watch: Arc<dyn Watch>) -> Response {
        let range = match Part::asked(asked.headers, self.bytes, &self.tag) {
            Part::Whole => None,
            Part::Some(range) => Some(range),
            Part::Known => return (StatusCode::NOT_MODIFIED, [(ETAG, self.tag.clone())]).into_response(),
            Part::Unsatisfiable => {
                let all = format!("bytes */{}", self.bytes);
                return (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, all)]).into_response();
            }
        };
        let sent = range.clone().unwrap_or(0..self.bytes);
        let length = sent.end - sent.start;
        let body = if asked.method == Method::HEAD { Body::empty() } else { self.body(sent, watch) };
        let mut response = Response::new(body);
        self.describe(response.headers_mut(), asked.disposition);
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        if let Some(range) = range {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let part = format!("bytes {}-{}/{}", range.start, range.end - 1, self.bytes);
            response.headers_mut().extend(HeaderValue::from_str(&part).map(|part| (CONTENT_RANGE, part)));
        }
        response
    }

    fn describe(&self, headers: &mut HeaderMap, disposition: Disposition) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind.media_type()));
        headers.insert(CONTENT_DISPOSITION, disposition.header(&self.name));
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        // Players keep what they have played while they ask whether it is still so.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.extend(HeaderValue::from_str(&self.tag).map(|tag| (ETAG, tag)));
    }

    fn body(&self, range: Range<u64>, watch: Arc<dyn Watch>) -> Body {
        Body::from_stream(stream::try_unfold((self.clone(), range, watch), |(served, range, watch)| async move {
            if range.is_empty() {
                return Ok::<_, io::Error>(None);
            }
            let block = range.start..range.end.min(range.start + BLOCK_BYTES);
            let bytes = served.content.read(block.clone()).await.inspect_err(|error| watch.broke(error))?;
            let rest = block.end..range.end;
            watch.sent(block);
            Ok(Some((bytes, (served, rest, watch))))
        }))
    }
}

/// The value of `ETag` for a version that `about` tells from all others.
fn tag(about: &[u8]) -> String {
    let hash = blake3::hash(about).to_hex();
    format!("\"{}\"", &hash[..24])
}

fn version_tag(path: &Path, metadata: &Metadata) -> String {
    let (bytes, modified) = (metadata.len(), metadata.modified().ok());
    tag(format!("{path:?} {bytes} {modified:?} {:?}", identity(metadata)).as_bytes())
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
const fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::sync::Mutex;

    use axum::body::to_bytes;

    use super::*;

    #[derive(Default)]
    struct Seen(Mutex<(Vec<Range<u64>>, usize)>);

    impl Watch for Seen {
        fn sent(&self, range: Range<u64>) {
            self.0.lock().expect("no panic").0.push(range);
        }

        fn broke(&self, _: &io::Error) {
            self.0.lock().expect("no panic").1 += 1;
        }
    }

    fn file(bytes: &[u8]) -> (tempfile::NamedTempFile, Served) {
        let mut file = tempfile::Builder::new().suffix(".mp3").tempfile().expect("a file");
        file.write_all(bytes).expect("room");
        let kind = Kind::of(file.path()).expect("known");
        let served = Served::open(file.path(), kind).expect("a file");
        (file, served)
    }

    fn answer(served: &Served, method: &Method, range: Option<&'static str>, seen: &Arc<Seen>) -> Response {
        let headers = range.map(|range| (axum::http::header::RANGE, HeaderValue::from_static(range)));
        let asked = Asked { method, headers: &headers.into_iter().collect(), disposition: Disposition::Inline };
        served.respond(&asked, Arc::<Seen>::clone(seen))
    }

    fn body(response: Response) -> Result<Vec<u8>, axum::Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(to_bytes(response.into_body(), usize::MAX)).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn a_file_is_sent_byte_for_byte_in_blocks() {
        let content: Vec<u8> = (0..200_000_u32).map(|index| (index % 251) as u8).collect();
        let (_file, served) = file(&content);
        let seen = Arc::default();
        let response = answer(&served, &Method::GET, None, &seen);
        assert_eq!(
            (response.status(), &response.headers()[CONTENT_LENGTH]),
            (StatusCode::OK, &HeaderValue::from(200_000))
        );
        assert_eq!(body(response).expect("all of it"), content);
        assert_eq!(
            seen.0.lock().expect("no panic").0,
            [0..65_536, 65_536..131_072, 131_072..196_608, 196_608..200_000]
        );
    }

    #[test]
    fn a_part_is_these_bytes_and_says_so() {
        for served in [
            file(b"0123456789").1,
            Served::of_bytes("a.wav", Kind::of(Path::new("a.wav")).expect("known"), b"0123456789".to_vec()),
        ] {
            let response = answer(&served, &Method::GET, Some("bytes=3-5"), &Arc::default());
            assert_eq!(
                (response.status(), &response.headers()[CONTENT_RANGE]),
                (StatusCode::PARTIAL_CONTENT, &HeaderValue::from_static("bytes 3-5/10"))
            );
            assert_eq!(body(response).expect("a part"), b"345");
            let response = answer(&served, &Method::GET, Some("bytes=10-"), &Arc::default());
            assert_eq!(
                (response.status(), &response.headers()[CONTENT_RANGE]),
                (StatusCode::RANGE_NOT_SATISFIABLE, &HeaderValue::from_static("bytes */10"))
            );
        }
    }

    #[test]
    fn headers_alone_send_nothing_and_tell_the_length() {
        let (_file, served) = file(b"0123456789");
        let seen = Arc::default();
        let response = answer(&served, &Method::HEAD, None, &seen);
        assert_eq!(response.headers()[CONTENT_LENGTH], HeaderValue::from(10));
        assert_eq!(body(response).expect("nothing"), b"");
        assert!(seen.0.lock().expect("no panic").0.is_empty());
    }

    #[test]
    fn a_file_that_is_written_to_breaks_off_and_one_that_is_replaced_does_not() {
        let (mut file, served) = file(b"0123456789");
        let seen = Arc::default();
        let elsewhere = file.path().with_extension("other");
        std::fs::rename(file.path(), &elsewhere).expect("moved");
        std::fs::write(file.path(), b"new").expect("written");
        assert_eq!(body(answer(&served, &Method::GET, None, &seen)).expect("the old file"), b"0123456789");
        file.write_all(b"more").expect("room");
        assert!(body(answer(&served, &Method::GET, None, &seen)).is_err());
        assert_eq!(seen.0.lock().expect("no panic").1, 1);
        std::fs::remove_file(elsewhere).expect("removed");
    }

    #[test]
    fn every_version_has_a_tag_of_its_own() {
        let wav = Kind::of(Path::new("a.wav")).expect("known");
        let of = |content: &[u8]| Served::of_bytes("a.wav", wav, content.to_vec()).version().to_owned();
        assert_ne!(of(b"one"), of(b"two"));
        assert_ne!(file(b"one").1.version(), file(b"one").1.version());
    }
}
