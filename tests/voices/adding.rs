//! Voices downloaded from a local server.
#![cfg(feature = "neural")]

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use nightcue::speech::{self, CatalogEntry, Courier, DownloadError, InstallError, Models, Part, Patience};
use nightcue::words::Language;
use tempfile::TempDir;

use crate::server::{Answer, Request, Server, cut, part, status, whole};
use crate::{Desk, ROUTINE, fixture};

const NAME: &str = "en_US-tiny-low";
const SHA256: &str = "a0ebc22d11347dbfddbc3e324ac085b34741d0a5939f0b7dd27c215083ed5119";
const PATH: &str = "/en/en_US/tiny/low/en_US-tiny-low.onnx";
const QUICK: Patience = Patience {
    connect: Duration::from_secs(60),
    read: Duration::from_secs(60),
    tries: 4,
    pause: Duration::from_millis(1),
};

fn entry() -> CatalogEntry {
    CatalogEntry {
        name: NAME.to_owned(),
        language: Language::English,
        espeak_voice: "en-us".to_owned(),
        sample_rate_hz: 22_050,
        speakers: 1,
        bytes: fixture("tiny.onnx").len() as u64,
        sha256: SHA256.to_owned(),
        license: "public domain".to_owned(),
    }
}

/// A server that has the JSON, and answers requests for the model as `model` does.
fn serving(model: impl Fn(&Request) -> Answer + Send + 'static) -> Server {
    Server::new(move |request| match request.path.strip_suffix(".json") {
        Some(_) => whole(&fixture("tiny.onnx.json")),
        None => model(request),
    })
}

