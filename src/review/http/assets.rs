//! The files of the page, embedded in the program. Owns their list: nothing
//! else is served, and no path reaches the disk.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::refused::nothing_here;

const CSS: &str = "text/css; charset=utf-8";
#[allow(dead_code, reason = "until the page has its scripts")]
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Name, kind and content.
const ASSETS: &[(&str, &str, &str)] = &[("desk.css", CSS, "")];

/// One file of the page.
pub async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(known, _, _)| *known == name) {
        Some((_, kind, content)) => ([(header::CONTENT_TYPE, *kind)], *content).into_response(),
        None => nothing_here().await.into_response(),
    }
}
