//! Lays decisions over a matrix. Owns when a decision is stale, and which
//! decisions find no cell; changes nothing that the program says.

use std::collections::{BTreeMap, HashMap};

use crate::domain::{
    Article, Claim, ClaimId, DecidedQuote, Decision, Matrix, Review, SourceId, StaleCause, sha256,
};

use super::resolution::{Standing, review, standing};

/// A matrix with reviews, and the decisions that belong nowhere in it.
pub struct Applied<'d> {
    /// The matrix, its cells reviewed.
    pub matrix: Matrix,
    /// Decisions on a claim or source that is not there any more.
    pub homeless: Vec<&'d Decision>,
}

/// Gives every cell its review. `articles` are those that the matrix was made
/// from. A decision on a pair that was not asked for, though claim and source
/// are there, is left aside without a word.
pub fn apply<'d>(
    mut matrix: Matrix,
    articles: &[Article],
    decisions: &'d [Decision],
) -> Applied<'d> {
    let by_id: HashMap<&SourceId, &Article> = articles
        .iter()
        .map(|article| (&article.source.id, article))
        .collect();
    let by_cell = by_cell(decisions);
    for cell in &mut matrix.cells {
        let claim = matrix.claims.get(cell.claim);
        let column = matrix.columns.get(cell.source);
        let (Some(claim), Some(column)) = (claim, column) else {
            continue;
        };
        if let Some(decisions) = by_cell.get(&(&claim.id, &column.source.id)) {
            let article = by_id.get(&column.source.id);
            let article = article.map(|article| (*article, column.sha256.as_str()));
            cell.review = review_of(claim, article, decisions);
        }
    }
    let homeless = decisions.iter().filter(|decision| {
        let claim = matrix.claims.iter().any(|claim| claim.id == decision.claim);
        !claim || !by_id.contains_key(&decision.source)
    });
    Applied {
        homeless: homeless.collect(),
        matrix,
    }
}

/// The decisions by the cell that they are on.
pub fn by_cell(decisions: &[Decision]) -> BTreeMap<(&ClaimId, &SourceId), Vec<&Decision>> {
    let mut cells: BTreeMap<_, Vec<&Decision>> = BTreeMap::new();
    for decision in decisions {
        let cell = cells.entry((&decision.claim, &decision.source));
        cell.or_default().push(decision);
    }
    cells
}

/// What the decisions on one cell come to. The article comes with the hash of
/// its text; one that is not there any more has changed.
pub fn review_of(
    claim: &Claim,
    article: Option<(&Article, &str)>,
    decisions: &[&Decision],
) -> Option<Review> {
    review(standing_on(claim, article, decisions))
}

/// The decisions on one cell that nothing has taken the place of, by reviewer
/// and time, each with what has changed since. The article is as in
/// [`review_of`].
pub fn standing_on<'d>(
    claim: &Claim,
    article: Option<(&Article, &str)>,
    decisions: &[&'d Decision],
) -> Vec<Standing<'d>> {
    let now = article.map(Now::of);
    standing(decisions, |decision| changes(decision, claim, now))
}

/// What is known of an article now.
#[derive(Clone, Copy)]
pub(super) struct Now<'a> {
    /// The hash of its text.
    pub sha256: &'a str,
    /// Its text, where somebody has it.
    pub text: Option<&'a str>,
}

impl<'a> Now<'a> {
    /// Everything of an article; the hash is that of its text.
    pub fn of((article, sha256): (&'a Article, &'a str)) -> Self {
        Self {
            sha256,
            text: Some(&article.text),
        }
    }
}

/// What is no longer as the decision had it: nothing where it is fresh.
pub(super) fn changes(
    decision: &Decision,
    claim: &Claim,
    article: Option<Now<'_>>,
) -> Vec<StaleCause> {
    let basis = &decision.basis;
    let quote_stands = match (&basis.quote, article) {
        // Without the text nobody can say that the words are gone.
        (Some(quote), Some(now)) => now.text.is_none_or(|text| stands(quote, text)),
        (None, _) => true,
        (Some(_), None) => false,
    };
    let changes = [
        (StaleCause::Claim, basis.claim_sha256 != sha256(&claim.text)),
        (
            StaleCause::Article,
            Some(basis.source_sha256.as_str()) != article.map(|now| now.sha256),
        ),
        (StaleCause::Quote, !quote_stands),
    ];
    let changes = changes.into_iter().filter(|(_, changed)| *changed);
    changes.map(|(change, _)| change).collect()
}

/// Whether the words still stand in the article, wherever they have moved to.
fn stands(quote: &DecidedQuote, text: &str) -> bool {
    text.contains(&quote.exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample;
    use crate::domain::{ReviewStatus, Stance};

    fn reviewed(claim: &str, article: &str) -> Review {
        let mut now = sample::claim();
        now.text = claim.to_owned();
        let mut text = sample::article();
        text.text = article.to_owned();
        let decision = sample::reading("Ann", Stance::Denies, 1, &[]);
        review_of(&now, Some((&text, &sha256(&text.text))), &[&decision]).unwrap()
    }

    #[test]
    fn a_decision_stands_while_claim_and_article_do() {
        let (claim, article) = (sample::claim().text, sample::article().text);
        assert_eq!(reviewed(&claim, &article).status, ReviewStatus::Decided);
        let moved = reviewed(&claim, &format!("Sun. {article}"));
        assert_eq!(
            (moved.status, &*moved.changed),
            (ReviewStatus::Stale, &[StaleCause::Article][..])
        );
        assert_eq!(
            moved.stance,
            Some(Stance::Denies),
            "kept beside the program's"
        );
        let gone = reviewed("Another claim", "Rain fell.");
        assert_eq!(
            gone.changed,
            [StaleCause::Claim, StaleCause::Article, StaleCause::Quote]
        );
    }

    #[test]
    fn variants_make_no_decision_stale() {
        let mut claim = sample::claim();
        claim
            .variants
            .push("The tram line is to be shut".to_owned());
        let decision = sample::reading("Ann", Stance::Denies, 1, &[]);
        let article = sample::article();
        let hash = sha256(&article.text);
        let review = review_of(&claim, Some((&article, &hash)), &[&decision]).unwrap();
        assert_eq!(review.status, ReviewStatus::Decided);
    }

    #[test]
    fn an_article_that_is_gone_has_changed() {
        let decision = sample::reading("Ann", Stance::Denies, 1, &[]);
        let review = review_of(&sample::claim(), None, &[&decision]).unwrap();
        assert_eq!(review.changed, [StaleCause::Article, StaleCause::Quote]);
    }
}