/// The folder for the voice.
struct Place {
    folder: TempDir,
    patience: Patience,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder"), patience: QUICK }
    }

    fn part(&self) -> PathBuf {
        self.folder.path().join(format!("{NAME}.onnx.part"))
    }

    /// Leaves behind `bytes`, as an earlier run would have.
    fn with_part(self, bytes: &[u8], tag: &str) -> Self {
        fs::write(self.part(), bytes).expect("disk");
        fs::write(self.folder.path().join(format!("{NAME}.onnx.part.tag")), tag).expect("disk");
        self
    }

    fn add(&self, server: &Server) -> Result<PathBuf, InstallError> {
        self.add_as(&entry(), server)
    }

    fn add_as(&self, entry: &CatalogEntry, server: &Server) -> Result<PathBuf, InstallError> {
        let cancel = AtomicBool::new(false);
        let models = Models::at(self.folder.path().to_owned());
        let courier = Courier::new(&server.address, self.patience, &cancel);
        speech::download_voice(entry, &server.address, &models, &courier, &|_| ())
    }

    /// Why the voice was not added; at most a part of it is left.
    fn refused(&self, server: &Server) -> String {
        let message = self.add(server).expect_err("no voice").to_string();
        assert!(self.files().iter().all(|file| file.contains(".part")), "{message}: {:?}", self.files());
        message
    }

    /// Adds the voice and checks that it is the right one.
    fn added(&self, server: &Server) {
        let model = self.add(server).expect("a voice");
        assert!(fs::read(&model).expect("a model") == fixture("tiny.onnx"));
        assert_eq!(self.files(), [format!("{NAME}.onnx"), format!("{NAME}.onnx.json")]);
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder").map(|entry| entry.expect("an entry"));
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

#[test]
fn a_connection_that_breaks_is_taken_up_where_it_broke() {
    let server = serving(|request| part(&fixture("tiny.onnx"), request, 400));
    Place::new().added(&server);
    let asked: Vec<_> = server.requests().into_iter().skip(1).map(|request| (request.from, request.if_range)).collect();
    let one = || Some("\"one\"".to_owned());
    assert_eq!(asked, [(None, None), (Some(400), one()), (Some(800), one()), (Some(1_200), one())]);
}

#[test]
fn the_next_run_goes_on_where_the_last_one_stopped() {
    let place = Place::new();
    let message = place.refused(&serving(|request| match request.from {
        None => cut(&fixture("tiny.onnx"), 700),
        Some(_) => status("503 Service Unavailable", "", b""),
    }));
    assert!(
        message.contains("after 700 bytes") && message.contains("answered 503") && message.contains("resume"),
        "{message}"
    );
    assert_eq!(fs::read(place.part()).expect("a part"), fixture("tiny.onnx")[..700]);
    let server = serving(|request| part(&fixture("tiny.onnx"), request, 5_000));
    place.added(&server);
    let asked = server.requests().pop().expect("a request");
    assert_eq!((asked.from, asked.if_range.as_deref()), (Some(700), Some("\"one\"")));
}

#[test]
fn a_part_that_is_whole_already_is_not_asked_for_again() {
    let place = Place::new().with_part(&fixture("tiny.onnx"), "\"one\"");
    let server = serving(|_| status("500 Never", "", b""));
    place.added(&server);
    assert_eq!(server.requests().len(), 1, "the JSON alone");
}

#[test]
fn a_tag_that_is_damaged_is_no_tag() {
    for tag in ["", "\"", "one", "\"one\"\r\nX-Evil: 1", "W/\"one\"", "\"\u{e9}\""] {
        let server = serving(|request| part(&fixture("tiny.onnx"), request, 5_000));
        Place::new().with_part(&fixture("tiny.onnx")[..700], tag).added(&server);
        let asked = server.requests().pop().expect("a request");
        assert_eq!((asked.from, asked.if_range), (Some(700), None), "{tag:?}");
    }
}

#[test]
fn a_server_that_does_not_go_on_starts_anew() {
    // It does not support ranges; it has another version by now; it rejects the range; it sends another range.
    let answers: [fn(&Request) -> Answer; 4] = [
        |_| whole(&fixture("tiny.onnx")),
        |request| match request.if_range.as_deref() {
            Some("\"one\"") => panic!("the tag is another"),
            _ => whole(&fixture("tiny.onnx")),
        },
        |request| match request.from {
            Some(_) => status("416 Range Not Satisfiable", "", b""),
            None => whole(&fixture("tiny.onnx")),
        },
        |request| match request.from {
            Some(_) => status("206 Partial Content", "Content-Range: bytes 9-19/1412\r\n", b"0123456789"),
            None => whole(&fixture("tiny.onnx")),
        },
    ];
    for answer in answers {
        Place::new().with_part(&[7; 700], "\"two\"").added(&serving(answer));
    }
}

#[test]
fn another_file_is_deleted_and_reported() {
    let mut other = fixture("tiny.onnx");
    other[1_000] ^= 1;
    let place = Place::new();
    let message = place.refused(&serving(move |_| whole(&other)));
    assert!(message.contains("wrong checksum") && message.contains("deleted"), "{message}");
    assert_eq!(place.files(), [""; 0]);
    // The beginning from an earlier run may be wrong as well.
    let place = Place::new().with_part(&[7; 700], "\"one\"");
    assert!(place.refused(&serving(|request| part(&fixture("tiny.onnx"), request, 5_000))).contains("checksum"));
    assert_eq!(place.files(), [""; 0]);
}

#[test]
fn a_file_of_another_size_is_refused_before_it_comes() {
    let place = Place::new();
    let message = place.refused(&serving(|_| status("200 OK", "Content-Length: 99999999999\r\n", b"x")));
    assert!(message.contains("99999999999 bytes, not 1412"), "{message}");
    let message = place.refused(&serving(|_| whole(&fixture("tiny.onnx")[..1_411])));
    assert!(message.contains("1411 bytes, not 1412"), "{message}");
    // Without a length, as soon as too much has arrived.
    let message = place.refused(&serving(|_| status("200 OK", "", &vec![7; 5_000_000])));
    assert!(message.contains("more than 1412"), "{message}");
    assert_eq!(place.files(), [""; 0]);
}

#[test]
fn redirects_are_followed_but_not_forever() {
    let elsewhere = Server::new(|_| whole(&fixture("tiny.onnx")));
    let target = format!("{}/blob", elsewhere.address);
    Place::new().added(&serving(move |_| status("302 Found", &format!("Location: {target}\r\n"), b"")));
    let relative = serving(|request| match request.path.as_str() {
        PATH => status("307 Temporary Redirect", "Location: /blob?x=1\r\n", b""),
        "/blob?x=1" => part(&fixture("tiny.onnx"), request, 700),
        other => panic!("{other}"),
    });
    Place::new().added(&relative);
    let message = Place::new().refused(&serving(|_| status("302 Found", &format!("Location: {PATH}\r\n"), b"")));
    assert!(message.contains("redirects more than"), "{message}");
}

#[test]
fn from_an_encrypted_source_nothing_leads_to_one_that_is_not() {
    let server = Server::new(|_| whole(b"{}"));
    let cancel = AtomicBool::new(false);
    let courier = Courier::new("https://example.org", QUICK, &cancel);
    let message = courier.small(&server.address, 100).expect_err("not encrypted");
    assert!(matches!(message, DownloadError::Insecure { .. }), "{message}");
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn what_the_server_does_not_give_is_reported() {
    for (answer, expected) in [
        ("404 Not Found", "does not exist"),
        ("401 Unauthorized", "answered 401"),
        ("403 Forbidden", "refused"),
        ("418 I'm a teapot", "answered 418"),
    ] {
        let server = serving(move |_| status(answer, "", b"no"));
        let message = Place::new().refused(&server);
        assert!(message.contains(expected) && message.contains(PATH), "{message}");
        assert_eq!(server.requests().len(), 2, "not asked for again");
    }
}

#[test]
fn a_server_that_is_busy_is_asked_again() {
    let count = AtomicUsize::new(0);
    Place::new().added(&serving(move |_| match count.fetch_add(1, Ordering::Relaxed) {
        0 => status("429 Too Many Requests", "", b""),
        1 => Answer::default(),
        2 => status("500 Internal Server Error", "", b""),
        _ => whole(&fixture("tiny.onnx")),
    }));
}

#[test]
fn a_server_that_falls_silent_is_not_waited_for() {
    let mut place = Place::new();
    place.patience = Patience { read: Duration::from_millis(100), tries: 1, ..QUICK };
    let server = Server::new(|request| match request.path.ends_with(".json") {
        true => Answer { hangs: true, ..cut(&fixture("tiny.onnx.json"), 100) },
        false => panic!("the JSON comes first"),
    });
    let message = place.refused(&server);
    assert!(message.contains("no more data came"), "{message}");
}

#[test]
fn a_server_that_sends_a_byte_now_and_then_is_not_waited_for() {
    let mut place = Place::new();
    place.patience = Patience { read: Duration::from_millis(100), tries: 1, ..QUICK };
    let server = Server::new(|request| match request.path.ends_with(".json") {
        true => Answer { trickles_after: Some(200), ..whole(&fixture("tiny.onnx.json")) },
        false => panic!("the JSON comes first"),
    });
    let message = place.refused(&server);
    assert!(message.contains("it sent only"), "{message}");
}

#[test]
fn the_json_has_to_be_that_of_the_voice() {
    let text = String::from_utf8(fixture("tiny.onnx.json")).expect("text");
    let cases = [
        (text.replace("22050", "16000"), "16000 Hz"),
        (text.replace("\"num_speakers\": 1", "\"num_speakers\": 4"), "speakers: 4"),
        (text.replace("en-us", "de"), "phonemes `de`"),
        ("<html>Please sign in</html>".to_owned(), "not the JSON of a Piper voice"),
        (format!("{text}{}", " ".repeat(1024 * 1024)), "bytes, not at most 1048576"),
    ];
    for (json, expected) in cases {
        let json = json.into_bytes();
        let server = Server::new(move |request| match request.path.ends_with(".json") {
            true => whole(&json),
            false => whole(&fixture("tiny.onnx")),
        });
        let place = Place::new();
        let message = place.refused(&server);
        assert!(message.contains(expected) && message.contains("tiny-low.onnx.json"), "{expected}: {message}");
        assert_eq!(place.files(), [""; 0], "the model was not even asked for");
    }
}

#[test]
fn what_is_no_voice_is_not_added_even_if_the_catalog_knows_it() {
    let sha256 = "fec5f09442c2d0de8af655764da82a8b8b17c0a8169d24843f0d5ade6461c3df".to_owned();
    let entry = CatalogEntry { bytes: fixture("no-voice.onnx").len() as u64, sha256, ..entry() };
    let place = Place::new();
    let message =
        place.add_as(&entry, &serving(|_| whole(&fixture("no-voice.onnx")))).expect_err("no voice").to_string();
    assert!(message.contains("not a Piper voice"), "{message}");
    assert_eq!(place.files(), [""; 0]);
}

#[test]
fn two_at_once_do_not_write_the_same_file() {
    let place = Place::new();
    let part = Part::open(&place.part()).expect("nobody else");
    let message = place.refused(&serving(|_| whole(&fixture("tiny.onnx"))));
    assert!(message.contains("another nightcue"), "{message}");
    part.remove();
    place.added(&serving(|_| whole(&fixture("tiny.onnx"))));
}

/// A desk whose catalog has the tiny voice, and whose mirror is `source`.
fn desk(source: &str) -> (Desk, [(&'static str, String); 2]) {
    let desk = Desk::new(ROUTINE);
    let bytes = fixture("tiny.onnx").len();
    let columns = "name,espeak_voice,sample_rate_hz,speakers,bytes,sha256,licence";
    desk.write("catalog.csv", &format!("{columns}\n{NAME},en-us,22050,1,{bytes},{SHA256},public domain\n"));
    let catalog = desk.path("catalog.csv").to_string_lossy().into_owned();
    (desk, [("NIGHTCUE_VOICE_SOURCE", source.to_owned()), ("NIGHTCUE_VOICE_CATALOG", catalog)])
}

#[test]
fn an_added_voice_speaks_until_it_is_removed() {
    let server = serving(|request| part(&fixture("tiny.onnx"), request, 800));
    let (desk, mirror) = desk(&format!("{}/", server.address));
    let run = |arguments: &[&str], code: i32| {
        let output = desk.nightcue(arguments).envs(mirror.clone()).output().expect("it runs");
        let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
        assert_eq!(output.status.code(), Some(code), "{text}");
        text
    };
    let voice = format!("voice = \"{NAME}\"\n[[step]]");
    desk.write("routine.toml", &ROUTINE.replace("[[step]]", &format!("[defaults]\n{voice}")));
    let message = run(&["check", "routine.toml"], 1);
    assert!(message.contains(&format!("`nightcue voices add {NAME}` adds it")), "{message}");
    assert!(run(&["voices"], 0).contains("can be added"));
    let said = run(&["voices", "add", NAME], 0);
    assert!(said.contains("license: public domain") && said.contains("1.4 kB"), "{said}");
    assert!(said.contains(&format!("data/voices/{NAME}.onnx")), "{said}");
    assert!(run(&["voices", "add", NAME], 0).contains("is already installed"));
    let list = run(&["voices", "list"], 0);
    let (_, added) = list.split_once("\nadded\n").unwrap_or_else(|| panic!("{list}"));
    let offered = added.split_once("can be added").map_or("", |(_, offered)| offered);
    assert!(added.contains(NAME) && !offered.contains(NAME), "{list}");
    run(&["check", "routine.toml"], 0);
    run(&["check", "routine.toml", "--voice", NAME], 0);
    let said = run(&["voices", "say", "Let go.", "--voice", NAME], 0);
    assert!(said.contains(&format!("say-{}.wav", NAME.to_lowercase().replace('_', "-"))), "{said}");
    run(&["voices", "remove", NAME], 0);
    run(&["check", "routine.toml"], 1);
    assert_eq!(fs::read_dir(desk.path("data/voices")).expect("a folder").count(), 0);
}

#[test]
fn a_voice_that_cannot_be_had_is_reported_and_leaves_nothing() {
    let server = Server::new(|_| status("404 Not Found", "", b""));
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let closed = format!("http://{}", closed.expect("a port"));
    let cases = [
        (server.address.as_str(), NAME, "does not exist (the server answered 404)"),
        (closed.as_str(), NAME, "check your network connection"),
        (closed.as_str(), "en_US-tiny-hihg", "did you mean `en_US-tiny-low`?"),
        (closed.as_str(), "night-en", "is built in"),
        ("no address", NAME, "cannot download no address/en/en_US"),
    ];
    for (source, name, expected) in cases {
        let (desk, mirror) = desk(source);
        let output = desk.nightcue(&["voices", "add", name]).envs(mirror).output().expect("it runs");
        let message = String::from_utf8(output.stderr).expect("text");
        assert!(output.status.code() == Some(2) && message.contains(expected), "{expected}: {message}");
        let left = fs::read_dir(desk.path("data/voices")).map(Iterator::count);
        assert!(left.is_err_and(|error| error.kind() == ErrorKind::NotFound), "{expected}");
    }
}

#[test]
fn a_catalog_that_cannot_be_read_is_reported_with_its_line() {
    let desk = Desk::new(ROUTINE);
    desk.write("catalog.csv", "name,espeak_voice,sample_rate_hz,speakers,bytes,sha256,licence\n\n../x,en,1,1,1,1,1\n");
    for (catalog, expected) in [("catalog.csv", "line 3 of the voice catalog"), ("missing.csv", "missing.csv")] {
        for arguments in [["voices", "list"].as_slice(), &["voices", "add", NAME]] {
            let mut command = desk.nightcue(arguments);
            let output = command.env("NIGHTCUE_VOICE_CATALOG", desk.path(catalog)).output().expect("it runs");
            let message = String::from_utf8(output.stderr).expect("text");
            assert!(output.status.code() == Some(2) && message.contains(expected), "{expected}: {message}");
        }
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_reported_with_its_remedy() {
    let server = serving(|_| whole(&fixture("tiny.onnx")));
    let (desk, mirror) = desk(&server.address);
    desk.write("data", "a file");
    let output = desk.nightcue(&["voices", "add", NAME]).envs(mirror).output().expect("it runs");
    let message = String::from_utf8(output.stderr).expect("text");
    assert!(
        output.status.code() == Some(2) && message.contains("set NIGHTCUE_DATA_DIR to use another folder"),
        "{message}"
    );
}

/// A limit on the size of files simulates a full disk.
#[cfg(unix)]
#[test]
fn without_room_there_is_no_voice_and_later_there_is() {
    let server = serving(|request| part(&fixture("tiny.onnx"), request, 5_000));
    let (desk, mirror) = desk(&server.address);
    let script = format!("trap '' XFSZ; ulimit -f 2; exec {} voices add {NAME}", env!("CARGO_BIN_EXE_nightcue"));
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &script]).envs(mirror.clone()).env("NIGHTCUE_DATA_DIR", desk.path("data")).env("NO_PROXY", "*");
    let output = shell.output().expect("a shell");
    let message = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("cannot write") && message.contains("free some space"), "{message}");
    assert!(!desk.path(&format!("data/voices/{NAME}.onnx")).exists());
    desk.nightcue(&["voices", "add", NAME]).envs(mirror).assert().success();
    assert_eq!(server.requests().pop().expect("a request").from, Some(1_024), "two blocks of 512 bytes were written");
}

/// An interruption does not wait for a server that hangs.
#[cfg(unix)]
#[test]
fn an_interrupted_download_ends_with_130_and_keeps_its_part() {
    let server = serving(|request| Answer { hangs: true, ..part(&fixture("tiny.onnx"), request, 500) });
    let (desk, mirror) = desk(&server.address);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_nightcue"));
    command.args(["voices", "add", NAME]).envs(mirror).env("NIGHTCUE_DATA_DIR", desk.path("data"));
    let child = command.env("NO_PROXY", "*").stderr(std::process::Stdio::piped()).spawn().expect("it runs");
    let part = desk.path(&format!("data/voices/{NAME}.onnx.part"));
    while fs::metadata(&part).map_or(0, |metadata| metadata.len()) < 500 {
        std::thread::sleep(Duration::from_millis(10));
    }
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(killed.expect("a system with kill").success());
    let output = child.wait_with_output().expect("a child");
    let message = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(130), "{message}");
    assert!(
        message.contains("run the command again to resume") && !message.contains("nothing was written"),
        "{message}"
    );
    assert_eq!(fs::read(part).expect("a part"), fixture("tiny.onnx")[..500]);
}
