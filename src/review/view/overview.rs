//! The desk as a whole: claims, sources, who reads, and how far the review is.
//! Owns the count of what is done.

use serde::Serialize;

use crate::domain::{Claim, Decision, ReviewStatus, SourceColumn};
use crate::review::Sample;
use crate::review::queue;
use crate::review::state::State;
use crate::review::viewer::Viewer;

use super::entry::HistoryEntry;

/// What a page needs once.
#[derive(Debug, Clone, Serialize)]
pub struct DeskOverview {
    /// The program's version.
    pub version: &'static str,
    /// See [`crate::review::access_control::AccessControl::page_token`].
    pub page_token: String,
    /// See [`State::generation`].
    pub generation: u64,
    /// See [`State::revision`].
    pub revision: u64,
    /// The reviewer that the desk was started for.
    pub reviewer: Option<String>,
    /// Whether everybody reads blind here.
    pub forced_blind: bool,
    /// The random sample that is gone through, where it is one.
    pub sample: Option<Sample>,
    /// Everybody whom the store knows.
    pub reviewers: Vec<String>,
    /// The rows of the matrix.
    pub claims: Vec<ClaimView>,
    /// The columns.
    pub sources: Vec<SourceView>,
    /// Whether wordings can be added to the claims.
    pub variants_file: bool,
    /// How far the review is.
    pub progress: Progress,
    /// Decisions on claims or sources that are not here any more.
    pub homeless: Vec<Homeless>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    id: String,
    head: String,
    text: String,
    topic: Option<String>,
    variants: Vec<String>,
    counters: Vec<String>,
}

impl From<&Claim> for ClaimView {
    fn from(claim: &Claim) -> Self {
        Self {
            id: claim.id.to_string(),
            head: claim.head().to_owned(),
            text: claim.text.clone(),
            topic: claim.topic.clone(),
            variants: claim.variants.clone(),
            counters: claim.counters.clone(),
        }
    }
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    id: String,
    outlet: Option<String>,
    title: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
    status: u8,
}

impl From<&SourceColumn> for SourceView {
    fn from(column: &SourceColumn) -> Self {
        let source = &column.source;
        Self {
            id: source.id.to_string(),
            outlet: source.outlet.clone(),
            title: source.title.clone(),
            author: source.author.clone(),
            published: source.published.clone(),
            url: source.url.clone(),
            status: super::rows::readability(&column.readability),
        }
    }
}

/// What a source is called in a list.
pub fn name(column: &SourceColumn) -> String {
    let source = &column.source;
    let named = source.outlet.as_deref().or(source.title.as_deref());
    named.unwrap_or(source.id.as_str()).to_owned()
}

/// A decision without a cell.
#[derive(Debug, Clone, Serialize)]
pub struct Homeless {
    claim_id: String,
    source_id: String,
    #[serde(flatten)]
    entry: HistoryEntry,
}

impl Homeless {
    /// Those that the viewer may see.
    pub fn of(state: &State, viewer: &Viewer) -> Vec<Self> {
        let homeless = state.homeless().into_iter();
        let visible = homeless.filter(|decision| viewer.sees(decision));
        let told = |decision: &Decision| Self {
            claim_id: decision.claim.to_string(),
            source_id: decision.source.to_string(),
            entry: HistoryEntry::new(decision, None),
        };
        visible.map(told).collect()
    }
}

/// How far the review is, over the cells that are gone through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Judged cells.
    pub cells: usize,
    /// Decided by anyone; for a blind reader, by themselves.
    pub reviewed: usize,
    /// Decided before claim or article changed.
    pub stale: usize,
    /// Readers differ.
    pub disputed: usize,
    /// Decided by the viewer.
    pub mine: usize,
    /// Cells that could not be judged.
    pub unjudged: usize,
}

impl Progress {
    /// Counts for a viewer.
    pub fn new(state: &State, viewer: &Viewer, sample: Option<Sample>) -> Self {
        let judged = queue::judged(&state.matrix);
        let unjudged = state.matrix.cells.len() - judged.len();
        let scope = match sample {
            Some(sample) => sample.of(judged),
            None => judged,
        };
        let decided = state.decided_places();
        let in_scope: Vec<usize> = if sample.is_some() {
            let mut sorted = scope.clone();
            sorted.sort_unstable();
            let inside = |place: &usize| sorted.binary_search(place).is_ok();
            decided.into_iter().filter(inside).collect()
        } else {
            decided
        };
        let own = in_scope
            .iter()
            .filter_map(|&place| state.own(state.spot(place)?, viewer));
        let (own_fresh, own_stale): (Vec<_>, Vec<_>) = own.partition(|one| one.changed.is_empty());
        let (mine, own_stale) = (own_fresh.len(), own_stale.len());
        let count = |status| {
            let cells = in_scope.iter().map(|&place| &state.matrix.cells[place]);
            let reviews = cells.filter_map(|cell| cell.review.as_ref());
            reviews.filter(|review| review.status == status).count()
        };
        let open = |status| if viewer.blind { 0 } else { count(status) };
        Self {
            cells: scope.len(),
            reviewed: if viewer.blind {
                mine
            } else {
                count(ReviewStatus::Decided)
            },
            stale: if viewer.blind {
                own_stale
            } else {
                count(ReviewStatus::Stale)
            },
            disputed: open(ReviewStatus::Disputed),
            mine,
            unjudged,
        }
    }
}
