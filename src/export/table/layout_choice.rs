//! Fits the table to the width. Owns the choice between words and signs, names
//! and numbers, one block and several; draws nothing.

use unicode_width::UnicodeWidthStr;

use crate::domain::Matrix;

use super::cell_text::Detail;
use super::column_widths::ColumnWidths;
use super::layout::{Block, Layout, MARGIN, share_out, totals_width};
use super::names::Names;
use super::rows::TableRows;
use super::table_style::TableStyle;

/// How the matrix is shown.
#[derive(Debug)]
pub(super) enum Plan {
    /// As one table, or several below each other.
    Blocks(Layout),
    /// As a list, the sources numbered.
    List(Names),
}

/// The most telling layout that the width allows.
pub(super) fn choose(matrix: &Matrix, rows: &TableRows, style: TableStyle) -> Plan {
    let needs = ColumnWidths::of(matrix, rows, style);
    let one_block = with_words(matrix, &needs, style)
        .or_else(|| with_names(matrix, &needs, style))
        .or_else(|| with_numbers(matrix, &needs, style));
    match one_block.or_else(|| in_blocks(matrix, &needs, style)) {
        Some(layout) => Plan::Blocks(layout),
        None => Plan::List(Names::numbered(matrix)),
    }
}

/// Words in the cells and names above them.
fn with_words(matrix: &Matrix, needs: &ColumnWidths, style: TableStyle) -> Option<Layout> {
    const GAP_COLUMNS: usize = 2;
    let claim = needs.claim.min(30);
    let most = needs.pitch(style.width, claim).checked_sub(GAP_COLUMNS)?;
    let least = needs.word.max(needs.count).max(7);
    if most < least {
        return None;
    }
    let names = Names::written(matrix, most.min(16), style.symbols.ellipsis())?;
    let source = widest_line(&names).max(least);
    Some(one_block(
        names,
        Detail::Word,
        vec![source; needs.sources],
        GAP_COLUMNS,
        needs,
        style,
    ))
}

/// Signs in the cells and names above them: as roomy as can be, but rather
/// closer together than with a name cut short.
fn with_names(matrix: &Matrix, needs: &ColumnWidths, style: TableStyle) -> Option<Layout> {
    const MIN_SOURCE_COLUMNS: usize = 6;
    const MIN_CUT_NAME_COLUMNS: usize = 8;
    const MAX_SOURCE_COLUMNS: usize = 14;
    let pitch = needs.pitch(style.width, needs.claim.min((style.width * 3 / 10).max(24)));
    let named = |gap: usize| {
        let most = pitch.checked_sub(gap)?.min(MAX_SOURCE_COLUMNS);
        if most < MIN_SOURCE_COLUMNS {
            return None;
        }
        let names = Names::written(matrix, most, style.symbols.ellipsis())?;
        Some((names, gap, most))
    };
    let (names, gap, _) = [2, 1]
        .into_iter()
        .filter_map(named)
        .filter(|(names, _, most)| !names.cut || *most >= MIN_CUT_NAME_COLUMNS)
        .min_by_key(|(names, _, _)| names.cut)?;
    let source = widest_line(&names).max(MIN_SOURCE_COLUMNS).max(needs.count);
    Some(one_block(
        names,
        Detail::Sign,
        vec![source; needs.sources],
        gap,
        needs,
        style,
    ))
}

/// Signs in the cells and numbers above them.
fn with_numbers(matrix: &Matrix, needs: &ColumnWidths, style: TableStyle) -> Option<Layout> {
    let widths: Vec<_> = (0..needs.sources)
        .map(|at| needs.number_width(at))
        .collect();
    let taken = MARGIN + needs.claim.min(20) + totals_width(needs.totals);
    let spare = style
        .width
        .checked_sub(taken + widths.iter().sum::<usize>())?;
    let gap = (spare / needs.sources.max(1)).min(2);
    let names = Names::numbered(matrix);
    (gap > 0).then(|| one_block(names, Detail::Sign, widths, gap, needs, style))
}

/// Numbered sources in as few blocks as the width allows, evenly filled; the
/// totals stand in the last one. `None` where a block would hold too few
/// sources to be worth it.
fn in_blocks(matrix: &Matrix, needs: &ColumnWidths, style: TableStyle) -> Option<Layout> {
    const GAP_COLUMNS: usize = 1;
    const MIN_SOURCES: usize = 4;
    const MIN_CLAIM_COLUMNS: usize = 14;
    let claim = needs
        .claim
        .min((style.width * 3 / 10).clamp(MIN_CLAIM_COLUMNS, 30));
    let source = needs.number_width(needs.sources.saturating_sub(1));
    let room = style.width.checked_sub(MARGIN + claim)?;
    let full = room / (GAP_COLUMNS + source);
    let last = room.checked_sub(totals_width(needs.totals))? / (GAP_COLUMNS + source);
    if full < MIN_SOURCES {
        return None;
    }
    let mut layout = Layout {
        names: Names::numbered(matrix),
        detail: Detail::Sign,
        claim,
        sources: vec![source; needs.sources],
        gap: GAP_COLUMNS,
        count: needs.count,
        totals: needs.totals,
        blocks: share_out(needs.sources, full, last),
    };
    let widest = layout.blocks.iter().map(|block| layout.width(block)).max();
    let spare = style.width.saturating_sub(widest.unwrap_or(0));
    layout.claim = (claim + spare).min(needs.claim);
    Some(layout)
}

fn one_block(
    names: Names,
    detail: Detail,
    sources: Vec<usize>,
    gap: usize,
    needs: &ColumnWidths,
    style: TableStyle,
) -> Layout {
    const MAX_CLAIM_COLUMNS: usize = 60;
    let taken = MARGIN
        + sources.iter().map(|width| gap + width).sum::<usize>()
        + totals_width(needs.totals);
    let room = style.width.saturating_sub(taken);
    Layout {
        names,
        detail,
        claim: needs.claim.min(room).min(MAX_CLAIM_COLUMNS),
        sources,
        gap,
        count: needs.count,
        totals: needs.totals,
        blocks: vec![Block {
            sources: 0..needs.sources,
            totals: needs.totals.is_some(),
        }],
    }
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
        choose(matrix, &TableRows::of(&matrix.claims), style)
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
        assert_eq!(sizes, [10, 10, 10, 10]);
        let totals: Vec<_> = layout.blocks.iter().map(|block| block.totals).collect();
        assert_eq!(totals, [false, false, false, true]);
    }

    #[test]
    fn one_source_needs_no_row_totals() {
        let layout = blocks(at(80, &sample::tram(1)));
        assert_eq!(layout.totals, None);
        assert!(!layout.blocks[0].totals);
    }
}
