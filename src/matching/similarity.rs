//! How alike two terms are, and by what. Owns the rules for a pair of terms;
//! sentences are told in `term_alignment`.

use crate::lexicon::{Lexicons, WordVector};

use super::jaro_winkler::spelling;
use super::related_words::RelatedWords;
use super::terms::term::Term;
use super::terms::term_word::{TermKey, TermWord};

/// By what a term of the claim met a term of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// One stem or number.
    Same,
    /// Names of one entity, or an abbreviation that the article defines.
    Alias,
    /// Words of one group of related words.
    Related,
    /// Words of much the same meaning, by their vectors.
    Meaning,
    /// Nearly the same spelling, by Jaro-Winkler.
    Spelling,
    /// Its listed opposite: the sentence speaks of the same thing, turned round.
    Opposite,
    /// Another number or date stands in its place.
    Clash,
    /// Not in the sentence itself but in the one before it or in the title.
    Carried,
}

/// By what sentences are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchMode {
    /// By stems, names, figures, listed words and spelling. This is what judging by words
    /// is made for: a cell is never turned by words that only lie near each other.
    Words,
    /// By the meaning of words beside. This finds more of the sentences that decide a
    /// cell, and is for whoever reads them: the reader, or a person.
    Meaning,
}

/// How alike two terms are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similarity {
    /// From above 0 to 1.
    pub value: f64,
    /// By what.
    pub how: How,
}

/// What a related word is worth against the word itself.
const RELATED: f64 = 0.85;

/// Words whose vectors have a smaller cosine are no nearer than any two words. In news some
/// five words in a thousand lie nearer to a given one.
const MIN_COSINE: f64 = 0.3;

/// What a cosine of one is worth against the word itself. Vectors take opposites for words
/// of one meaning, so that the word itself has to count for more.
const MEANING_SHARE: f64 = 0.8;

/// What the opposite of a word is worth: less than a related word, so that the
/// word itself or one akin to it is preferred where a sentence has both.
const OPPOSITE: f64 = 0.8;

/// What two words are by their vectors; `None` where they lie too far apart.
pub(super) fn meant(claim: &WordVector, article: &WordVector) -> Option<Similarity> {
    let cosine = claim.cosine(article);
    (cosine >= MIN_COSINE).then_some(Similarity {
        value: cosine * MEANING_SHARE,
        how: How::Meaning,
    })
}

/// What the likeness of two terms of one key is.
pub(super) fn same(key: &TermKey) -> Similarity {
    let how = match key {
        TermKey::Name(_) => How::Alias,
        TermKey::Number(_) | TermKey::Stem(_) => How::Same,
    };
    Similarity { value: 1.0, how }
}

/// The article says that the one is short for the other.
pub(super) const IS_DEFINED: Similarity = Similarity {
    value: 1.0,
    how: How::Alias,
};

/// Both stand in one group of related words.
pub(super) const IS_RELATED: Similarity = Similarity {
    value: RELATED,
    how: How::Related,
};

/// The one is listed as the other's opposite.
pub(super) const IS_OPPOSITE: Similarity = Similarity {
    value: OPPOSITE,
    how: How::Opposite,
};

/// A term of an article: its word, and the stems that it stands for by a
/// definition in the article.
#[derive(Debug, Clone, Copy)]
pub struct ArticleWord<'a> {
    /// Its word.
    pub word: &'a TermWord,
    /// The other stems.
    pub also: &'a [String],
}

