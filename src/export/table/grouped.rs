//! The table of counts, for more sources than can stand side by side: claims or
//! topics as rows, outlets as columns. Owns its parts and how they are set; the
//! measures come from `group_columns`.

use unicode_width::UnicodeWidthStr;

use crate::domain::{CellCount, Claim, FinalStance, Matrix, OutletTotals, Stance};
use crate::export::stance_symbols::Symbols;
use crate::export::{ExportError, Exporter, soundness};

use super::group_columns::{GAP_COLUMNS, GroupColumn, GroupLayout, GroupedRow};
use super::layout::MARGIN;
use super::rows::TableRows;
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::{pad, shorten, wrap, wrap_within};
use super::{NARROWEST, WIDEST, group_columns, legend, style};

/// How many lines a row's head takes at most.
const HEAD_LINES: usize = 3;

/// What the rows of the table of counts are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GroupedRows {
    /// Claims, under their topics.
    #[default]
    Claims,
    /// Topics, the claims of each summed.
    Topics,
}

/// Draws how many sources of each outlet take which stance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupedTable {
    /// How it is drawn.
    pub style: TableStyle,
    /// What its rows are.
    pub rows: GroupedRows,
}

impl GroupedTable {
    /// Whether so many sources are too many to be set side by side: they would
    /// take more than four blocks of the window.
    pub fn is_due(sources: usize, width: usize) -> bool {
        const MAX_BLOCKS: usize = 4;
        const MIN_GROUPED_SOURCES: usize = 40;
        let claim = (width * 3 / 10).clamp(14, 30);
        let source = format!("S{sources}").len() + 1;
        let in_block = width.saturating_sub(MARGIN + claim) / source;
        sources > MIN_GROUPED_SOURCES.max(MAX_BLOCKS * in_block)
    }

    /// The table of a breakdown over these claims, for a terminal.
    pub fn draw(&self, claims: &[Claim], breakdown: &OutletTotals) -> Vec<u8> {
        let style = TableStyle {
            width: self.style.width.clamp(NARROWEST, WIDEST),
            ..self.style
        };
        let rows = TableRows::of(claims);
        let sections = self.sections(&rows);
        let drawn: Vec<&GroupedRow> = sections.iter().flat_map(|(_, rows)| rows).collect();
        let mut parts: Vec<Vec<String>> = Vec::new();
        if !drawn.is_empty() {
            match group_columns::choose(breakdown, &drawn, style) {
                Some(layout) => {
                    for block in &layout.blocks {
                        let columns = layout.columns.get(block.clone()).unwrap_or_default();
                        parts.push(self.block(&sections, &layout, columns, style));
                    }
                }
                None => parts.push(list(&sections, breakdown, style)),
            }
        }
        let mut foot = legend::summary(&breakdown.figures, style);
        foot.extend(legend::first_unjudged(breakdown, style));
        parts.push(foot);
        let hint = "Each source in a column: --by none, or --wide as a sheet. Each cell with its \
                    sentence: -o matrix.csv, -o report.html.";
        let hint = wrap(hint, style.width - MARGIN).into_iter();
        let hint = hint.map(|line| format!(" {}", Style::Faint.mark(&line)));
        parts.push(hint.collect());
        let text: Vec<String> = parts.iter().map(|part| part.join("\n")).collect();
        let marked = format!("{}\n", text.join("\n\n"));
        style::apply(&marked, style.color).into_bytes()
    }

    /// The rows under their topics.
    fn sections(&self, rows: &TableRows) -> Vec<(Option<String>, Vec<GroupedRow>)> {
        match self.rows {
            GroupedRows::Claims => {
                let groups = rows.groups.iter();
                let sections = groups.map(|group| {
                    let claims = group.claims.iter().map(|&claim| GroupedRow {
                        head: rows.heads.get(claim).cloned().unwrap_or_default(),
                        claims: vec![claim],
                    });
                    (group.topic.clone(), claims.collect())
                });
                sections.collect()
            }
            GroupedRows::Topics => {
                let topics = rows.groups.iter().map(|group| GroupedRow {
                    head: match &group.topic {
                        Some(topic) => topic.clone(),
                        None => "no topic".to_owned(),
                    },
                    claims: group.claims.clone(),
                });
                vec![(None, topics.collect())]
            }
        }
    }

