//! The pages: the desk, the way in, and what somebody sees who is not let in.
//! Owns their frames; the desk's content is fetched by its script.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::review::access_control::Refusal;

use super::error_response::ErrorResponse;
use super::service::Service;

#[derive(Template)]
#[template(path = "desk.htm")]
struct DeskPage<'p> {
    page_token: &'p str,
    version: &'p str,
}

/// A page with nothing but a sentence; goes on to the desk where it may.
#[derive(Template)]
#[template(path = "notice.htm")]
struct Notice {
    words: String,
    goes_on: bool,
}

/// The desk.
pub async fn desk(State(service): State<Arc<Service>>) -> Response {
    page(
        StatusCode::OK,
        &DeskPage {
            page_token: service.gate.page_token(),
            version: env!("CARGO_PKG_VERSION"),
        },
    )
}

/// What the launch address brings.
#[derive(Deserialize)]
pub struct Launch {
    #[serde(default)]
    token: String,
}

/// Lets a browser in. The cookie takes effect with the next page, which this
/// one goes on to by itself: a redirect would still count as coming from where
/// the address was clicked, and the cookie would stay at home.
pub async fn open(
    State(service): State<Arc<Service>>,
    Query(launch): Query<Launch>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    // A browser may fetch an address, or a program look at it, before anybody
    // asks for it: that must not use it up.
    let early = text(&headers, "sec-purpose").is_some_and(|purpose| purpose.contains("prefetch"));
    if early || method != Method::GET {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let going_on = Notice {
        words: "Opening the review desk …".to_owned(),
        goes_on: true,
    };
    let host = text(&headers, header::HOST.as_str());
    match service.gate.launch(host, &launch.token) {
        Ok(cookie) => {
            let mut response = page(StatusCode::OK, &going_on);
            if let Ok(cookie) = cookie.parse() {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            response
        }
        // Clicked a second time in the same browser.
        Err(Refusal::Launch) if service.gate.knows(text(&headers, header::COOKIE.as_str())) => {
            page(StatusCode::OK, &going_on)
        }
        Err(refusal) => turned_away(refusal),
    }
}

/// What somebody sees who is not let in.
pub fn turned_away(refusal: Refusal) -> Response {
    page(
        StatusCode::FORBIDDEN,
        &Notice {
            words: format!("Not let in: {refusal}."),
            goes_on: false,
        },
    )
}

fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(page) => (status, Html(page)).into_response(),
        Err(error) => {
            ErrorResponse::new(StatusCode::INTERNAL_SERVER_ERROR, "failure", error).into_response()
        }
    }
}

/// The one value of a header; two of them are no value.
pub fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        // Not none: what is given twice must not pass as not given.
        return Some("");
    }
    Some(value.to_str().unwrap_or(""))
}
