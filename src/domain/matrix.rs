//! Claims × sources. Owns the grid, how a cell is found in it, and what the
//! totals count; builds no cell.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Cell, Claim, FinalStance, JudgedBy, Provenance, Readability, ReviewStatus, Source, Stance,
};

/// One source as the matrix keeps it: metadata, no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceColumn {
    /// What is known about the article.
    pub source: Source,
    /// Whether it could be judged.
    pub readability: Readability,
    /// Hash of the article's text as loaded.
    pub sha256: String,
    /// The first source of the set of duplicates that this one belongs to;
    /// its own id where it stands alone.
    pub origin: super::SourceId,
}

/// Claims in the order in which they were written, sources in the order of
/// their ids, and the cells that were asked for, claim by claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// The rows.
    pub claims: Vec<Claim>,
    /// The columns.
    pub columns: Vec<SourceColumn>,
    /// The cells asked for, in the order of claims, then sources.
    pub cells: Vec<Cell>,
    /// What the matrix was made by.
    pub provenance: Provenance,
}

/// How many judged cells hold each stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Cells that assert.
    pub asserts: usize,
    /// Cells that qualify.
    pub qualifies: usize,
    /// Cells that deny.
    pub denies: usize,
    /// Cells that omit.
    pub omits: usize,
}

impl Tally {
    /// The count of one stance.
    pub fn of(self, stance: Stance) -> usize {
        match stance {
            Stance::Asserts => self.asserts,
            Stance::Qualifies => self.qualifies,
            Stance::Denies => self.denies,
            Stance::Omits => self.omits,
        }
    }

    /// All judged cells.
    pub fn total(self) -> usize {
        self.asserts + self.qualifies + self.denies + self.omits
    }

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            asserts: self.asserts + other.asserts,
            qualifies: self.qualifies + other.qualifies,
            denies: self.denies + other.denies,
            omits: self.omits + other.omits,
        }
    }

    /// Counts one more cell.
    pub fn add(&mut self, stance: Stance) {
        match stance {
            Stance::Asserts => self.asserts += 1,
            Stance::Qualifies => self.qualifies += 1,
            Stance::Denies => self.denies += 1,
            Stance::Omits => self.omits += 1,
        }
    }
}

impl Matrix {
    /// Whether some cells were read and others judged by words: where it is one or the other
    /// for all, no cell need be marked.
    pub fn is_read_in_part(&self) -> bool {
        let judged = || self.cells.iter().filter_map(Cell::judgement);
        let is_by = |by| judged().any(|judgement| judgement.judged_by == by);
        is_by(JudgedBy::Reader) && is_by(JudgedBy::Words)
    }

    /// The cell of a claim and a source by their places, where it was asked for.
    pub fn cell(&self, claim: usize, source: usize) -> Option<&Cell> {
        self.place(claim, source).map(|at| &self.cells[at])
    }

    /// Where that cell stands in [`Self::cells`].
    pub fn place(&self, claim: usize, source: usize) -> Option<usize> {
        let by_place = |cell: &Cell| (cell.claim, cell.source);
        let cells = &self.cells;
        cells.binary_search_by_key(&(claim, source), by_place).ok()
    }

    /// The cells of one claim, in the order of sources.
    pub fn row(&self, claim: usize) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.claim < claim);
        let to = self.cells.partition_point(|cell| cell.claim <= claim);
        &self.cells[from..to]
    }

    /// Counts the judged cells of one claim by stance, in sources.
    pub fn tally_row(&self, claim: usize) -> Tally {
        tally(self.row(claim).iter().filter_map(Cell::stance))
    }

    /// Counts the judged cells of one source by stance.
    pub fn tally_column(&self, source: usize) -> Tally {
        let cells = self.cells.iter().filter(|cell| cell.source == source);
        tally(cells.filter_map(Cell::stance))
    }

    /// Counts all judged cells by stance.
    pub fn tally_all(&self) -> Tally {
        tally(self.cells.iter().filter_map(Cell::stance))
    }

    /// How many cells readers differ on: they are in no tally.
    pub fn disputed(&self) -> usize {
        let disputed = |cell: &&Cell| cell.final_stance() == FinalStance::Disputed;
        self.cells.iter().filter(disputed).count()
    }

    /// How many cells people have brought to this point.
    pub fn reviewed(&self, status: ReviewStatus) -> usize {
        let reviews = self.cells.iter().filter_map(|cell| cell.review.as_ref());
        reviews.filter(|review| review.status == status).count()
    }

    /// Counts one claim's stances in origins: duplicates of one article that
    /// take the same stance count once.
    pub fn tally_origins(&self, claim: usize) -> Tally {
        let distinct: BTreeSet<_> = self
            .row(claim)
            .iter()
            .filter_map(|cell| Some((&self.columns[cell.source].origin, cell.stance()?)))
            .collect();
        tally(distinct.into_iter().map(|(_, stance)| stance))
    }

    /// The matrix without claims and sources of which no cell was asked for.
    pub fn without_empty(self) -> Matrix {
        let rows: BTreeSet<usize> = self.cells.iter().map(|cell| cell.claim).collect();
        let columns: BTreeSet<usize> = self.cells.iter().map(|cell| cell.source).collect();
        let place = |kept: &BTreeSet<usize>, old: usize| kept.range(..old).count();
        let cells = self.cells.into_iter().map(|cell| Cell {
            claim: place(&rows, cell.claim),
            source: place(&columns, cell.source),
            ..cell
        });
        Matrix {
            cells: cells.collect(),
            claims: kept(self.claims, &rows),
            columns: kept(self.columns, &columns),
            provenance: self.provenance,
        }
    }

    /// How many columns could not be judged.
    pub fn unjudged_columns(&self) -> usize {
        let unjudged = |column: &&SourceColumn| !column.readability.is_judged();
        self.columns.iter().filter(unjudged).count()
    }
}

fn kept<T>(all: Vec<T>, places: &BTreeSet<usize>) -> Vec<T> {
    let numbered = all.into_iter().enumerate();
    let wanted = numbered.filter(|(at, _)| places.contains(at));
    wanted.map(|(_, item)| item).collect()
}

fn tally(stances: impl Iterator<Item = Stance>) -> Tally {
    let mut tally = Tally::default();
    stances.for_each(|stance| tally.add(stance));
    tally
}
