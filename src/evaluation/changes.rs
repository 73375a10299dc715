//! A matrix against an earlier export of the same set. Owns which labels are
//! compared, and the figures before and after.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::{SavedCell, UserError};

use super::{
    Answer, CellChange, ChangeKind, ClassScore, Confusion, Pair, accuracy, kappa, macro_f1,
};

/// The figures of one of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Side {
    /// The share of right answers.
    pub accuracy: f64,
    /// Cohen's κ.
    pub kappa: f64,
    /// The mean F1 of the stances that gold holds.
    pub macro_f1: f64,
}

/// How many changes there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ChangeCounts {
    /// Were right and are wrong.
    pub became_wrong: usize,
    /// Were wrong and are right.
    pub became_right: usize,
    /// Were wrong and are wrong in another way.
    pub wrong_to_wrong: usize,
    /// Kept their stance and have another reason.
    pub reason_only: usize,
}

/// A matrix against an earlier export, over the labels whose cell the export has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// How many labels were compared.
    pub compared: usize,
    /// How many labels the export has no cell for; they are in no figure here.
    pub lacking: usize,
    /// The export against gold.
    pub before: Side,
    /// The matrix against gold, over the same labels.
    pub now: Side,
    /// How many changes there are of each kind.
    pub counts: ChangeCounts,
    /// Every change: what became wrong first, and in the order of the labels.
    pub changes: Vec<CellChange>,
}

/// An earlier export that has none of the labelled cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the baseline has none of the labelled cells")]
pub struct NothingShared;

impl UserError for NothingShared {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(
            "use a baseline of this set, as `stancegrid eval SET --save FILE.csv` writes it",
        )
    }
}

impl Changes {
    /// Compares what the matrix answers with what an export said before. Where
    /// the export has a cell twice, the first one holds.
    ///
    /// # Errors
    /// [`NothingShared`] where the export has none of the labelled cells.
    pub fn of(pairs: &[Pair<'_>], earlier: &[SavedCell]) -> Result<Self, NothingShared> {
        let mut saved = BTreeMap::new();
        for cell in earlier {
            saved.entry((&cell.claim, &cell.source)).or_insert(cell);
        }
        let (mut before, mut now) = (Confusion::default(), Confusion::default());
        let mut changes = Vec::new();
        for pair in pairs {
            let Some(cell) = saved.get(&(&pair.gold.claim, &pair.gold.source)) else {
                continue;
            };
            before.add(Confusion::slot(pair.gold.stance, cell.stance));
            now.add(Confusion::slot(pair.gold.stance, pair.prediction.stance()));
            let (then, answer) = (Answer::saved(cell), Answer::of(pair));
            changes.extend(CellChange::of(pair.gold, then, answer));
        }
        if before.total() == 0 {
            return Err(NothingShared);
        }
        // A stable sort: within a kind, the order of the labels stays.
        changes.sort_by_key(|change| change.turn);
        Ok(Self {
            compared: before.total(),
            lacking: pairs.len() - before.total(),
            before: Side::of(&before),
            now: Side::of(&now),
            counts: ChangeCounts::of(&changes),
            changes,
        })
    }
}

impl Side {
    fn of(confusion: &Confusion) -> Self {
        Self {
            accuracy: accuracy(confusion),
            kappa: kappa(confusion),
            macro_f1: macro_f1(&ClassScore::all(confusion)),
        }
    }
}

impl ChangeCounts {
    /// Counts the changes.
    pub(super) fn of(changes: &[CellChange]) -> Self {
        let mut counts = Self::default();
        for change in changes {
            match change.turn {
                ChangeKind::BecameWrong => counts.became_wrong += 1,
                ChangeKind::BecameRight => counts.became_right += 1,
                ChangeKind::WrongToWrong => counts.wrong_to_wrong += 1,
                ChangeKind::ReasonOnly => counts.reason_only += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{self, Asserts, Denies, Omits};
    use crate::evaluation::pair;
    use crate::evaluation::sample::{answered, label, matrix, saved};

    /// Gold, before and now of one cell after the other.
    fn changes(cells: &[(Stance, Option<Stance>, Option<Stance>)]) -> Changes {
        let pairs: Vec<_> = cells.iter().map(|&(gold, _, now)| (gold, now)).collect();
        let (gold, matrix) = answered(&pairs);
        let earlier: Vec<_> = gold
            .iter()
            .zip(cells)
            .map(|(label, &(_, before, _))| saved(label.source.as_str(), before))
            .collect();
        Changes::of(&pair(&gold, &matrix), &earlier).unwrap()
    }

    #[test]
    fn what_became_wrong_comes_first_and_the_rest_in_the_order_of_labels() {
        let found = changes(&[
            (Asserts, Some(Omits), Some(Asserts)),
            (Asserts, Some(Omits), Some(Denies)),
            (Asserts, Some(Asserts), Some(Asserts)),
            (Omits, Some(Omits), Some(Asserts)),
            (Denies, None, Some(Denies)),
            (Denies, Some(Denies), None),
        ]);
        let sources: Vec<_> = found
            .changes
            .iter()
            .map(|change| change.source.as_str())
            .collect();
        assert_eq!(sources, ["s003", "s005", "s000", "s004", "s001"]);
        let counts = found.counts;
        assert_eq!((counts.became_wrong, counts.became_right), (2, 2));
        assert_eq!((counts.wrong_to_wrong, counts.reason_only), (1, 0));
        assert_eq!((found.compared, found.lacking), (6, 0));
    }

    #[test]
    fn figures_before_and_now() {
        // Before: asserts right, denies wrong: po 1/2, pe (1·2)/4, κ 0; F1 2/3
        // and 0. Now both right.
        let found = changes(&[
            (Asserts, Some(Asserts), Some(Asserts)),
            (Denies, Some(Asserts), Some(Denies)),
        ]);
        let side = |accuracy, kappa, macro_f1| Side {
            accuracy,
            kappa,
            macro_f1,
        };
        assert_eq!(found.before, side(0.5, 0.0, 1.0 / 3.0));
        assert_eq!(found.now, side(1.0, 1.0, 1.0));
    }

    #[test]
    fn labels_that_the_export_lacks_are_counted_and_left_out_on_both_sides() {
        let (gold, matrix) = answered(&[(Asserts, Some(Asserts)), (Omits, Some(Asserts))]);
        let pairs = pair(&gold, &matrix);
        let earlier = [
            saved("s000", Some(Asserts)),
            saved("elsewhere", Some(Denies)),
        ];
        let found = Changes::of(&pairs, &earlier).unwrap();
        assert_eq!((found.compared, found.lacking), (1, 1));
        assert_eq!((found.now.accuracy, found.changes.len()), (1.0, 0));
        assert_eq!(Changes::of(&pairs, &earlier[1..]), Err(NothingShared));
    }

    #[test]
    fn a_cell_that_the_matrix_lost_has_changed() {
        let gold = [label("c", "s", Asserts)];
        let matrix = matrix(&["c"], &[], vec![]);
        let found = Changes::of(&pair(&gold, &matrix), &[saved("s", Some(Asserts))]).unwrap();
        assert_eq!(found.changes[0].turn, ChangeKind::BecameWrong);
        assert_eq!(found.changes[0].now.stance, None);
    }
}
