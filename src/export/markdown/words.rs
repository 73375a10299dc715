//! The words that several parts of the Markdown share: what a cell says, what a
//! source is called. Owns no layout.

use crate::domain::{Cell, FinalStance, SourceColumn};
use crate::export::table::Symbols;
use crate::export::wide_sheet;

use super::escape::escaped;

/// A cell with its sign and in words: `◐ qualifies (hedged)`. A mark behind the
/// sign tells that people have decided on it, or once did.
/// `marked` says whether it is marked that a cell was judged by words.
pub(super) fn cell(cell: &Cell, marked: bool) -> String {
    let sign = match cell.final_stance() {
        FinalStance::Settled(stance) => SIGNS.stance(stance),
        FinalStance::Disputed => SIGNS.disputed(),
        FinalStance::NotJudged(_) => Symbols::NOT_JUDGED,
    };
    let mark = cell.review.as_ref();
    let mark = mark.map_or("", |review| SIGNS.review(review.status));
    let by_words = SIGNS.if_by_words(cell, marked);
    // The names of statuses are the only ones that hold an underline.
    let words = wide_sheet::words(cell).replace('_', " ");
    format!("{sign}{mark}{by_words} {words}")
}

/// The number of the source at `place`.
pub(super) fn number(place: usize) -> String {
    format!("S{}", place + 1)
}

/// The source at `place` by its number and its outlet, or else its title.
pub(super) fn source(place: usize, column: &SourceColumn) -> String {
    let source = &column.source;
    let name = source.outlet.as_deref().or(source.title.as_deref());
    match name.filter(|name| !name.trim().is_empty()) {
        Some(name) => format!("{} {}", number(place), escaped(name)),
        None => number(place),
    }
}

/// A row of a table.
pub(super) fn row(fields: impl IntoIterator<Item = String>) -> String {
    let fields: Vec<String> = fields.into_iter().collect();
    format!("| {} |\n", fields.join(" | "))
}

/// The line between the head of a table and its rows.
pub(super) fn rule(columns: usize) -> String {
    row(std::iter::repeat_n("---".to_owned(), columns))
}

/// The signs beside the words.
pub(in crate::export) const SIGNS: Symbols = Symbols::Unicode;
