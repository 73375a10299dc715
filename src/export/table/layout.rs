//! The measures of the table: how wide each column is and which sources stand
//! side by side. Owns their sums; which measures are taken is told in
//! `layout_choice`.

use std::ops::Range;

use crate::domain::Stance;

use super::cell_text::Detail;
use super::names::Names;

/// The space before the first column.
pub(super) const MARGIN: usize = 1;
/// The space between the last source and the totals, beside that between
/// totals.
pub(super) const TOTALS_GAP: usize = 2;

/// The measures that all blocks share, in terminal columns.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// What the sources are called.
    pub names: Names,
    /// What a cell says.
    pub detail: Detail,
    /// Width of the first column.
    pub claim: usize,
    /// Width of each source's column, by its place.
    pub sources: Vec<usize>,
    /// Space before each source's column.
    pub gap: usize,
    /// Digits of the widest count below a source.
    pub count: usize,
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
    /// The widths of the sources in a block.
    pub(super) fn sources_in(&self, block: &Block) -> &[usize] {
        self.sources.get(block.sources.clone()).unwrap_or_default()
    }

    /// How wide a block is.
    pub(super) fn width(&self, block: &Block) -> usize {
        let sources = self.sources_in(block).iter();
        let sources: usize = sources.map(|width| self.gap + width).sum();
        let totals = if block.totals {
            totals_width(self.totals)
        } else {
            0
        };
        MARGIN + self.claim + sources + totals
    }
}

/// How much the row totals take, with the space before them.
pub(super) fn totals_width(totals: Option<usize>) -> usize {
    totals.map_or(0, |each| TOTALS_GAP + Stance::ALL.len() * (1 + each))
}

/// Shares `sources` out to as few blocks as possible, at most `full` to each
/// and `last` to the last one.
pub(super) fn share_out(sources: usize, full: usize, last: usize) -> Vec<Block> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
