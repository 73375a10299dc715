//! The score of one wording against one sentence. Owns the formulas: coverage
//! of the wording by rare-term weight, and SoftTFIDF (Cohen, Ravikumar &
//! Fienberg 2003, A comparison of string distance metrics for name-matching
//! tasks). It depends on the wording, the article and the shipped data alone.

use super::article::{ArticleSentence, PreparedArticle};
use super::clash::compare_figures;
use super::related::RelatedWords;
use super::similarity::{How, Similarity, similarity};
use super::term::Term;
use super::wording::Wording;

/// One term of the wording found again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The term's place among the wording's terms.
    pub term: usize,
    /// The token of the sentence that met it; `None` where it was carried over
    /// from the sentence before or from the title.
    pub token: Option<usize>,
    /// How alike, and by what.
    pub similarity: Similarity,
}

/// How one wording and one sentence meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The terms found again, in the order of the wording.
    pub hits: Vec<Hit>,
    /// Whether the wording has a name that the whole article has not.
    pub foreign: bool,
    /// Share of the wording's weight that was found, 0 to 1.
    pub coverage: f64,
    /// The same over the terms that are no names, 0 to 1; equal to `coverage`
    /// where the wording has nothing but names.
    pub content: f64,
    /// SoftTFIDF of wording and sentence, 0 to 1.
    pub soft_tfidf: f64,
    /// How close together the words found stand, 0 to 1.
    pub near: f64,
    /// What candidates are ranked and cut off by, 0 to 1.
    pub total: f64,
}

/// A term that stands in nearly every sentence of the article still counts for
/// this share of its weight.
const LOCAL_FLOOR: f64 = 0.35;

/// What a name is worth that the sentence itself leaves out and the sentence
/// before it, or the title, has: articles speak of "the group" and "they".
const CARRIED: f64 = 0.6;

/// The part of the total that SoftTFIDF decides: among sentences that cover the
/// wording alike, the one that says little else comes first.
const SOFT_SHARE: f64 = 0.15;

/// What the words of a wording count in an article, the same for all of its
/// sentences.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct WordingWeights {
    /// Of each term, by how rare it is at large and in the article.
    pub terms: Vec<f64>,
    /// Their sum.
    pub all: f64,
    /// The sum without names.
    content: f64,
    /// Length of the vector of the terms' weights at large.
    norm: f64,
}

impl WordingWeights {
    /// The weights of a wording in an article, of whose terms `rarity` tells
    /// how rare they are there.
    pub fn of(wording: &Wording, rarity: impl Fn(usize) -> f64) -> Self {
        let mut weights = Self::default();
        weights.weigh(wording, rarity);
        weights
    }

    /// The same into memory that is there.
    pub fn weigh(&mut self, wording: &Wording, rarity: impl Fn(usize) -> f64) {
        self.terms.clear();
        let (mut all, mut content, mut square) = (0.0, 0.0, 0.0);
        for (at, term) in wording.terms.iter().enumerate() {
            let local = rarity(at);
            let weight = term.weight * (LOCAL_FLOOR + (1.0 - LOCAL_FLOOR) * local);
            self.terms.push(weight);
            all += weight;
            square += term.weight * term.weight;
            if !term.is_name() {
                content += weight;
            }
        }
        self.all = all;
        self.content = content;
        self.norm = f64::sqrt(square);
    }
}

/// What a wording comes to in a sentence, added up hit by hit in the order of its
/// terms: all that the total is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Standing {
    /// The weight found.
    found: f64,
    /// The product of both vectors, as far as they meet.
    dot: f64,
    /// The first and the last token that met a term; the first after the last
    /// where all terms were carried over.
    first: usize,
    last: usize,
}

impl Standing {
    /// Nothing found yet.
    pub const NOWHERE: Self = Self {
        found: 0.0,
        dot: 0.0,
        first: usize::MAX,
        last: 0,
    };

    /// Adds a term found that weighs so much in the article.
    pub fn find(&mut self, weight: f64, value: f64) {
        self.found += weight * value;
    }

    /// Adds the token that met it, with the weights at large of both.
    pub fn stand(&mut self, term: f64, token: usize, weight: f64, value: f64) {
        self.dot += term * weight * value;
        self.first = self.first.min(token);
        self.last = self.last.max(token);
    }

    /// Whether no term stands in the sentence itself.
    pub fn is_nowhere(&self) -> bool {
        self.first > self.last
    }

    /// Share of the wording's weight that was found.
    fn coverage(&self, weights: &WordingWeights) -> f64 {
        self.found / weights.all
    }

    fn soft_tfidf(&self, weights: &WordingWeights, sentence: f64) -> f64 {
        let norms = weights.norm * sentence;
        if norms > 0.0 {
            (self.dot / norms).min(1.0)
        } else {
            0.0
        }
    }

