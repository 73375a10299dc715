//! The matrix as one JSON document. Owns the exporter; the fields come from
//! `record`, the lines from `json_layout`.

use serde::Serialize;
use serde_json::Serializer;

use crate::domain::Matrix;

use super::json_layout::RecordALine;
use super::record::DocumentRecord;
use super::{ExportError, Exporter, soundness};

/// Writes one document that `docs/matrix.schema.json` describes: what the run
/// was made by, claims, sources, totals and cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JsonDocument;

impl Exporter for JsonDocument {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let mut bytes = Vec::new();
        let mut serializer = Serializer::with_formatter(&mut bytes, RecordALine::default());
        DocumentRecord::of(matrix).serialize(&mut serializer)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
