//! The program's own stances beside what the cells came to once people had
//! decided, both against labels. Owns which cells differ and which way.

use serde::Serialize;

use super::pairing::labelled_cells;
use super::{Answer, BeforeAfter, CellChange, ChangeCounts, Twice};
use crate::domain::{Cell, GoldCell, Matrix};

/// What people's decisions have made of the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reviewed {
    /// The program alone, and the matrix as people left it.
    pub figures: BeforeAfter,
    /// How many cells people have changed, by what became of them.
    pub counts: ChangeCounts,
    /// These cells: what became wrong first, and in the order of the labels.
    pub changes: Vec<CellChange>,
}

impl Reviewed {
    /// Compares the two over every label. A cell that people dispute has no
    /// final stance, and so is wrong. None where there is no label.
    pub fn of(gold: &[GoldCell], reviewed: &Matrix) -> Option<Self> {
        let mut answers = Vec::new();
        let mut changes = Vec::new();
        for (label, cell) in labelled_cells(gold, reviewed) {
            let judgement = cell.and_then(Cell::judgement);
            let machine = Answer {
                stance: judgement.map(|judgement| judgement.stance),
                reason: judgement.and_then(|judgement| judgement.reason),
            };
            let people = Answer {
                stance: cell.and_then(Cell::stance),
                reason: cell.and_then(Cell::reason),
            };
            answers.push(Twice {
                gold: label.stance,
                before: machine.stance,
                after: people.stance,
            });
            changes.extend(CellChange::of(label, machine, people));
        }
        // A stable sort: within a kind, the order of the labels stays.
        changes.sort_by_key(|change| change.turn);
        Some(Self {
            figures: BeforeAfter::of(&answers)?,
            counts: ChangeCounts::of(&changes),
            changes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{self, Asserts, Denies, Omits};
    use crate::domain::{Review, ReviewStatus};
    use crate::evaluation::ChangeKind;
    use crate::evaluation::sample::answered;

    fn review(status: ReviewStatus, stance: Option<Stance>) -> Option<Review> {
        Some(Review {
            status,
            stance,
            voices: Vec::new(),
            changed: Vec::new(),
        })
    }

    #[test]
    fn decided_cells_count_as_decided_and_stale_ones_as_the_program_says() {
        let (gold, mut matrix) = answered(&[
            (Asserts, Some(Omits)),
            (Asserts, Some(Asserts)),
            (Denies, Some(Denies)),
            (Omits, Some(Omits)),
            (Omits, None),
        ]);
        matrix.cells[0].review = review(ReviewStatus::Decided, Some(Asserts));
        matrix.cells[1].review = review(ReviewStatus::Disputed, None);
        matrix.cells[2].review = review(ReviewStatus::Stale, Some(Omits));
        let found = Reviewed::of(&gold, &matrix).unwrap();
        let turns = found
            .changes
            .iter()
            .map(|one| (one.source.as_str(), one.turn));
        assert_eq!(
            turns.collect::<Vec<_>>(),
            [
                ("s001", ChangeKind::BecameWrong),
                ("s000", ChangeKind::BecameRight)
            ]
        );
        assert_eq!(found.changes[0].now.stance, None, "disputed");
        let accuracy = |scores: &crate::evaluation::Scores| scores.accuracy;
        assert_eq!(accuracy(&found.figures.before), 0.6);
        assert_eq!(accuracy(&found.figures.after), 0.6);
    }

    #[test]
    fn where_nobody_has_decided_nothing_changes() {
        let (gold, matrix) = answered(&[(Asserts, Some(Asserts)), (Denies, Some(Omits))]);
        let found = Reviewed::of(&gold, &matrix).unwrap();
        assert_eq!(found.changes, []);
        assert_eq!(found.figures.before, found.figures.after);
        assert_eq!(Reviewed::of(&[], &matrix), None);
    }
}
