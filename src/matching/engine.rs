//! From a claim and an article to the sentences that may decide the cell. Owns
//! the interface that a faster engine can take over, and the plain one that
//! scores every wording against every sentence.

use super::article::PreparedArticle;
use super::related::RelatedWords;
use super::roles::{misdirected, reversed};
use super::score::{Score, score};
use super::wording::{PreparedClaim, Wording};

/// One wording of a claim met by one sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The wording's place in the claim.
    pub wording: usize,
    /// The sentence's place in the article.
    pub sentence: usize,
    /// How they meet.
    pub score: Score,
    /// Whether the sentence has the wording's two names the other way round.
    pub reversed: bool,
}

/// Finds the sentences of an article that come close to a claim.
///
/// Whatever an engine skips to save time, its matches are those of
/// [`PlainMatcher`].
pub trait Matcher: Sync {
    /// All matches of all wordings, the closest first; among equals in the
    /// order of sentences, then wordings.
    fn matches(
        &self,
        claim: &PreparedClaim,
        article: &PreparedArticle,
        related: &RelatedWords,
    ) -> Vec<Match>;
}

/// Scores every pair. Slow, simple, the measure for every faster engine.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainMatcher;

impl Matcher for PlainMatcher {
    fn matches(
        &self,
        claim: &PreparedClaim,
        article: &PreparedArticle,
        related: &RelatedWords,
    ) -> Vec<Match> {
        let mut matches = Vec::new();
        for (at, wording) in claim.wordings.iter().enumerate() {
            for sentence in 0..article.sentences.len() {
                matches.extend(meet(at, wording, article, sentence, related));
            }
        }
        matches.sort_by(|a, b| {
            let closest = b.score.total.total_cmp(&a.score.total);
            closest.then((a.sentence, a.wording).cmp(&(b.sentence, b.wording)))
        });
        matches
    }
}

fn meet(
    at: usize,
    wording: &Wording,
    article: &PreparedArticle,
    sentence: usize,
    related: &RelatedWords,
) -> Option<Match> {
    let score = score(wording, article, sentence, related)?;
    Some(Match {
        wording: at,
        sentence,
        reversed: reversed(wording, &article.sentences[sentence], &score.hits)
            || misdirected(wording, &article.sentences[sentence], &score.hits),
        score,
    })
}
