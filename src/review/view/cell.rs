//! One cell with everything that helps to decide on it. Owns what is shown
//! together, and what a blind reader is not shown.

use serde::Serialize;

use crate::decisions::Draft;
use crate::domain::{
    Decision, DecisionId, JudgedBy, Judgement, Quote, Reason, Review, StaleCause, Stance,
};
use crate::review::state::{Spot, State};
use crate::review::viewer::Viewer;

use super::entry::HistoryEntry;
use super::others::Others;
use super::overview::{ClaimView, SourceView};
use super::rows::status;
use super::sentence::{SentenceView, sentences};

/// One cell.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    place: usize,
    revision: u64,
    status: u8,
    trouble: Option<String>,
    claim: ClaimView,
    source: SourceView,
    sentences: Vec<SentenceView>,
    after: String,
    machine: Option<MachineView>,
    #[serde(rename = "final")]
    final_stance: Option<&'static str>,
    review: Option<Review>,
    history: Vec<HistoryEntry>,
    seen: Vec<DecisionId>,
    mine: Option<HistoryEntry>,
    draft: Option<Draft>,
    others: Option<Others>,
}

/// What the program says.
#[derive(Debug, Clone, Serialize)]
struct MachineView {
    stance: Stance,
    reason: Option<Reason>,
    speaker: Option<String>,
    confidence: Option<f64>,
    judged_by: JudgedBy,
    evidence: Vec<QuoteView>,
    near_miss: Option<QuoteView>,
}

#[derive(Debug, Clone, Serialize)]
struct QuoteView {
    start: usize,
    end: usize,
    exact: String,
    score: f64,
}

impl CellView {
    /// The cell for a viewer, with their draft.
    pub fn new(state: &State, spot: Spot<'_>, viewer: &Viewer, draft: Option<Draft>) -> Self {
        let bare = viewer.blind || spot.cell.judgement().is_none();
        let trace = state.engine.trace(spot.cell.claim, spot.article);
        let (views, after) = match &trace {
            Some(trace) => sentences(spot.article, trace, bare),
            None => (Vec::new(), spot.article.text.clone()),
        };
        let trouble = spot.article.readability.trouble();
        let open = !viewer.blind;
        let judgement = spot.cell.judgement().filter(|_| open);
        let history = history(state, spot, viewer);
        let own = state.own(spot, viewer);
        Self {
            place: spot.place,
            revision: state.revision,
            status: status(spot.cell.status()),
            trouble: trouble.filter(|_| spot.cell.judgement().is_none()),
            claim: spot.claim.into(),
            source: spot.column.into(),
            sentences: views,
            after,
            machine: judgement.map(MachineView::from),
            final_stance: open.then(|| spot.cell.final_stance().as_str()),
            review: spot.cell.review.clone().filter(|_| open),
            seen: visible(state, spot, viewer)
                .map(|one| one.id.clone())
                .collect(),
            mine: own.map(|own| shown(HistoryEntry::new(own.decision, Some(&own.changed)), viewer)),
            history,
            draft,
            others: open.then(|| Others::of(state, spot)),
        }
    }

    /// The cell's place.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The decisions that the viewer has in view now.
    pub fn seen(&self) -> &[DecisionId] {
        &self.seen
    }
}

fn visible<'s>(
    state: &'s State,
    spot: Spot<'_>,
    viewer: &Viewer,
) -> impl Iterator<Item = &'s Decision> {
    let decisions = state.decisions_on(spot).iter();
    decisions.filter(|decision| viewer.sees(decision))
}

/// What a viewer may know of a decision that they may see.
fn shown(entry: HistoryEntry, viewer: &Viewer) -> HistoryEntry {
    if viewer.blind { entry.blind() } else { entry }
}

/// Every decision on the cell that the viewer may see, the oldest first.
fn history(state: &State, spot: Spot<'_>, viewer: &Viewer) -> Vec<HistoryEntry> {
    let mut decisions: Vec<&Decision> = visible(state, spot, viewer).collect();
    decisions.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    let standing = spot.standing(&decisions);
    let told = |decision: &&Decision| {
        let stands = standing.iter().find(|one| one.decision.id == decision.id);
        let changed: Option<&[StaleCause]> = stands.map(|one| one.changed.as_slice());
        shown(HistoryEntry::new(decision, changed), viewer)
    };
    decisions.iter().map(told).collect()
}

impl From<&Judgement> for MachineView {
    fn from(judgement: &Judgement) -> Self {
        let quote = |quote: &Quote, score| QuoteView {
            start: quote.points.start,
            end: quote.points.end,
            exact: quote.exact.clone(),
            score,
        };
        let evidence = judgement.evidence.iter();
        let near = judgement.near_miss.as_ref();
        Self {
            stance: judgement.stance,
            reason: judgement.reason,
            speaker: judgement.speaker.clone(),
            confidence: judgement.confidence,
            judged_by: judgement.judged_by,
            evidence: evidence.map(|one| quote(&one.quote, one.score)).collect(),
            near_miss: near.map(|near| quote(&near.quote, near.score)),
        }
    }
}
