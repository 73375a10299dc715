//! Where an article meets the words of the claims: built once for an article,
//! asked by every claim. Owns finding the words that are shared and how often
//! each claim's word occurs; which sentences come close by them is the business
//! of `matches`.

use std::cell::RefCell;

use super::article::{PreparedArticle, rarity};
use super::by_word::ByWord;
use super::claim_words::{ClaimWord, ClaimWords, Link};
use super::clash::bears_on;
use super::link_store::LinkStore;
use super::matches::Matches;
use super::outline::Outlines;
use super::pairing::Pairing;
use super::ranking::{Ranked, Scratch};
use super::related::RelatedWords;
use super::sentence_sets::SentenceSets;
use super::similarity::{How, Similarity};
use super::standing::local_share;
use super::wording::{PreparedClaim, Wording};

/// The claims of a run with their words numbered.
#[derive(Debug, Default)]
pub struct LinkedClaims {
    words: ClaimWords,
    /// By claim, wording and term.
    numbered: Vec<Vec<Vec<ClaimWord>>>,
    outlines: Outlines,
}

impl LinkedClaims {
    /// Numbers the words of all claims.
    pub fn new(claims: &[PreparedClaim]) -> Self {
        let (words, numbered) = ClaimWords::of(claims);
        Self {
            outlines: Outlines::new(claims, &numbered),
            words,
            numbered,
        }
    }

    /// Finds where an article meets them.
    pub fn link<'a>(
        &'a self,
        article: &'a PreparedArticle,
        related: &RelatedWords,
    ) -> ArticleLinks<'a> {
        self.stored_link(article, related, &mut LinkStore::default())
    }

    /// Links an article with the links found before. Its words come from the word
    /// store that `store` goes with.
    pub fn stored_link<'a>(
        &'a self,
        article: &'a PreparedArticle,
        related: &RelatedWords,
        store: &mut LinkStore,
    ) -> ArticleLinks<'a> {
        let count = self.words.count();
        let sentences = article.sentences.len();
        let mut meetings: Vec<(ClaimWord, Meeting)> = Vec::new();
        let mut occurrences: Vec<(ClaimWord, u32)> = Vec::new();
        let mut met = vec![None; count];
        let mut occurred = vec![None; count];
        for (sentence, at) in article.sentences.iter().zip(0u32..) {
            for term in &sentence.terms {
                let find = || match article.word_of(sentence, term) {
                    Some(word) => self.words.links(word, related),
                    None => Vec::new(),
                };
                let found: Vec<Link>;
                let links = match term.is_defined {
                    false => store.links(term.word, find),
                    true => {
                        found = find();
                        &found
                    }
                };
                for link in links {
                    let meeting = Meeting {
                        sentence: at,
                        token: term.token,
                        weight: term.weight,
                        similarity: link.similarity,
                    };
                    if link.is_same_word && occurred[link.word as usize].replace(at) != Some(at) {
                        occurrences.push((link.word, at));
                    }
                    keep_best(
                        &mut meetings,
                        &mut met[link.word as usize],
                        link.word,
                        meeting,
                    );
                }
            }
        }
        let mut met_in = SentenceSets::new(count, sentences);
        for (word, meeting) in &meetings {
            met_in.add(*word, meeting.sentence as usize);
        }
        let occurrences = ByWord::new(count, &occurrences);
        let figured = article.sentences.iter().zip(0u32..);
        let figured = figured.filter(|(sentence, _)| !sentence.figures.is_empty());
        // No set of claims has four thousand million words.
        let counts = (0..count as ClaimWord).map(|word| occurrences.of(word).len());
        let most = counts.clone().max().unwrap_or_default();
        let share = |count| local_share(rarity(count, sentences));
        let shares: Vec<f64> = (0..=most).map(share).collect();
        ArticleLinks {
            local_shares: counts.map(|count| shares[count]).collect(),
            norms: article.sentences.iter().map(|one| one.norm).collect(),
            carried_to: carried(count, sentences, &occurrences),
            met_in,
            figured: figured.map(|(_, at)| at).collect(),
            scratch: RefCell::new(Scratch::default()),
            meetings: ByWord::new(count, &meetings),
            occurrences,
            claims: self,
            article,
        }
    }
}

/// To which sentences each word is carried over: those after a sentence that has
/// it, and, from the first, all others.
fn carried(words: usize, sentences: usize, occurrences: &ByWord<u32>) -> SentenceSets {
    let mut carried = SentenceSets::new(words, sentences);
    for word in 0..words as ClaimWord {
        for &at in occurrences.of(word) {
            let next = at as usize + 1;
            let last = if at == 0 { sentences } else { next + 1 };
            (next..last.min(sentences)).for_each(|to| carried.add(word, to));
        }
    }
    carried
}

/// A word of the claims met in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting {
    pub sentence: u32,
    /// The token that met it, and its weight.
    pub token: u32,
    pub weight: f64,
    pub similarity: Similarity,
}

