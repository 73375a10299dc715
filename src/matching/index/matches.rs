//! How the sentences of an article and the wordings of a claim meet, the
//! closest first. Owns the order, and that a match is worked out in full only
//! where somebody asks for it; what is found is what the plain engine finds.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::matching::plain_matcher::Match;
use crate::matching::prepared_claim::PreparedClaim;

use super::inverted_index::ArticleIndex;
use super::pairing::Pairing;
use super::ranked::Ranked;
use super::ranking::Ranking;

impl<'a> ArticleIndex<'a> {
    /// How the sentences and the wordings of a claim meet. `place` is the
    /// claim's among those that were numbered.
    pub fn matches(&'a self, place: usize, claim: &'a PreparedClaim) -> Matches<'a> {
        Matches::new(Pairing::new(self, place, claim))
    }

    /// The sentences that come closest to a claim by any wording, each once: at
    /// most `count`, the closest first, among equals the first. `place` is the
    /// claim's among those that were numbered.
    pub fn closest(&'a self, place: usize, claim: &'a PreparedClaim, count: usize) -> Vec<Ranked> {
        let pairing = Pairing::new(self, place, claim);
        pairing.rank(|ranking| ranking.closest(count))
    }
}

/// All matches of one claim in one article.
#[derive(Debug)]
pub struct Matches<'a> {
    pairing: Pairing<'a>,
    first: Part,
    /// Those after the first, in no order.
    others: Vec<Ranked>,
    rest: OnceCell<Part>,
}

/// So many are put in order at once: hardly ever does anybody ask for more.
const FIRST_SORTED: usize = 24;

/// Some of the matches, in order.
#[derive(Debug)]
struct Part {
    ranked: Vec<Ranked>,
    /// The matches in full, as far as anybody asked.
    full: OnceCell<Box<[OnceCell<Arc<Match>>]>>,
}

impl Part {
    fn new(mut ranked: Vec<Ranked>) -> Self {
        ranked.sort_unstable_by_key(Ranked::order);
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

impl<'a> Matches<'a> {
    pub(in crate::matching) fn new(pairing: Pairing<'a>) -> Self {
        let mut ranked = pairing.rank(Ranking::finish);
        let mut others = Vec::new();
        if ranked.len() > FIRST_SORTED {
            ranked.select_nth_unstable_by_key(FIRST_SORTED, Ranked::order);
            others = ranked.split_off(FIRST_SORTED);
        }
        Self {
            pairing,
            first: Part::new(ranked),
            others,
            rest: OnceCell::new(),
        }
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
            let found = self
                .pairing
                .find(ranked.wording as usize, ranked.sentence)?;
            // It was empty a moment ago, and nobody else can fill it.
            let _ = full.set(Arc::new(found));
        }
        full.get()
    }

    /// The closest match of a sentence.
    pub fn of_sentence(&self, sentence: usize) -> Option<&Arc<Match>> {
        let rank = self
            .ranked()
            .position(|one| one.sentence as usize == sentence)?;
        self.get(rank)
    }

    /// All of them in full, the closest first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Match>> {
        (0..self.len()).filter_map(|rank| self.get(rank))
    }

    /// Which terms of a wording are met by any sentence.
    pub fn terms_met(&self, wording: usize) -> Vec<bool> {
        let mut of_wording = self.unordered();
        let is_met = of_wording.any(|one| one.wording as usize == wording);
        self.pairing.terms_met(wording, is_met)
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
}
