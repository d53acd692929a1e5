//! Answers to the page: JSON, or why there is none.

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::shown::Problem;
use crate::cli::failure::Failure;

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    reason: String,
}

/// What a request gets.
pub(super) type Answer = Result<Response, Refusal>;

impl Refusal {
    /// What was asked for is not there, or not any more.
    pub(super) fn gone() -> Self {
        Self { status: StatusCode::NOT_FOUND, reason: "this is not at hand any more".to_owned() }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, reason: failure.reason() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, told(&json!({ "error": self.reason }))).into_response()
    }
}

/// `value` as JSON.
pub(super) fn told(value: &impl Serialize) -> Response {
    let body = serde_json::to_string(value).unwrap_or_default();
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}

/// What came of it, as JSON; also why nothing did, which the page tells in its own words and the browser need not complain about.
pub(super) fn answered(result: Result<impl Serialize, Failure>) -> Answer {
    Ok(match result {
        Ok(done) => told(&done),
        Err(failure) => told(&json!({ "error": failure.reason() })),
    })
}

/// What was done, or the problems because of which it was not; none of either, if it was stopped.
pub(super) fn outcome(result: Result<impl Serialize, Vec<Problem>>) -> Response {
    match result {
        Ok(done) => told(&json!({ "done": done })),
        Err(problems) => told(&json!({ "problems": problems })),
    }
}

/// What the page has sent.
pub(super) fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
    let refused = |error: serde_json::Error| Refusal { status: StatusCode::BAD_REQUEST, reason: error.to_string() };
    serde_json::from_slice(body).map_err(refused)
}

/// Does `work`, which may take a while, where nobody waits for it.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    let reason = "the studio failed at this; the terminal says where";
    let failed = |_| Refusal { status: StatusCode::INTERNAL_SERVER_ERROR, reason: reason.to_owned() };
    tokio::task::spawn_blocking(work).await.map_err(failed)
}
