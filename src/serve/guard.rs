//! What stands before all routes: a path that nobody can guess, and headers by which a browser keeps what it gets to itself.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;

use super::token::Token;

/// Set where a route does not say otherwise. The address contains the token, so no other server may learn it from a referrer.
const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// `routes` below `/TOKEN/`, and nothing anywhere else: any other path is told that there is nothing.
///
/// A page of another site that gets a browser here, by a name that it makes point to this address, does not know the token either.
pub fn behind(token: &Token, routes: Router) -> Router {
    let to_the_slash = format!("/{token}/");
    let redirect = get(move || async move { Redirect::permanent(&to_the_slash) });
    let nothing = || async { StatusCode::NOT_FOUND };
    Router::new()
        .route(&format!("/{token}"), redirect)
        .nest(&format!("/{token}/"), routes)
        .fallback(nothing)
        .layer(map_response(with_headers))
}

async fn with_headers(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

/// `routes`, for those alone who call this server `address`, and not for pages that came from elsewhere: for what can change something.
pub fn only_from(address: SocketAddr, routes: Router) -> Router {
    routes.layer(from_fn(move |request: Request, next: Next| async move {
        if is_from(request.headers(), address) {
            next.run(request).await
        } else {
            StatusCode::NOT_FOUND.into_response()
        }
    }))
}

fn is_from(headers: &HeaderMap, address: SocketAddr) -> bool {
    let host = headers.get(HOST).is_some_and(|host| host.as_bytes() == address.to_string().as_bytes());
    host && headers.get_all(ORIGIN).iter().all(|origin| origin.as_bytes() == format!("http://{address}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_taken_from_pages_of_this_server_alone() {
        let address: SocketAddr = "127.0.0.1:8000".parse().expect("an address");
        let asked = |pairs: &[(HeaderName, &'static str)]| {
            let pairs = pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
            is_from(&pairs.collect(), address)
        };
        assert!(asked(&[(HOST, "127.0.0.1:8000")]));
        assert!(asked(&[(HOST, "127.0.0.1:8000"), (ORIGIN, "http://127.0.0.1:8000")]));
        assert!(!asked(&[]));
        assert!(!asked(&[(HOST, "evil.example:8000")]));
        assert!(!asked(&[(HOST, "127.0.0.1:8000"), (ORIGIN, "http://evil.example")]));
        assert!(!asked(&[(HOST, "127.0.0.1:8000"), (ORIGIN, "null")]));
    }
}
