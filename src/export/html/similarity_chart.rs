//! How alike the sources are, as a drawn grid and as an order of the columns.
//! Owns where each square of the drawing stands and how it is shaded; the
//! counts come from `evaluation`.

use crate::domain::Likeness;

/// The drawing of at most this many sources can still be read.
pub(super) const MAX_SOURCES: usize = 60;

const LEFT_MARGIN_PX: usize = 230;
const TOP_MARGIN_PX: usize = 26;
const CELL_WIDTH_PX: usize = 46;
const CELL_HEIGHT_PX: usize = 26;

/// How many steps of shading there are.
const SHADES: usize = 5;

/// One pair of sources in the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tile {
    /// The counts.
    pub pair: Likeness,
    /// Where the square begins, from the left.
    pub x: usize,
    /// Where it begins, from above.
    pub y: usize,
}

impl Tile {
    /// Where the pair of two sources stands: the later one's row, the earlier
    /// one's column.
    pub fn of(pair: Likeness) -> Self {
        Self {
            pair,
            x: LEFT_MARGIN_PX + CELL_WIDTH_PX * pair.first,
            y: TOP_MARGIN_PX + CELL_HEIGHT_PX * pair.second,
        }
    }

    /// The middle, where its figure stands.
    pub fn middle(&self) -> usize {
        self.x + CELL_WIDTH_PX / 2
    }

    /// The line on which its figure stands.
    pub fn line(&self) -> usize {
        self.y + 17
    }

    /// The shade: 0 to 4, or `none` where there is nothing to compare.
    pub fn shade(&self) -> String {
        match self.pair.both_bring_up {
            0 => "none".to_owned(),
            all => (self.pair.same_brought_up * SHADES / all)
                .min(SHADES - 1)
                .to_string(),
        }
    }

    /// The figure.
    pub fn figure(&self) -> String {
        match self.pair.both_bring_up {
            0 => "–".to_owned(),
            all => format!("{}/{all}", self.pair.same_brought_up),
        }
    }
}

/// The size of the drawing of so many sources.
pub(super) fn size(sources: usize) -> (usize, usize) {
    (
        LEFT_MARGIN_PX + CELL_WIDTH_PX * sources.saturating_sub(1) + 4,
        TOP_MARGIN_PX + CELL_HEIGHT_PX * sources + 2,
    )
}

/// The line on which a source's name stands.
pub(super) fn name_line(place: usize) -> usize {
    TOP_MARGIN_PX + CELL_HEIGHT_PX * place + 17
}

/// The middle of a source's column.
pub(super) fn column_middle(place: usize) -> usize {
    LEFT_MARGIN_PX + CELL_WIDTH_PX * place + CELL_WIDTH_PX / 2
}

/// The place of each source in an order that keeps like ones together: a chain
/// that begins with the pair most alike and takes in, at either end, whichever
/// source is most like that end. Ties go to the earlier source.
pub(super) fn order(pairs: &[Likeness], sources: usize) -> Vec<usize> {
    let mut near = vec![vec![0_i64; sources]; sources];
    for pair in pairs
        .iter()
        .filter(|pair| pair.first.max(pair.second) < sources)
    {
        let value = nearness(pair);
        near[pair.first][pair.second] = value;
        near[pair.second][pair.first] = value;
    }
    let mut chain: Vec<usize> = Vec::with_capacity(sources);
    let mut left: Vec<usize> = (0..sources).collect();
    let most_alike = best(&left, |one| {
        let others = (0..sources).filter(|&other| other != one);
        others.map(|other| near[one][other]).max().unwrap_or(0)
    });
    if let Some(at) = most_alike {
        chain.push(left.remove(at));
    }
    while let (Some(&first), Some(&last)) = (chain.first(), chain.last()) {
        let after = best(&left, |source| near[last][source]);
        let before = best(&left, |source| near[first][source]);
        let (Some(after), Some(before)) = (after, before) else {
            break;
        };
        if near[first][left[before]] > near[last][left[after]] {
            chain.insert(0, left.remove(before));
        } else {
            chain.push(left.remove(after));
        }
    }
    let mut rank = vec![0; sources];
    for (place, &source) in chain.iter().enumerate() {
        rank[source] = place;
    }
    rank
}

/// How near two sources are, in millionths: the share of the claims both bring
/// up on which they agree, drawn towards one half where these are few.
fn nearness(pair: &Likeness) -> i64 {
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 4_000_000);
    (whole(pair.same_brought_up) * 2 + 1) * 1_000_000 / (whole(pair.both_bring_up) * 2 + 2)
}

/// Where the greatest stands, the first of several.
fn best(sources: &[usize], value: impl Fn(usize) -> i64) -> Option<usize> {
    let valued = sources
        .iter()
        .enumerate()
        .map(|(at, &source)| (at, value(source)));
    valued
        .rev()
        .max_by_key(|&(_, value)| value)
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: usize, second: usize, same: usize, both: usize) -> Likeness {
        Likeness {
            first,
            second,
            shared: 10,
            same,
            both_bring_up: both,
            same_brought_up: same,
        }
    }

    #[test]
    fn shades_follow_the_share_and_nothing_to_compare_has_none() {
        let shade = |same, both| Tile::of(pair(0, 1, same, both)).shade();
        assert_eq!(
            [shade(0, 4), shade(1, 2), shade(4, 4), shade(0, 0)],
            ["0", "2", "4", "none"]
        );
        assert_eq!(Tile::of(pair(0, 1, 3, 4)).figure(), "3/4");
        assert_eq!(Tile::of(pair(0, 1, 0, 0)).figure(), "–");
    }

    #[test]
    fn like_sources_stand_together() {
        // 0 and 2 agree, 1 and 3 agree, 2 and 3 more than the rest.
        let pairs = [
            pair(0, 1, 1, 9),
            pair(0, 2, 9, 9),
            pair(0, 3, 1, 9),
            pair(1, 2, 1, 9),
            pair(1, 3, 8, 9),
            pair(2, 3, 4, 9),
        ];
        assert_eq!(order(&pairs, 4), [0, 3, 1, 2]);
    }

    #[test]
    fn agreement_on_a_single_claim_is_worth_less_than_on_many() {
        assert!(nearness(&pair(0, 1, 1, 1)) < nearness(&pair(0, 1, 9, 10)));
        assert!(nearness(&pair(0, 1, 1, 1)) > nearness(&pair(0, 1, 0, 0)));
        let pairs = [pair(0, 1, 1, 1), pair(0, 2, 9, 10), pair(1, 2, 0, 5)];
        assert_eq!(order(&pairs, 3), [1, 0, 2]);
    }

    #[test]
    fn no_source_and_one_source_have_an_order() {
        assert!(order(&[], 0).is_empty());
        assert_eq!(order(&[], 1), [0]);
        assert_eq!(order(&[pair(0, 7, 1, 1)], 2), [0, 1]);
    }
}
