//! Two readers over the cells that both have read, or one reader and the
//! program. Owns the figures of a pair; agreement among all readers is in
//! `reader_agreement`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::{ClaimId, Matrix, ReaderLabel, SourceId, Stance};
use crate::evaluation::metric::bootstrap::bootstrap;
use crate::evaluation::{Confusion, Interval, accuracy, kappa};

/// Two readers over the cells that both have read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairAgreement {
    /// The one.
    pub first: String,
    /// The other, later in the alphabet, or [`PROGRAM`].
    pub second: String,
    /// How many cells both have read.
    pub cells: usize,
    /// The share of these on which they say the same.
    pub agreement: f64,
    /// Cohen's κ; 1 also where both gave one and the same stance throughout.
    pub kappa: f64,
    /// Its 95 % bootstrap interval, cells drawn with replacement.
    pub kappa_interval: Interval,
}

/// What stands in the place of the second reader where it is the program.
pub const PROGRAM: &str = "the program";

impl PairAgreement {
    /// The figures over what the two say of the same cells; none without a cell.
    pub(in crate::evaluation) fn of(
        first: &str,
        second: &str,
        said: &[(Stance, Stance)],
    ) -> Option<Self> {
        let confusion = Confusion::from_answers(said.iter().copied());
        let redrawn = |drawn: &[&(Stance, Stance)]| {
            kappa(&Confusion::from_answers(drawn.iter().map(|said| **said)))
        };
        Some(Self {
            first: first.to_owned(),
            second: second.to_owned(),
            cells: confusion.total(),
            agreement: accuracy(&confusion),
            kappa: kappa(&confusion),
            kappa_interval: bootstrap(said, redrawn)?,
        })
    }
}

/// Each reader against the program's own stances, in the order of their names;
/// what was decided on a cell changes nothing here. Cells that were not judged
/// are left out, and so are readers of no other.
pub fn with_program(readings: &[ReaderLabel], matrix: &Matrix) -> Vec<PairAgreement> {
    let mut machine: BTreeMap<(&ClaimId, &SourceId), Stance> = BTreeMap::new();
    for cell in &matrix.cells {
        let claim = matrix.claims.get(cell.claim);
        let column = matrix.columns.get(cell.source);
        if let (Some(claim), Some(column), Some(stance)) = (claim, column, cell.machine_stance()) {
            machine.insert((&claim.id, &column.source.id), stance);
        }
    }
    let readers: BTreeSet<&str> = readings.iter().map(|one| one.reviewer.as_str()).collect();
    let pair = |reader: &str| {
        // By cell, so that the order of readings does not matter.
        let mut said: BTreeMap<(&ClaimId, &SourceId), (Stance, Stance)> = BTreeMap::new();
        for reading in readings.iter().filter(|one| one.reviewer == reader) {
            let cell = (&reading.claim, &reading.source);
            if let Some(&machine) = machine.get(&cell) {
                said.insert(cell, (reading.stance, machine));
            }
        }
        let said: Vec<(Stance, Stance)> = said.into_values().collect();
        PairAgreement::of(reader, PROGRAM, &said)
    };
    readers.into_iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::domain::{Review, ReviewStatus, Verdict};
    use crate::evaluation::sample::{judged, matrix};

    #[test]
    fn kappa_and_its_interval_are_the_published_ones() {
        // Cohen 1960: 200 cases, po = .70, pe = .41, κ = .49, and by his formula
        // for the standard error, √(po(1 − po) / N(1 − pe)²) = .055, 95 % limits
        // of .38 and .60.
        let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
        let stances = [Asserts, Denies, Omits];
        let mut said = Vec::new();
        for (row, &one) in table.iter().zip(&stances) {
            for (&times, &other) in row.iter().zip(&stances) {
                said.extend(vec![(one, other); times]);
            }
        }
        let pair = PairAgreement::of("Ann", "Ben", &said).unwrap();
        assert_eq!((pair.cells, pair.agreement), (200, 0.7));
        assert!((pair.kappa - 0.492).abs() < 0.0005, "{pair:?}");
        let interval = pair.kappa_interval;
        assert!((interval.lower - 0.384).abs() < 0.02, "{interval:?}");
        assert!((interval.upper - 0.599).abs() < 0.02, "{interval:?}");
        assert_eq!(PairAgreement::of("Ann", "Ben", &[]), None);
    }

    fn reading(source: &str, reviewer: &str, stance: Stance) -> ReaderLabel {
        ReaderLabel {
            claim: ClaimId::new("c"),
            source: SourceId::new(source),
            reviewer: reviewer.to_owned(),
            stance,
        }
    }

    #[test]
    fn the_program_is_held_to_its_own_stances_where_it_has_any() {
        let cells = vec![
            ((0, 0), Verdict::Judged(judged(Asserts))),
            ((0, 1), Verdict::Judged(judged(Omits))),
            ((0, 2), Verdict::NotReadable),
        ];
        let mut matrix = matrix(&["c"], &["s0", "s1", "s2"], cells);
        // What was decided since is not what the program said.
        matrix.cells[0].review = Some(Review {
            status: ReviewStatus::Decided,
            stance: Some(Denies),
            voices: Vec::new(),
            changed: Vec::new(),
        });
        let mut readings = vec![
            reading("s0", "Ann", Asserts),
            reading("s1", "Ann", Denies),
            reading("s2", "Ann", Omits),
            reading("elsewhere", "Ann", Omits),
            reading("s2", "Ben", Omits),
        ];
        let pairs = with_program(&readings, &matrix);
        assert_eq!(pairs.len(), 1, "Ben has read nothing that it judged");
        let (first, second) = (pairs[0].first.as_str(), pairs[0].second.as_str());
        assert_eq!((first, second), ("Ann", "the program"));
        assert_eq!((pairs[0].cells, pairs[0].agreement), (2, 0.5));
        readings.reverse();
        assert_eq!(with_program(&readings, &matrix), pairs);
    }
}
