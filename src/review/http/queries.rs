//! Answers to questions: nothing here changes anything. Owns the step from a
//! query to a view.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::domain::{ClaimId, SourceId};
use crate::review::Viewer;
use crate::review::view::{
    AgreementView, CellRows, CellView, ClaimView, DeskOverview, Homeless, Progress, Queue,
    SourceView,
};

use super::error_response::{ErrorResponse, open_to};
use super::service::{Asker, Service, answer};

/// The desk as a whole.
pub async fn desk(State(service): State<Arc<Service>>, Query(asker): Query<Asker>) -> Response {
    answer(service, move |service| {
        let viewer = service.viewer(&asker);
        service.desk.refresh()?;
        let reviewers = service.reviewers(&viewer)?;
        let state = service.desk.state();
        Ok(DeskOverview {
            version: env!("CARGO_PKG_VERSION"),
            page_token: service.gate.page_token().to_owned(),
            generation: state.generation,
            revision: state.revision,
            reviewer: service.terms.reviewer.clone(),
            forced_blind: service.terms.blind,
            sample: service.terms.sample,
            reviewers,
            claims: state.matrix.claims.iter().map(ClaimView::from).collect(),
            sources: state.matrix.columns.iter().map(SourceView::from).collect(),
            variants_file: service.desk.takes_wordings(),
            progress: Progress::new(&state, &viewer, service.terms.sample),
            homeless: Homeless::of(&state, &viewer),
        })
    })
    .await
}

/// Which order the list is to have.
#[derive(Deserialize)]
pub struct Order {
    #[serde(default)]
    order: String,
}

/// The list.
pub async fn queue(
    State(service): State<Arc<Service>>,
    Query(asker): Query<Asker>,
    Query(order): Query<Order>,
) -> Response {
    answer(service, move |service| {
        service.desk.refresh()?;
        let urgent = order.order != "reading";
        let viewer = service.viewer(&asker);
        let state = service.desk.state();
        Ok(Queue::new(&state, &viewer, service.terms.sample, urgent))
    })
    .await
}

/// Which cell.
#[derive(Deserialize)]
pub struct CellQuery {
    claim: ClaimId,
    source: SourceId,
}

/// One cell.
pub async fn cell(
    State(service): State<Arc<Service>>,
    Query(asker): Query<Asker>,
    Query(asked): Query<CellQuery>,
) -> Response {
    answer(service, move |service| {
        service.desk.refresh()?;
        cell_view(
            service,
            &service.viewer(&asker),
            &asked.claim,
            &asked.source,
        )
    })
    .await
}

/// One cell as a viewer sees it.
pub fn cell_view(
    service: &Service,
    viewer: &Viewer,
    claim: &ClaimId,
    source: &SourceId,
) -> Result<CellView, ErrorResponse> {
    let draft = service.desk.draft(viewer, claim, source)?;
    let state = service.desk.state();
    let spot = state.find(claim, source)?;
    Ok(CellView::new(&state, spot, viewer, draft))
}

#[derive(Serialize)]
struct Explanation {
    text: String,
}

/// Why a cell is what it is. An answer of its own: finding out what would turn
/// the cell judges a long article many times.
pub async fn explanation(
    State(service): State<Arc<Service>>,
    Query(asker): Query<Asker>,
    Query(asked): Query<CellQuery>,
) -> Response {
    answer(service, move |service| {
        let told = "what the program says is not for a blind reader";
        open_to(&service.viewer(&asker), told)?;
        let state = service.desk.state();
        let spot = state.find(&asked.claim, &asked.source)?;
        let text = state.engine.explain(spot.cell.claim, spot.article);
        Ok(Explanation {
            text: text.unwrap_or_default(),
        })
    })
    .await
}

/// Since when.
#[derive(Deserialize)]
pub struct Since {
    #[serde(default)]
    since: u64,
}

#[derive(Serialize)]
struct Changes {
    generation: u64,
    revision: u64,
    rows: CellRows,
    progress: Progress,
    reviewers: Vec<String>,
}

/// What has changed, by whomever.
pub async fn changes(
    State(service): State<Arc<Service>>,
    Query(asker): Query<Asker>,
    Query(since): Query<Since>,
) -> Response {
    answer(service, move |service| {
        service.desk.refresh()?;
        let viewer = service.viewer(&asker);
        let reviewers = service.reviewers(&viewer)?;
        let state = service.desk.state();
        // That a cell changes would tell a blind reader that others decide on it.
        let places = match viewer.blind {
            false => state.changed_since(since.since),
            true => state.own_places(&viewer),
        };
        Ok(Changes {
            generation: state.generation,
            revision: state.revision,
            rows: CellRows::some(&state, &viewer, &places),
            progress: Progress::new(&state, &viewer, service.terms.sample),
            reviewers,
        })
    })
    .await
}

/// How far readers agree.
pub async fn agreement(
    State(service): State<Arc<Service>>,
    Query(asker): Query<Asker>,
) -> Response {
    answer(service, move |service| {
        let told = "who reads blind is not told how others read";
        open_to(&service.viewer(&asker), told)?;
        service.desk.refresh()?;
        Ok(AgreementView::new(
            &service.desk.state(),
            service.terms.sample,
        ))
    })
    .await
}
