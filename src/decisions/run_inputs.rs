//! The claims and articles of a run by their ids, with the hashes by which a
//! decision is found fresh or stale. Owns this look-up; the rule is that of
//! `application`.

use std::collections::BTreeMap;

use crate::domain::{Article, Claim, ClaimId, Decision, Review, SourceId, StaleCause, sha256};

use super::application::{Now, changes, review_of};

/// What decisions are held against.
pub(super) struct RunInputs<'m> {
    claims: BTreeMap<&'m ClaimId, &'m Claim>,
    articles: BTreeMap<&'m SourceId, (&'m Article, String)>,
}

/// One claim and one article that are both there.
pub(super) struct CellSubject<'m> {
    claim: &'m Claim,
    article: (&'m Article, &'m str),
}

impl<'m> RunInputs<'m> {
    /// Everything of a run; each article is hashed once.
    pub fn of(claims: &'m [Claim], articles: &'m [Article]) -> Self {
        let claims = claims.iter().map(|claim| (&claim.id, claim));
        let articles = articles.iter();
        let articles = articles.map(|one| (&one.source.id, (one, sha256(&one.text))));
        Self {
            claims: claims.collect(),
            articles: articles.collect(),
        }
    }

    /// Where a cell stands; nowhere if claim or source is not here.
    pub fn place(&self, claim: &ClaimId, source: &SourceId) -> Option<CellSubject<'_>> {
        let (article, hash) = self.articles.get(source)?;
        Some(CellSubject {
            claim: self.claims.get(claim)?,
            article: (article, hash),
        })
    }
}

impl CellSubject<'_> {
    /// What has changed since a decision on this cell.
    pub fn changes(&self, decision: &Decision) -> Vec<StaleCause> {
        changes(decision, self.claim, Some(Now::of(self.article)))
    }

    /// What the decisions on this cell come to.
    pub fn review(&self, decisions: &[&Decision]) -> Option<Review> {
        review_of(self.claim, Some(self.article), decisions)
    }
}