/// Compares a term of a claim with a term of an article; `None` where they
/// have nothing to do with each other.
pub fn similarity(
    claim: &Term,
    article: ArticleWord<'_>,
    related: &RelatedWords,
    search_mode: SearchMode,
) -> Option<Similarity> {
    let word = article.word;
    if claim.key == word.key {
        return Some(same(&claim.key));
    }
    if let Some(found) = defined(claim, article) {
        return Some(found);
    }
    let (TermKey::Stem(stem), TermKey::Stem(other)) = (&claim.key, &word.key) else {
        return None;
    };
    if claim.groups.iter().any(|group| word.groups.contains(group)) {
        return Some(IS_RELATED);
    }
    if related.opposed(stem, other) {
        return Some(IS_OPPOSITE);
    }
    if search_mode == SearchMode::Meaning
        && !claim.proper
        && let vectors = Lexicons::word_vectors()
        && let (Some(ours), Some(theirs)) = (vectors.get(stem), vectors.get(other))
        && let Some(found) = meant(&ours, &theirs)
    {
        return Some(found);
    }
    if claim.known && word.known {
        return None;
    }
    spelling(stem, other).map(spelt)
}

/// What two words are that are nearly spelt alike, so much.
pub(super) fn spelt(value: f64) -> Similarity {
    Similarity {
        value,
        how: How::Spelling,
    }
}

/// Whether a term of an article is a name of a claim in another spelling, or
/// stands for it by a definition in the article.
pub(super) fn is_spelling_of(name: &Term, article: ArticleWord<'_>) -> bool {
    let alike = || match (&name.key, &article.word.key) {
        (TermKey::Stem(stem), TermKey::Stem(other)) => spelling(stem, other).is_some(),
        _ => false,
    };
    defined(name, article).is_some() || alike()
}

/// The article says that the one is short for the other.
fn defined(claim: &Term, article: ArticleWord<'_>) -> Option<Similarity> {
    let TermKey::Stem(stem) = &claim.key else {
        return None;
    };
    article.also.contains(stem).then_some(IS_DEFINED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(claim: &Term, article: &Term) -> Option<Similarity> {
        let article = ArticleWord {
            word: &article.word,
            also: &[],
        };
        similarity(claim, article, &RelatedWords::default(), SearchMode::Words)
    }

    fn term(stem: &str, known: bool, groups: &[usize]) -> Term {
        Term {
            token: 0,
            word: TermWord {
                key: TermKey::Stem(stem.to_owned()),
                groups: groups.to_vec(),
                known,
            },
            weight: 1.0,
            proper: false,
        }
    }

    #[test]
    fn a_misspelt_name_is_like_the_name() {
        let found = alike(
            &term("zabihullah", false, &[]),
            &term("zabiullah", false, &[]),
        );
        assert_eq!(found.map(|s| s.how), Some(How::Spelling));
    }

    #[test]
    fn known_words_are_never_misspellings() {
        assert_eq!(
            alike(&term("nigeria", true, &[]), &term("nigerian", true, &[])),
            None
        );
    }

    #[test]
    fn words_of_one_meaning_meet_where_meaning_is_asked_for() {
        let related = RelatedWords::default();
        let found = |claim: &Term, word: &str, search_mode| {
            let article = term(word, true, &[]);
            let article = ArticleWord {
                word: &article.word,
                also: &[],
            };
            similarity(claim, article, &related, search_mode).map(|found| found.how)
        };
        let drown = term("drown", true, &[]);
        assert_eq!(
            found(&drown, "swim", SearchMode::Meaning),
            Some(How::Meaning)
        );
        assert_eq!(found(&drown, "swim", SearchMode::Words), None);
        assert_eq!(found(&drown, "tax", SearchMode::Meaning), None);
        let name = Term {
            proper: true,
            ..drown
        };
        assert_eq!(found(&name, "swim", SearchMode::Meaning), None);
    }

    #[test]
    fn prefixes_and_short_words_are_safe() {
        assert_eq!(
            alike(&term("unwil", false, &[]), &term("wil", false, &[])),
            None
        );
        assert_eq!(
            alike(&term("disproven", false, &[]), &term("proven", true, &[])),
            None
        );
    }

    #[test]
    fn related_words_count_a_little_less() {
        let found = alike(&term("rise", true, &[3, 7]), &term("surg", true, &[7]));
        assert_eq!(
            found,
            Some(Similarity {
                value: RELATED,
                how: How::Related
            })
        );
        assert_eq!(
            alike(&term("rise", true, &[3]), &term("fall", true, &[4])),
            None
        );
    }
}
