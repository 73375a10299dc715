//! Whether a matrix may be exported: every cell refers to a claim and a source
//! that are there, and cells stand in order. Owns the check that lets the
//! formats look cells up without fear; repairs nothing.

use crate::domain::Matrix;

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
    }
    Ok(())
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
}
