//! The totals of a claim as a record. Owns its fields; the counting is the
//! matrix's.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{FinalStance, Matrix, Tally};

/// What the sources say of one claim, counted. Cells without a final stance
/// are in neither tally.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Totals", deny_unknown_fields)]
pub(in crate::export) struct TotalsRecord<'a> {
    /// The claim.
    claim_id: &'a str,
    /// Sources by final stance.
    sources: TallyRecord,
    /// Origins by final stance: duplicates that take the same stance count once.
    origins: TallyRecord,
    /// Sources on which readers differ.
    disputed: usize,
    /// Sources that could not be judged.
    not_judged: usize,
}

/// Counts by stance.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Tally", deny_unknown_fields)]
struct TallyRecord {
    asserts: usize,
    qualifies: usize,
    denies: usize,
    omits: usize,
}

impl<'a> TotalsRecord<'a> {
    /// The totals of the claim at `place`.
    pub(super) fn of(matrix: &'a Matrix, place: usize) -> Option<Self> {
        let (mut disputed, mut not_judged) = (0, 0);
        for cell in matrix.row(place) {
            match cell.final_stance() {
                FinalStance::Settled(_) => {}
                FinalStance::Disputed => disputed += 1,
                FinalStance::NotJudged(_) => not_judged += 1,
            }
        }
        Some(Self {
            claim_id: matrix.claims.get(place)?.id.as_str(),
            sources: TallyRecord::of(matrix.tally_row(place)),
            origins: TallyRecord::of(matrix.tally_origins(place)),
            disputed,
            not_judged,
        })
    }
}

impl TallyRecord {
    fn of(tally: Tally) -> Self {
        Self {
            asserts: tally.asserts,
            qualifies: tally.qualifies,
            denies: tally.denies,
            omits: tally.omits,
        }
    }
}
