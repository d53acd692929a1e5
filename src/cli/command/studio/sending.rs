//! Sounds and files for the page, whole or in parts.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method};
use nightcue::base::locked;
use nightcue::serve::{Asked, Disposition, Kind, Served};
use serde::Deserialize;

use super::answer::{Answer, Refusal, apart};
use super::desk::Desk;
use super::windows::Hearing;
use crate::cli::failure::Failure;

pub(super) type OfDesk = State<Arc<Desk>>;

/// Something that the page could ask for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Thing {
    /// A take.
    Take(u64),
    /// A file that was made.
    Made(String),
    /// A line that was recorded.
    Recorded(usize),
}

/// Whether `thing` is still there: asked before it is fetched, so that nothing is fetched in vain.
pub(super) fn is_there(desk: &Desk, thing: &Thing) -> bool {
    match thing {
        Thing::Take(number) => desk.windows.state(*number).is_some(),
        Thing::Made(name) => locked(&desk.made).get(name).is_some_and(|path| path.is_file()),
        Thing::Recorded(line) => recording(desk, *line).is_some_and(|path| path.is_file()),
    }
}

fn recording(desk: &Desk, line: usize) -> Option<PathBuf> {
    locked(&desk.reading).as_ref()?.file(line)
}

/// The whole track of a take.
pub(super) async fn whole(State(desk): OfDesk, Path(take): Path<u64>, method: Method, headers: HeaderMap) -> Answer {
    let take = desk.windows.heard(take, Hearing::Whole).ok_or_else(Refusal::gone)?;
    // Its sounds go with the last who holds it: not before they are opened.
    let kept = Arc::clone(&take);
    let path = apart(move || take.whole(&desk.ended)).await?;
    let answer = sent(&path.map_err(Failure::from)?, &method, &headers, Disposition::Inline);
    drop(kept);
    answer
}

/// One thing that is heard in a take.
pub(super) async fn item(
    State(desk): OfDesk,
    Path((take, item)): Path<(u64, String)>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    let number = item.strip_suffix(".wav").and_then(|number| number.parse().ok()).ok_or_else(Refusal::gone)?;
    let take = desk.windows.heard(take, Hearing::Lines).ok_or_else(Refusal::gone)?;
    let kept = Arc::clone(&take);
    let path = apart(move || take.item(number, &desk.ended)).await?;
    let path = path.map_err(Failure::from)?.ok_or_else(Refusal::gone)?;
    let answer = sent(&path, &method, &headers, Disposition::Inline);
    drop(kept);
    answer
}

/// A line that was recorded.
pub(super) async fn recorded(
    State(desk): OfDesk,
    Path(line): Path<usize>,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    let path = recording(&desk, line).ok_or_else(Refusal::gone)?;
    sent(&path, &method, &headers, Disposition::Inline)
}

/// A file that was made.
pub(super) async fn made(State(desk): OfDesk, Path(name): Path<String>, method: Method, headers: HeaderMap) -> Answer {
    let path: PathBuf = locked(&desk.made).get(&name).cloned().ok_or_else(Refusal::gone)?;
    sent(&path, &method, &headers, Disposition::Attachment)
}

fn sent(path: &std::path::Path, method: &Method, headers: &HeaderMap, disposition: Disposition) -> Answer {
    let kind = Kind::of(path).ok_or_else(Refusal::gone)?;
    let served = Served::open(path, kind).map_err(Failure::machine)?;
    Ok(served.respond(&Asked { method, headers, disposition }, Arc::new(())))
}
