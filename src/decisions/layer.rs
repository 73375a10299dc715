//! Decisions laid over one source after another, for runs that hold no matrix.
//! Owns which decisions have found a home and how many cells they settle; when
//! a decision is stale is told in `application`.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Cell, Claim, ClaimId, Decision, ReviewStatus, SourceColumn, SourceId};

use super::application::{Now, by_cell, changes};
use super::resolution::{review, standing};

/// All decisions, ready to be laid over sources.
pub struct Layer<'d> {
    decisions: &'d [Decision],
    by_cell: BTreeMap<(&'d ClaimId, &'d SourceId), Vec<&'d Decision>>,
    decided: BTreeSet<&'d SourceId>,
    seen: BTreeSet<&'d SourceId>,
    cells: BTreeMap<ReviewStatus, usize>,
}

impl<'d> Layer<'d> {
    /// Decisions of which none has been laid over anything yet.
    pub fn of(decisions: &'d [Decision]) -> Self {
        Self {
            decisions,
            by_cell: by_cell(decisions),
            decided: decisions.iter().map(|decision| &decision.source).collect(),
            seen: BTreeSet::new(),
            cells: BTreeMap::new(),
        }
    }

    /// Gives the cells of a source their reviews. Without the article's text it
    /// cannot be told whether the words of a quote still stand in an article that
    /// has changed; that it has changed makes the decision stale anyway.
    pub fn lay(
        &mut self,
        cells: &mut [Cell],
        claims: &[Claim],
        column: &SourceColumn,
        text: Option<&str>,
    ) {
        let Some(&id) = self.decided.get(&column.source.id) else {
            return;
        };
        self.seen.insert(id);
        let now = Now {
            sha256: &column.sha256,
            text,
        };
        for cell in cells {
            let Some(claim) = claims.get(cell.claim) else {
                continue;
            };
            let Some(decisions) = self.by_cell.get(&(&claim.id, &column.source.id)) else {
                continue;
            };
            let standing = standing(decisions, |decision| changes(decision, claim, Some(now)));
            cell.review = review(standing);
            if let Some(review) = &cell.review {
                *self.cells.entry(review.status).or_default() += 1;
            }
        }
    }

    /// How many cells people have brought to this point.
    pub fn reviewed(&self, status: ReviewStatus) -> usize {
        self.cells.get(&status).copied().unwrap_or_default()
    }

    /// Decisions on a claim or a source that was not among those laid over.
    pub fn homeless(&self, claims: &[Claim]) -> Vec<&'d Decision> {
        let known: BTreeSet<&ClaimId> = claims.iter().map(|claim| &claim.id).collect();
        let decisions = self.decisions.iter();
        let homeless = decisions.filter(|decision| {
            !known.contains(&decision.claim) || !self.seen.contains(&decision.source)
        });
        homeless.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample;
    use crate::domain::{AboutArticle, StaleCause, Stance, Verdict};

    fn laid(change: impl Fn(&mut SourceColumn), text: Option<&str>) -> (Cell, usize, usize) {
        let decisions = [sample::reading("Ann", Stance::Denies, 1, &[])];
        let claims = [sample::claim()];
        let article = sample::article();
        let id = article.source.id.clone();
        let mut column = AboutArticle::of(&article).into_column(id);
        change(&mut column);
        let mut layer = Layer::of(&decisions);
        let mut cells = [Cell::new(0, 0, Verdict::NotReadable)];
        layer.lay(&mut cells, &claims, &column, text);
        let [cell] = cells;
        let decided = layer.reviewed(ReviewStatus::Decided);
        (cell, decided, layer.homeless(&claims).len())
    }

    #[test]
    fn a_decision_finds_its_cell_without_the_text() {
        let (cell, decided, homeless) = laid(|_| {}, None);
        assert_eq!(
            cell.review.map(|review| review.stance),
            Some(Some(Stance::Denies))
        );
        assert_eq!((decided, homeless), (1, 0));
    }

    #[test]
    fn a_changed_article_makes_it_stale() {
        let (cell, decided, _) = laid(|column| column.sha256 = "other".to_owned(), None);
        let review = cell.review.unwrap();
        assert_eq!((review.status, decided), (ReviewStatus::Stale, 0));
        assert_eq!(review.changed, [StaleCause::Article]);
        let gone = laid(
            |column| column.sha256 = "other".to_owned(),
            Some("It rained."),
        );
        assert_eq!(
            gone.0.review.unwrap().changed,
            [StaleCause::Article, StaleCause::Quote]
        );
    }

    #[test]
    fn a_decision_on_a_source_that_is_not_here_is_told() {
        let (cell, _, homeless) = laid(|column| column.source.id = SourceId::new("other"), None);
        assert!(cell.review.is_none());
        assert_eq!(homeless, 1);
    }
}
