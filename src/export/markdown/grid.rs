//! The cells as tables: one per topic and block of sources. Owns how many
//! sources stand side by side and in which order topics come.

use crate::domain::Matrix;

use super::escape::escaped;
use super::words::{cell, number, row, rule};

/// How many sources a table has at most: more would not fit a page.
const SIDE_BY_SIDE: usize = 8;

/// Writes the tables.
pub(super) fn write(text: &mut String, matrix: &Matrix) {
    if matrix.claims.is_empty() || matrix.columns.is_empty() {
        return;
    }
    text.push_str("\n## Matrix\n");
    let marked = matrix.is_read_in_part();
    for (topic, claims) in topics(matrix) {
        if let Some(topic) = topic {
            text.push_str(&format!("\n### {}\n", escaped(topic)));
        }
        let sources = 0..matrix.columns.len();
        for from in sources.step_by(SIDE_BY_SIDE) {
            let to = (from + SIDE_BY_SIDE).min(matrix.columns.len());
            text.push('\n');
            let head = ["id", "claim"].map(str::to_owned).into_iter();
            text.push_str(&row(head.chain((from..to).map(number))));
            text.push_str(&rule(2 + to - from));
            for &place in &claims {
                text.push_str(&line(matrix, place, from..to, marked));
            }
        }
    }
}

fn line(matrix: &Matrix, place: usize, sources: std::ops::Range<usize>, marked: bool) -> String {
    let claim = matrix.claims.get(place);
    let claim = claim.map(|claim| [escaped(claim.id.as_str()), escaped(claim.head())]);
    let words = |cell_here| cell(cell_here, marked);
    let cells = sources.map(|source| matrix.cell(place, source).map(words).unwrap_or_default());
    row(claim.into_iter().flatten().chain(cells))
}

/// The places of claims by topic: first those without one, since they would
/// seem to belong to a topic above them, then topics as they first appear.
fn topics(matrix: &Matrix) -> Vec<(Option<&str>, Vec<usize>)> {
    let mut groups: Vec<(Option<&str>, Vec<usize>)> = vec![(None, Vec::new())];
    for (place, claim) in matrix.claims.iter().enumerate() {
        let topic = claim.topic.as_deref().map(str::trim);
        let topic = topic.filter(|topic| !topic.is_empty());
        match groups.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, claims)) => claims.push(place),
            None => groups.push((topic, vec![place])),
        }
    }
    groups.retain(|(_, claims)| !claims.is_empty());
    groups
}
