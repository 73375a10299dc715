//! What a run has to read before anything is read: how many pairs of each cell, and which
//! cells come first where not all can be read. Owns the counting and the order. How long a
//! pair takes is for whoever runs it to say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::SourceId;

/// What one cell has to have read.
#[derive(Debug, Clone, PartialEq)]
pub struct CellPairs {
    /// The claim's place.
    pub claim: usize,
    /// How close its closest sentence comes, 0 to 1.
    pub closeness: f64,
    /// How many sentences are to be read.
    pub pairs: usize,
}

/// The cells that are read where not all of them are, by source and the claim's place.
pub type ChosenCells = Arc<BTreeMap<SourceId, BTreeSet<usize>>>;

/// All cells of a run with what each has to have read.
#[derive(Debug, Clone, Default)]
pub struct ReadingPlan {
    cells: Vec<(SourceId, CellPairs)>,
}

impl ReadingPlan {
    /// Adds the cells of an article.
    pub fn add(&mut self, source: &SourceId, cells: Vec<CellPairs>) {
        let cells = cells.into_iter().filter(|cell| cell.pairs > 0);
        self.cells.extend(cells.map(|cell| (source.clone(), cell)));
    }

    /// How many pairs all cells come to.
    pub fn pairs(&self) -> usize {
        self.cells.iter().map(|(_, cell)| cell.pairs).sum()
    }

    /// The cells that are read with at most so many pairs: those whose closest sentences come
    /// closest, among equals the first.
    pub fn within(mut self, budget: usize) -> ChosenCells {
        let first = |(one_source, one): &(SourceId, CellPairs),
                     (other_source, other): &(SourceId, CellPairs)| {
            let closer = other.closeness.total_cmp(&one.closeness);
            closer.then_with(|| (one_source, one.claim).cmp(&(other_source, other.claim)))
        };
        self.cells.sort_by(first);
        let mut left = budget;
        let mut chosen: BTreeMap<SourceId, BTreeSet<usize>> = BTreeMap::new();
        for (source, cell) in self.cells {
            let Some(rest) = left.checked_sub(cell.pairs) else {
                break;
            };
            left = rest;
            chosen.entry(source).or_default().insert(cell.claim);
        }
        Arc::new(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(claim: usize, closeness: f64, pairs: usize) -> CellPairs {
        CellPairs {
            claim,
            closeness,
            pairs,
        }
    }

    fn plan() -> ReadingPlan {
        let mut plan = ReadingPlan::default();
        plan.add(&SourceId::new("b"), vec![cell(0, 0.5, 4), cell(1, 0.9, 2)]);
        plan.add(&SourceId::new("a"), vec![cell(0, 0.5, 4), cell(1, 0.1, 0)]);
        plan
    }

    fn chosen(budget: usize) -> Vec<(String, usize)> {
        let chosen = plan().within(budget);
        let cells = chosen.iter();
        let cells = cells
            .flat_map(|(source, claims)| claims.iter().map(|claim| (source.to_string(), *claim)));
        cells.collect()
    }

    #[test]
    fn the_closest_cells_come_first_and_no_more_is_read_than_the_budget_has() {
        assert_eq!(plan().pairs(), 10);
        let cell = |source: &str, claim| (source.to_owned(), claim);
        assert_eq!(chosen(1), []);
        assert_eq!(chosen(2), [cell("b", 1)]);
        // Of two that are as close the first source's.
        assert_eq!(chosen(9), [cell("a", 0), cell("b", 1)]);
        assert_eq!(chosen(10), [cell("a", 0), cell("b", 0), cell("b", 1)]);
    }
}
