//! Fits the table to the width. Owns the choice between words and signs, names
//! and numbers, one block and several; draws nothing.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::domain::{Matrix, Stance};

use super::TableStyle;
use super::face::{self, Detail};
use super::names::{Names, number};
use super::rows::Rows;

/// The space before the first column.
pub(super) const MARGIN: usize = 1;
/// The space between the last source and the totals, beside that between
/// totals.
pub(super) const TOTALS_GAP: usize = 2;

/// How the matrix is shown.
#[derive(Debug)]
pub(super) enum Plan {
    /// As one table, or several below each other.
    Blocks(Layout),
    /// As a list, the sources numbered.
    List(Names),
}

/// The measures that all blocks share, in terminal columns.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// What the sources are called.
    pub names: Names,
    /// What a cell says.
    pub detail: Detail,
    /// Width of the first column.
    pub claim: usize,
    /// Width of each source's column.
    pub source: usize,
    /// Space before each source's column.
    pub gap: usize,
    /// Width of each column of totals; none where there is one source.
    pub totals: Option<usize>,
    /// What stands side by side.
    pub blocks: Vec<Block>,
}

/// Sources that stand side by side, and whether the totals stand beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Places of sources.
    pub sources: Range<usize>,
    /// Whether the row totals follow.
    pub totals: bool,
}

impl Layout {
    /// How wide a block is.
    pub(super) fn width(&self, block: &Block) -> usize {
        let sources = block.sources.len() * (self.gap + self.source);
        let totals = if block.totals {
            totals_width(self.totals)
        } else {
            0
        };
        MARGIN + self.claim + sources + totals
    }
}

fn totals_width(totals: Option<usize>) -> usize {
    totals.map_or(0, |each| TOTALS_GAP + Stance::ALL.len() * (1 + each))
}

/// What the matrix asks for, whatever the width.
struct Needs {
    sources: usize,
    /// The widest claim.
    claim: usize,
    /// The widest cell with words.
    word: usize,
    /// The widest count below a source.
    count: usize,
    totals: Option<usize>,
}

impl Needs {
    fn of(matrix: &Matrix, rows: &Rows, style: TableStyle) -> Self {
        // The totals below stand in the first column, too.
        let least = "? not judged".width();
        let heads = rows.heads.iter().map(|head| head.width());
        let words = matrix
            .cells
            .iter()
            .map(|cell| face::text(Some(cell), Detail::Word, style.symbols).width());
        let sources = matrix.columns.len();
        Self {
            sources,
            claim: heads.max().unwrap_or(0).max(least),
            word: words.max().unwrap_or(1),
            count: digits(matrix.claims.len()),
            totals: (sources > 1).then(|| digits(sources)),
        }
    }

