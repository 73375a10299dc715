//! What the page sends to be kept. Owns the step from a body to the desk, and
//! from what became of it to an answer.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;

use crate::decisions::{Draft, Drafted};
use crate::domain::{ClaimId, DecisionId, SourceId};
use crate::ingest::WordingList;
use crate::review::view::{CellRows, CellView, ClaimView, HistoryEntry, Progress, name};
use crate::review::{DeskError, Saved, SubmittedVerdict, Undo, Viewer};

use super::error_response::ErrorResponse;
use super::queries::cell_view;
use super::service::{Asker, Service, answer};

/// The body as what it should be.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ErrorResponse> {
    serde_json::from_slice(body).map_err(|error| {
        ErrorResponse::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "input",
            format!("the page sent what the desk does not understand: {error}"),
        )
    })
}

/// What has changed by what was sent.
#[derive(Serialize)]
struct Kept {
    saved: HistoryEntry,
    repeated: bool,
    cell: CellView,
    rows: CellRows,
    progress: Progress,
    revision: u64,
}

/// A verdict.
pub async fn decide(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    answer(service, move |service| {
        let mut verdict: SubmittedVerdict = read(&body)?;
        let viewer = service.viewer(&Asker::new(Some(verdict.reviewer), verdict.blind));
        verdict.blind = viewer.blind;
        verdict.reviewer = viewer.reviewer.clone().unwrap_or_default();
        let cell = (verdict.claim_id.clone(), verdict.source_id.clone());
        let saved = service.desk.decide(&verdict)?;
        told(service, &viewer, &cell, saved)
    })
    .await
}

/// A verdict to be taken back.
pub async fn undo(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    answer(service, move |service| {
        let mut undo: Undo = read(&body)?;
        let viewer = service.viewer(&Asker::new(Some(undo.reviewer), undo.blind));
        undo.blind = viewer.blind;
        undo.reviewer = viewer.reviewer.clone().unwrap_or_default();
        let cell = (undo.claim_id.clone(), undo.source_id.clone());
        let saved = service.desk.undo(&undo)?;
        told(service, &viewer, &cell, saved)
    })
    .await
}

fn told(
    service: &Service,
    viewer: &Viewer,
    (claim, source): &(ClaimId, SourceId),
    saved: Saved,
) -> Result<Kept, ErrorResponse> {
    let cell = cell_view(service, viewer, claim, source)?;
    let state = service.desk.state();
    match saved {
        Saved::Kept { decision, repeated } => Ok(Kept {
            saved: HistoryEntry::of(&state, &decision, viewer),
            repeated,
            rows: CellRows::some(&state, viewer, &[cell.place()]),
            progress: Progress::new(&state, viewer, service.terms.sample),
            revision: state.revision,
            cell,
        }),
        Saved::Unseen(others) => {
            let entries = others
                .iter()
                .map(|one| HistoryEntry::of(&state, one, viewer));
            let entries: Vec<HistoryEntry> = entries.collect();
            let seen: Vec<DecisionId> = cell.seen().to_vec();
            Err(ErrorResponse::new(
                StatusCode::CONFLICT,
                "unseen",
                "others have decided on this cell since you opened it",
            )
            .with("others", json!(entries))
            .with("seen", json!(seen))
            .with("cell", json!(cell)))
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftSent {
    claim_id: ClaimId,
    source_id: SourceId,
    reviewer: String,
    draft: Option<Draft>,
}

/// A beginning of a verdict.
pub async fn draft(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    answer(service, move |service| {
        let sent: DraftSent = read(&body)?;
        let viewer = service.viewer(&Asker::new(Some(sent.reviewer), false));
        let whose = Drafted {
            reviewer: viewer.reviewer.as_deref().unwrap_or_default(),
            claim: &sent.claim_id,
            source: &sent.source_id,
        };
        service
            .desk
            .keep_draft(whose, &sent.draft.unwrap_or_default())?;
        Ok(json!({ "kept": true }))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Introduced {
    name: String,
}

/// A reviewer's name.
pub async fn reviewer(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    answer(service, move |service| {
        let Introduced { name } = read(&body)?;
        service.desk.introduce(&name)?;
        let reviewers = service.desk.reviewers()?;
        Ok(json!({ "name": name, "reviewers": reviewers }))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    claim_id: ClaimId,
    wording: String,
    #[serde(default)]
    counter: bool,
    #[serde(flatten)]
    asker: WordingAsker,
}

/// Who adds a wording, for the rows of the answer.
#[derive(Deserialize)]
struct WordingAsker {
    #[serde(default)]
    reviewer: Option<String>,
    #[serde(default)]
    blind: bool,
}

/// A wording for the claims file.
pub async fn variants(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    answer(service, move |service| {
        let sent: Wording = read(&body)?;
        let viewer = service.viewer(&Asker::new(sent.asker.reviewer, sent.asker.blind));
        let list = if sent.counter {
            WordingList::Counters
        } else {
            WordingList::Variants
        };
        let before = service.desk.state().revision;
        let added = service
            .desk
            .add_wording(&sent.claim_id, list, &sent.wording)?;
        let state = service.desk.state();
        let turned = added.turned.iter().map(|turned| {
            let mut columns = state.matrix.columns.iter();
            let column = columns.find(|column| column.source.id == turned.source);
            json!({
                "source_id": turned.source,
                "name": column.map(name),
                // What the program says is not for a blind reader.
                "before": (!viewer.blind).then_some(turned.before),
                "after": (!viewer.blind).then_some(turned.after),
            })
        });
        let turned: Vec<serde_json::Value> = turned.filter(|_| !viewer.blind).collect();
        let claim = state
            .engine
            .claims()
            .claims
            .iter()
            .find(|one| one.id == sent.claim_id);
        let claim = claim.map(ClaimView::from).ok_or(DeskError::NoSuchCell)?;
        let places = state.changed_since(before);
        Ok(json!({
            "file": added.file.display().to_string(),
            "changed": turned,
            "rows": CellRows::some(&state, &viewer, &places),
            "progress": Progress::new(&state, &viewer, service.terms.sample),
            "revision": state.revision,
            "generation": state.generation,
            "claim": claim,
        }))
    })
    .await
}
