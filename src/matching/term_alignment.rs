//! The score of one wording against one sentence. Owns which of its terms are
//! found there, and by what; what they add up to is told in `similarity_score`.
//! It depends on the wording, the article and the shipped data alone.

use super::coreference::carried;
use super::figures::figure_conflict::compare_figures;
use super::hit::Hit;
use super::prepared_article::{ArticleSentence, PreparedArticle};
use super::prepared_claim::Wording;
use super::related_words::RelatedWords;
use super::similarity::{SearchMode, Similarity, similarity};
use super::similarity_score::{SimilarityScore, WordingMeasure, local_share};
use super::soft_tfidf::at_large;
use super::terms::term::{SentenceTerm, Term};

/// How one wording and one sentence meet.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The terms found again, in the order of the wording.
    pub hits: Vec<Hit>,
    /// Whether the wording has a name that the whole article has not.
    pub foreign: bool,
    /// Share of the wording's weight that was found, 0 to 1.
    pub coverage: f64,
    /// Coverage over the terms that are no names, 0 to 1. It is equal to `coverage`
    /// where the wording has nothing but names.
    pub content: f64,
    /// SoftTFIDF of wording and sentence, 0 to 1.
    pub soft_tfidf: f64,
    /// How close together the words found stand, 0 to 1.
    pub near: f64,
    /// What candidates are ranked and cut off by, 0 to 1.
    pub total: f64,
}

/// What the words of a wording count in an article, the same for all of its
/// sentences.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WordingWeights {
    /// Of each term, by how rare it is at large and in the article.
    terms: Vec<f64>,
    /// The sum without names.
    content: f64,
    /// Whether the wording has a name that the article has not.
    foreign: bool,
    measure: WordingMeasure,
}

impl WordingWeights {
    /// The weights of a wording in an article, of whose terms `share` tells the
    /// share of its weight that each counts for there and `has` whether it is
    /// there at all.
    pub fn of(
        wording: &Wording,
        search_mode: SearchMode,
        share: impl Fn(usize) -> f64,
        has: impl Fn(usize) -> bool,
    ) -> Self {
        let mut terms = Vec::with_capacity(wording.terms.len());
        let (mut all, mut content) = (0.0, 0.0);
        for (at, term) in wording.terms.iter().enumerate() {
            let weight = term.weight * share(at);
            terms.push(weight);
            all += weight;
            if !term.is_name() {
                content += weight;
            }
        }
        let mut entities = wording.terms.iter().enumerate();
        Self {
            terms,
            content,
            foreign: entities.any(|(at, term)| term.is_entity() && !has(at)),
            measure: WordingMeasure {
                all,
                norm: at_large(&wording.terms),
                length: wording.tokens.len(),
                search_mode,
            },
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
    search_mode: SearchMode,
) -> Option<Score> {
    let sentence = article.sentences.get(at)?;
    let hits = hits(wording, article, at, related, search_mode)?;
    let share = |term: usize| local_share(article.rarity_within(&wording.terms[term].key));
    let has = |term: usize| article.has(&wording.terms[term].key);
    let weights = WordingWeights::of(wording, search_mode, share, has);
    weigh(wording, &weights, sentence, hits)
}

/// The score of what was found of a wording in a sentence; `None` where none of
/// it stands in the sentence itself. `hits` are in the order of the terms.
pub(super) fn weigh(
    wording: &Wording,
    weights: &WordingWeights,
    sentence: &ArticleSentence,
    hits: Vec<Hit>,
) -> Option<Score> {
    let mut standing = SimilarityScore::NOWHERE;
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
                .binary_search_by_key(&token, |other| other.token as usize);
            let other = other.map_or(term.weight, |at| sentence.terms[at].weight);
            // No sentence has four thousand million words.
            standing.stand(term.weight, token as u32, other, value);
        }
    }
    let measure = &weights.measure;
    if standing.is_nowhere() || measure.all == 0.0 {
        return None;
    }
    let coverage = standing.coverage(measure);
    let content = if weights.content > 0.0 {
        content_found / weights.content
    } else {
        coverage
    };
    Some(Score {
        foreign: weights.foreign,
        near: standing.near(measure),
        hits,
        coverage,
        content,
        soft_tfidf: standing.soft_tfidf(measure, sentence.norm),
        total: standing.total(measure, sentence.norm),
    })
}

/// Where each term of the wording is found.
fn hits(
    wording: &Wording,
    article: &PreparedArticle,
    at: usize,
    related: &RelatedWords,
    search_mode: SearchMode,
) -> Option<Vec<Hit>> {
    let sentence = article.sentences.get(at)?;
    let mut hits = Vec::new();
    let mut borrowed = 0;
    for (place, term) in wording.terms.iter().enumerate() {
        let direct = best(term, article, sentence, related, search_mode);
        let hit = direct
            .map(|(other, alike)| (Some(other.token as usize), alike))
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

/// The sentence's term most alike; the first among equals.
fn best<'s>(
    term: &Term,
    article: &'s PreparedArticle,
    sentence: &'s ArticleSentence,
    related: &RelatedWords,
    search_mode: SearchMode,
) -> Option<(&'s SentenceTerm, Similarity)> {
    let mut best: Option<(&SentenceTerm, Similarity)> = None;
    for (other, word) in article.words_of(sentence) {
        if let Some(found) = similarity(term, word, related, search_mode)
            && best.is_none_or(|(_, known)| found.value > known.value)
        {
            best = Some((other, found));
        }
    }
    best
}
