//! The desk over HTTP: which address answers what, to whom. Owns the routes and
//! the headers of every answer; what an answer holds is `view`'s, what is kept
//! the desk's.

mod assets;
mod commands;
mod download;
mod error_response;
mod middleware;
mod page;
mod queries;
mod server;
mod service;
mod shutdown;
#[cfg(test)]
mod tests;

pub use server::{LaunchError, Server};
pub use service::{DeskOptions, Service};

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

/// No page of ours sends more than this.
const MAX_BODY_BYTES: usize = 256 * 1024;

/// Every route, each behind the gate.
pub fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/", get(page::desk))
        .route("/open", get(page::open))
        .route("/favicon.ico", get(assets::no_icon))
        .route("/assets/{name}", get(assets::asset))
        .route("/export/{file}", get(download::matrix))
        .route("/api/desk", get(queries::desk))
        .route("/api/queue", get(queries::queue))
        .route("/api/cell", get(queries::cell))
        .route("/api/explanation", get(queries::explanation))
        .route("/api/changes", get(queries::changes))
        .route("/api/agreement", get(queries::agreement))
        .route("/api/decisions", post(commands::decide))
        .route("/api/undo", post(commands::undo))
        .route("/api/draft", post(commands::draft))
        .route("/api/reviewer", post(commands::reviewer))
        .route("/api/variants", post(commands::variants))
        .fallback(error_response::nothing_here)
        .method_not_allowed_fallback(error_response::nothing_here)
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(from_fn_with_state(Arc::clone(&service), middleware::gate))
        .layer(from_fn(middleware::headers))
        .with_state(service)
}
