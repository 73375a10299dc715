//! The desk over HTTP: which address answers what, to whom. Owns the routes and
//! the headers of every answer; what an answer holds is `view`'s, what is kept
//! the desk's.

mod asking;
mod assets;
mod download;
#[cfg(test)]
mod intruders;
mod letting_in;
mod page;
mod refused;
mod sending;
mod server;
mod service;
#[cfg(test)]
mod sittings;
mod stopping;
#[cfg(test)]
mod trial;
#[cfg(test)]
mod wordings;

pub use server::{LaunchError, Server};
pub use service::{Service, Terms};

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};

/// No page of ours sends more than this.
const LARGEST_BODY: usize = 256 * 1024;

/// Every route, each behind the gate.
pub fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/", get(page::desk))
        .route("/open", get(page::open))
        .route("/favicon.ico", get(assets::no_icon))
        .route("/assets/{name}", get(assets::asset))
        .route("/export/{file}", get(download::matrix))
        .route("/api/desk", get(asking::desk))
        .route("/api/queue", get(asking::queue))
        .route("/api/cell", get(asking::cell))
        .route("/api/explanation", get(asking::explanation))
        .route("/api/changes", get(asking::changes))
        .route("/api/agreement", get(asking::agreement))
        .route("/api/decisions", post(sending::decide))
        .route("/api/undo", post(sending::undo))
        .route("/api/draft", post(sending::draft))
        .route("/api/reviewer", post(sending::reviewer))
        .route("/api/variants", post(sending::variants))
        .fallback(refused::nothing_here)
        .method_not_allowed_fallback(refused::nothing_here)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&service),
            letting_in::gate,
        ))
        .layer(middleware::from_fn(letting_in::headers))
        .with_state(service)
}
