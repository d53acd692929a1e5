//! What the page can ask for.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use axum::routing::{get, post};
use nightcue::serve::{Token, behind, only_from};
use serde_json::json;

use super::addition::{self, Adding};
use super::answer::{Answer, answered, apart, outcome, read, told};
use super::desk::{Desk, Sheet};
use super::events::END;
use super::files::{self, Saving};
use super::page::ASSETS;
use super::phone;
use super::press::{Unmade, Wish, press};
use super::record::{self, Asked};
use super::sending::{self, OfDesk, Thing};
use super::start::{self, Form};
use crate::cli::failure::Failure;

/// The page gets scripts, styles, pictures and sounds from this server alone, and is shown in no other page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The largest recording of one line, in bytes: ten minutes at 48 kHz and 16 bits.
const MOST_RECORDED: usize = 10 * 60 * 48_000 * 2 + 44;

/// Everything below the `token`, for the page that was loaded from `address` alone.
pub(super) fn routes(desk: Arc<Desk>, token: &Token, address: SocketAddr) -> Router {
    let mut routes = Router::new();
    for asset in ASSETS {
        let headers = [(CONTENT_TYPE, asset.media_type), (CONTENT_SECURITY_POLICY, POLICY)];
        routes = routes.route(&format!("/{}", asset.path), get(move || async move { (headers, asset.text) }));
    }
    let routes = routes
        .route("/api/file", get(file))
        .route("/api/shelves", get(async || told(&files::shelves())))
        .route("/api/open", post(open))
        .route("/api/form", get(async || told(&start::blank())))
        .route("/api/new", post(new))
        .route("/api/save", post(save))
        .route("/api/parts", post(parts))
        .route("/api/add", post(add))
        .route("/api/there", post(there))
        .route("/api/draw", post(draw))
        .route("/api/check", post(check))
        .route("/api/take/{take}/track.wav", get(sending::whole))
        .route("/api/take/{take}/{item}", get(sending::item))
        .route("/api/render", post(render))
        .route("/api/stop", post(stop))
        .route("/api/made/{name}", get(sending::made))
        .route("/api/phone", post(share))
        .route("/api/phone/end", post(unshare))
        .route("/api/lines", post(lines))
        .route("/api/record/{line}", post(record).layer(DefaultBodyLimit::max(MOST_RECORDED)))
        .route("/api/recorded/{line}", get(sending::recorded))
        .route("/api/events", get(async |State(desk): OfDesk| desk.events.told()))
        .route("/api/end", post(end))
        .with_state(desk);
    only_from(address, behind(token, routes))
}

async fn file(State(desk): OfDesk) -> Answer {
    answered(apart(move || files::opened(&desk)).await?)
}

async fn open(State(desk): OfDesk, body: Bytes) -> Answer {
    let name: String = read(&body)?;
    answered(apart(move || files::open(&desk, &name)).await?)
}

async fn new(State(desk): OfDesk, body: Bytes) -> Answer {
    let form: Form = read(&body)?;
    let (name, text) = match start::started(&form) {
        Ok(started) => started,
        Err(reason) => return Ok(told(&json!({ "refused": reason }))),
    };
    files::begin(&desk, name, text);
    answered(files::opened(&desk))
}

async fn save(State(desk): OfDesk, body: Bytes) -> Answer {
    let saving: Saving = read(&body)?;
    answered(apart(move || files::save(&desk, &saving)).await?)
}

async fn parts(body: Bytes) -> Answer {
    let text: String = read(&body)?;
    answered(addition::parts(&text).map_err(Failure::Machine))
}

async fn add(body: Bytes) -> Answer {
    let adding: Adding = read(&body)?;
    answered(addition::added(&adding).map_err(Failure::Machine))
}

async fn there(State(desk): OfDesk, body: Bytes) -> Answer {
    let thing: Thing = read(&body)?;
    Ok(told(&sending::is_there(&desk, &thing)))
}

async fn draw(State(desk): OfDesk, body: Bytes) -> Answer {
    let sheet: Sheet = read(&body)?;
    let drawn = apart(move || desk.draw(&sheet)).await?;
    Ok(drawn.map_or_else(|| StatusCode::NO_CONTENT.into_response(), |drawn| told(&drawn)))
}

