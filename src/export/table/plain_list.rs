//! The matrix where there is no room for a table: below each claim, the
//! sources by stance. Owns that list.

use crate::domain::{Cell, FinalStance, Matrix, Stance};
use crate::export::stance_symbols::Symbols;

use super::legend::hang;
use super::names::number;
use super::rows::TableRows;
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::wrap;

/// The lines of the list, claims parted by an empty one.
pub(super) fn draw(matrix: &Matrix, rows: &TableRows, style: TableStyle) -> Vec<String> {
    let mut lines = Vec::new();
    let marked = matrix.is_read_in_part();
    for group in &rows.groups {
        if let Some(topic) = &group.topic {
            part(&mut lines);
            lines.extend(inked(wrap(topic, style.width), Style::Strong));
        }
        for &claim in &group.claims {
            part(&mut lines);
            if let Some(head) = rows.heads.get(claim) {
                lines.extend(wrap(head, style.width));
            }
            lines.extend(by_stance(matrix.row(claim), marked, style));
        }
    }
    lines
}

/// `marked` says whether sources are marked whose cells were judged by words.
fn by_stance(cells: &[Cell], marked: bool, style: TableStyle) -> Vec<String> {
    let numbers = |of: &dyn Fn(&Cell) -> bool| {
        let cells = cells.iter().filter(|cell| of(cell));
        let numbers = cells.map(|cell| {
            let mark = style.symbols.if_by_words(cell, marked);
            format!("{}{mark}", number(cell.source))
        });
        numbers.collect::<Vec<_>>().join(" ")
    };
    let mut lines = Vec::new();
    for &stance in Stance::ALL {
        let sign = style.symbols.stance(stance);
        let taken = numbers(&|cell| cell.stance() == Some(stance));
        lines.extend(inked(hang(sign, &taken, style.width), Style::of(stance)));
    }
    let disputed = numbers(&|cell| cell.final_stance() == FinalStance::Disputed);
    let sign = style.symbols.disputed();
    lines.extend(inked(hang(sign, &disputed, style.width), Style::Faint));
    let unjudged = numbers(&|cell| matches!(cell.final_stance(), FinalStance::NotJudged(_)));
    lines.extend(inked(
        hang(Symbols::NOT_JUDGED, &unjudged, style.width),
        Style::Faint,
    ));
    lines
}

fn inked(lines: Vec<String>, ink: Style) -> impl Iterator<Item = String> {
    lines.into_iter().map(move |line| ink.mark(&line))
}

fn part(lines: &mut Vec<String>) {
    if !lines.is_empty() {
        lines.push(String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::export::table::style;

    #[test]
    fn sources_stand_behind_their_stance() {
        let mut matrix = sample::tram(3);
        matrix.claims.truncate(1);
        matrix.cells.truncate(3);
        matrix.cells[0].verdict = sample::denies("No.");
        matrix.cells[1].verdict = sample::asserts(&["Yes."]);
        matrix.cells[2].verdict = sample::denies("No.");
        let style = TableStyle {
            width: 16,
            ..TableStyle::default()
        };
        let lines = draw(&matrix, &TableRows::of(&matrix.claims), style).join("\n");
        assert_eq!(
            style::apply(&lines, false),
            "Route\n\ncanal route\n ● S2\n ✗ S1 S3"
        );
    }
}