    fn block(
        &self,
        sections: &[(Option<String>, Vec<GroupedRow>)],
        layout: &GroupLayout,
        columns: &[GroupColumn],
        style: TableStyle,
    ) -> Vec<String> {
        let symbols = style.symbols;
        let taken: usize = columns
            .iter()
            .map(|column| GAP_COLUMNS + column.width)
            .sum();
        let width = MARGIN + layout.head + taken;
        let line = |sign: &str| Style::Faint.mark(&sign.repeat(width));
        let mut lines = vec![line(symbols.edge())];
        lines.extend(heads(layout, columns, style));
        lines.push(line(symbols.rule()));
        let mut at = 0;
        for (topic, rows) in sections {
            lines.extend(
                topic
                    .as_ref()
                    .map(|topic| topic_line(topic, width, symbols)),
            );
            for row in rows {
                let head = wrap_within(&row.head, layout.head, HEAD_LINES, symbols.ellipsis());
                let counts = columns.iter().map(|column| (column, column.rows.get(at)));
                let counts = counts.map(|(column, count)| column.counts(count));
                lines.extend(set(&head, layout.head, counts));
                at += 1;
            }
        }
        lines.push(line(symbols.rule()));
        let sums = columns
            .iter()
            .map(|column| column.counts(Some(&column.sum)));
        let below = match self.rows {
            GroupedRows::Claims => "all claims",
            GroupedRows::Topics => "all topics",
        };
        lines.extend(set(&[below.to_owned()], layout.head, sums));
        let mut also = |name: String, of: fn(&CellCount) -> usize| {
            if columns.iter().any(|column| of(&column.sum) > 0) {
                let counts = columns.iter().map(|column| column.count(of(&column.sum)));
                lines.extend(set(&[name], layout.head, counts));
            }
        };
        also(
            format!("{} {}", symbols.disputed(), FinalStance::DISPUTED),
            |count| count.disputed,
        );
        also(format!("{} not judged", Symbols::NOT_JUDGED), |count| {
            count.not_judged
        });
        lines.push(line(symbols.edge()));
        lines
    }
}

impl Exporter for GroupedTable {
    fn export(&self, matrix: &Matrix) -> Result<Vec<u8>, ExportError> {
        soundness::check(matrix)?;
        Ok(self.draw(&matrix.claims, &OutletTotals::of(matrix)))
    }
}

/// Names, sizes and signs above the columns.
fn heads(layout: &GroupLayout, columns: &[GroupColumn], style: TableStyle) -> Vec<String> {
    let height = columns.iter().map(|column| column.name.len()).max();
    let height = height.unwrap_or_default();
    let mut lines = Vec::new();
    for at in 0..height {
        let names = columns.iter().map(|column| {
            let skipped = height - column.name.len();
            let line = at.checked_sub(skipped).and_then(|at| column.name.get(at));
            column.right(line.map_or("", String::as_str), Style::Strong)
        });
        lines.extend(set(&[], layout.head, names));
    }
    let sources = columns.iter().map(|column| column.count(column.sources));
    lines.extend(set(&["sources".to_owned()], layout.head, sources));
    let signs = columns.iter().map(|column| column.signs(style.symbols));
    lines.extend(set(&[], layout.head, signs));
    lines
}

fn topic_line(topic: &str, width: usize, symbols: Symbols) -> String {
    let topic = shorten(topic, width.saturating_sub(2 * MARGIN), symbols.ellipsis());
    let taken = MARGIN + topic.width() + 1;
    let rule = symbols.topic_rule().repeat(width.saturating_sub(taken));
    format!(
        " {} {}",
        Style::Strong.mark(&topic),
        Style::Faint.mark(&rule)
    )
}

/// A row: its head, line by line, and its fields on the last line.
fn set(head: &[String], width: usize, fields: impl Iterator<Item = String>) -> Vec<String> {
    let gap = " ".repeat(GAP_COLUMNS);
    let fields: String = fields.map(|field| format!("{gap}{field}")).collect();
    let last = head.len().saturating_sub(1);
    let mut lines: Vec<String> = head
        .iter()
        .take(last)
        .map(|line| format!(" {line}"))
        .collect();
    let line = head.last().map_or("", String::as_str);
    lines.push(
        format!(" {}{fields}", pad(line, width))
            .trim_end()
            .to_owned(),
    );
    lines
}

/// Where there is no room for columns: below each row the counts of all sources.
fn list(
    sections: &[(Option<String>, Vec<GroupedRow>)],
    breakdown: &OutletTotals,
    style: TableStyle,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (topic, rows) in sections {
        for line in topic.iter().flat_map(|topic| wrap(topic, style.width)) {
            lines.push(Style::Strong.mark(&line));
        }
        for row in rows {
            let count = group_columns::summed(&breakdown.all, &row.claims);
            lines.extend(wrap(&row.head, style.width));
            let counts: Vec<String> = Stance::ALL
                .iter()
                .map(|&stance| {
                    format!(
                        "{} {}",
                        style.symbols.stance(stance),
                        count.tally.of(stance)
                    )
                })
                .collect();
            let counts = wrap(&counts.join("  "), style.width - MARGIN).into_iter();
            lines.extend(counts.map(|line| format!(" {line}")));
        }
    }
    lines
}
