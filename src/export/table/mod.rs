//! The table that the terminal shows first. Owns the order of its parts; how
//! each part looks is its own file's business.

mod block;
mod cell_text;
mod column_widths;
mod evidence_list;
mod group_columns;
mod grouped;
mod key;
mod layout;
mod layout_choice;
mod legend;
mod names;
mod plain_list;
mod rows;
mod style;
pub(crate) mod table_style;
mod wrap;

pub use super::stance_symbols::Symbols;
pub use grouped::{GroupedRows, GroupedTable};

use crate::domain::{Matrix, Totals};

use super::{ExportError, Exporter, soundness};
use layout_choice::Plan;
use names::Names;
use rows::TableRows;
use table_style::TableStyle;

/// Draws the matrix for a terminal: claims as rows, sources as columns, in
/// blocks where they do not fit side by side, and as a plain list where not
/// even that is possible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TerminalTable {
    /// How it is drawn.
    pub style: TableStyle,
}

const NARROWEST: usize = 16;
/// Far beyond any terminal; keeps widths within what the table drawer counts in.
const WIDEST: usize = 4_000;

impl Exporter for TerminalTable {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        let style = TableStyle {
            width: self.style.width.clamp(NARROWEST, WIDEST),
            ..self.style
        };
        let rows = TableRows::of(&matrix.claims);
        let mut parts = Vec::new();
        let names = if matrix.claims.is_empty() || matrix.columns.is_empty() {
            Names::numbered(matrix)
        } else {
            match layout_choice::choose(matrix, &rows, style) {
                Plan::Blocks(layout) => {
                    parts.extend(block::draw_all(matrix, &rows, &layout, style));
                    layout.names
                }
                Plan::List(names) => {
                    parts.push(plain_list::draw(matrix, &rows, style));
                    names
                }
            }
        };
        let mut foot = legend::summary(&Totals::of(matrix), style);
        foot.extend(legend::unjudged(matrix, &names, style));
        parts.push(foot);
        if names.numbered || style.evidence {
            parts.push(key::draw(matrix, &names, style));
        }
        if style.evidence {
            parts.extend(evidence_list::draw(matrix, &rows, &names, style));
        }
        parts.retain(|part| !part.is_empty());
        let text = parts.iter().map(|part| part.join("\n")).collect::<Vec<_>>();
        let marked = format!("{}\n", text.join("\n\n"));
        Ok(style::apply(&marked, style.color).into_bytes())
    }
}
