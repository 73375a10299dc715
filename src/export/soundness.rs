//! Whether a matrix may be exported: every cell refers to a claim and a source
//! that are there, and cells stand in order. Owns the check that lets the
//! formats look cells up without fear; repairs nothing.

use crate::domain::{Cell, Matrix, Verdict};

use super::ExportError;

/// Refuses a matrix whose cells do not fit its claims and columns: it may come
/// from a file that someone edited.
pub(super) fn check(matrix: &Matrix) -> Result<(), ExportError> {
    let (claims, sources) = (matrix.claims.len(), matrix.columns.len());
    let mut before = None;
    for (at, cell) in matrix.cells.iter().enumerate() {
        if cell.claim >= claims || cell.source >= sources {
            return Err(ExportError::DanglingCell {
                at,
                claim: cell.claim,
                claims,
                source_place: cell.source,
                sources,
            });
        }
        let place = (cell.claim, cell.source);
        if before.is_some_and(|before| before >= place) {
            return Err(ExportError::UnorderedCells { at });
        }
        before = Some(place);
        check_figures(cell, at)?;
    }
    Ok(())
}

/// Refuses a cell with a figure that is no finite number; `at` is its place.
pub(super) fn check_figures(cell: &Cell, at: usize) -> Result<(), ExportError> {
    check_verdict(&cell.verdict, at)
}

/// Refuses a verdict with a figure that is no finite number.
pub(super) fn check_verdict(verdict: &Verdict, at: usize) -> Result<(), ExportError> {
    match figures(verdict).find(|(_, figure)| !figure.is_finite()) {
        Some((what, _)) => Err(ExportError::NotFinite { at, what }),
        None => Ok(()),
    }
}

fn figures(verdict: &Verdict) -> impl Iterator<Item = (&'static str, f64)> {
    let judgement = match verdict {
        Verdict::Judged(judgement) => Some(judgement),
        Verdict::NotReadable | Verdict::UnsupportedLanguage => None,
    };
    judgement.into_iter().flat_map(|judgement| {
        let confidence = judgement.confidence.map(|figure| ("confidence", figure));
        let evidence = judgement.evidence.iter().map(|evidence| evidence.score);
        let near_miss = judgement.near_miss.iter().map(|near_miss| near_miss.score);
        let scores = evidence.chain(near_miss).map(|figure| ("score", figure));
        confidence.into_iter().chain(scores)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_whole_matrix_passes() {
        assert!(check(&sample::tram(5)).is_ok());
        assert!(check(&sample::empty()).is_ok());
    }

    #[test]
    fn a_cell_without_its_source_is_refused() {
        let mut matrix = sample::tram(5);
        matrix.columns.pop();
        let error = check(&matrix).unwrap_err();
        assert!(matches!(error, ExportError::DanglingCell { at: 4, .. }));
    }

    #[test]
    fn a_cell_that_stands_twice_is_refused() {
        let mut matrix = sample::tram(5);
        matrix.cells.insert(1, matrix.cells[0].clone());
        let error = check(&matrix).unwrap_err();
        assert!(matches!(error, ExportError::UnorderedCells { at: 1 }));
    }

    #[test]
    fn a_figure_that_is_no_number_is_refused() {
        for figure in [f64::NAN, f64::INFINITY] {
            let matrix = sample::one(sample::omits("It rained.", figure));
            let error = check(&matrix).unwrap_err();
            assert!(matches!(
                error,
                ExportError::NotFinite {
                    at: 0,
                    what: "score"
                }
            ));
        }
        assert!(check(&sample::one(sample::omits("It rained.", 0.0))).is_ok());
    }
}
