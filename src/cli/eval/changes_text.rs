//! The words of a comparison with an earlier export: one line for each cell
//! that changed, then counts and figures. Owns the form; which way a cell
//! changed is said by the evaluation.

use std::fmt;

use unicode_width::UnicodeWidthStr;

use crate::domain::Stance;
use crate::domain::clean;
use crate::evaluation::{Answer, CellChange, ChangeCounts, ChangeKind, Changes};

/// A comparison, ready to be told.
pub struct ChangesText<'a> {
    /// What the earlier export is called.
    pub baseline: &'a str,
    /// What has changed since.
    pub changes: &'a Changes,
}

impl fmt::Display for ChangesText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changes = self.changes;
        let listed = changes.changes.len();
        let baseline = clean(self.baseline);
        match listed {
            0 => writeln!(f, "no cell of {} differs from {baseline}", changes.compared)?,
            _ => writeln!(
                f,
                "{listed} of {} cells differ from {baseline}",
                changes.compared
            )?,
        }
        cells(f, &changes.changes, changes.counts)?;
        let (before, now) = (changes.before, changes.now);
        writeln!(
            f,
            "accuracy {:.4} → {:.4}  kappa {:.4} → {:.4}  macro-F1 {:.4} → {:.4}",
            before.accuracy, now.accuracy, before.kappa, now.kappa, before.macro_f1, now.macro_f1
        )?;
        if changes.lacking > 0 {
            writeln!(
                f,
                "not compared  {} labelled cells that {baseline} lacks",
                changes.lacking
            )?;
        }
        Ok(())
    }
}

/// The cells, each column as wide as its longest entry, and what they come to.
pub fn cells(f: &mut impl fmt::Write, changes: &[CellChange], counts: ChangeCounts) -> fmt::Result {
    let rows: Vec<[String; 5]> = changes.iter().map(row).collect();
    let widths: [usize; 5] = std::array::from_fn(|column| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.max().unwrap_or(0)
    });
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            line += &format!("  {cell}{gap}");
        }
        writeln!(f, "{}", line.trim_end())?;
    }
    writeln!(
        f,
        "became wrong {}  became right {}  wrong to wrong {}  reason only {}",
        counts.became_wrong, counts.became_right, counts.wrong_to_wrong, counts.reason_only
    )
}

fn row(change: &CellChange) -> [String; 5] {
    let turn = match change.turn {
        ChangeKind::BecameWrong => "became wrong",
        ChangeKind::BecameRight => "became right",
        ChangeKind::WrongToWrong => "wrong to wrong",
        ChangeKind::ReasonOnly => "reason only",
    };
    [
        turn.to_owned(),
        clean(change.claim.as_str()),
        clean(change.source.as_str()),
        format!("gold {}", answer(change.gold)),
        format!("{} → {}", answer(change.before), answer(change.now)),
    ]
}

/// As in the matrix, `?` is a cell that was not judged.
fn answer(answer: Answer) -> String {
    let stance = answer.stance.map_or("?", Stance::as_str);
    match answer.reason {
        Some(reason) => format!("{stance}/{reason}"),
        None => stance.to_owned(),
    }
}