async fn check(State(desk): OfDesk, body: Bytes) -> Answer {
    let sheet: Sheet = read(&body)?;
    let cancel = desk.work();
    let checked = apart(move || desk.check(&sheet, &cancel)).await?;
    Ok(outcome(checked.map(|tracks| json!({ "tracks": tracks }))))
}

async fn render(State(desk): OfDesk, body: Bytes) -> Answer {
    let wish: Wish = read(&body)?;
    let cancel = desk.work();
    Ok(match apart(move || press(&desk, &wish, &cancel)).await? {
        Ok(receipt) => outcome(Ok(receipt)),
        Err(Unmade::Problems(problems)) => outcome(Err::<(), _>(problems)),
        Err(Unmade::Foreign(names)) => told(&json!({ "foreign": names })),
    })
}

async fn stop(State(desk): OfDesk) -> StatusCode {
    desk.stop_work();
    StatusCode::NO_CONTENT
}

async fn lines(State(desk): OfDesk, body: Bytes) -> Answer {
    let asked: Asked = read(&body)?;
    Ok(outcome(apart(move || record::lines(&desk, &asked)).await?))
}

async fn record(State(desk): OfDesk, Path(line): Path<usize>, body: Bytes) -> Answer {
    let verdict = apart(move || record::record(&desk, line, &body)).await?;
    answered(verdict.map_err(Failure::Machine))
}

async fn share(State(desk): OfDesk, body: Bytes) -> Answer {
    let names: Vec<String> = read(&body)?;
    answered(apart(move || phone::share(&desk, &names)).await?)
}

async fn unshare(State(desk): OfDesk) -> StatusCode {
    desk.stop_sharing();
    StatusCode::NO_CONTENT
}

async fn end(State(desk): OfDesk) -> StatusCode {
    desk.events.tell(END, &());
    desk.ended.store(true, Ordering::SeqCst);
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{TcpListener, TcpStream};

    use nightcue::serve::Server;

    use super::*;
    use crate::cli::command::studio::document::Document;

    struct Running {
        server: Server,
        token: Token,
    }

    fn running() -> Running {
        let token = Token::random().expect("random numbers");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let own = listener.local_addr().expect("bound");
        let desk = Desk::new(Document::new("a.toml".to_owned(), String::new())).expect("a folder");
        let server = Server::start(listener, routes(Arc::new(desk), &token, own)).expect("a server");
        Running { server, token }
    }

    impl Running {
        /// The answer to a request with these `headers`, a line each.
        fn answer(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
            let mut stream = TcpStream::connect(self.server.address()).expect("there");
            let length = body.len();
            let head =
                format!("{method} {path} HTTP/1.1\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n");
            stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("text");
            answer
        }

        fn host(&self) -> String {
            format!("Host: {}\r\n", self.server.address())
        }
    }

    #[test]
    fn only_the_page_itself_gets_an_answer() {
        let studio = running();
        let (page, host) = (format!("/{}/", studio.token), studio.host());
        let status = |path: &str, headers: &str| studio.answer("GET", path, headers, "")[9..12].to_owned();
        assert_eq!(status(&page, &host), "200");
        assert_eq!(status(&format!("{page}api/shelves"), &host), "200");
        for path in ["/", "/api/shelves", "/aaaaaaaaaaaaaaaaaaaa/", "/../", "//"] {
            assert_eq!(status(path, &host), "404", "{path}");
        }
        for headers in ["Host: evil.example\r\n".to_owned(), format!("{host}Origin: http://evil.example\r\n")] {
            assert_eq!(status(&page, &headers), "404", "{headers}");
        }
    }

    #[test]
    fn the_page_may_load_nothing_from_elsewhere() {
        let studio = running();
        let answer = studio.answer("GET", &format!("/{}/", studio.token), &studio.host(), "");
        assert!(answer.to_lowercase().contains(&format!("content-security-policy: {POLICY}\r\n")), "{answer}");
        assert!(!POLICY.contains("unsafe") && !POLICY.contains("http"));
    }

    #[test]
    fn a_text_is_answered_with_its_problems() {
        let studio = running();
        let sheet = json!({ "text": "title = 'A'\nlangage = 'en'\n", "options": [] }).to_string();
        let answer = studio.answer("POST", &format!("/{}/api/draw", studio.token), &studio.host(), &sheet);
        let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
        let drawn: serde_json::Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(drawn["problems"][0]["at"]["line"], 2, "{answer}");
    }
}