/// Of several in one sentence the best stays, the first among equals.
fn keep_best(
    meetings: &mut Vec<(ClaimWord, Meeting)>,
    latest: &mut Option<usize>,
    word: ClaimWord,
    meeting: Meeting,
) {
    let last = latest.and_then(|at| meetings.get_mut(at));
    match last {
        Some((_, last)) if last.sentence == meeting.sentence => {
            if meeting.similarity.value > last.similarity.value {
                *last = meeting;
            }
        }
        Some(_) | None => {
            *latest = Some(meetings.len());
            meetings.push((word, meeting));
        }
    }
}

/// One article and the words of the claims that it meets.
#[derive(Debug)]
pub struct ArticleLinks<'a> {
    claims: &'a LinkedClaims,
    article: &'a PreparedArticle,
    meetings: ByWord<Meeting>,
    /// The sentences that have the very word, ascending.
    occurrences: ByWord<u32>,
    /// The share of its weight that each word counts for in the article.
    local_shares: Vec<f64>,
    /// The norms of the sentences.
    norms: Vec<f64>,
    met_in: SentenceSets,
    carried_to: SentenceSets,
    /// The sentences that have any figure, ascending.
    figured: Vec<u32>,
    scratch: RefCell<Scratch>,
}

impl<'a> ArticleLinks<'a> {
    /// The article.
    pub fn article(&self) -> &'a PreparedArticle {
        self.article
    }

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

    /// Whether the article has a term of a wording: the very word.
    pub fn has(&self, (place, wording, term): (usize, usize, usize)) -> bool {
        let words = self.numbered(place).get(wording);
        let word = words.and_then(|words| words.get(term));
        word.is_some_and(|&word| !self.occurrences(word).is_empty())
    }

    /// How much a term of a wording tells one sentence of the article from
    /// another, as [`PreparedArticle::rarity_within`] has it.
    pub fn rarity_within(&self, (place, wording, term): (usize, usize, usize)) -> f64 {
        let words = self.numbered(place).get(wording);
        let word = words.and_then(|words| words.get(term));
        word.map_or(1.0, |&word| self.rarity(word))
    }

    /// Whether a wording of a claim has a name that the article has nowhere, as
    /// [`super::has_stranger`] tells.
    pub fn has_stranger(&self, place: usize, claim: &PreparedClaim, wording: usize) -> bool {
        let words = self.numbered(place).get(wording);
        let (Some(words), Some(wording)) = (words, claim.wordings.get(wording)) else {
            return false;
        };
        let names_it = |one: &Meeting| match one.similarity.how {
            How::Same | How::Alias | How::Spelling => true,
            How::Related | How::Opposite | How::Clash | How::Carried => false,
        };
        let is_met = |&term: &usize| {
            let word = words.get(term);
            word.is_some_and(|&word| self.meetings(word).iter().any(names_it))
        };
        !wording.unlisted.iter().all(is_met)
    }

    /// Where the article meets a word of the claims, in the order of sentences,
    /// at most once in each.
    pub(super) fn meetings(&self, word: ClaimWord) -> &[Meeting] {
        self.meetings.of(word)
    }

    /// The sentences that have the very word, ascending.
    pub(super) fn occurrences(&self, word: ClaimWord) -> &[u32] {
        self.occurrences.of(word)
    }

    /// The sentences that meet each word.
    pub(super) fn met_in(&self) -> &SentenceSets {
        &self.met_in
    }

    /// The sentences to which each word is carried over, from the one before or
    /// from the title.
    pub(super) fn carried_to(&self) -> &SentenceSets {
        &self.carried_to
    }

    /// The wordings of the claims as ranking sees them.
    pub(super) fn outlines(&self) -> &'a Outlines {
        &self.claims.outlines
    }

    /// The share of its weight that a word counts for in the article.
    pub(super) fn local_share(&self, word: ClaimWord) -> f64 {
        self.local_shares[word as usize]
    }

    /// The norm of a sentence.
    pub(super) fn norm(&self, sentence: usize) -> f64 {
        self.norms[sentence]
    }

    /// Memory for ranking, as it was given back last.
    pub(super) fn scratch(&self) -> &RefCell<Scratch> {
        &self.scratch
    }

    /// The sentences whose figures have to be compared with those of a wording.
    pub(super) fn figured(&self, wording: &Wording) -> impl Iterator<Item = u32> {
        let sentences = match wording.figures.is_empty() {
            true => &[],
            false => self.figured.as_slice(),
        };
        let of = |&sentence: &u32| &self.article.sentences[sentence as usize];
        let bears = move |sentence: &u32| bears_on(wording, of(sentence));
        sentences.iter().copied().filter(bears)
    }

    /// How much a word tells one sentence of the article from another.
    fn rarity(&self, word: ClaimWord) -> f64 {
        let sentences = self.article.sentences.len();
        rarity(self.occurrences(word).len(), sentences)
    }

    /// The words of a claim's wordings, term by term.
    pub(super) fn numbered(&self, place: usize) -> &'a [Vec<ClaimWord>] {
        self.claims.numbered.get(place).map_or(&[], Vec::as_slice)
    }
}
