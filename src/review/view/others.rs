//! The same claim in the other sources, beside the cell. Owns which of them are
//! shown, where there are many.

use serde::Serialize;

use crate::domain::{Cell, FinalStance, ReviewStatus, Stance};
use crate::review::state::{Spot, State};

use super::overview::name;

/// The most that are shown.
const MAX_SHOWN_SOURCES: usize = 100;

/// The other sources on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Others {
    /// How many there are.
    total: usize,
    /// Those shown, the ones that bring the claim up first.
    cells: Vec<Other>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Other {
    source: usize,
    source_id: String,
    name: String,
    #[serde(rename = "final")]
    final_stance: &'static str,
    machine: Option<Stance>,
    review: Option<ReviewStatus>,
    quote: Option<String>,
}

impl Others {
    /// The row of a cell without it.
    pub fn of(state: &State, spot: Spot<'_>) -> Self {
        let row = state.matrix.row(spot.cell.claim).iter();
        let mut others: Vec<&Cell> = row.filter(|cell| cell.source != spot.cell.source).collect();
        others.sort_by_key(|cell| (order(cell), cell.source));
        let shown = others.iter().take(MAX_SHOWN_SOURCES);
        let told = |cell: &&Cell| {
            let column = state.matrix.columns.get(cell.source)?;
            let evidence = cell
                .judgement()
                .and_then(|judgement| judgement.evidence.first());
            Some(Other {
                source: cell.source,
                source_id: column.source.id.to_string(),
                name: name(column),
                final_stance: cell.final_stance().as_str(),
                machine: cell.machine_stance(),
                review: cell.review.as_ref().map(|review| review.status),
                quote: evidence.map(|evidence| evidence.quote.exact.clone()),
            })
        };
        Self {
            total: others.len(),
            cells: shown.filter_map(told).collect(),
        }
    }
}

fn order(cell: &Cell) -> u8 {
    match cell.final_stance() {
        FinalStance::Disputed => 0,
        FinalStance::Settled(stance) if stance.brings_up() => 0,
        FinalStance::Settled(_) => 1,
        FinalStance::NotJudged(_) => 2,
    }
}
