//! To be written.

use crate::domain::Matrix;

use super::{ExportError, Exporter};

/// To be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JsonDocument;

impl Exporter for JsonDocument {
    fn export(&self, _matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        Ok(Vec::new())
    }
}
