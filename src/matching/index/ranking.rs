//! How close every sentence of an article comes to a wording: the terms of the
//! wording are added up over all sentences at once. Owns the order of adding and
//! which sentences come first; a total is the same to the last bit as that of the
//! match worked out by itself, since terms are added in the same order.

use crate::matching::coreference::borrow;
use crate::matching::similarity_score::{SimilarityScore, WordingMeasure};

use super::claim_vocabulary::ClaimWord;
use super::inverted_index::{ArticleIndex, Posting};
use super::ranked::{EMPTY, Ranked, RankingScratch};
use super::sentence_bitset::{sentences, stride};
use super::wording_columns::OutlinedWording;

/// The sentences of one article and what wordings come to in each.
#[derive(Debug)]
pub(in crate::matching) struct Ranking<'a> {
    links: &'a ArticleIndex<'a>,
    scratch: RankingScratch,
    /// The terms of the wording at hand that the article meets.
    met: Vec<Met<'a>>,
}

/// A term of a wording that the article meets.
#[derive(Debug)]
struct Met<'a> {
    postings: &'a [Posting],
    word: ClaimWord,
    is_name: bool,
    /// Its weight in the article, and at large.
    weight: f64,
    at_large: f64,
}

impl<'a> Ranking<'a> {
    /// Nothing ranked yet.
    pub fn new(links: &'a ArticleIndex<'a>) -> Self {
        let sentences = links.article().sentences.len();
        let mut scratch = links.scratch().take();
        scratch.rows.resize(sentences, EMPTY);
        scratch.touched.resize(stride(sentences), 0);
        Self {
            links,
            scratch,
            met: Vec::new(),
        }
    }

    /// All that was found, in no order.
    pub fn finish(self) -> Vec<Ranked> {
        let ranked = self.scratch.ranked.clone();
        self.give_back();
        ranked
    }

    /// The closest sentences, each once by its best wording, in order.
    pub fn closest(mut self, count: usize) -> Vec<Ranked> {
        let mut closest: Vec<Ranked> = Vec::with_capacity(count);
        let ranked = &mut self.scratch.ranked;
        ranked.sort_unstable_by_key(Ranked::order);
        for one in ranked.iter() {
            if closest.len() == count {
                break;
            }
            if closest.iter().all(|two| two.sentence != one.sentence) {
                closest.push(*one);
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
    pub fn add(&mut self, wording: u32, sentence: u32, total: f64) {
        self.scratch.ranked.push(Ranked {
            total,
            sentence,
            wording,
        });
    }

    /// Adds all sentences that meet a wording, the claim's at `at`, without those
    /// that are `left_out`.
    pub fn rank(
        &mut self,
        at: u32,
        wording: OutlinedWording<'_>,
        left_out: impl Iterator<Item = u32>,
    ) {
        let measure = self.meet(wording);
        if self.met.is_empty() || measure.all == 0.0 {
            return;
        }
        self.add_up();
        let RankingScratch {
            rows,
            touched,
            ranked,
        } = &mut self.scratch;
        for sentence in left_out {
            rows[sentence as usize].standing = SimilarityScore::NOWHERE;
        }
        for (place, touched) in touched.iter().enumerate() {
            for sentence in sentences(place, *touched) {
                let row = std::mem::replace(&mut rows[sentence], EMPTY);
                if !row.standing.is_nowhere() {
                    ranked.push(Ranked {
                        total: row.standing.total(&measure, self.links.norm(sentence)),
                        sentence: sentence as u32,
                        wording: at,
                    });
                }
            }
        }
    }

    /// Finds the terms of a wording that the article meets, and the sentences
    /// that meet any of them.
    fn meet(&mut self, wording: OutlinedWording<'_>) -> WordingMeasure {
        let links = self.links;
        let touched = &mut self.scratch.touched;
        touched.fill(0);
        self.met.clear();
        let mut all = 0.0;
        for term in wording.terms {
            let weight = term.weight * links.local_share(term.word);
            all += weight;
            let postings = links.postings(term.word);
            if postings.is_empty() {
                continue;
            }
            let bits = touched.iter_mut().zip(links.met_in().of(term.word));
            bits.for_each(|(touched, met)| *touched |= met);
            self.met.push(Met {
                postings,
                word: term.word,
                is_name: term.is_name,
                weight,
                at_large: term.weight,
            });
        }
        WordingMeasure {
            all,
            norm: wording.norm,
            length: wording.length,
            search_mode: links.search_mode(),
        }
    }

    /// Adds up the terms met, each in all sentences before the next.
    fn add_up(&mut self) {
        let links = self.links;
        let RankingScratch { rows, touched, .. } = &mut self.scratch;
        for met in &self.met {
            for posting in met.postings {
                let standing = &mut rows[posting.sentence as usize].standing;
                let value = posting.similarity.value;
                standing.find(met.weight, value);
                standing.stand(met.at_large, posting.token, posting.weight, value);
            }
            if !met.is_name {
                continue;
            }
            let carried = links.carried_to().of(met.word);
            let here = carried.iter().zip(links.met_in().of(met.word));
            for (place, ((carried, met_in), touched)) in here.zip(touched.iter()).enumerate() {
                for sentence in sentences(place, carried & touched & !met_in) {
                    let row = &mut rows[sentence];
                    let value = borrow(&mut row.borrowed).value;
                    row.standing.find(met.weight, value);
                }
            }
        }
    }
}
