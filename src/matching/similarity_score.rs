//! What a wording comes to in a sentence: sums over the terms found, and the
//! formulas over them. Owns coverage of the wording by rare-term weight, how near to each
//! other the words stand, and the total that ranks sentences. The cosine is told in
//! `soft_tfidf`, what is found in `term_alignment`.

use super::similarity::SearchMode;

/// A term that stands in nearly every sentence of the article still counts for
/// this share of its weight.
const LOCAL_FLOOR: f64 = 0.35;

impl SearchMode {
    /// The part of the total that SoftTFIDF decides: among sentences that cover the
    /// wording alike, the one that says little else comes first.
    fn soft_share(self) -> f64 {
        match self {
            Self::Words => 0.15,
            Self::Meaning => 0.1,
        }
    }

    /// Words found that lie this many words further apart than the wording would
    /// have them count half. By meaning more words are found, and further apart.
    fn half_distance_words(self) -> f64 {
        match self {
            Self::Words => 60.0,
            Self::Meaning => 200.0,
        }
    }
}

/// The share of its weight that a term counts for in an article in which it is so
/// rare.
pub(super) fn local_share(rarity: f64) -> f64 {
    LOCAL_FLOOR + (1.0 - LOCAL_FLOOR) * rarity
}

/// What a wording is measured by in an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordingMeasure {
    /// The sum of its terms' weights there.
    pub all: f64,
    /// Length of the vector of its terms' weights at large.
    pub norm: f64,
    /// Its length in tokens.
    pub length: usize,
    /// By what sentences are found.
    pub search_mode: SearchMode,
}

/// What a wording comes to in a sentence, added up hit by hit in the order of its
/// terms: all that the total is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SimilarityScore {
    /// The weight found.
    found: f64,
    /// The product of both vectors, as far as they meet.
    pub(super) dot: f64,
    /// The first and the last token that met a term; the first after the last
    /// where all terms were carried over.
    first: u32,
    last: u32,
}

impl SimilarityScore {
    /// Nothing found yet.
    pub const NOWHERE: Self = Self {
        found: 0.0,
        dot: 0.0,
        first: u32::MAX,
        last: 0,
    };

    /// Adds a term found that weighs so much in the article.
    pub fn find(&mut self, weight: f64, value: f64) {
        self.found += weight * value;
    }

    /// Adds the token that met it, with the weights at large of both.
    pub fn stand(&mut self, term: f64, token: u32, weight: f64, value: f64) {
        self.dot += term * weight * value;
        self.first = self.first.min(token);
        self.last = self.last.max(token);
    }

    /// Whether no term stands in the sentence itself.
    pub fn is_nowhere(&self) -> bool {
        self.first > self.last
    }

    /// Share of the wording's weight that was found, 0 to 1.
    pub fn coverage(&self, measure: &WordingMeasure) -> f64 {
        self.found / measure.all
    }

    /// How close together the words found stand: 1 where they span no more than
    /// twice the wording's length, less the further they are scattered.
    pub fn near(&self, measure: &WordingMeasure) -> f64 {
        if self.is_nowhere() {
            return 1.0;
        }
        let span = (self.last - self.first) as usize + 1;
        match span.saturating_sub(2 * measure.length) {
            0 => 1.0,
            excess => 1.0 / (1.0 + excess as f64 / measure.search_mode.half_distance_words()),
        }
    }

    /// What candidates are ranked by, 0 to 1; `sentence` is the sentence's norm.
    pub fn total(&self, measure: &WordingMeasure, sentence: f64) -> f64 {
        let soft = self.soft_tfidf(measure, sentence);
        let share = measure.search_mode.soft_share();
        self.near(measure) * ((1.0 - share) * self.coverage(measure) + share * soft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEASURE: WordingMeasure = WordingMeasure {
        all: 4.0,
        norm: 2.0,
        length: 3,
        search_mode: SearchMode::Words,
    };

    /// A standing with two terms of weight 1 at these tokens.
    fn standing(tokens: [u32; 2]) -> SimilarityScore {
        let mut standing = SimilarityScore::NOWHERE;
        for token in tokens {
            standing.find(1.0, 1.0);
            standing.stand(1.0, token, 1.0, 1.0);
        }
        standing
    }

    #[test]
    fn what_is_found_is_a_share_of_the_wording() {
        let found = standing([0, 1]);
        assert!((found.coverage(&MEASURE) - 0.5).abs() < 1e-12);
        assert!((found.soft_tfidf(&MEASURE, 2.0) - 0.5).abs() < 1e-12);
        assert!((found.total(&MEASURE, 2.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn words_count_less_from_twice_the_length_on() {
        assert!((standing([0, 5]).near(&MEASURE) - 1.0).abs() < 1e-12);
        assert!(standing([0, 6]).near(&MEASURE) < 1.0);
        assert!((standing([0, 65]).near(&MEASURE) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_sentence_without_weight_has_no_cosine() {
        assert!(standing([0, 1]).soft_tfidf(&MEASURE, 0.0).abs() < 1e-12);
        assert!(SimilarityScore::NOWHERE.is_nowhere() && !standing([0, 0]).is_nowhere());
    }
}
