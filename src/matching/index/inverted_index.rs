//! Where an article meets the words of the claims: built once for an article,
//! asked by every claim. Owns finding the words that are shared and how often
//! each claim's word occurs; which sentences come close by them is told in
//! `matches`.

use std::cell::RefCell;

use crate::matching::figures::figure_conflict::bears_on;
use crate::matching::prepared_article::{PreparedArticle, rarity};
use crate::matching::prepared_claim::{PreparedClaim, Wording};
use crate::matching::related_words::RelatedWords;
use crate::matching::similarity::{How, SearchMode, Similarity};
use crate::matching::similarity_score::local_share;

use super::claim_vocabulary::{ClaimVocabulary, ClaimWord, WordMatch};
use super::postings::Postings;
use super::ranked::RankingScratch;
use super::sentence_bitset::SentenceBitsets;
use super::word_match_store::WordMatchStore;
use super::wording_columns::Outlines;

/// The claims of a run with their words numbered.
#[derive(Debug)]
pub struct ClaimIndex {
    words: ClaimVocabulary,
    /// By claim, wording and term.
    numbered: Vec<Vec<Vec<ClaimWord>>>,
    outlines: Outlines,
    search_mode: SearchMode,
}

impl ClaimIndex {
    /// Numbers the words of all claims; sentences will be found by `search_mode`.
    pub fn new(claims: &[PreparedClaim], search_mode: SearchMode) -> Self {
        let (words, numbered) = ClaimVocabulary::of(claims, search_mode);
        Self {
            outlines: Outlines::new(claims, &numbered),
            words,
            numbered,
            search_mode,
        }
    }

    /// Finds where an article meets them.
    pub fn index<'a>(
        &'a self,
        article: &'a PreparedArticle,
        related: &RelatedWords,
    ) -> ArticleIndex<'a> {
        self.index_with(article, related, &mut WordMatchStore::default())
    }

    /// Links an article with the links found before. Its words come from the word
    /// store that `store` goes with.
    pub fn index_with<'a>(
        &'a self,
        article: &'a PreparedArticle,
        related: &RelatedWords,
        store: &mut WordMatchStore,
    ) -> ArticleIndex<'a> {
        let count = self.words.count();
        let sentences = article.sentences.len();
        let mut postings: Vec<(ClaimWord, Posting)> = Vec::new();
        let mut occurrences: Vec<(ClaimWord, u32)> = Vec::new();
        let mut met = vec![None; count];
        let mut occurred = vec![None; count];
        for (sentence, at) in article.sentences.iter().zip(0u32..) {
            for term in &sentence.terms {
                let find = || match article.word_of(sentence, term) {
                    Some(word) => self.words.word_matches(word, related),
                    None => Vec::new(),
                };
                let found: Vec<WordMatch>;
                let links = match term.is_defined {
                    false => store.word_matches(term.word, find),
                    true => {
                        found = find();
                        &found
                    }
                };
                for link in links {
                    let posting = Posting {
                        sentence: at,
                        token: term.token,
                        weight: term.weight,
                        similarity: link.similarity,
                    };
                    if link.is_same_word && occurred[link.word as usize].replace(at) != Some(at) {
                        occurrences.push((link.word, at));
                    }
                    keep_best(
                        &mut postings,
                        &mut met[link.word as usize],
                        link.word,
                        posting,
                    );
                }
            }
        }
        let mut met_in = SentenceBitsets::new(count, sentences);
        for (word, posting) in &postings {
            met_in.add(*word, posting.sentence as usize);
        }
        let occurrences = Postings::new(count, &occurrences);
        let figured = article.sentences.iter().zip(0u32..);
        let figured = figured.filter(|(sentence, _)| !sentence.figures.is_empty());
        // No set of claims has four thousand million words.
        let counts = (0..count as ClaimWord).map(|word| occurrences.of(word).len());
        let most = counts.clone().max().unwrap_or_default();
        let share = |count| local_share(rarity(count, sentences));
        let shares: Vec<f64> = (0..=most).map(share).collect();
        ArticleIndex {
            local_shares: counts.map(|count| shares[count]).collect(),
            norms: article.sentences.iter().map(|one| one.norm).collect(),
            carried_to: carried(count, sentences, &occurrences),
            met_in,
            figured: figured.map(|(_, at)| at).collect(),
            scratch: RefCell::new(RankingScratch::default()),
            postings: Postings::new(count, &postings),
            occurrences,
            claims: self,
            article,
        }
    }
}

