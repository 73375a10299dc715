//! The whole matrix as one record. Owns its fields; cells are made as they are
//! written, so that they are never all in memory twice.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::domain::Matrix;

use super::cell::CellRecord;
use super::claim::JsonClaim;
use super::run::RunRecord;
use super::source::SourceRecord;
use super::totals::TotalsRecord;
use super::{FORMAT, FORMAT_VERSION, vocabulary};

/// Which source asserts, qualifies, denies or omits each claim, with the
/// sentences that prove it. Places are half-open ranges of Unicode code points,
/// counted from 0 over the article's text as loaded.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Document", deny_unknown_fields)]
pub(in crate::export) struct DocumentRecord<'a> {
    /// The name of this format.
    #[schemars(schema_with = "vocabulary::format")]
    format: &'static str,
    /// The version of this format.
    #[schemars(schema_with = "vocabulary::format_version")]
    format_version: u32,
    /// What the matrix was made by.
    run: RunRecord<'a>,
    /// The claims, as they were written.
    claims: Vec<JsonClaim<'a>>,
    /// The sources in the order of their ids.
    sources: Vec<SourceRecord<'a>>,
    /// The totals of each claim, in the order of claims.
    totals: Vec<TotalsRecord<'a>>,
    /// The cells that were asked for, in the order of claims, then sources.
    #[schemars(with = "Vec<CellRecord<'_>>")]
    cells: Cells<'a>,
}

/// The cells of a matrix, each made a record when its turn comes.
#[derive(Debug)]
struct Cells<'a>(&'a Matrix);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cells = self.0.cells.iter();
        serializer.collect_seq(cells.filter_map(|cell| CellRecord::of(self.0, cell)))
    }
}

impl<'a> DocumentRecord<'a> {
    /// The record of a matrix.
    pub(in crate::export) fn of(matrix: &'a Matrix) -> Self {
        let places = 0..matrix.claims.len();
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            run: RunRecord::of(&matrix.provenance),
            claims: matrix.claims.iter().map(JsonClaim::of).collect(),
            sources: matrix.columns.iter().map(SourceRecord::of).collect(),
            totals: places
                .filter_map(|place| TotalsRecord::of(matrix, place))
                .collect(),
            cells: Cells(matrix),
        }
    }
}
