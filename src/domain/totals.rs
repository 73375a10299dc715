//! What a matrix comes to in a few numbers. Owns what is counted, source by
//! source as well as over a whole matrix.

use std::collections::BTreeSet;

use super::{Cell, FinalStance, Matrix, ReviewStatus, Tally};

/// How large a matrix is, and how often each stance is taken in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many sources there are.
    pub sources: usize,
    /// How many sets of duplicates these are, each counted as one.
    pub origins: usize,
    /// How many claims there are.
    pub claims: usize,
    /// What the cells come to.
    pub cells: CellCount,
    /// Cells that people have decided on.
    pub decided: usize,
    /// Cells that people decided on before something changed.
    pub stale: usize,
}

/// Some cells, each counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CellCount {
    /// Those with a final stance.
    pub tally: Tally,
    /// Those that readers differ on.
    pub disputed: usize,
    /// Those that could not be judged.
    pub not_judged: usize,
}

impl CellCount {
    /// Counts one more cell.
    pub fn add(&mut self, cell: &Cell) {
        match cell.final_stance() {
            FinalStance::Settled(stance) => self.tally.add(stance),
            FinalStance::Disputed => self.disputed += 1,
            FinalStance::NotJudged(_) => self.not_judged += 1,
        }
    }

    /// Both together.
    pub fn plus(self, other: CellCount) -> CellCount {
        CellCount {
            tally: self.tally.plus(other.tally),
            disputed: self.disputed + other.disputed,
            not_judged: self.not_judged + other.not_judged,
        }
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.tally.total() + self.disputed + self.not_judged
    }
}

impl Totals {
    /// The figures of a whole matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let origins: BTreeSet<_> = matrix.columns.iter().map(|column| &column.origin).collect();
        let mut figures = Self {
            sources: matrix.columns.len(),
            origins: origins.len(),
            claims: matrix.claims.len(),
            ..Self::default()
        };
        matrix.cells.iter().for_each(|cell| figures.add(cell));
        figures
    }

    /// Counts one more cell.
    pub fn add(&mut self, cell: &Cell) {
        self.cells.add(cell);
        match cell.review.as_ref().map(|review| review.status) {
            Some(ReviewStatus::Decided) => self.decided += 1,
            Some(ReviewStatus::Stale) => self.stale += 1,
            Some(ReviewStatus::Disputed) | None => {}
        }
    }

    /// How many pairs were not asked for.
    pub fn not_asked(&self) -> usize {
        let pairs = self.sources * self.claims;
        pairs.saturating_sub(self.cells.total())
    }
}
