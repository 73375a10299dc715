//! Cells as the list shows them: one array for each property, so that a hundred
//! thousand cells stay small on the wire. Owns the codes.

use std::collections::HashMap;

use serde::Serialize;

use crate::domain::{Cell, FinalStance, Readability, ReviewStatus, Stance, Status};
use crate::review::Sample;
use crate::review::queue::{self, Rank, Urgency};
use crate::review::state::State;
use crate::review::viewer::Viewer;

const READABLE: u8 = 0;
const NOT_READABLE: u8 = 1;
const UNSUPPORTED: u8 = 2;

/// Cells by property. What a blind reader may not know is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellRows {
    /// The place of each row; none where all cells are given in their order.
    pub place: Option<Vec<usize>>,
    /// The claims' places.
    pub claim: Vec<usize>,
    /// The sources' places.
    pub source: Vec<usize>,
    /// 0 judged, 1 not readable, 2 unsupported language.
    pub status: Vec<u8>,
    /// The viewer's own verdict, as a stance.
    pub mine: Vec<u8>,
    /// Whether that is stale.
    pub mine_stale: Vec<u8>,
    /// The final stance: 0 none, 1 asserts, 2 qualifies, 3 denies, 4 omits, 5 disputed.
    #[serde(rename = "final")]
    pub final_stance: Option<Vec<u8>>,
    /// The program's stance.
    pub machine: Option<Vec<u8>>,
    /// The program's confidence in per cent; -1 where there is none.
    pub confidence: Option<Vec<i8>>,
    /// 0 none, 1 decided, 2 stale, 3 disputed.
    pub review: Option<Vec<u8>>,
    /// Why it stands where it stands; see [`Urgency`].
    pub urgency: Option<Vec<u8>>,
}

/// The list from its beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Queue {
    /// See [`State::generation`].
    pub generation: u64,
    /// See [`State::revision`].
    pub revision: u64,
    /// The places of the cells to be gone through, first to last.
    pub order: Vec<usize>,
    /// All cells.
    pub rows: CellRows,
}

impl Queue {
    /// The list for a viewer, the most urgent cells first or claim by claim; of
    /// a sample always in the order drawn.
    pub fn new(state: &State, viewer: &Viewer, sample: Option<Sample>, urgent: bool) -> Self {
        let ranks = queue::ranks(&state.matrix);
        let order = match sample {
            Some(sample) => queue::sample(&state.matrix, sample),
            // The order of urgency would tell a blind reader what the program says.
            None if urgent && !viewer.blind => queue::urgent_first(&state.matrix, &ranks),
            None => queue::judged(&state.matrix),
        };
        Self {
            generation: state.generation,
            revision: state.revision,
            order,
            rows: CellRows::all(state, viewer, &ranks),
        }
    }
}

impl CellRows {
    fn all(state: &State, viewer: &Viewer, ranks: &[Rank]) -> Self {
        let cells: Vec<&Cell> = state.matrix.cells.iter().collect();
        let mut rows = Self::of(&cells, viewer, ranks);
        for place in state.decided_places() {
            rows.mark_own(state, viewer, place, place);
        }
        rows
    }

    /// Some cells, by their places.
    pub fn some(state: &State, viewer: &Viewer, places: &[usize]) -> Self {
        let places: Vec<usize> = places
            .iter()
            .copied()
            .filter(|&place| place < state.matrix.cells.len())
            .collect();
        let cells: Vec<&Cell> = places
            .iter()
            .map(|&place| &state.matrix.cells[place])
            .collect();
        let ranks = ranks_of(state, &cells);
        let mut rows = Self::of(&cells, viewer, &ranks);
        for (at, &place) in places.iter().enumerate() {
            rows.mark_own(state, viewer, place, at);
        }
        rows.place = Some(places);
        rows
    }

    fn of(cells: &[&Cell], viewer: &Viewer, ranks: &[Rank]) -> Self {
        let codes =
            |code: fn(&Cell) -> u8| -> Vec<u8> { cells.iter().map(|cell| code(cell)).collect() };
        let open = |code: fn(&Cell) -> u8| (!viewer.blind).then(|| codes(code));
        let confidence = |cell: &&Cell| {
            let confidence = cell.judgement().and_then(|judgement| judgement.confidence);
            // In whole per cent, within the range of the type.
            confidence.map_or(-1, |share| (100.0 * share).round() as i8)
        };
        Self {
            place: None,
            claim: cells.iter().map(|cell| cell.claim).collect(),
            source: cells.iter().map(|cell| cell.source).collect(),
            status: codes(|cell| status(cell.status())),
            mine: vec![0; cells.len()],
            mine_stale: vec![0; cells.len()],
            final_stance: open(|cell| match cell.final_stance() {
                FinalStance::Settled(stance) => code(stance),
                FinalStance::Disputed => 5,
                FinalStance::NotJudged(_) => 0,
            }),
            machine: open(|cell| cell.machine_stance().map_or(0, code)),
            confidence: (!viewer.blind).then(|| cells.iter().map(confidence).collect()),
            review: open(
                |cell| match cell.review.as_ref().map(|review| review.status) {
                    None => 0,
                    Some(ReviewStatus::Decided) => 1,
                    Some(ReviewStatus::Stale) => 2,
                    Some(ReviewStatus::Disputed) => 3,
                },
            ),
            urgency: (!viewer.blind)
                .then(|| ranks.iter().map(|rank| urgency(rank.urgency)).collect()),
        }
    }

    fn mark_own(&mut self, state: &State, viewer: &Viewer, place: usize, at: usize) {
        let own = state.spot(place).and_then(|spot| state.own(spot, viewer));
        if let Some(own) = own {
            self.mine[at] = own.decision.stance.map_or(0, code);
            self.mine_stale[at] = u8::from(!own.changed.is_empty());
        }
    }
}

/// The code of a cell's status.
pub fn status(status: Status) -> u8 {
    match status {
        Status::Judged => READABLE,
        Status::NotReadable => NOT_READABLE,
        Status::UnsupportedLanguage => UNSUPPORTED,
    }
}

/// The code of an article's status.
pub fn readability(readability: &Readability) -> u8 {
    match readability {
        Readability::Readable | Readability::ReadInPart { .. } => READABLE,
        Readability::NotReadable { .. } => NOT_READABLE,
        Readability::UnsupportedLanguage { .. } => UNSUPPORTED,
    }
}

/// The ranks of some cells; each claim's row is gone through once.
fn ranks_of(state: &State, cells: &[&Cell]) -> Vec<Rank> {
    let matrix = &state.matrix;
    let mut rows: HashMap<usize, Vec<Rank>> = HashMap::new();
    let ranks = cells.iter().filter_map(|cell| {
        let row = rows
            .entry(cell.claim)
            .or_insert_with(|| queue::row(matrix, cell.claim));
        let first = matrix.row(cell.claim).first()?;
        let from = matrix.place(first.claim, first.source)?;
        let at = matrix.place(cell.claim, cell.source)? - from;
        row.get(at).copied()
    });
    ranks.collect()
}

fn code(stance: Stance) -> u8 {
    match stance {
        Stance::Asserts => 1,
        Stance::Qualifies => 2,
        Stance::Denies => 3,
        Stance::Omits => 4,
    }
}

fn urgency(urgency: Urgency) -> u8 {
    match urgency {
        Urgency::Doubtful => 0,
        Urgency::Decisive => 1,
        Urgency::Unclear => 2,
        Urgency::Stale => 3,
        Urgency::Disputed => 4,
        Urgency::Ordinary => 5,
        Urgency::Settled => 6,
        Urgency::NotJudged => 7,
    }
}
