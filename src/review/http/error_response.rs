//! Answers that say no. Owns status and kind, by which the page knows what to
//! do; the words come from whoever refuses.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::decisions::DecisionsError;
use crate::domain::UserError;
use crate::review::access_control::Refusal;
use crate::review::{DeskError, Viewer};

/// A refusal on its way to the page.
#[derive(Debug)]
pub struct ErrorResponse {
    status: StatusCode,
    body: Value,
}

impl ErrorResponse {
    /// A refusal in words.
    pub fn new(status: StatusCode, kind: &str, words: impl std::fmt::Display) -> Self {
        Self {
            status,
            body: json!({ "error": words.to_string(), "kind": kind }),
        }
    }

    /// Adds a field for the page.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.body[name] = value;
        self
    }
}

impl IntoResponse for ErrorResponse {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}

impl From<Refusal> for ErrorResponse {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal {
            Refusal::Form => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Refusal::Host
            | Refusal::Origin
            | Refusal::Session
            | Refusal::Page
            | Refusal::Launch => StatusCode::FORBIDDEN,
        };
        Self::new(status, refusal.kind(), refusal)
    }
}

impl From<DeskError> for ErrorResponse {
    fn from(error: DeskError) -> Self {
        let (status, kind) = match &error {
            DeskError::NoSuchCell => (StatusCode::NOT_FOUND, "not_found"),
            DeskError::NotJudged
            | DeskError::NoSuchSentence
            | DeskError::NoRuling
            | DeskError::LongNote { .. }
            | DeskError::NothingToUndo => (StatusCode::UNPROCESSABLE_ENTITY, "input"),
            DeskError::Claims(_) => (StatusCode::UNPROCESSABLE_ENTITY, "claims_file"),
            DeskError::Decisions(error) => match error {
                DecisionsError::Reviewer { .. }
                | DecisionsError::Alike { .. }
                | DecisionsError::Key
                | DecisionsError::Verdict { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "input"),
                _ => (StatusCode::INTERNAL_SERVER_ERROR, "store"),
            },
        };
        // The page has one line for both.
        Self::new(status, kind, format!("{error}: {}", error.help()))
    }
}

/// Turns a blind reader away, with the reason.
pub fn open_to(viewer: &Viewer, why: &str) -> Result<(), ErrorResponse> {
    if viewer.blind {
        return Err(ErrorResponse::new(StatusCode::FORBIDDEN, "blind", why));
    }
    Ok(())
}

/// No such address.
pub async fn nothing_here() -> ErrorResponse {
    ErrorResponse::new(StatusCode::NOT_FOUND, "not_found", "there is nothing here")
}