    /// How close together the words found stand: 1 where they span no more than
    /// twice the wording's length, less the further they are scattered.
    fn near(&self, wording: &Wording) -> f64 {
        if self.is_nowhere() {
            return 1.0;
        }
        let span = self.last - self.first + 1;
        let excess = span.saturating_sub(2 * wording.tokens.len());
        1.0 / (1.0 + excess as f64 / HALF_DISTANCE)
    }

    /// What candidates are ranked by; `norm` is the sentence's.
    pub fn total(&self, wording: &Wording, weights: &WordingWeights, norm: f64) -> f64 {
        let soft = self.soft_tfidf(weights, norm);
        self.near(wording) * ((1.0 - SOFT_SHARE) * self.coverage(weights) + SOFT_SHARE * soft)
    }
}

/// Scores `wording` against the sentence at `at`; `None` where no content of
/// the wording is found there.
pub fn score(
    wording: &Wording,
    article: &PreparedArticle,
    at: usize,
    related: &RelatedWords,
) -> Option<Score> {
    let sentence = article.sentences.get(at)?;
    let hits = hits(wording, article, at, related)?;
    let rarity = |term: usize| article.rarity_within(&wording.terms[term].key);
    let foreign = |term: &Term| term.is_entity() && !article.has(&term.key);
    let foreign = wording.terms.iter().any(foreign);
    let weights = WordingWeights::of(wording, rarity);
    weigh(wording, &weights, foreign, sentence, hits)
}

/// The score of what was found of a wording in a sentence; `None` where none of
/// it stands in the sentence itself. `hits` are in the order of the terms;
/// `foreign` tells whether the wording has a name that the article has not.
pub(super) fn weigh(
    wording: &Wording,
    weights: &WordingWeights,
    foreign: bool,
    sentence: &ArticleSentence,
    hits: Vec<Hit>,
) -> Option<Score> {
    let mut standing = Standing::NOWHERE;
    let mut content_found = 0.0;
    for hit in &hits {
        let (term, value) = (&wording.terms[hit.term], hit.similarity.value);
        let weight = weights.terms[hit.term];
        standing.find(weight, value);
        if !term.is_name() {
            content_found += weight * value;
        }
        if let Some(token) = hit.token {
            let other = sentence
                .terms
                .binary_search_by_key(&token, |other| other.token);
            let other = other.map_or(term.weight, |at| sentence.terms[at].weight);
            standing.stand(term.weight, token, other, value);
        }
    }
    if standing.is_nowhere() || weights.all == 0.0 {
        return None;
    }
    let coverage = standing.coverage(weights);
    let content = if weights.content > 0.0 {
        content_found / weights.content
    } else {
        coverage
    };
    Some(Score {
        foreign,
        near: standing.near(wording),
        hits,
        coverage,
        content,
        soft_tfidf: standing.soft_tfidf(weights, sentence.norm),
        total: standing.total(wording, weights, sentence.norm),
    })
}

/// Where each term of the wording is found.
fn hits(
    wording: &Wording,
    article: &PreparedArticle,
    at: usize,
    related: &RelatedWords,
) -> Option<Vec<Hit>> {
    let sentence = article.sentences.get(at)?;
    let mut hits = Vec::new();
    let mut borrowed = 0;
    for (place, term) in wording.terms.iter().enumerate() {
        let direct = best(term, sentence, related);
        let hit = direct
            .map(|(other, alike)| (Some(other.token), alike))
            .or_else(|| {
                let alike = carried(term, article, at, &mut borrowed)?;
                Some((None, alike))
            });
        if let Some((token, similarity)) = hit {
            hits.push(Hit {
                term: place,
                token,
                similarity,
            });
        }
    }
    compare_figures(wording, sentence, &mut hits);
    Some(hits)
}

/// Words found that lie this many words further apart than the wording would
/// have them count half.
const HALF_DISTANCE: f64 = 60.0;

/// The sentence's term most alike; the first among equals.
fn best<'s>(
    term: &Term,
    sentence: &'s ArticleSentence,
    related: &RelatedWords,
) -> Option<(&'s Term, Similarity)> {
    let mut best: Option<(&Term, Similarity)> = None;
    for other in &sentence.terms {
        if let Some(found) = similarity(term, other, related)
            && best.is_none_or(|(_, known)| found.value > known.value)
        {
            best = Some((other, found));
        }
    }
    best
}

/// A name that the sentence before has, or the title. Each further one, as
/// counted in `borrowed`, is worth less.
fn carried(
    term: &Term,
    article: &PreparedArticle,
    at: usize,
    borrowed: &mut u32,
) -> Option<Similarity> {
    if !term.is_name() || at == 0 {
        return None;
    }
    let before = [at - 1, 0];
    let has = |&place: &usize| article.has_in(&term.key, place);
    before.iter().any(has).then(|| borrow(borrowed))
}

/// What the next name is worth that is carried over.
pub(super) fn borrow(borrowed: &mut u32) -> Similarity {
    let value = CARRIED / f64::from(1 + *borrowed);
    *borrowed += 1;
    Similarity {
        value,
        how: How::Carried,
    }
}
