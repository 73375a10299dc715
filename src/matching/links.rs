//! Where an article meets the words of the claims: built once for an article,
//! asked by every claim. Owns finding the sentences that share a word with a
//! wording; all others are never looked at, and what is found is what the plain
//! engine finds.

use std::collections::HashMap;

use super::article::PreparedArticle;
use super::claim_words::{ClaimWord, ClaimWords, Link};
use super::clash::compare_figures;
use super::engine::{Match, closest_first, met};
use super::related::RelatedWords;
use super::score::{Hit, WordingWeights, carried, weigh};
use super::similarity::{How, Similarity};
use super::term::TermKey;
use super::wording::{PreparedClaim, Wording};

/// The claims of a run with their words numbered.
#[derive(Debug, Default)]
pub struct LinkedClaims {
    words: ClaimWords,
    /// By claim, wording and term.
    numbered: Vec<Vec<Vec<ClaimWord>>>,
}

impl LinkedClaims {
    /// Numbers the words of all claims.
    pub fn new(claims: &[PreparedClaim]) -> Self {
        let (words, numbered) = ClaimWords::of(claims);
        Self { words, numbered }
    }

    /// Finds where an article meets them.
    pub fn link<'a>(
        &'a self,
        article: &'a PreparedArticle,
        related: &RelatedWords,
    ) -> ArticleLinks<'a> {
        let mut meetings: HashMap<ClaimWord, Vec<Meeting>> = HashMap::new();
        let mut known: HashMap<WordOfArticle<'_>, Vec<Link>> = HashMap::new();
        for (at, sentence) in article.sentences.iter().enumerate() {
            for term in &sentence.terms {
                let word = (&term.key, term.also.as_slice(), term.groups.as_slice());
                let links = known
                    .entry(word)
                    .or_insert_with(|| self.words.links(term, related));
                for link in links.iter() {
                    let meeting = Meeting {
                        sentence: at,
                        token: term.token,
                        similarity: link.similarity,
                    };
                    keep_best(meetings.entry(link.word).or_default(), meeting);
                }
            }
        }
        ArticleLinks {
            claims: self,
            article,
            meetings,
        }
    }
}

/// What bears on whom a word of an article meets: key, what the article defines
/// it as, groups.
type WordOfArticle<'a> = (&'a TermKey, &'a [String], &'a [usize]);

/// A word of the claims met in a sentence.
#[derive(Debug, Clone, Copy)]
struct Meeting {
    sentence: usize,
    token: usize,
    similarity: Similarity,
}

/// Of several in one sentence the best stays, the first among equals.
fn keep_best(meetings: &mut Vec<Meeting>, meeting: Meeting) {
    match meetings.last_mut() {
        Some(last) if last.sentence == meeting.sentence => {
            if meeting.similarity.value > last.similarity.value {
                *last = meeting;
            }
        }
        Some(_) | None => meetings.push(meeting),
    }
}

/// One article and the words of the claims that it meets.
#[derive(Debug)]
pub struct ArticleLinks<'a> {
    claims: &'a LinkedClaims,
    article: &'a PreparedArticle,
    /// By word of the claims, in the order of sentences.
    meetings: HashMap<ClaimWord, Vec<Meeting>>,
}

impl ArticleLinks<'_> {
    /// The article.
    pub fn article(&self) -> &PreparedArticle {
        self.article
    }

    /// How the sentences and the wordings of a claim meet, the closest first.
    /// `place` is the claim's among those that were numbered.
    pub fn matches(&self, place: usize, claim: &PreparedClaim) -> Vec<Match> {
        let mut matches = Vec::new();
        let numbered = self
            .claims
            .numbered
            .get(place)
            .map_or(&[][..], Vec::as_slice);
        for (at, (wording, words)) in claim.wordings.iter().zip(numbered).enumerate() {
            self.meet(at, wording, words, &mut matches);
        }
        closest_first(&mut matches);
        matches
    }

    /// Whether a wording of a claim has a name that the article has nowhere, as
    /// [`super::has_stranger`] tells.
    pub fn has_stranger(&self, place: usize, claim: &PreparedClaim, wording: usize) -> bool {
        let words = self
            .claims
            .numbered
            .get(place)
            .and_then(|claim| claim.get(wording));
        let (Some(words), Some(wording)) = (words, claim.wordings.get(wording)) else {
            return false;
        };
        let is_met = |&term: &usize| {
            let meetings = words.get(term).and_then(|word| self.meetings.get(word));
            let names_it = |one: &Meeting| match one.similarity.how {
                How::Same | How::Alias | How::Spelling => true,
                How::Related | How::Opposite | How::Clash | How::Carried => false,
            };
            meetings.is_some_and(|meetings| meetings.iter().any(names_it))
        };
        !wording.unlisted.iter().all(is_met)
    }

    fn meet(&self, at: usize, wording: &Wording, words: &[ClaimWord], matches: &mut Vec<Match>) {
        let met_by: Vec<&[Meeting]> = words
            .iter()
            .map(|word| self.meetings.get(word).map_or(&[][..], Vec::as_slice))
            .collect();
        let candidates = self.candidates(wording, &met_by);
        if candidates.is_empty() {
            return;
        }
        let weights = WordingWeights::of(wording, self.article);
        let mut next = vec![0; met_by.len()];
        for place in candidates {
            let sentence = &self.article.sentences[place];
            let mut hits = Vec::new();
            let mut borrowed = 0;
            for (term, meetings) in met_by.iter().enumerate() {
                while meetings
                    .get(next[term])
                    .is_some_and(|one| one.sentence < place)
                {
                    next[term] += 1;
                }
                let here = meetings.get(next[term]).filter(|one| one.sentence == place);
                let hit = match here {
                    Some(meeting) => Some((Some(meeting.token), meeting.similarity)),
                    None => carried(&wording.terms[term], self.article, place, &mut borrowed)
                        .map(|similarity| (None, similarity)),
                };
                if let Some((token, similarity)) = hit {
                    hits.push(Hit {
                        term,
                        token,
                        similarity,
                    });
                }
            }
            compare_figures(wording, sentence, &mut hits);
            let score = weigh(wording, &weights, sentence, hits);
            matches.extend(score.map(|score| met(at, wording, place, sentence, score)));
        }
    }

    /// The sentences that can meet a wording, in order: those that have one of
    /// its words, and where it has a figure, those that have any.
    fn candidates(&self, wording: &Wording, met_by: &[&[Meeting]]) -> Vec<usize> {
        let meetings = met_by.iter().copied().flatten();
        let mut places: Vec<usize> = meetings.map(|meeting| meeting.sentence).collect();
        if !wording.figures.is_empty() {
            let sentences = self.article.sentences.iter().enumerate();
            let figured = sentences.filter(|(_, sentence)| !sentence.figures.is_empty());
            places.extend(figured.map(|(place, _)| place));
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}
