//! The columns of the table of counts: how wide each is, how many outlets there
//! is room for, and what stands in a field. Owns these measures.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::domain::{CellCount, GroupName, OutletGroup, OutletTotals, Stance, clean};
use crate::export::stance_symbols::Symbols;

use super::layout::MARGIN;
use super::style::Style;
use super::table_style::TableStyle;
use super::wrap::{wrap, wrap_within};

/// The space before a column.
pub(super) const GAP_COLUMNS: usize = 3;
/// The narrowest first column.
const MIN_HEAD_COLUMNS: usize = 12;
/// How many lines a column's name may take.
const NAME_LINES: usize = 3;
/// A name is given so much room before it is wrapped.
const NAME_WIDTH: usize = 9;
/// Fewer outlets than this in one block are not worth it where two blocks show
/// more.
const MIN_OUTLETS_PER_BLOCK: usize = 4;

/// What stands side by side.
pub(super) struct GroupLayout {
    /// Width of the first column.
    pub head: usize,
    /// The columns, all sources last.
    pub columns: Vec<GroupColumn>,
    /// Which columns stand in one block.
    pub blocks: Vec<Range<usize>>,
}

/// One group of sources, measured.
pub(super) struct GroupColumn {
    /// Its name, line by line.
    pub name: Vec<String>,
    /// How many sources are in it.
    pub sources: usize,
    /// Its counts, by row.
    pub rows: Vec<CellCount>,
    /// The sum of its counts.
    pub sum: CellCount,
    /// How wide it is.
    pub width: usize,
    /// How wide the count of each stance is.
    stances: [usize; 4],
}

/// The most telling layout that the width allows; none where not even the
/// counts of all sources fit beside the rows' heads.
pub(super) fn choose(
    breakdown: &OutletTotals,
    rows: &[&GroupedRow],
    style: TableStyle,
) -> Option<GroupLayout> {
    let widest = rows.iter().map(|row| row.head.width()).max().unwrap_or(0);
    let needed = widest.max("? not judged".width());
    let head = needed.min((style.width * 3 / 10).clamp(MIN_HEAD_COLUMNS, 36));
    let room = style.width.checked_sub(MARGIN + head)?;
    let tries = (0..=breakdown.groups.len()).rev().filter(|&most| most != 1);
    let laid_out = tries.filter_map(|most| {
        let mut columns: Vec<GroupColumn> = breakdown
            .groups_within(most)
            .iter()
            .map(|group| GroupColumn::of(group, rows, style.symbols))
            .collect();
        columns.push(GroupColumn::of_all(breakdown, rows, style.symbols));
        let blocks = blocks(&columns, room)?;
        Some((columns, blocks))
    });
    let (mut in_one, mut in_two) = (None, None);
    for (columns, blocks) in laid_out {
        match blocks.len() {
            1 => {
                in_one = Some((columns, blocks));
                break;
            }
            2 if in_two.is_none() => in_two = Some((columns, blocks)),
            _ => {}
        }
    }
    let worth = MIN_OUTLETS_PER_BLOCK.min(breakdown.groups.len());
    let (columns, blocks) = match (in_one, in_two) {
        (Some(one), Some(two)) if one.0.len() <= worth => two,
        (Some(one), _) => one,
        (None, two) => two?,
    };
    let taken = blocks.iter().map(|block| width(&columns, block)).max()?;
    Some(GroupLayout {
        head: needed.min(head + room.saturating_sub(taken)).min(60),
        columns,
        blocks,
    })
}

/// Shares columns out to blocks, evenly; none where one alone is too wide.
fn blocks(columns: &[GroupColumn], room: usize) -> Option<Vec<Range<usize>>> {
    if columns
        .iter()
        .any(|column| GAP_COLUMNS + column.width > room)
    {
        return None;
    }
    let filled = |most: usize| {
        let mut blocks = Vec::new();
        let mut start = 0;
        for end in 1..=columns.len() {
            let full = end - start > most || width(columns, &(start..end)) > room;
            if full {
                blocks.push(start..end - 1);
                start = end - 1;
            }
        }
        blocks.push(start..columns.len());
        blocks
    };
    let fewest = filled(columns.len()).len();
    let even = filled(columns.len().div_ceil(fewest));
    Some(if even.len() == fewest {
        even
    } else {
        filled(columns.len())
    })
}

