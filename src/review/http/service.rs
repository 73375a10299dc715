//! What every route has at hand: the desk, the gate, and on what terms this run
//! of the desk is. Owns who a request speaks for.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use axum::{Json, http::StatusCode};
use serde::{Deserialize, Serialize};

use crate::review::access_control::AccessControl;
use crate::review::{Desk, Sample, Viewer};

use super::error_response::ErrorResponse;

/// On what terms a desk runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskOptions {
    /// Who reads, where that is known from the start.
    pub reviewer: Option<String>,
    /// Whether everybody reads blind.
    pub blind: bool,
    /// The random sample to go through, instead of all cells.
    pub sample: Option<Sample>,
}

/// One run of the desk.
pub struct Service {
    /// The desk.
    pub desk: Desk,
    /// Who is let in.
    pub gate: AccessControl,
    /// On what terms.
    pub terms: DeskOptions,
}

/// Who asks, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asker {
    #[serde(default)]
    reviewer: Option<String>,
    #[serde(default)]
    blind: Option<String>,
}

impl Asker {
    /// Somebody by name.
    pub fn new(reviewer: Option<String>, blind: bool) -> Self {
        Self {
            reviewer,
            blind: blind.then(|| "1".to_owned()),
        }
    }
}

impl Service {
    /// Who asks, and what they may see. Where everybody reads blind, nobody
    /// reads under another name than the one that the desk was started for.
    pub fn viewer(&self, asker: &Asker) -> Viewer {
        let named = asker.reviewer.clone().filter(|name| !name.is_empty());
        let fixed = self.terms.reviewer.clone().filter(|_| self.terms.blind);
        Viewer {
            reviewer: fixed.or(named),
            blind: self.terms.blind || asker.blind.as_deref() == Some("1"),
        }
    }
}

impl Service {
    /// Everybody whom the store knows; nobody for a blind reader.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn reviewers(&self, viewer: &Viewer) -> Result<Vec<String>, ErrorResponse> {
        if viewer.blind {
            return Ok(Vec::new());
        }
        Ok(self.desk.reviewers()?)
    }
}

/// Answers off the threads that serve: judging and writing to disk take their
/// time.
pub async fn answer<T: Serialize + Send + 'static>(
    service: Arc<Service>,
    work: impl FnOnce(&Service) -> Result<T, ErrorResponse> + Send + 'static,
) -> Response {
    let done = tokio::task::spawn_blocking(move || work(&service)).await;
    match done {
        Ok(Ok(told)) => Json(told).into_response(),
        Ok(Err(refused)) => refused.into_response(),
        Err(_) => ErrorResponse::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "failure",
            "something went wrong here; nothing half-done was kept",
        )
        .into_response(),
    }
}
