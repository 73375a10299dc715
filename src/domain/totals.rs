//! What a matrix comes to in a few numbers. Owns what is counted, source by
//! source as well as over a whole matrix.

use std::collections::BTreeSet;

use super::{Cell, FinalStance, JudgedBy, Matrix, ReviewStatus, Tally};

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
    /// Cells that the reader has read.
    pub read: usize,
    /// Cells that were judged by words alone.
    pub by_words: usize,
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
        match cell.judgement().map(|judgement| judgement.judged_by) {
            Some(JudgedBy::Reader) => self.read += 1,
            Some(JudgedBy::Words) => self.by_words += 1,
            None => {}
        }
    }

    /// How the cells were judged, in words: `120 cells read, 30 judged by words`. Nothing
    /// where none was judged.
    pub fn judged(&self) -> Option<String> {
        match (self.read, self.by_words) {
            (0, 0) => None,
            (0, _) => Some("judged by words".to_owned()),
            (_, 0) => Some("all read".to_owned()),
            (read, words) => Some(format!("{read} read, {words} judged by words")),
        }
    }

    /// How many pairs were not asked for.
    pub fn not_asked(&self) -> usize {
        let pairs = self.sources * self.claims;
        pairs.saturating_sub(self.cells.total())
    }
}
