//! The report as one HTML page that nothing has to be fetched for: the matrix,
//! the proof of every cell below it, how alike the sources are. Owns the
//! exporter; each part of the page has a file of its own.
//!
//! What a reader of the page may rely on: every cell of the matrix is a `<td>`
//! with `data-claim`, `data-source`, `data-stance` (the final stance,
//! `disputed`, or the status of a cell that could not be judged) and
//! `data-reason`; every quote is the text content of one `<q class="quote">`
//! with `data-source`, and `data-start` and `data-end` in code points. U+0000,
//! which HTML cannot carry, stands as U+FFFD inside a `data-code-point="0"`.

mod assets;
mod context;
mod escape;
mod link;
mod marks;
mod names;
mod proof;
mod report;
mod rows;
mod similarity_chart;
mod stance_sign;

use askama::Template;

use crate::domain::{Article, Likeness, Matrix};

use super::{ExportError, Exporter, soundness};
use report::ReportPage;

/// Writes the report. `articles` give the paragraphs around quotes; an article
/// that is not among them shows its quotes alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct HtmlReport<'a> {
    /// The articles, in any order.
    pub articles: &'a [Article],
    /// How alike each pair of sources is; nothing is drawn where it is empty,
    /// or where there are more sources than [`Self::MAX_COMPARED_SOURCES`].
    pub likeness: &'a [Likeness],
}

impl HtmlReport<'_> {
    /// Up to how many sources are compared with one another.
    pub const MAX_COMPARED_SOURCES: usize = similarity_chart::MAX_SOURCES;
}

impl Exporter for HtmlReport<'_> {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let report = ReportPage::new(matrix, self.articles, self.likeness);
        Ok(report.render()?.into_bytes())
    }
}
