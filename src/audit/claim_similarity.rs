//! When two claims say nearly the same. Owns the measure and its threshold.

use std::collections::BTreeSet;

use super::wording::{content_words, negation, plain};

/// From this share of common content words on, two claims are near-duplicates.
const MIN_SHARED_WORDS_SHARE: f64 = 0.8;

/// A claim prepared for being compared with many others.
pub struct ClaimSimilarity {
    plain: String,
    /// Content words without plural endings, in order.
    words: Vec<String>,
    distinct: BTreeSet<String>,
    figures: BTreeSet<String>,
    negated: bool,
}

impl ClaimSimilarity {
    /// Prepares one claim.
    pub fn of(text: &str) -> Self {
        let words: Vec<String> = content_words(text)
            .iter()
            .map(|word| singular(word))
            .collect();
        let figure = |word: &&String| word.contains(|c: char| c.is_ascii_digit());
        Self {
            plain: plain(text),
            distinct: words.iter().cloned().collect(),
            figures: words.iter().filter(figure).cloned().collect(),
            negated: negation(text).is_some(),
            words,
        }
    }

    /// Whether the two differ by nothing that a reader would call a difference:
    /// eight tenths of their content words are common (Jaccard, Bulletin de la
    /// Société vaudoise des sciences naturelles 37, 1901) and come in the same
    /// order, and no figure or negation sets them apart.
    pub fn is_near(&self, other: &Self) -> bool {
        if self.plain == other.plain {
            return true;
        }
        if self.negated != other.negated || self.figures != other.figures {
            return false;
        }
        let common = self.distinct.intersection(&other.distinct).count();
        let all = self.distinct.union(&other.distinct).count();
        all > 0
            && common as f64 / all as f64 >= MIN_SHARED_WORDS_SHARE
            && self.common_with(other) == other.common_with(self)
    }

    fn common_with(&self, other: &Self) -> Vec<&str> {
        let shared = |word: &&String| other.distinct.contains(*word);
        self.words
            .iter()
            .filter(shared)
            .map(String::as_str)
            .collect()
    }
}

fn singular(word: &str) -> String {
    let stem = word.strip_suffix("'s").unwrap_or(word);
    let plural = stem.chars().count() > 3 && !stem.ends_with("ss");
    let stem = if plural {
        stem.strip_suffix('s').unwrap_or(stem)
    } else {
        stem
    };
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        let (one, other) = (ClaimSimilarity::of(one), ClaimSimilarity::of(other));
        assert_eq!(one.is_near(&other), other.is_near(&one));
        one.is_near(&other)
    }

    #[test]
    fn a_change_of_frame_or_number_makes_no_other_claim() {
        assert!(near("The Taliban shelter the TTP.", "Taliban shelters TTP"));
        assert!(near(
            "Pakistan closed the Torkham crossing on Monday",
            "Pakistan has closed the Torkham border crossing on Monday"
        ));
    }

    #[test]
    fn roles_figures_negations_and_names_set_claims_apart() {
        assert!(!near("Taliban shelter TTP", "TTP shelters Taliban"));
        assert!(!near(
            "The strike killed 10 people",
            "The strike killed 12 people"
        ));
        assert!(!near("Taliban shelter TTP", "Taliban do not shelter TTP"));
        assert!(!near(
            "Pakistan closed the Torkham crossing",
            "Pakistan closed the Chaman crossing"
        ));
        assert!(!near("", "the"));
    }
}