    /// What is left for each source beside a claim column of `claim`, all in
    /// one block.
    fn pitch(&self, width: usize, claim: usize) -> usize {
        let taken = MARGIN + claim + totals_width(self.totals);
        width.saturating_sub(taken) / self.sources.max(1)
    }
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

/// The most telling layout that the width allows.
pub(super) fn choose(matrix: &Matrix, rows: &Rows, style: TableStyle) -> Plan {
    let needs = Needs::of(matrix, rows, style);
    let one_block = with_words(matrix, &needs, style)
        .or_else(|| with_names(matrix, &needs, style))
        .or_else(|| with_numbers(matrix, &needs, style));
    match one_block.or_else(|| in_blocks(matrix, &needs, style)) {
        Some(layout) => Plan::Blocks(layout),
        None => Plan::List(Names::numbered(matrix)),
    }
}

/// Words in the cells and names above them.
fn with_words(matrix: &Matrix, needs: &Needs, style: TableStyle) -> Option<Layout> {
    const GAP: usize = 2;
    let claim = needs.claim.min(30);
    let most = needs.pitch(style.width, claim).checked_sub(GAP)?;
    let least = needs.word.max(needs.count).max(7);
    if most < least {
        return None;
    }
    let names = Names::written(matrix, least.max(most.min(12)), style.symbols.ellipsis())?;
    let source = widest_line(&names).max(least);
    Some(one_block(names, Detail::Word, source, GAP, needs, style))
}

/// Signs in the cells and names above them: as roomy as can be, but rather
/// closer together than with a name cut short.
fn with_names(matrix: &Matrix, needs: &Needs, style: TableStyle) -> Option<Layout> {
    const LEAST: usize = 6;
    const LEAST_CUT: usize = 8;
    const MOST: usize = 14;
    let pitch = needs.pitch(style.width, needs.claim.min(24));
    let named = |gap: usize| {
        let most = pitch.checked_sub(gap)?.min(MOST);
        if most < LEAST {
            return None;
        }
        let names = Names::written(matrix, most, style.symbols.ellipsis())?;
        Some((names, gap, most))
    };
    let (names, gap, _) = [2, 1]
        .into_iter()
        .filter_map(named)
        .filter(|(names, _, most)| !names.cut || *most >= LEAST_CUT)
        .min_by_key(|(names, _, _)| names.cut)?;
    let source = widest_line(&names).max(LEAST).max(needs.count);
    Some(one_block(names, Detail::Sign, source, gap, needs, style))
}

/// Signs in the cells and numbers above them.
fn with_numbers(matrix: &Matrix, needs: &Needs, style: TableStyle) -> Option<Layout> {
    let source = number_width(needs);
    let pitch = needs.pitch(style.width, needs.claim.min(20));
    let gap = pitch.checked_sub(source).filter(|&gap| gap > 0)?.min(2);
    let names = Names::numbered(matrix);
    Some(one_block(names, Detail::Sign, source, gap, needs, style))
}

/// Numbered sources in as few blocks as the width allows, evenly filled; the
/// totals stand in the last one. `None` where a block would hold too few
/// sources to be worth it.
fn in_blocks(matrix: &Matrix, needs: &Needs, style: TableStyle) -> Option<Layout> {
    const GAP: usize = 1;
    const LEAST_SOURCES: usize = 4;
    const LEAST_CLAIM: usize = 14;
    let claim = needs
        .claim
        .min((style.width * 3 / 10).clamp(LEAST_CLAIM, 30));
    let source = number_width(needs);
    let room = style.width.checked_sub(MARGIN + claim)?;
    let full = room / (GAP + source);
    let last = room.checked_sub(totals_width(needs.totals))? / (GAP + source);
    if full < LEAST_SOURCES {
        return None;
    }
    let mut layout = Layout {
        names: Names::numbered(matrix),
        detail: Detail::Sign,
        claim,
        source,
        gap: GAP,
        totals: needs.totals,
        blocks: share_out(needs.sources, full, last),
    };
    let widest = layout.blocks.iter().map(|block| layout.width(block)).max();
    let spare = style.width.saturating_sub(widest.unwrap_or(0));
    layout.claim = (claim + spare).min(needs.claim);
    Some(layout)
}

/// Shares `sources` out to as few blocks as possible, at most `full` to each
/// and `last` to the last one.
fn share_out(sources: usize, full: usize, last: usize) -> Vec<Block> {
    let others = sources.saturating_sub(last).div_ceil(full.max(1));
    let even = sources.div_ceil(others + 1);
    let in_last = even.min(last).min(sources);
    let each = (sources - in_last).div_ceil(others.max(1));
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < sources - in_last {
        let end = (start + each).min(sources - in_last);
        blocks.push(Block {
            sources: start..end,
            totals: false,
        });
        start = end;
    }
    blocks.push(Block {
        sources: start..sources,
        totals: true,
    });
    blocks
}

fn one_block(
    names: Names,
    detail: Detail,
    source: usize,
    gap: usize,
    needs: &Needs,
    style: TableStyle,
) -> Layout {
    const MOST_CLAIM: usize = 60;
    let taken = MARGIN + needs.sources * (gap + source) + totals_width(needs.totals);
    let room = style.width.saturating_sub(taken);
    Layout {
        names,
        detail,
        claim: needs.claim.min(room).min(MOST_CLAIM),
        source,
        gap,
        totals: needs.totals,
        blocks: vec![Block {
            sources: 0..needs.sources,
            totals: needs.totals.is_some(),
        }],
    }
}

fn number_width(needs: &Needs) -> usize {
    let last = number(needs.sources.saturating_sub(1));
    last.width().max(needs.count)
}

fn widest_line(names: &Names) -> usize {
    let lines = names.heads.iter().flatten();
    lines.map(|line| line.width()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    fn at(width: usize, matrix: &Matrix) -> Plan {
        let style = TableStyle {
            width,
            ..TableStyle::default()
        };
        choose(matrix, &Rows::of(matrix), style)
    }

    fn blocks(plan: Plan) -> Layout {
        match plan {
            Plan::Blocks(layout) => layout,
            Plan::List(_) => panic!("a list"),
        }
    }

    #[test]
    fn more_room_says_more() {
        let matrix = sample::tram(5);
        let wide = blocks(at(120, &matrix));
        assert_eq!((wide.detail, wide.names.numbered), (Detail::Word, false));
        let usual = blocks(at(80, &matrix));
        assert_eq!((usual.detail, usual.names.numbered), (Detail::Sign, false));
        assert!(!usual.names.cut);
        let narrow = blocks(at(60, &matrix));
        assert_eq!((narrow.names.numbered, narrow.blocks.len()), (true, 1));
        assert!(matches!(at(20, &matrix), Plan::List(_)));
    }

    #[test]
    fn many_sources_fill_blocks_evenly_and_totals_come_last() {
        let layout = blocks(at(80, &sample::tram(40)));
        let sizes: Vec<_> = layout
            .blocks
            .iter()
            .map(|block| block.sources.len())
            .collect();
        assert_eq!(sizes, [14, 14, 12]);
        let totals: Vec<_> = layout.blocks.iter().map(|block| block.totals).collect();
        assert_eq!(totals, [false, false, true]);
    }

    #[test]
    fn no_block_is_too_full_and_no_source_is_lost() {
        for sources in 1..60 {
            for full in 1..12 {
                for last in 0..=full {
                    let blocks = share_out(sources, full, last);
                    let mut next = 0;
                    for (at, block) in blocks.iter().enumerate() {
                        let most = if at + 1 == blocks.len() { last } else { full };
                        assert!(block.sources.len() <= most);
                        assert_eq!(block.sources.start, next);
                        next = block.sources.end;
                    }
                    assert_eq!(next, sources);
                }
            }
        }
    }

    #[test]
    fn one_source_needs_no_row_totals() {
        let layout = blocks(at(80, &sample::tram(1)));
        assert_eq!(layout.totals, None);
        assert!(!layout.blocks[0].totals);
    }
}
