//! How close every sentence of an article comes to a wording: the terms of the
//! wording are added up over all sentences at once. Owns the sums; a total is
//! the same to the last bit as that of the match worked out by itself, since
//! terms are added in the same order.

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

/// The sentences of one article and what wordings come to in each.
#[derive(Debug)]
pub(super) struct Ranking<'a> {
    links: &'a ArticleLinks<'a>,
    rows: Vec<Row>,
    /// The sentences that meet the wording at hand, in the order of meeting.
    touched: Vec<u32>,
    weights: WordingWeights,
    /// What was found so far.
    pub ranked: Vec<Ranked>,
}

/// What one wording comes to in one sentence.
#[derive(Debug, Clone, Copy)]
struct Row {
    touched: bool,
    /// The last term that the sentence has itself, by its place plus one.
    has: usize,
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
        let sentences = links.article().sentences.len();
        Self {
            links,
            rows: vec![EMPTY; sentences],
            touched: Vec::with_capacity(sentences),
            weights: WordingWeights::default(),
            ranked: Vec::with_capacity(2 * sentences),
        }
    }

    /// Adds a sentence whose total is known.
    pub fn add(&mut self, wording: usize, sentence: u32, total: f64) {
        self.ranked.push(Ranked {
            total,
            sentence,
            wording: wording as u32,
        });
    }

    /// Adds all sentences that meet a wording, whose terms have these words.
    pub fn rank(&mut self, at: usize, wording: &Wording, words: &[ClaimWord]) {
        for &word in words {
            for meeting in self.links.meetings(word) {
                let row = &mut self.rows[meeting.sentence as usize];
                if !row.touched {
                    row.touched = true;
                    self.touched.push(meeting.sentence);
                }
            }
        }
        if self.touched.is_empty() {
            return;
        }
        let links = self.links;
        self.weights.weigh(wording, |term| links.rarity(words[term]));
        for (place, &word) in words.iter().enumerate() {
            self.add_term(wording, place, word);
        }
        let counts = self.weights.all != 0.0;
        let sentences = &links.article().sentences;
        let mut touched = std::mem::take(&mut self.touched);
        for sentence in touched.drain(..) {
            let row = std::mem::replace(&mut self.rows[sentence as usize], EMPTY);
            if counts {
                let norm = sentences[sentence as usize].norm;
                let total = row.standing.total(wording, &self.weights, norm);
                self.add(at, sentence, total);
            }
        }
        self.touched = touched;
    }

    /// Adds a term to all sentences that have it, or to which it is carried
    /// over.
    fn add_term(&mut self, wording: &Wording, place: usize, word: ClaimWord) {
        let (term, weight) = (&wording.terms[place], self.weights.terms[place]);
        for meeting in self.links.meetings(word) {
            let row = &mut self.rows[meeting.sentence as usize];
            let value = meeting.similarity.value;
            row.has = place + 1;
            row.standing.find(weight, value);
            row.standing.stand(term.weight, meeting.token, meeting.weight, value);
        }
        if !term.is_name() || self.links.occurrences(word).is_empty() {
            return;
        }
        for &sentence in &self.touched {
            let row = &mut self.rows[sentence as usize];
            if row.has != place + 1 && self.links.is_carried_to(word, sentence) {
                let value = borrow(&mut row.borrowed).value;
                row.standing.find(weight, value);
            }
        }
    }
}
