//! The matrix as JSON lines. Owns the exporter; the fields come from `record`.
//!
//! The first line is the header: what the run was made by, claims and sources.
//! Every further line is a cell that can be read without the header. In pandas:
//!
//! ```python
//! with open("matrix.jsonl", encoding="utf-8") as file:
//!     header = json.loads(next(file))
//!     cells = pandas.read_json(file, lines=True)
//! ```

use serde::Serialize;
use serde_json::Serializer;

use crate::domain::Matrix;

use super::json_layout::OneLine;
use super::record::{Header, lines};
use super::{ExportError, Exporter, soundness};

/// Writes a header and a line per cell, for programs that read a file bit by
/// bit. `docs/matrix.schema.json` describes both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JsonLines;

impl Exporter for JsonLines {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let mut bytes = Vec::new();
        write(&mut bytes, &Header::of(matrix))?;
        for line in lines(matrix) {
            write(&mut bytes, &line)?;
        }
        Ok(bytes)
    }
}

fn write(bytes: &mut Vec<u8>, record: &impl Serialize) -> Result<(), ExportError> {
    record.serialize(&mut Serializer::with_formatter(&mut *bytes, OneLine))?;
    bytes.push(b'\n');
    Ok(())
}
