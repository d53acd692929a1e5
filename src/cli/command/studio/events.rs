//! What the page is told without asking: changes of the file, progress, the end.

use std::convert::Infallible;

use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver, Sender};

/// So many things a slow page may lag behind.
const KEPT: usize = 256;

/// One thing to tell: its name, and JSON.
#[derive(Clone, Debug)]
struct Told {
    name: &'static str,
    json: String,
}

/// Tells every page that listens.
#[derive(Clone, Debug)]
pub(super) struct Events(Sender<Told>);

impl Events {
    pub(super) fn new() -> Self {
        Self(broadcast::channel(KEPT).0)
    }

    /// Tells `value` as `name`. If nobody listens, nobody needs to know.
    pub(super) fn tell(&self, name: &'static str, value: &impl Serialize) {
        let json = serde_json::to_string(value).unwrap_or_default();
        let _ = self.0.send(Told { name, json });
    }

    /// The answer to a page that wants to be told, until the end.
    pub(super) fn told(&self) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
        let listener = self.0.subscribe();
        let events = stream::unfold(Some(listener), |listener| async move {
            let mut listener = listener?;
            let told = next(&mut listener).await?;
            let is_last = told.name == END;
            let event = Event::default().event(told.name).data(told.json);
            Some((Ok(event), (!is_last).then_some(listener)))
        });
        Sse::new(events).keep_alive(KeepAlive::default())
    }
}

/// The name of the last event.
pub(super) const END: &str = "end";

async fn next(listener: &mut Receiver<Told>) -> Option<Told> {
    loop {
        match listener.recv().await {
            Ok(told) => return Some(told),
            // Progress that was missed is followed by more.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}
