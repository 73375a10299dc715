//! The report as one HTML page. To be written.

use crate::domain::{Article, Likeness, Matrix};

use super::{ExportError, Exporter};

/// Writes the report. `articles` give the paragraphs around quotes; an article
/// that is not among them shows its quotes alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct HtmlReport<'a> {
    /// The articles, in any order.
    pub articles: &'a [Article],
    /// How alike each pair of sources is.
    pub likeness: &'a [Likeness],
}

impl Exporter for HtmlReport<'_> {
    fn export(&self, _matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        Ok(Vec::new())
    }
}
