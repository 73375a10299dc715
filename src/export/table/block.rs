//! Draws one block: heads, claims by topic, totals. Owns how rows and columns
//! are set; the measures come from `layout`.

use comfy_table::{CellAlignment, ColumnConstraint, Table, Width, presets};
use unicode_width::UnicodeWidthStr;

use crate::domain::{Cell, FinalStance, Matrix, Stance};
use crate::export::stance_symbols::Symbols;

use super::cell_text::{CellSigns, Detail};
use super::layout::{Block, Layout, MARGIN, TOTALS_GAP};
use super::rows::{TableRows, TopicGroup};
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::shorten;
use super::{cell_text, legend};

/// The lines of each block.
pub(super) fn draw_all(
    matrix: &Matrix,
    rows: &TableRows,
    layout: &Layout,
    style: TableStyle,
) -> Vec<Vec<String>> {
    let heads = rows.wrapped(layout.claim, style.symbols);
    let signs = CellSigns::of(matrix, style.symbols);
    let blocks = layout.blocks.iter();
    blocks
        .map(|block| {
            let drawing = Drawing {
                matrix,
                layout,
                block,
                heads: &heads,
                symbols: style.symbols,
                signs,
            };
            drawing.lines(rows)
        })
        .collect()
}

struct Drawing<'a> {
    matrix: &'a Matrix,
    layout: &'a Layout,
    block: &'a Block,
    heads: &'a [String],
    symbols: Symbols,
    signs: CellSigns,
}

