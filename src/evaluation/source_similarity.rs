//! How alike sources are in what they say of the claims. Owns the count; what
//! it is drawn as is told in `export`.

use crate::domain::{Cell, Likeness, Matrix, Stance};

/// Compares every pair of sources, in the order of the first and then of the
/// second. Cells that readers differ on, that could not be judged or were not
/// asked for count for no pair.
pub fn likeness(matrix: &Matrix) -> Vec<Likeness> {
    let mut stances: Vec<Vec<Option<Stance>>> =
        vec![vec![None; matrix.claims.len()]; matrix.columns.len()];
    for cell in &matrix.cells {
        let place = stances.get_mut(cell.source);
        if let Some(place) = place.and_then(|column| column.get_mut(cell.claim)) {
            *place = Cell::stance(cell);
        }
    }
    let pairs = stances.iter().enumerate().flat_map(|(first, one)| {
        let later = stances.iter().enumerate().skip(first + 1);
        later.map(move |(second, other)| compare((first, one), (second, other)))
    });
    pairs.collect()
}

type SourceColumn<'a> = (usize, &'a Vec<Option<Stance>>);

fn compare((first, one): SourceColumn<'_>, (second, other): SourceColumn<'_>) -> Likeness {
    let mut likeness = Likeness {
        first,
        second,
        shared: 0,
        same: 0,
        both_bring_up: 0,
        same_brought_up: 0,
    };
    let shared = one.iter().zip(other).filter_map(|(&a, &b)| Some((a?, b?)));
    for (one, other) in shared {
        let both_bring_up = one.brings_up() && other.brings_up();
        likeness.shared += 1;
        likeness.same += usize::from(one == other);
        likeness.both_bring_up += usize::from(both_bring_up);
        likeness.same_brought_up += usize::from(both_bring_up && one == other);
    }
    likeness
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::domain::{
        Claim, JudgedBy, Judgement, Provenance, Readability, Review, ReviewStatus, Source,
        SourceColumn, SourceId, Verdict,
    };

    fn verdict(stance: Stance) -> Verdict {
        Verdict::Judged(Judgement {
            stance,
            reason: None,
            speaker: None,
            confidence: None,
            judged_by: JudgedBy::Words,
            evidence: Vec::new(),
            near_miss: None,
        })
    }

    fn column(place: usize) -> SourceColumn {
        SourceColumn {
            source: Source::new(place.to_string()),
            readability: Readability::Readable,
            sha256: String::new(),
            origin: SourceId::new(place.to_string()),
        }
    }

    /// One column per row of `told`, one claim per stance in it.
    fn matrix(told: &[&[Stance]]) -> Matrix {
        let claims = told.first().map_or(0, |column| column.len());
        let cells = (0..claims).flat_map(|claim| {
            let each = told.iter().enumerate();
            each.map(move |(source, column)| Cell::new(claim, source, verdict(column[claim])))
        });
        Matrix {
            claims: (0..claims)
                .map(|n| Claim::new(n.to_string(), "It fell"))
                .collect(),
            columns: (0..told.len()).map(column).collect(),
            cells: cells.collect(),
            provenance: Provenance::default(),
        }
    }

    #[test]
    fn agreement_on_silence_is_told_from_agreement_on_what_is_said() {
        let told = matrix(&[
            &[Asserts, Asserts, Omits, Omits, Denies],
            &[Asserts, Qualifies, Omits, Denies, Denies],
        ]);
        let expected = Likeness {
            first: 0,
            second: 1,
            shared: 5,
            same: 3,
            both_bring_up: 3,
            same_brought_up: 2,
        };
        assert_eq!(likeness(&told), [expected]);
    }

    #[test]
    fn every_pair_stands_once_and_in_order() {
        let row: &[Stance] = &[Omits];
        let pairs = likeness(&matrix(&[row; 4]));
        let places: Vec<_> = pairs.iter().map(|pair| (pair.first, pair.second)).collect();
        assert_eq!(places, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
    }

    #[test]
    fn disputed_not_judged_and_missing_cells_never_count() {
        let row: &[Stance] = &[Asserts, Asserts, Asserts, Asserts];
        let mut told = matrix(&[row; 2]);
        assert_eq!(likeness(&told)[0].shared, 4);
        let review = |status, stance| Review {
            status,
            stance,
            voices: Vec::new(),
            changed: Vec::new(),
        };
        told.cells[0].review = Some(review(ReviewStatus::Disputed, None));
        told.cells[3].verdict = Verdict::NotReadable;
        // A decision counts with the stance that people gave.
        told.cells[5].review = Some(review(ReviewStatus::Decided, Some(Denies)));
        told.cells.remove(6);
        let found = likeness(&told)[0];
        assert_eq!((found.shared, found.same, found.both_bring_up), (1, 0, 1));
    }

    #[test]
    fn nothing_to_compare_gives_no_pair() {
        assert!(likeness(&matrix(&[])).is_empty());
        assert!(likeness(&matrix(&[&[Asserts]])).is_empty());
    }
}
