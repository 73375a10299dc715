//! The records of JSON lines: a header, then a line per cell. Owns what is in
//! which; a line is a cell with what ties it to its judge and its article, so
//! that lines can be filtered, sorted and put together without the header.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Matrix;

use super::cell::CellRecord;
use super::claim::JsonClaim;
use super::run::RunRecord;
use super::source::SourceRecord;
use super::{FORMAT, FORMAT_VERSION, vocabulary};

/// The first line of a file of JSON lines.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "JsonLinesHeader", deny_unknown_fields)]
pub(in crate::export) struct Header<'a> {
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
}

/// Every further line of a file of JSON lines: a cell, its judge and the hash
/// of its article.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "JsonLinesCell", deny_unknown_fields)]
pub(in crate::export) struct LineRecord<'a> {
    #[serde(flatten)]
    cell: CellRecord<'a>,
    /// Hash of all that bears on judging.
    judge_id: &'a str,
    /// Hash of the article's text as loaded.
    source_sha256: &'a str,
}

impl<'a> Header<'a> {
    /// The header of a matrix.
    pub(in crate::export) fn of(matrix: &'a Matrix) -> Self {
        Self {
            format: FORMAT,
            format_version: FORMAT_VERSION,
            run: RunRecord::of(&matrix.provenance),
            claims: matrix.claims.iter().map(JsonClaim::of).collect(),
            sources: matrix.columns.iter().map(SourceRecord::of).collect(),
        }
    }
}

/// The lines after the header, each made when its turn comes.
pub(in crate::export) fn lines(matrix: &Matrix) -> impl Iterator<Item = LineRecord<'_>> {
    matrix.cells.iter().filter_map(|cell| {
        Some(LineRecord {
            cell: CellRecord::of(matrix, cell)?,
            judge_id: &matrix.provenance.judge_id,
            source_sha256: &matrix.columns.get(cell.source)?.sha256,
        })
    })
}
