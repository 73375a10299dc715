//! Cells drawn at random. Owns the draw: the same for every reader and every
//! command over the same claims and articles.

use crate::domain::{Article, Claim, ClaimId, SourceId};
use crate::evaluation::SplitMix64;

/// A random sample that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Sample {
    /// How many cells.
    pub number: usize,
    /// Which draw.
    pub seed: u64,
}

impl Sample {
    /// So many of these, without replacement, in the order drawn; all of them
    /// where there are no more. Agreement measured on cells that were picked for
    /// their doubt is no measure of all.
    pub fn of<T>(self, mut cells: Vec<T>) -> Vec<T> {
        let mut random = SplitMix64::new(self.seed);
        let number = self.number.min(cells.len());
        for at in 0..number {
            let other = at + random.below(cells.len() - at);
            cells.swap(at, other);
        }
        cells.truncate(number);
        cells
    }

    /// The pairs that a desk on these claims and articles goes through.
    pub fn pairs(self, claims: &[Claim], articles: &[Article]) -> Vec<(ClaimId, SourceId)> {
        let readable = |article: &&Article| article.readability.is_judged();
        let mut sources: Vec<&SourceId> = articles
            .iter()
            .filter(readable)
            .map(|article| &article.source.id)
            .collect();
        sources.sort_unstable();
        let pairs = claims.iter().flat_map(|claim| {
            let pair = |source: &&SourceId| (claim.id.clone(), (*source).clone());
            sources.iter().map(pair).collect::<Vec<_>>()
        });
        self.of(pairs.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::Engine;
    use crate::review::{queue, sample};

    #[test]
    fn a_sample_has_nothing_twice_and_everything_can_be_drawn() {
        let draw = |number, seed| Sample { number, seed }.of((0..20).collect());
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..100 {
            let mut drawn: Vec<usize> = draw(7, seed);
            seen.extend(drawn.iter().copied());
            drawn.sort_unstable();
            drawn.dedup();
            assert_eq!(drawn.len(), 7);
        }
        assert_eq!(seen.len(), 20);
        assert_eq!(draw(99, 1).len(), 20, "no more than there are");
    }

    #[test]
    fn the_pairs_are_those_that_the_desk_goes_through() {
        let (claims, mut articles) = (sample::claims(), sample::articles());
        articles[1].readability = crate::domain::Readability::NotReadable {
            why: "is empty".to_owned(),
        };
        let matrix = Engine::new(claims.clone()).judge(&articles);
        let sample = Sample { number: 3, seed: 5 };
        let gone_through = queue::sample(&matrix, sample).into_iter().map(|place| {
            let cell = &matrix.cells[place];
            let source = &matrix.columns[cell.source].source.id;
            (matrix.claims[cell.claim].id.clone(), source.clone())
        });
        let gone_through: Vec<(ClaimId, SourceId)> = gone_through.collect();
        assert_eq!(sample.pairs(&claims.claims, &articles), gone_through);
    }
}
