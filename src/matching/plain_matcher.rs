//! From a claim and an article to the sentences that may decide the cell. Owns
//! what a match is, their order, and the plain engine that scores every wording
//! against every sentence.

use super::prepared_article::{ArticleSentence, PreparedArticle};
use super::prepared_claim::{PreparedClaim, Wording};
use super::related_words::RelatedWords;
use super::roles::{misdirected, reversed};
use super::similarity::SearchMode;
use super::term_alignment::{Score, score};

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

/// Scores every pair. Slow, simple, the measure for every faster engine: what
/// another one skips to save time, it may not change a match.
#[derive(Debug, Clone, Copy)]
pub struct PlainMatcher {
    /// By what sentences are found.
    pub search_mode: SearchMode,
}

impl PlainMatcher {
    /// All matches of all wordings, the closest first; among equals in the
    /// order of sentences, then wordings.
    pub fn matches(
        self,
        claim: &PreparedClaim,
        article: &PreparedArticle,
        related: &RelatedWords,
    ) -> Vec<Match> {
        let mut matches = Vec::new();
        for (at, wording) in claim.wordings.iter().enumerate() {
            for sentence in 0..article.sentences.len() {
                let score = score(wording, article, sentence, related, self.search_mode);
                let words = &article.sentences[sentence];
                matches.extend(score.map(|score| met(at, wording, sentence, words, score)));
            }
        }
        closest_first(&mut matches);
        matches
    }
}

/// A match of a score, with what the places of the words tell.
pub(super) fn met(
    at: usize,
    wording: &Wording,
    place: usize,
    sentence: &ArticleSentence,
    score: Score,
) -> Match {
    let reversed =
        reversed(wording, sentence, &score.hits) || misdirected(wording, sentence, &score.hits);
    Match {
        wording: at,
        sentence: place,
        score,
        reversed,
    }
}

/// Puts matches in order; no two of them are equal in it.
pub(super) fn closest_first(matches: &mut [Match]) {
    matches.sort_by(|a, b| {
        let closest = b.score.total.total_cmp(&a.score.total);
        closest.then((a.sentence, a.wording).cmp(&(b.sentence, b.wording)))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Alias, Claim};
    use crate::lexicon::Lexicons;
    use crate::matching::{How, Vocabulary};
    use crate::text::Reader;

    /// The closest match of a claim about the Owls and the Foxes in an article.
    fn closest(claim: &str, article: &str) -> Option<Match> {
        let lexicons = Lexicons::shipped();
        let team = |name: &str| Alias {
            name: name.to_owned(),
            also: Vec::new(),
        };
        let reader = Reader::new(&[team("Owls"), team("Foxes")], lexicons);
        let vocabulary = Vocabulary::new(lexicons, &reader);
        let claim = PreparedClaim::new(&Claim::new("a", claim), &reader, &vocabulary);
        let article = PreparedArticle::new(reader.document(article), &vocabulary);
        let matcher = PlainMatcher {
            search_mode: SearchMode::Words,
        };
        let matches = matcher.matches(&claim, &article, vocabulary.related());
        matches.into_iter().next()
    }

    #[test]
    fn the_same_words_cover_the_whole_wording() {
        let found = closest(
            "Owls defeat Foxes",
            "On Sunday the Owls defeated the Foxes.",
        );
        assert!(found.is_some_and(|found| found.score.coverage > 0.99 && !found.reversed));
    }

    #[test]
    fn one_shared_name_is_little() {
        let found = closest("Owls defeat Foxes", "The Owls have a new stadium.");
        assert!(found.is_none_or(|found| found.score.coverage < 0.5));
    }

    #[test]
    fn roles_the_other_way_round_are_seen() {
        let reversed = |text| closest("Owls defeat Foxes", text).is_some_and(|m| m.reversed);
        assert!(reversed("The Foxes defeated the Owls."));
        assert!(!reversed("The Foxes were defeated by the Owls."));
        assert!(!reversed(
            "The defeat of the Foxes by the Owls was no surprise."
        ));
    }

    #[test]
    fn the_target_of_an_act_is_seen() {
        let claim = "The Owls launched attacks on the Foxes";
        let reversed = |text| closest(claim, text).is_some_and(|m| m.reversed);
        assert!(reversed(
            "There were attacks on the Owls, and the Foxes cheered."
        ));
        assert!(!reversed(
            "The Owls cheered after the attacks on the Foxes."
        ));
    }

    #[test]
    fn a_name_is_carried_over_from_the_sentence_before() {
        let text = "The Owls met in June. The Foxes stayed away. They then fled the hall.";
        let found = closest("Foxes flee hall", text);
        let carried = |found: Match| {
            let mut hits = found.score.hits.into_iter();
            hits.any(|hit| hit.similarity.how == How::Carried)
        };
        assert!(found.is_some_and(carried));
    }

    #[test]
    fn scattered_words_count_less() {
        let near = closest("Owls sell stadium", "The Owls will sell the stadium.");
        let far = closest(
            "Owls sell stadium",
            "The Owls met in a hall by the river, where people who had come from all over the \
             county to sell apples and pears looked on as they spoke of the old stadium.",
        );
        let total = |found: Option<Match>| found.map_or(0.0, |found| found.score.total);
        assert!(total(near) > total(far) + 0.1);
    }
}
