//! How close every sentence of an article comes to a wording: the terms of the
//! wording are added up over all sentences at once. Owns the sums; a total is
//! the same to the last bit as that of the match worked out by itself, since
//! terms are added in the same order.

use std::cmp::Ordering;

use super::claim_words::ClaimWord;
use super::links::ArticleLinks;
use super::score::{Standing, WordingWeights, borrow};
use super::wording::Wording;

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

/// By total, then in the order of sentences and wordings: no two are equal.
pub(super) fn closest_first(one: &Ranked, other: &Ranked) -> Ordering {
    let closest = other.total.total_cmp(&one.total);
    closest.then((one.sentence, one.wording).cmp(&(other.sentence, other.wording)))
}

/// Memory that one ranking leaves to the next.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    rows: Vec<Row>,
    /// The best of each sentence.
    best: Vec<Option<Ranked>>,
    ranked: Vec<Ranked>,
    /// The sentences that meet the wording at hand, in the order of meeting.
    touched: Vec<u32>,
    weights: WordingWeights,
}

/// The sentences of one article and what wordings come to in each.
#[derive(Debug)]
pub(super) struct Ranking<'a> {
    links: &'a ArticleLinks<'a>,
    scratch: Scratch,
}

/// What one wording comes to in one sentence.
#[derive(Debug, Clone, Copy)]
struct Row {
    touched: bool,
    /// The last term that the sentence has itself, by its place plus one.
    has: u32,
    borrowed: u32,
    standing: Standing,
}

const EMPTY: Row = Row {
    touched: false,
    has: 0,
    borrowed: 0,
    standing: Standing::NOWHERE,
};

impl<'a> Ranking<'a> {
    /// Nothing ranked yet.
    pub fn new(links: &'a ArticleLinks<'a>) -> Self {
        // Rows are empty again whenever a wording is done with.
        let mut scratch = links.scratch().take();
        scratch.rows.resize(links.article().sentences.len(), EMPTY);
        Self { links, scratch }
    }

    /// All that was found, in no order.
    pub fn finish(self) -> Vec<Ranked> {
        let ranked = self.scratch.ranked.clone();
        self.give_back();
        ranked
    }

    /// The closest sentences, each once by its best wording, in order.
    pub fn closest(mut self, count: usize) -> Vec<Ranked> {
        let Scratch { best, ranked, .. } = &mut self.scratch;
        best.resize(self.links.article().sentences.len(), None);
        for one in ranked.iter() {
            let best = &mut best[one.sentence as usize];
            if best.is_none_or(|best| closest_first(one, &best).is_lt()) {
                *best = Some(*one);
            }
        }
        let mut closest: Vec<Ranked> = Vec::with_capacity(count + 1);
        for one in best.drain(..).flatten() {
            let place = closest.partition_point(|before| closest_first(before, &one).is_lt());
            if place < count {
                closest.truncate(count - 1);
                closest.insert(place, one);
            }
        }
        self.give_back();
        closest
    }

    fn give_back(mut self) {
        self.scratch.ranked.clear();
        self.links.scratch().replace(self.scratch);
    }

    /// Adds a sentence whose total is known.
    pub fn add(&mut self, wording: usize, sentence: u32, total: f64) {
        self.scratch.ranked.push(Ranked {
            total,
            sentence,
            wording: wording as u32,
        });
    }

    /// Adds all sentences that meet a wording, whose terms have these words; but
    /// not those whose figures have to be compared with the wording's.
    pub fn rank(&mut self, at: usize, wording: &Wording, words: &[ClaimWord]) {
        let links = self.links;
        let Scratch {
            rows,
            touched,
            weights,
            ranked,
            ..
        } = &mut self.scratch;
        for &word in words {
            for meeting in links.meetings(word) {
                let row = &mut rows[meeting.sentence as usize];
                if !row.touched {
                    row.touched = true;
                    touched.push(meeting.sentence);
                }
            }
        }
        if touched.is_empty() {
            return;
        }
        weights.weigh(wording, |term| links.rarity(words[term]));
        for (place, &word) in (1u32..).zip(words) {
            let term = &wording.terms[place as usize - 1];
            let weight = weights.terms[place as usize - 1];
            for meeting in links.meetings(word) {
                let row = &mut rows[meeting.sentence as usize];
                let value = meeting.similarity.value;
                row.has = place;
                row.standing.find(weight, value);
                row.standing
                    .stand(term.weight, meeting.token, meeting.weight, value);
            }
            if !term.is_name() || links.occurrences(word).is_empty() {
                continue;
            }
            for &sentence in touched.iter() {
                let row = &mut rows[sentence as usize];
                if row.has != place && links.is_carried_to(word, sentence) {
                    let value = borrow(&mut row.borrowed).value;
                    row.standing.find(weight, value);
                }
            }
        }
        let sentences = &links.article().sentences;
        let counts = weights.all != 0.0;
        for sentence in links.figured(wording) {
            rows[sentence as usize].standing = Standing::NOWHERE;
        }
        for sentence in touched.drain(..) {
            let row = std::mem::replace(&mut rows[sentence as usize], EMPTY);
            if counts && !row.standing.is_nowhere() {
                let norm = sentences[sentence as usize].norm;
                ranked.push(Ranked {
                    total: row.standing.total(wording, weights, norm),
                    sentence,
                    wording: at as u32,
                });
            }
        }
    }
}
