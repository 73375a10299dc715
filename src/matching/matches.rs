//! How the sentences of an article and the wordings of a claim meet, the
//! closest first. Owns the fast way: every wording is added up over all
//! sentences at once, term by term, which gives each sentence its rank; what a
//! match consists of is worked out only where somebody asks for it. What is
//! found is what the plain engine finds.

use std::cell::OnceCell;
use std::sync::Arc;

use super::claim_words::ClaimWord;
use super::clash::compare_figures;
use super::engine::{Match, met};
use super::links::{ArticleLinks, Meeting};
use super::score::{Hit, Sums, WordingWeights, borrow, weigh};
use super::wording::{PreparedClaim, Wording};

/// A sentence that meets a wording, by its rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// The score's total, 0 to 1.
    pub total: f64,
    /// The sentence's place in the article.
    pub sentence: u32,
    /// The wording's place in the claim.
    pub wording: u32,
}

/// All matches of one claim in one article.
#[derive(Debug)]
pub struct Matches<'a> {
    links: &'a ArticleLinks<'a>,
    /// The words of the wordings' terms.
    words: &'a [Vec<ClaimWord>],
    claim: &'a PreparedClaim,
    /// The closest first; among equals in the order of sentences, then wordings.
    ranked: Vec<Ranked>,
    /// The same in full, as far as anybody asked.
    full: Vec<OnceCell<Arc<Match>>>,
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
            ranked: Vec::new(),
            full: Vec::new(),
        };
        let mut table = Table::new(links.article().sentences.len());
        for at in 0..words.len() {
            matches.rank(at, &mut table);
        }
        matches.ranked.sort_unstable_by(|a, b| {
            let closest = b.total.total_cmp(&a.total);
            closest.then((a.sentence, a.wording).cmp(&(b.sentence, b.wording)))
        });
        matches.full = vec![OnceCell::new(); matches.ranked.len()];
        matches
    }

    /// All of them by their ranks.
    pub fn ranked(&self) -> &[Ranked] {
        &self.ranked
    }

    /// The match of a rank, the closest being the first.
    pub fn get(&self, rank: usize) -> Option<&Arc<Match>> {
        let ranked = self.ranked.get(rank)?;
        if self.full[rank].get().is_none() {
            let found = self.find(ranked.wording as usize, ranked.sentence)?;
            // It was empty a moment ago, and nobody else can fill it.
            let _ = self.full[rank].set(Arc::new(found));
        }
        self.full[rank].get()
    }

    /// All of them in full, the closest first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Match>> {
        (0..self.ranked.len()).filter_map(|rank| self.get(rank))
    }

    /// Which terms of a wording are met by any sentence.
    pub fn terms_met(&self, wording: usize) -> Vec<bool> {
        let Some(words) = self.words.get(wording) else {
            return Vec::new();
        };
        let mut met = vec![false; words.len()];
        let of_wording = |ranked: &&Ranked| ranked.wording as usize == wording;
        if self.claim.wordings[wording].figures.is_empty() {
            // A name that is carried over is met where it is carried from.
            if self.ranked.iter().any(|ranked| of_wording(&ranked)) {
                for (met, &word) in met.iter_mut().zip(words) {
                    *met = !self.links.meetings(word).is_empty();
                }
            }
            return met;
        }
        for ranked in self.ranked.iter().filter(of_wording) {
            let found = self.find(wording, ranked.sentence);
            for hit in found.into_iter().flat_map(|found| found.score.hits) {
                met[hit.term] = true;
            }
        }
        met
    }

    /// Ranks the sentences that meet a wording.
    fn rank(&mut self, at: usize, table: &mut Table) {
        let Some(wording) = self.claim.wordings.get(at) else {
            return;
        };
        if !wording.figures.is_empty() {
            // Figures are compared sentence by sentence.
            for sentence in self.figured(at) {
                let found = self.find(at, sentence);
                self.ranked.extend(found.map(|found| Ranked {
                    total: found.score.total,
                    sentence,
                    wording: at as u32,
                }));
            }
            return;
        }
        let (links, words) = (self.links, &self.words[at]);
        table.begin();
        for &word in words {
            for meeting in links.meetings(word) {
                table.touch(meeting.sentence);
            }
        }
        if table.touched.is_empty() {
            return;
        }
        let rarity = |term: usize| links.rarity(words[term]);
        table.weights.weigh(wording, rarity);
        if table.weights.all == 0.0 {
            return;
        }
        for (place, &word) in words.iter().enumerate() {
            table.add(
                wording,
                place,
                links.meetings(word),
                links.occurrences(word),
            );
        }
        let sentences = &links.article().sentences;
        for &sentence in &table.touched {
            let norm = sentences[sentence as usize].norm;
            let sums = &table.rows[sentence as usize].sums;
            self.ranked.push(Ranked {
                total: sums.total(wording, &table.weights, norm),
                sentence,
                wording: at as u32,
            });
        }
    }

    /// The sentences that can meet a wording with figures, in order: those that
    /// have one of its words, and those that have any figure.
    fn figured(&self, at: usize) -> Vec<u32> {
        let meetings = self.words[at].iter().map(|&word| self.links.meetings(word));
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
                    && is_before(self.links.occurrences(word), sentence) =>
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

/// Whether one of the sentences is the one before, or the title.
fn is_before(occurrences: &[u32], sentence: u32) -> bool {
    let Some(&first) = occurrences.first().filter(|_| sentence > 0) else {
        return false;
    };
    first == 0 || occurrences.binary_search(&(sentence - 1)).is_ok()
}

/// What a wording comes to in each sentence, while its terms are added up.
struct Table {
    rows: Vec<Row>,
    /// The sentences that meet the wording, in the order of meeting.
    touched: Vec<u32>,
    weights: WordingWeights,
}

#[derive(Clone)]
struct Row {
    touched: bool,
    /// The last term that the sentence has itself, by its place plus one.
    has: usize,
    borrowed: u32,
    sums: Sums,
}

impl Row {
    const EMPTY: Self = Self {
        touched: false,
        has: 0,
        borrowed: 0,
        sums: Sums::NOTHING,
    };
}

impl Table {
    fn new(sentences: usize) -> Self {
        Self {
            rows: vec![Row::EMPTY; sentences],
            touched: Vec::with_capacity(sentences),
            weights: WordingWeights::default(),
        }
    }

    fn begin(&mut self) {
        for sentence in self.touched.drain(..) {
            self.rows[sentence as usize] = Row::EMPTY;
        }
    }

    fn touch(&mut self, sentence: u32) {
        let row = &mut self.rows[sentence as usize];
        if !row.touched {
            row.touched = true;
            self.touched.push(sentence);
        }
    }

    /// Adds a term to all sentences that have it, or to which it is carried
    /// over. Terms come in their order: so sums are added up in the same order
    /// as those of a single match, and are the same to the last bit.
    fn add(&mut self, wording: &Wording, place: usize, meetings: &[Meeting], occurrences: &[u32]) {
        let (term, weight) = (&wording.terms[place], self.weights.terms[place]);
        for meeting in meetings {
            let row = &mut self.rows[meeting.sentence as usize];
            let value = meeting.similarity.value;
            row.has = place + 1;
            row.sums.add(term, weight, value);
            row.sums.stand(term, meeting.token, meeting.weight, value);
        }
        if !term.is_name() || occurrences.is_empty() {
            return;
        }
        for &sentence in &self.touched {
            let row = &mut self.rows[sentence as usize];
            if row.has != place + 1 && is_before(occurrences, sentence) {
                let value = borrow(&mut row.borrowed).value;
                row.sums.add(term, weight, value);
            }
        }
    }
}