impl Drawing<'_> {
    fn lines(&self, rows: &TableRows) -> Vec<String> {
        let width = self.layout.width(self.block);
        let line = |sign: &str| Style::Faint.mark(&sign.repeat(width));
        let mut lines = vec![line(self.symbols.edge())];
        lines.extend(self.set(vec![self.head()]));
        lines.push(line(self.symbols.rule()));
        for group in &rows.groups {
            lines.extend(self.topic(group, width));
            let claims = group.claims.iter();
            lines.extend(self.set(claims.map(|&claim| self.row(claim)).collect()));
        }
        lines.push(line(self.symbols.rule()));
        lines.extend(self.set(self.totals()));
        lines.push(line(self.symbols.edge()));
        lines
    }

    fn topic(&self, group: &TopicGroup, width: usize) -> Option<String> {
        let topic = group.topic.as_deref()?;
        let topic = shorten(
            topic,
            width.saturating_sub(2 * MARGIN),
            self.symbols.ellipsis(),
        );
        let taken = MARGIN + topic.width() + 1;
        let rule = self
            .symbols
            .topic_rule()
            .repeat(width.saturating_sub(taken));
        Some(format!(
            "{}{} {}",
            " ".repeat(MARGIN),
            Style::Strong.mark(&topic),
            Style::Faint.mark(&rule)
        ))
    }

    /// The heads, standing on the line below them.
    fn head(&self) -> Vec<String> {
        let names = self.layout.names.heads.get(self.block.sources.clone());
        let names = names.unwrap_or_default();
        let height = names.iter().map(Vec::len).max().unwrap_or(1);
        let stood = |lines: &[String]| {
            let above = "\n".repeat(height.saturating_sub(lines.len()));
            let lines = lines.iter().map(|line| Style::Strong.mark(line));
            format!("{above}{}", lines.collect::<Vec<_>>().join("\n"))
        };
        let mut cells = vec![stood(&["claim".to_owned()])];
        cells.extend(names.iter().map(|lines| stood(lines)));
        if self.block.totals {
            let above = "\n".repeat(height.saturating_sub(1));
            let signs = Stance::ALL.iter();
            cells.extend(signs.map(|&stance| {
                let sign = self.symbols.stance(stance);
                format!("{above}{}", Style::of(stance).mark(sign))
            }));
        }
        cells
    }

    fn row(&self, claim: usize) -> Vec<String> {
        let mut cells = vec![self.heads.get(claim).cloned().unwrap_or_default()];
        cells.extend(self.block.sources.clone().map(|source| {
            let cell = self.matrix.cell(claim, source);
            let text = cell_text::text(cell, self.layout.detail, self.signs);
            cell.map_or(String::new(), |cell| cell_text::ink(cell).mark(&text))
        }));
        if self.block.totals {
            let tally = self.matrix.tally_row(claim);
            let stances = Stance::ALL.iter();
            cells.extend(stances.map(|&stance| count(tally.of(stance))));
        }
        cells
    }

    /// The counts below the sources; they name every sign, so that they are
    /// the table's legend, too.
    fn totals(&self) -> Vec<Vec<String>> {
        let columns: Vec<Vec<FinalStance>> = self
            .block
            .sources
            .clone()
            .map(|source| {
                let claims = 0..self.matrix.claims.len();
                let cells = claims.filter_map(|claim| self.matrix.cell(claim, source));
                cells.map(Cell::final_stance).collect()
            })
            .collect();
        let widths = self.layout.sources_in(self.block);
        let counted = |counts: fn(FinalStance) -> bool| {
            columns.iter().zip(widths).map(move |(column, &width)| {
                let number = column
                    .iter()
                    .filter(|&&final_one| counts(final_one))
                    .count();
                if number > 0 {
                    self.below(number, width)
                } else {
                    String::new()
                }
            })
        };
        let mut rows: Vec<Vec<String>> = Stance::ALL
            .iter()
            .map(|&stance| {
                let named = std::iter::once(legend::stance(stance, self.symbols));
                let counts = columns.iter().zip(widths).map(|(column, &width)| {
                    let said = |one: &&FinalStance| one.stance() == Some(stance);
                    let number = column.iter().filter(said).count();
                    // A column that says nothing has no nought for it.
                    let says = column.iter().any(|one| one.stance().is_some());
                    if says {
                        self.below(number, width)
                    } else {
                        String::new()
                    }
                });
                named.chain(counts).collect()
            })
            .collect();
        let is_disputed = |one: FinalStance| one == FinalStance::Disputed;
        let is_not_judged = |one: FinalStance| matches!(one, FinalStance::NotJudged(_));
        if columns.iter().flatten().any(|&one| is_disputed(one)) {
            let named = std::iter::once(legend::disputed(self.symbols));
            rows.push(named.chain(counted(is_disputed)).collect());
        }
        if columns.iter().flatten().any(|&one| is_not_judged(one)) {
            let named = std::iter::once(legend::not_judged());
            rows.push(named.chain(counted(is_not_judged)).collect());
        }
        rows
    }

    /// A count in a column of `width`, its last digit below the signs.
    fn below(&self, number: usize, width: usize) -> String {
        let sign = match self.layout.detail {
            Detail::Word => 0,
            Detail::Sign => width.saturating_sub(1).div_ceil(2),
        };
        let end = (sign + 1).max(self.layout.count);
        let digits = number.to_string();
        let before = " ".repeat(end.saturating_sub(digits.len()));
        let after = " ".repeat(width.saturating_sub(end.max(digits.len())));
        format!("{before}{}{after}", count(number))
    }

    /// Sets rows in columns of the layout's measures.
    fn set(&self, rows: Vec<Vec<String>>) -> Vec<String> {
        if rows.is_empty() {
            return Vec::new();
        }
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        let columns = self.columns();
        for mut row in rows {
            row.resize(columns.len(), String::new());
            table.add_row(row);
        }
        for (column, (before, width, alignment)) in table.column_iter_mut().zip(columns) {
            column.set_padding((small(before), 0));
            let whole = Width::Fixed(small(before + width));
            column.set_constraint(ColumnConstraint::Absolute(whole));
            column.set_cell_alignment(alignment);
        }
        table
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    }

    /// Space before, width and alignment of each column.
    fn columns(&self) -> Vec<(usize, usize, CellAlignment)> {
        let layout = self.layout;
        let cells = match layout.detail {
            Detail::Word => CellAlignment::Left,
            Detail::Sign => CellAlignment::Center,
        };
        let mut columns = vec![(MARGIN, layout.claim, CellAlignment::Left)];
        let sources = layout.sources_in(self.block).iter();
        columns.extend(sources.map(|&width| (layout.gap, width, cells)));
        if let Some(each) = layout.totals.filter(|_| self.block.totals) {
            let total = |at| {
                (
                    if at == 0 { TOTALS_GAP + 1 } else { 1 },
                    each,
                    CellAlignment::Right,
                )
            };
            columns.extend((0..Stance::ALL.len()).map(total));
        }
        columns
    }
}

/// A count, faint where there is nothing to count.
fn count(number: usize) -> String {
    match number {
        0 => Style::Faint.mark("0"),
        _ => number.to_string(),
    }
}

fn small(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
