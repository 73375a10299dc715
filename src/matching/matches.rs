//! How the sentences of an article and the wordings of a claim meet, the
//! closest first. Owns the order, and that a match is worked out in full only
//! where somebody asks for it; what is found is what the plain engine finds.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::Arc;

use super::claim_words::ClaimWord;
use super::clash::compare_figures;
use super::engine::{Match, met};
use super::links::{ArticleLinks, Meeting};
use super::ranking::{Ranked, Ranking};
use super::score::{Hit, WordingWeights, borrow, weigh};
use super::wording::PreparedClaim;

/// All matches of one claim in one article.
#[derive(Debug)]
pub struct Matches<'a> {
    links: &'a ArticleLinks<'a>,
    /// The words of the wordings' terms.
    words: &'a [Vec<ClaimWord>],
    claim: &'a PreparedClaim,
    first: Part,
    /// Those after the first, in no order.
    others: Vec<Ranked>,
    rest: OnceCell<Part>,
}

/// So many are put in order at once: hardly ever does anybody ask for more.
const FIRST: usize = 24;

/// Some of the matches, in order.
#[derive(Debug)]
struct Part {
    ranked: Vec<Ranked>,
    /// The same in full, as far as anybody asked.
    full: OnceCell<Box<[OnceCell<Arc<Match>>]>>,
}

impl Part {
    fn new(mut ranked: Vec<Ranked>) -> Self {
        ranked.sort_unstable_by(closest_first);
        Self {
            full: OnceCell::new(),
            ranked,
        }
    }

    fn full(&self, at: usize) -> Option<&OnceCell<Arc<Match>>> {
        let empty = || vec![OnceCell::new(); self.ranked.len()].into_boxed_slice();
        self.full.get_or_init(empty).get(at)
    }
}

/// By total, then in the order of sentences and wordings: no two are equal.
fn closest_first(one: &Ranked, other: &Ranked) -> Ordering {
    let closest = other.total.total_cmp(&one.total);
    closest.then((one.sentence, one.wording).cmp(&(other.sentence, other.wording)))
}

impl<'a> Matches<'a> {
    pub(super) fn new(
        links: &'a ArticleLinks<'a>,
        words: &'a [Vec<ClaimWord>],
        claim: &'a PreparedClaim,
    ) -> Self {
        let mut matches = Self {
            links,
            words,
            claim,
            first: Part::new(Vec::new()),
            others: Vec::new(),
            rest: OnceCell::new(),
        };
        let mut ranked = matches.rank();
        if ranked.len() > FIRST {
            ranked.select_nth_unstable_by(FIRST, closest_first);
            matches.others = ranked.split_off(FIRST);
        }
        matches.first = Part::new(ranked);
        matches
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.first.ranked.len() + self.others.len()
    }

    /// Whether no sentence meets the claim.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them in no order.
    pub fn unordered(&self) -> impl Iterator<Item = &Ranked> {
        self.first.ranked.iter().chain(&self.others)
    }

    /// All of them by their ranks, the closest first.
    pub fn ranked(&self) -> impl Iterator<Item = &Ranked> {
        let place = |rank| self.part(rank).map(|(part, at)| &part.ranked[at]);
        (0..self.len()).filter_map(place)
    }

    /// The match of a rank, the closest being the first.
    pub fn get(&self, rank: usize) -> Option<&Arc<Match>> {
        let (part, at) = self.part(rank)?;
        let ranked = part.ranked.get(at)?;
        let full = part.full(at)?;
        if full.get().is_none() {
            let found = self.find(ranked.wording as usize, ranked.sentence)?;
            // It was empty a moment ago, and nobody else can fill it.
            let _ = full.set(Arc::new(found));
        }
        full.get()
    }

    /// All of them in full, the closest first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Match>> {
        (0..self.len()).filter_map(|rank| self.get(rank))
    }

    /// Which terms of a wording are met by any sentence.
    pub fn terms_met(&self, wording: usize) -> Vec<bool> {
        let Some(words) = self.words.get(wording) else {
            return Vec::new();
        };
        let mut met = vec![false; words.len()];
        let mut of_wording = self
            .unordered()
            .filter(|one| one.wording as usize == wording);
        if self.claim.wordings[wording].figures.is_empty() {
            // A name that is carried over is met where it is carried from.
            if of_wording.next().is_some() {
                for (met, &word) in met.iter_mut().zip(words) {
                    *met = !self.links.meetings(word).is_empty();
                }
            }
            return met;
        }
        for ranked in of_wording {
            let found = self.find(wording, ranked.sentence);
            for hit in found.into_iter().flat_map(|found| found.score.hits) {
                met[hit.term] = true;
            }
        }
        met
    }

    /// The part that holds a rank, and its place there.
    fn part(&self, rank: usize) -> Option<(&Part, usize)> {
        let first = self.first.ranked.len();
        if rank < first {
            return Some((&self.first, rank));
        }
        let rest = || self.rest.get_or_init(|| Part::new(self.others.clone()));
        (rank < self.len()).then(|| (rest(), rank - first))
    }

    /// Ranks the sentences that meet any wording, in no order.
    fn rank(&self) -> Vec<Ranked> {
        let mut ranking = Ranking::new(self.links);
        for (at, (wording, words)) in self.claim.wordings.iter().zip(self.words).enumerate() {
            if wording.figures.is_empty() {
                ranking.rank(at, wording, words);
                continue;
            }
            // Figures are compared sentence by sentence.
            for sentence in self.figured(words) {
                if let Some(found) = self.find(at, sentence) {
                    ranking.add(at, sentence, found.score.total);
                }
            }
        }
        ranking.finish()
    }

    /// The sentences that can meet a wording with figures, in order: those that
    /// have one of its words, and those that have any figure.
    fn figured(&self, words: &[ClaimWord]) -> Vec<u32> {
        let meetings = words.iter().map(|&word| self.links.meetings(word));
        let mut places: Vec<u32> = meetings.flatten().map(|one| one.sentence).collect();
        let sentences = self.links.article().sentences.iter().zip(0u32..);
        let figured = sentences.filter(|(sentence, _)| !sentence.figures.is_empty());
        places.extend(figured.map(|(_, place)| place));
        places.sort_unstable();
        places.dedup();
        places
    }

    /// How a wording and a sentence meet.
    fn find(&self, at: usize, sentence: u32) -> Option<Match> {
        let wording = self.claim.wordings.get(at)?;
        let words = self.words.get(at)?;
        let prepared = self.links.article().sentences.get(sentence as usize)?;
        let mut hits = Vec::with_capacity(words.len());
        let mut borrowed = 0;
        for (term, &word) in words.iter().enumerate() {
            let (token, similarity) = match self.met_in(word, sentence) {
                Some(meeting) => (Some(meeting.token), meeting.similarity),
                None if wording.terms[term].is_name()
                    && self.links.is_carried_to(word, sentence) =>
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
        let rarity = |term: usize| self.links.rarity(words[term]);
        let weights = WordingWeights::of(wording, rarity);
        let mut terms = wording.terms.iter().zip(words);
        let foreign =
            terms.any(|(term, &word)| term.is_entity() && self.links.occurrences(word).is_empty());
        let score = weigh(wording, &weights, foreign, prepared, hits)?;
        Some(met(at, wording, sentence as usize, prepared, score))
    }

    fn met_in(&self, word: ClaimWord, sentence: u32) -> Option<&Meeting> {
        let meetings = self.links.meetings(word);
        let at = meetings.partition_point(|one| one.sentence < sentence);
        meetings.get(at).filter(|one| one.sentence == sentence)
    }
}
