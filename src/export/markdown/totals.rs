//! The totals of each claim as a table. Owns its columns; the counting is the
//! matrix's.

use crate::domain::{Matrix, Stance};

use super::escape::escaped;
use super::words::{SIGNS, row, rule};

/// Writes the table.
pub(super) fn write(text: &mut String, matrix: &Matrix) {
    if matrix.claims.is_empty() {
        return;
    }
    text.push_str("\n## Totals\n\nSources, and in brackets origins: duplicates of one article count once.\n\n");
    let stances = || Stance::ALL.iter().copied();
    let head = stances().map(|stance| format!("{} {stance}", SIGNS.stance(stance)));
    let named = ["id", "claim"].map(str::to_owned).into_iter();
    text.push_str(&row(named.chain(head)));
    text.push_str(&rule(2 + Stance::ALL.len()));
    for (place, claim) in matrix.claims.iter().enumerate() {
        let (sources, origins) = (matrix.tally_row(place), matrix.tally_origins(place));
        let counts =
            stances().map(|stance| format!("{} ({})", sources.of(stance), origins.of(stance)));
        let named = [escaped(claim.id.as_str()), escaped(claim.head())].into_iter();
        text.push_str(&row(named.chain(counts)));
    }
}
