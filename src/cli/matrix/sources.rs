//! The articles that `scan` has judged, one after another in the order of their
//! ids, each with the cells that were asked for and what people have decided on
//! them. Owns that no more than a batch is held.

use crate::Grid;
use crate::cli::failure::Failure;
use crate::cli::output::note;
use crate::cli::progress;
use crate::cli::store::decided_text;
use crate::decisions::Layer;
use crate::domain::{Cell, Column, Decision};
use crate::ingest::ScanIndex;
use crate::matrix::Selection;

/// All sources in the order of their ids, read batch by batch.
pub struct Sources<'r> {
    /// The judge, and its claims.
    pub grid: &'r Grid,
    /// What was asked for.
    pub selection: &'r Selection,
    /// Where the lines are.
    pub index: ScanIndex,
    /// What people have decided.
    pub layer: Layer<'r>,
}

impl Sources<'_> {
    /// Hands over each source with its cells, those that were asked for, with
    /// what people have decided.
    pub fn each(
        &mut self,
        mut take: impl FnMut(Column, Vec<Cell>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let claims = &self.grid.claims().claims;
        let bar = progress::over_articles(self.index.len());
        let mut place = 0;
        loop {
            let batch = self.index.batch(place, claims)?;
            if batch.is_empty() {
                bar.finish_and_clear();
                return Ok(());
            }
            bar.inc(batch.len() as u64);
            for scanned in batch {
                let origin = self.index.origin(place);
                let origin = origin.unwrap_or_else(|| scanned.about.source.id.clone());
                let (column, mut cells) = scanned.into_parts(claims.len(), place, origin);
                let id = &column.source.id;
                cells.retain(|cell| self.selection.holds(&claims[cell.claim].id, id));
                self.layer.lay(&mut cells, claims, &column, None);
                place += 1;
                take(column, cells)?;
            }
        }
    }

    /// Says what people's decisions came to.
    pub fn tell_decided(&self, decisions: &[Decision]) {
        if !decisions.is_empty() {
            let reviewed = |status| self.layer.reviewed(status);
            let homeless = self.layer.homeless(&self.grid.claims().claims);
            note(&decided_text(&reviewed, &homeless));
        }
    }
}
