//! Joins gold labels with the cells of a matrix. Owns what counts as an answer
//! to a label; computes no figure.

use std::collections::BTreeMap;

use crate::domain::{Cell, GoldCell, Judgement, Matrix, Stance, Verdict};

/// What the matrix answers to one label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Prediction<'a> {
    /// The cell was judged.
    Judged(&'a Judgement),
    /// The cell is there, but its article could not be judged.
    Unjudged,
    /// The matrix has no such cell.
    Missing,
}

impl<'a> Prediction<'a> {
    /// The judgement, where there is one.
    pub fn judgement(self) -> Option<&'a Judgement> {
        match self {
            Prediction::Judged(judgement) => Some(judgement),
            Prediction::Unjudged | Prediction::Missing => None,
        }
    }

    /// The stance, where there is one.
    pub fn stance(self) -> Option<Stance> {
        self.judgement().map(|judgement| judgement.stance)
    }
}

/// One label and what the matrix answers to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair<'a> {
    /// The label.
    pub gold: &'a GoldCell,
    /// The answer.
    pub prediction: Prediction<'a>,
}

/// One pair for every label, in the order of the labels. Cells that gold does
/// not list are left out.
pub fn pair<'a>(gold: &'a [GoldCell], matrix: &'a Matrix) -> Vec<Pair<'a>> {
    let labelled = labelled_cells(gold, matrix).into_iter();
    let pairs = labelled.map(|(gold, cell)| Pair {
        gold,
        prediction: match cell.map(|cell| &cell.verdict) {
            Some(Verdict::Judged(judgement)) => Prediction::Judged(judgement),
            Some(Verdict::NotReadable | Verdict::UnsupportedLanguage) => Prediction::Unjudged,
            None => Prediction::Missing,
        },
    });
    pairs.collect()
}

/// Every label with its cell, where the matrix has one.
pub(super) fn labelled_cells<'a>(
    gold: &'a [GoldCell],
    matrix: &'a Matrix,
) -> Vec<(&'a GoldCell, Option<&'a Cell>)> {
    // Ids are unique in a matrix that was built from files; where one built by
    // hand repeats an id, the first place holds, as it does in an export.
    let mut claims = BTreeMap::new();
    for (at, claim) in matrix.claims.iter().enumerate() {
        claims.entry(&claim.id).or_insert(at);
    }
    let mut sources = BTreeMap::new();
    for (at, column) in matrix.columns.iter().enumerate() {
        sources.entry(&column.source.id).or_insert(at);
    }
    let cell = |label: &GoldCell| {
        let claim = claims.get(&label.claim)?;
        let source = sources.get(&label.source)?;
        matrix.cell(*claim, *source)
    };
    gold.iter().map(|label| (label, cell(label))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Omits};
    use crate::evaluation::sample::{judged, label, matrix};

    #[test]
    fn a_label_finds_its_cell_by_both_ids() {
        let gold = [label("b", "s1", Asserts), label("a", "s2", Omits)];
        let matrix = matrix(
            &["a", "b"],
            &["s1", "s2"],
            vec![
                ((0, 1), Verdict::Judged(judged(Omits))),
                ((1, 0), Verdict::Judged(judged(Asserts))),
            ],
        );
        let stances: Vec<_> = pair(&gold, &matrix)
            .iter()
            .map(|pair| pair.prediction.stance())
            .collect();
        assert_eq!(stances, [Some(Asserts), Some(Omits)]);
    }

    #[test]
    fn lacking_and_unjudged_cells_are_told_apart() {
        let gold = [
            label("a", "s1", Asserts),
            label("a", "s2", Asserts),
            label("a", "nowhere", Asserts),
            label("nothing", "s1", Asserts),
            label("a", "s3", Asserts),
        ];
        let matrix = matrix(
            &["a"],
            &["s1", "s2", "s3"],
            vec![
                ((0, 0), Verdict::NotReadable),
                ((0, 1), Verdict::UnsupportedLanguage),
            ],
        );
        let answers: Vec<_> = pair(&gold, &matrix)
            .iter()
            .map(|pair| pair.prediction)
            .collect();
        use Prediction::{Missing, Unjudged};
        assert_eq!(answers, [Unjudged, Unjudged, Missing, Missing, Missing]);
    }
}
