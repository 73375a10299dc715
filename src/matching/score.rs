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
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WordingWeights {
    /// Of each term, by how rare it is at large and in the article.
    terms: Vec<f64>,
    /// Their sum.
    all: f64,
    /// The sum without names.
    content: f64,
    /// Length of the vector of the terms' weights at large.
    norm: f64,
    /// Whether the wording has a name that the whole article has not.
    foreign: bool,
}

impl WordingWeights {
    /// The weights of a wording in an article.
    pub fn of(wording: &Wording, article: &PreparedArticle) -> Self {
        let (mut all, mut content, mut square) = (0.0, 0.0, 0.0);
        let mut terms = Vec::with_capacity(wording.terms.len());
        for term in &wording.terms {
            let local = article.rarity_within(&term.key);
            let weight = term.weight * (LOCAL_FLOOR + (1.0 - LOCAL_FLOOR) * local);
            terms.push(weight);
            all += weight;
            square += term.weight * term.weight;
            if !term.is_name() {
                content += weight;
            }
        }
        let foreign = |term: &Term| term.is_entity() && !article.has(&term.key);
        Self {
            terms,
            all,
            content,
            norm: f64::sqrt(square),
            foreign: wording.terms.iter().any(foreign),
        }
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
    weigh(
        wording,
        &WordingWeights::of(wording, article),
        sentence,
        hits,
    )
}

/// The score of what was found of a wording in a sentence; `None` where none of
/// it stands in the sentence itself. `hits` are in the order of the terms.
pub(super) fn weigh(
    wording: &Wording,
    weights: &WordingWeights,
    sentence: &ArticleSentence,
    hits: Vec<Hit>,
) -> Option<Score> {
    if hits.iter().all(|hit| hit.token.is_none()) || weights.all == 0.0 {
        return None;
    }
    let (mut found, mut content_found, mut dot) = (0.0, 0.0, 0.0);
    for hit in &hits {
        let (term, weight) = (&wording.terms[hit.term], weights.terms[hit.term]);
        let value = hit.similarity.value;
        if let Some(token) = hit.token {
            let other = sentence.terms.iter().find(|other| other.token == token);
            dot += term.weight * other.map_or(term.weight, |other| other.weight) * value;
        }
        found += weight * value;
        if !term.is_name() {
            content_found += weight * value;
        }
    }
    let coverage = found / weights.all;
    let content = if weights.content > 0.0 {
        content_found / weights.content
    } else {
        coverage
    };
    let norms = weights.norm * sentence.norm;
    let soft_tfidf = if norms > 0.0 {
        (dot / norms).min(1.0)
    } else {
        0.0
    };
    let near = nearness(wording, &hits);
    Some(Score {
        foreign: weights.foreign,
        near,
        hits,
        coverage,
        content,
        soft_tfidf,
        total: near * ((1.0 - SOFT_SHARE) * coverage + SOFT_SHARE * soft_tfidf),
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

/// How close together the words found stand: 1 where they span no more than
/// twice the wording's length, less the further they are scattered.
fn nearness(wording: &Wording, hits: &[Hit]) -> f64 {
    let places = || hits.iter().filter_map(|hit| hit.token);
    let (Some(first), Some(last)) = (places().min(), places().max()) else {
        return 1.0;
    };
    let excess = (last - first + 1).saturating_sub(2 * wording.tokens.len());
    1.0 / (1.0 + excess as f64 / HALF_DISTANCE)
}

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
pub(super) fn carried(
    term: &Term,
    article: &PreparedArticle,
    at: usize,
    borrowed: &mut u32,
) -> Option<Similarity> {
    if !term.is_name() || at == 0 {
        return None;
    }
    let before = [at - 1, 0];
    if !before.iter().any(|&place| article.has_in(&term.key, place)) {
        return None;
    }
    let value = CARRIED / f64::from(1 + *borrowed);
    *borrowed += 1;
    Some(Similarity {
        value,
        how: How::Carried,
    })
}
