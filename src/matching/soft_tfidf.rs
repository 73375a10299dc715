//! SoftTFIDF of a wording and a sentence (Cohen, Ravikumar & Fienberg 2003, A comparison
//! of string distance metrics for name-matching tasks). Owns the cosine. Which terms meet
//! is told in `term_alignment`, how near two words are spelt in `jaro_winkler`.

use super::similarity_score::{SimilarityScore, WordingMeasure};
use super::terms::term::Term;

/// Length of the vector of terms' weights at large.
pub(super) fn at_large(terms: &[Term]) -> f64 {
    let square = |sum, term: &Term| sum + term.weight * term.weight;
    f64::sqrt(terms.iter().fold(0.0, square))
}

impl SimilarityScore {
    /// SoftTFIDF of the wording and a sentence of this norm, 0 to 1.
    pub fn soft_tfidf(&self, measure: &WordingMeasure, sentence: f64) -> f64 {
        let norms = measure.norm * sentence;
        if norms > 0.0 {
            (self.dot / norms).min(1.0)
        } else {
            0.0
        }
    }
}
