//! Before and after every answer: the gate, and the headers that keep a browser
//! from doing what the page does not need. Owns both; the rules of the gate are
//! its own.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::review::access_control::Approach;

use super::error_response::ErrorResponse;
use super::page;
use super::page::text;
use super::service::Service;

/// The header that our own page adds to what it sends.
pub const PAGE_TOKEN: &str = "x-stancegrid-page";

/// Where a browser comes in.
const LAUNCH: &str = "/open";

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// Turns away everybody but the browser that was let in, before any route.
pub async fn gate(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let approach = Approach {
        host: text(headers, header::HOST.as_str()),
        origin: text(headers, header::ORIGIN.as_str()),
        fetch_site: text(headers, "sec-fetch-site"),
        cookie: text(headers, header::COOKIE.as_str()),
        page_token: text(headers, PAGE_TOKEN),
        content_type: text(headers, header::CONTENT_TYPE.as_str()),
        changes,
    };
    // The launch address may be followed from anywhere; it asks for itself.
    if request.uri().path() == LAUNCH && !changes {
        return next.run(request).await;
    }
    match service.gate.admit(approach) {
        Ok(()) => next.run(request).await,
        Err(refusal) if wants_a_page(&request) => page::turned_away(refusal),
        Err(refusal) => ErrorResponse::from(refusal).into_response(),
    }
}

/// Whether a person waits for a page, and not a script for an answer.
fn wants_a_page(request: &Request) -> bool {
    request.uri().path() == "/" && request.method() == Method::GET
}

/// The headers of every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), microphone=(), geolocation=()",
        ),
        // Sensitive material does not belong into a browser's cache.
        ("cache-control", "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
