//! Files shared with a phone: the page, the files, and as a podcast the feed, with word of what is fetched.

use std::io;
use std::net::IpAddr;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

use super::disposition::Disposition;
use super::feed;
use super::kind::Kind;
use super::offer::{Offer, OfferError, files_of};
use super::page;
use super::progress::Event;
use super::served::{Asked, Watch};
use super::server::Peer;
use crate::base::locked;

/// What the pages of tracks need, which carry script and sound in themselves and say more narrowly what they load.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; media-src blob:; \
                           base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// What drawings need.
const DRAWING_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Files on offer.
#[derive(Debug)]
pub struct Share {
    named: Vec<PathBuf>,
    offers: Mutex<Vec<Arc<Offer>>>,
    /// The address of everything, with a slash at its end; only a feed needs it.
    home: String,
    is_feed: bool,
    events: Sender<Event>,
}

impl Share {
    /// Opens the files and folders of `named`, to be found at `home`; `events` is told what visitors do. A feed looks for new tracks and new
    /// versions whenever it is asked for; otherwise what is shared stays as it was at the start.
    ///
    /// # Errors
    /// When one of them cannot be shared.
    pub fn open(named: &[PathBuf], home: &str, is_feed: bool, events: Sender<Event>) -> Result<Self, OfferError> {
        let offers: Result<Vec<_>, _> = files_of(named)?.iter().map(|path| Offer::open(path).map(Arc::new)).collect();
        let offers = offers?;
        if is_feed && !offers.iter().any(|offer| offer.served.kind().is_audio()) {
            return Err(OfferError::NoEpisode);
        }
        Ok(Self { named: named.to_vec(), offers: Mutex::new(offers), home: home.to_owned(), is_feed, events })
    }

    /// What is on offer now.
    pub fn offers(&self) -> Vec<Arc<Offer>> {
        locked(&self.offers).clone()
    }

    /// The routes, to be put behind a token.
    pub fn routes(self) -> Router {
        let routes = Router::new()
            .route("/", get(index))
            .route("/style.css", get(([(CONTENT_TYPE, "text/css; charset=utf-8")], page::STYLE)))
            .route("/play/{version}/{name}", get(play))
            .route("/save/{version}/{name}", get(save))
            .route("/cover/{version}/{name}", get(cover));
        let feed = || Router::new().route("/feed.xml", get(feed)).route("/chapters/{version}", get(chapters));
        let routes = if self.is_feed { routes.merge(feed()) } else { routes };
        routes.with_state(Arc::new(self))
    }

    fn tell(&self, event: Event) {
        // Nobody listens any more: it is over.
        let _ = self.events.send(event);
    }

    /// Looks at the folders and files again. What has vanished is no longer offered; what cannot be read stays as it was.
    fn look_again(&self) {
        let Ok(files) = files_of(&self.named) else { return };
        let known = self.offers();
        let again = |path: &PathBuf| {
            let known = known.iter().find(|offer| offer.path == *path);
            let is_same = known.is_some_and(|offer| offer.served.is_still_at(path));
            let new = || Offer::open(path).ok().map(Arc::new);
            if is_same { known.cloned() } else { new() }
        };
        let offers = files.iter().filter_map(again).collect();
        *locked(&self.offers) = offers;
    }

    fn of_version(&self, version: &str) -> Option<Arc<Offer>> {
        self.offers().into_iter().find(|offer| offer.served.version() == version)
    }
}

/// Somebody to whom a file is being sent.
struct Visitor {
    share: Arc<Share>,
    offer: Arc<Offer>,
    address: IpAddr,
}

impl Visitor {
    fn begin(share: Arc<Share>, offer: Arc<Offer>, address: IpAddr) -> Arc<Self> {
        share.tell(Event::Begun);
        Arc::new(Self { share, offer, address })
    }
}

impl Watch for Visitor {
    fn sent(&self, range: Range<u64>) {
        let version = self.offer.served.version().to_owned();
        self.share.tell(Event::Sent { to: self.address, version, range });
    }

    fn broke(&self, reason: &io::Error) {
        let name = self.offer.served.name().to_owned();
        self.share.tell(Event::Broke { name, reason: reason.to_string() });
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        self.share.tell(Event::Ended);
    }
}

async fn looked_at(share: &Arc<Share>) -> Vec<Arc<Offer>> {
    if share.is_feed {
        let share = Arc::clone(share);
        let _ = tokio::task::spawn_blocking(move || share.look_again()).await;
    }
    share.offers()
}

async fn index(State(share): State<Arc<Share>>, ConnectInfo(peer): Peer) -> impl IntoResponse {
    let offers = looked_at(&share).await;
    share.tell(Event::Visited(peer.ip()));
    let feed = share.is_feed.then(|| format!("{}feed.xml", share.home));
    let offers: Vec<&Offer> = offers.iter().map(Arc::as_ref).collect();
    ([(CONTENT_SECURITY_POLICY, page::POLICY)], Html(page::page(&offers, feed.as_deref())))
}

async fn feed(State(share): State<Arc<Share>>, ConnectInfo(peer): Peer) -> Response {
    let offers = looked_at(&share).await;
    share.tell(Event::Visited(peer.ip()));
    let tracks: Vec<&Offer> = offers.iter().map(Arc::as_ref).filter(|offer| offer.served.kind().is_audio()).collect();
    match feed::feed(&share.home, &tracks) {
        Ok(feed) => ([(CONTENT_TYPE, feed::FEED_TYPE)], feed).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn chapters(State(share): State<Arc<Share>>, Path(version): Path<String>) -> Response {
    match share.of_version(&version) {
        Some(offer) => {
            ([(CONTENT_TYPE, feed::CHAPTERS_TYPE)], feed::chapters(&offer.particulars.chapters)).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A version, and the name of a file.
type Named = Path<(String, String)>;

async fn cover(State(share): State<Arc<Share>>, Path((version, _)): Named) -> Response {
    let offer = share.of_version(&version);
    match offer.as_ref().and_then(|offer| offer.particulars.cover.as_ref()) {
        Some(cover) => ([(CONTENT_TYPE, cover.mime())], cover.bytes().to_vec()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn play(state: State<Arc<Share>>, peer: Peer, place: Named, method: Method, headers: HeaderMap) -> Response {
    send(state, peer, place, &Asked { method: &method, headers: &headers, disposition: Disposition::Inline })
}

async fn save(state: State<Arc<Share>>, peer: Peer, place: Named, method: Method, headers: HeaderMap) -> Response {
    send(state, peer, place, &Asked { method: &method, headers: &headers, disposition: Disposition::Attachment })
}

fn send(
    State(share): State<Arc<Share>>,
    ConnectInfo(peer): Peer,
    Path((version, name)): Named,
    asked: &Asked<'_>,
) -> Response {
    let Some(offer) = share.of_version(&version).filter(|offer| offer.served.name() == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let visitor = Visitor::begin(share, Arc::clone(&offer), peer.ip());
    let mut response = offer.served.respond(asked, visitor);
    if let Some(policy) = policy(offer.served.kind()) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    response
}

fn policy(kind: Kind) -> Option<&'static str> {
    match kind.ending() {
        "html" => Some(PAGE_POLICY),
        "svg" => Some(DRAWING_POLICY),
        _ => None,
    }
}
