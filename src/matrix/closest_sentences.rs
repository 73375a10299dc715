//! The sentences of an article that come closest to each claim, without any
//! stance: for those who want candidates to judge by themselves. Owns nothing
//! but the choice; how close a sentence comes is told in `matching`.

use crate::domain::{Article, Span};
use crate::matching::Ranked;

use super::engine::Engine;

/// A sentence that comes close to a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClosestSentence {
    /// Its place in the article's text as loaded.
    pub span: Span,
    /// How close it comes, 0 to 1.
    pub score: f64,
}

impl Engine {
    /// Of every claim, in the order of the claims, the sentences that come
    /// closest by any wording, words of one meaning counted: at most `count`, the closest first, among equals
    /// the first. Sentences that share nothing with the claim are left out, and
    /// an article that cannot be judged has none.
    ///
    /// ```
    /// use stancegrid::Engine;
    /// use stancegrid::domain::{Article, Claim, ClaimSet};
    ///
    /// let claims = ClaimSet {
    ///     claims: vec![Claim::new("tram", "The council will close the tram line")],
    ///     aliases: Vec::new(),
    /// };
    /// let text = "It rained. The tram line closes in May. The council met.";
    /// let closest = Engine::new(claims).closest(&Article::new("herald", text), 5);
    /// let spans = closest[0].iter().map(|near| near.span.slice(text));
    /// let expected = ["The tram line closes in May.", "The council met."];
    /// assert!(spans.eq(expected.map(Some)));
    /// ```
    pub fn closest(&self, article: &Article, count: usize) -> Vec<Vec<ClosestSentence>> {
        if !article.readability.is_judged() {
            return vec![Vec::new(); self.claims().claims.len()];
        }
        let (found, prepared) = self.find(article, count);
        let near = |ranked: &Ranked| ClosestSentence {
            span: prepared.sentences[ranked.sentence as usize].span,
            score: ranked.total,
        };
        let found = found.iter();
        found.map(|of| of.iter().map(near).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Claim, ClaimSet, Readability};

    #[test]
    fn the_closest_come_first_and_no_more_than_asked_for() {
        let engine = Engine::new(ClaimSet {
            claims: vec![Claim::new("tram", "The council will close the tram line")],
            aliases: Vec::new(),
        });
        let text = "It rained. The tram line closes in May. The council met.";
        let mut article = Article::new("herald", text);
        let found = |article: &Article, count: usize| {
            let closest = engine.closest(article, count);
            let spans = closest[0].iter().map(|near| near.span.slice(text).unwrap());
            spans.map(str::to_owned).collect::<Vec<_>>()
        };
        let both = ["The tram line closes in May.", "The council met."];
        assert_eq!(found(&article, 5), both);
        assert_eq!(found(&article, 1), both[..1]);
        let why = "ends in the middle".to_owned();
        article.readability = Readability::ReadInPart { why };
        assert_eq!(found(&article, 5), both);
        let why = "is empty".to_owned();
        article.readability = Readability::NotReadable { why };
        assert!(found(&article, 5).is_empty());
    }
}
