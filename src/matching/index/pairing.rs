//! One claim put to one article: which sentences its wordings meet, and how one
//! of them meets one of its wordings in full. Owns no order; that is told in
//! `ranking` and `matches`.

use std::cell::OnceCell;

use crate::matching::coreference::borrow;
use crate::matching::figures::figure_conflict::compare_figures;
use crate::matching::hit::Hit;
use crate::matching::plain_matcher::{Match, met};
use crate::matching::prepared_claim::PreparedClaim;
use crate::matching::term_alignment::{WordingWeights, weigh};

use super::claim_vocabulary::ClaimWord;
use super::inverted_index::{ArticleIndex, Posting};
use super::ranking::Ranking;

/// A claim and an article.
#[derive(Debug)]
pub(in crate::matching) struct Pairing<'a> {
    links: &'a ArticleIndex<'a>,
    claim: &'a PreparedClaim,
    /// The claim's place among those that were numbered.
    place: usize,
    /// The words of the wordings' terms.
    words: &'a [Vec<ClaimWord>],
    /// What each wording weighs in the article, found when first asked for.
    weights: Vec<OnceCell<WordingWeights>>,
}

impl<'a> Pairing<'a> {
    /// Puts a claim to an article; `place` is the claim's among those that were
    /// numbered.
    pub fn new(links: &'a ArticleIndex<'a>, place: usize, claim: &'a PreparedClaim) -> Self {
        let words = links.numbered(place);
        Self {
            links,
            claim,
            place,
            words,
            weights: vec![OnceCell::new(); words.len()],
        }
    }

    /// Ranks the sentences that meet any wording; gives what `finish` makes of
    /// that.
    pub fn rank<T>(&self, finish: impl FnOnce(Ranking<'a>) -> T) -> T {
        let mut ranking = Ranking::new(self.links);
        let outlines = self.links.outlines().of(self.place);
        for (at, (wording, outline)) in (0u32..).zip(self.claim.wordings.iter().zip(outlines)) {
            ranking.rank(at, outline, self.links.figured(wording));
            // Figures are compared sentence by sentence.
            for sentence in self.links.figured(wording) {
                if let Some(found) = self.find(at as usize, sentence) {
                    ranking.add(at, sentence, found.score.total);
                }
            }
        }
        finish(ranking)
    }

    /// Which terms of a wording are met by any sentence; `is_met` tells whether
    /// the wording is met at all.
    pub fn terms_met(&self, wording: usize, is_met: bool) -> Vec<bool> {
        let Some(words) = self.words.get(wording) else {
            return Vec::new();
        };
        // A name that is carried over is met where it is carried from.
        let mut met: Vec<bool> = words
            .iter()
            .map(|&word| is_met && !self.links.postings(word).is_empty())
            .collect();
        for sentence in self.links.figured(&self.claim.wordings[wording]) {
            let found = self.find(wording, sentence);
            for hit in found.into_iter().flat_map(|found| found.score.hits) {
                met[hit.term] = true;
            }
        }
        met
    }

    /// How a wording and a sentence meet.
    pub fn find(&self, at: usize, sentence: u32) -> Option<Match> {
        let wording = self.claim.wordings.get(at)?;
        let words = self.words.get(at)?;
        let prepared = self.links.article().sentences.get(sentence as usize)?;
        let mut hits = Vec::with_capacity(words.len());
        let mut borrowed = 0;
        for (term, &word) in words.iter().enumerate() {
            let (token, similarity) = match self.met_in(word, sentence) {
                Some(posting) => (Some(posting.token as usize), posting.similarity),
                None if wording.terms[term].is_name()
                    && self.links.carried_to().holds(word, sentence) =>
                {
                    (None, borrow(&mut borrowed))
                }
                None => continue,
            };
            hits.push(Hit {
                term,
                token,
                similarity,
            });
        }
        compare_figures(wording, prepared, &mut hits);
        let score = weigh(wording, self.weights(at)?, prepared, hits)?;
        Some(met(at, wording, sentence as usize, prepared, score))
    }

    fn weights(&self, at: usize) -> Option<&WordingWeights> {
        let (wording, words) = (self.claim.wordings.get(at)?, self.words.get(at)?);
        let weights = || {
            let share = |term: usize| self.links.local_share(words[term]);
            let has = |term: usize| !self.links.occurrences(words[term]).is_empty();
            WordingWeights::of(wording, self.links.search_mode(), share, has)
        };
        Some(self.weights.get(at)?.get_or_init(weights))
    }

    fn met_in(&self, word: ClaimWord, sentence: u32) -> Option<&Posting> {
        if !self.links.met_in().holds(word, sentence) {
            return None;
        }
        let postings = self.links.postings(word);
        let at = postings.partition_point(|one| one.sentence < sentence);
        postings.get(at).filter(|one| one.sentence == sentence)
    }
}