/// To which sentences each word is carried over: those after a sentence that has
/// it, and, from the first, all others.
fn carried(words: usize, sentences: usize, occurrences: &Postings<u32>) -> SentenceBitsets {
    let mut carried = SentenceBitsets::new(words, sentences);
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
pub(in crate::matching) struct Posting {
    pub sentence: u32,
    /// The token that met it, and its weight.
    pub token: u32,
    pub weight: f64,
    pub similarity: Similarity,
}

/// Of several in one sentence the best stays, the first among equals.
fn keep_best(
    postings: &mut Vec<(ClaimWord, Posting)>,
    latest: &mut Option<usize>,
    word: ClaimWord,
    posting: Posting,
) {
    let last = latest.and_then(|at| postings.get_mut(at));
    match last {
        Some((_, last)) if last.sentence == posting.sentence => {
            if posting.similarity.value > last.similarity.value {
                *last = posting;
            }
        }
        Some(_) | None => {
            *latest = Some(postings.len());
            postings.push((word, posting));
        }
    }
}

/// One article and the words of the claims that it meets.
#[derive(Debug)]
pub struct ArticleIndex<'a> {
    claims: &'a ClaimIndex,
    article: &'a PreparedArticle,
    postings: Postings<Posting>,
    /// The sentences that have the very word, ascending.
    occurrences: Postings<u32>,
    /// The share of its weight that each word counts for in the article.
    local_shares: Vec<f64>,
    /// The norms of the sentences.
    norms: Vec<f64>,
    met_in: SentenceBitsets,
    carried_to: SentenceBitsets,
    /// The sentences that have any figure, ascending.
    figured: Vec<u32>,
    scratch: RefCell<RankingScratch>,
}

impl<'a> ArticleIndex<'a> {
    /// The article.
    pub fn article(&self) -> &'a PreparedArticle {
        self.article
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
    /// [`crate::matching::has_unknown_name`] tells.
    pub fn has_unknown_name(&self, place: usize, claim: &PreparedClaim, wording: usize) -> bool {
        let words = self.numbered(place).get(wording);
        let (Some(words), Some(wording)) = (words, claim.wordings.get(wording)) else {
            return false;
        };
        let names_it = |one: &Posting| match one.similarity.how {
            How::Same | How::Alias | How::Spelling => true,
            How::Related | How::Meaning | How::Opposite | How::Clash | How::Carried => false,
        };
        let is_met = |&term: &usize| {
            let word = words.get(term);
            word.is_some_and(|&word| self.postings(word).iter().any(names_it))
        };
        !wording.unlisted.iter().all(is_met)
    }

    /// Where the article meets a word of the claims, in the order of sentences,
    /// at most once in each.
    pub(in crate::matching) fn postings(&self, word: ClaimWord) -> &[Posting] {
        self.postings.of(word)
    }

    /// The sentences that have the very word, ascending.
    pub(in crate::matching) fn occurrences(&self, word: ClaimWord) -> &[u32] {
        self.occurrences.of(word)
    }

    /// The sentences that meet each word.
    pub(in crate::matching) fn met_in(&self) -> &SentenceBitsets {
        &self.met_in
    }

    /// The sentences to which each word is carried over, from the one before or
    /// from the title.
    pub(in crate::matching) fn carried_to(&self) -> &SentenceBitsets {
        &self.carried_to
    }

    /// The wordings of the claims as ranking sees them.
    pub(in crate::matching) fn outlines(&self) -> &'a Outlines {
        &self.claims.outlines
    }

    /// By what sentences are found.
    pub(in crate::matching) fn search_mode(&self) -> SearchMode {
        self.claims.search_mode
    }

    /// The share of its weight that a word counts for in the article.
    pub(in crate::matching) fn local_share(&self, word: ClaimWord) -> f64 {
        self.local_shares[word as usize]
    }

    /// The norm of a sentence.
    pub(in crate::matching) fn norm(&self, sentence: usize) -> f64 {
        self.norms[sentence]
    }

    /// Memory for ranking, as it was given back last.
    pub(in crate::matching) fn scratch(&self) -> &RefCell<RankingScratch> {
        &self.scratch
    }

    /// The sentences whose figures have to be compared with those of a wording.
    pub(in crate::matching) fn figured(&self, wording: &Wording) -> impl Iterator<Item = u32> {
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
    pub(in crate::matching) fn numbered(&self, place: usize) -> &'a [Vec<ClaimWord>] {
        self.claims.numbered.get(place).map_or(&[], Vec::as_slice)
    }
}