fn width(columns: &[GroupColumn], block: &Range<usize>) -> usize {
    let columns = columns.get(block.clone()).unwrap_or_default();
    columns
        .iter()
        .map(|column| GAP_COLUMNS + column.width)
        .sum()
}

/// The counts of some claims, summed.
pub(super) fn summed(counts: &[CellCount], claims: &[usize]) -> CellCount {
    let counts = claims.iter().filter_map(|&claim| counts.get(claim));
    counts.fold(CellCount::default(), |sum, count| sum.plus(*count))
}

impl GroupColumn {
    fn of(group: &OutletGroup, rows: &[&GroupedRow], symbols: Symbols) -> Self {
        let name = match &group.name {
            GroupName::Outlet(outlet) => clean(outlet).trim().to_owned(),
            GroupName::NoOutlet => "no outlet".to_owned(),
            GroupName::Others(outlets) => format!("{outlets} others"),
        };
        Self::measured(&name, group.sources, &group.claims, rows, symbols)
    }

    fn of_all(breakdown: &OutletTotals, rows: &[&GroupedRow], symbols: Symbols) -> Self {
        let sources = breakdown.figures.sources;
        Self::measured("all", sources, &breakdown.all, rows, symbols)
    }

    fn measured(
        name: &str,
        sources: usize,
        counts: &[CellCount],
        rows: &[&GroupedRow],
        symbols: Symbols,
    ) -> Self {
        let rows: Vec<CellCount> = rows.iter().map(|row| summed(counts, &row.claims)).collect();
        let sum = rows
            .iter()
            .fold(CellCount::default(), |sum, count| sum.plus(*count));
        // A sum is the widest count of its stance.
        let stances = [0, 1, 2, 3].map(|at| {
            let stance = Stance::ALL.get(at);
            digits(stance.map_or(0, |&stance| sum.tally.of(stance)))
        });
        let apart: usize = stances.iter().sum::<usize>() + stances.len() - 1;
        let others = [sources, sum.disputed, sum.not_judged].map(digits);
        let words = wrap(name, NAME_WIDTH);
        let longest = words.iter().map(|word| word.width()).max().unwrap_or(0);
        let width = others.into_iter().fold(apart.max(longest), usize::max);
        Self {
            name: wrap_within(name, width, NAME_LINES, symbols.ellipsis()),
            sources,
            rows,
            sum,
            width,
            stances,
        }
    }

    /// The four counts of a row, each below its sign.
    pub(super) fn counts(&self, count: Option<&CellCount>) -> String {
        let Some(count) = count else {
            return " ".repeat(self.width);
        };
        self.parts(|stance, width| {
            let number = count.tally.of(stance);
            let ink = if number == 0 {
                Style::Faint
            } else {
                Style::of(stance)
            };
            ink.mark(&format!("{number:>width$}"))
        })
    }

    /// The signs of the four counts.
    pub(super) fn signs(&self, symbols: Symbols) -> String {
        self.parts(|stance, width| {
            let sign = symbols.stance(stance);
            Style::of(stance).mark(&format!("{sign:>width$}"))
        })
    }

    fn parts(&self, part: impl Fn(Stance, usize) -> String) -> String {
        let stances = Stance::ALL.iter().zip(self.stances);
        let parts: Vec<String> = stances
            .map(|(&stance, width)| part(stance, width))
            .collect();
        let apart = self.stances.iter().sum::<usize>() + self.stances.len() - 1;
        let before = self.width.saturating_sub(apart);
        format!("{}{}", " ".repeat(before), parts.join(" "))
    }

    /// One count alone.
    pub(super) fn count(&self, number: usize) -> String {
        self.right(&number.to_string(), Style::Faint)
    }

    /// Words at the right end of the column.
    pub(super) fn right(&self, words: &str, ink: Style) -> String {
        let before = self.width.saturating_sub(words.width());
        format!("{}{}", " ".repeat(before), ink.mark(words))
    }
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

/// One row: its head, and the claims that are summed in it.
pub(super) struct GroupedRow {
    pub head: String,
    pub claims: Vec<usize>,
}
