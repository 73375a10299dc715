//! How alike two terms are, and by what. Owns the rules for a pair of terms;
//! sentences are the business of `score`.

use super::related::RelatedWords;
use super::term::{Term, TermKey};

/// By what a term of the claim met a term of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The same stem or number.
    Same,
    /// Names of one entity, or an abbreviation that the article defines.
    Alias,
    /// Words of one group of related words.
    Related,
    /// Nearly the same spelling, by Jaro-Winkler.
    Spelling,
    /// Its listed opposite: the sentence speaks of the same thing, turned round.
    Opposite,
    /// Another number or date stands in its place.
    Clash,
    /// Not in the sentence itself but in the one before it or in the title.
    Carried,
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

/// What the opposite of a word is worth: less than a related word, so that the
/// word itself or one akin to it is preferred where a sentence has both.
const OPPOSITE: f64 = 0.8;

/// Jaro-Winkler below this is no likeness: at .92 misspellings and
/// transliterations of names pass (Zabiullah/Zabihullah .98), neighbours in
/// the dictionary mostly do not.
const SPELLING: f64 = 0.92;

/// Prefixes that turn a word round: two words that differ by one of them are
/// not misspellings of each other.
const NEGATIVE_PREFIXES: [&str; 11] = [
    "anti", "counter", "dis", "il", "im", "in", "ir", "mis", "non", "over", "un",
];

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

/// Compares a term of a claim with a term of an article; `None` where they
/// have nothing to do with each other.
pub fn similarity(claim: &Term, article: &Term, related: &RelatedWords) -> Option<Similarity> {
    if claim.key == article.key {
        return Some(same(&claim.key));
    }
    let (TermKey::Stem(stem), TermKey::Stem(other)) = (&claim.key, &article.key) else {
        return defined(claim, article);
    };
    if let Some(found) = defined(claim, article) {
        return Some(found);
    }
    if claim
        .groups
        .iter()
        .any(|group| article.groups.contains(group))
    {
        return Some(IS_RELATED);
    }
    if related.opposed(stem, other) {
        return Some(IS_OPPOSITE);
    }
    if claim.known && article.known {
        return None;
    }
    spelling(stem, other)
}

/// Whether a term of an article is a name of a claim in another spelling, or
/// stands for it by a definition in the article.
pub(super) fn is_spelling_of(name: &Term, article: &Term) -> bool {
    let alike = || match (&name.key, &article.key) {
        (TermKey::Stem(stem), TermKey::Stem(other)) => spelling(stem, other).is_some(),
        _ => false,
    };
    defined(name, article).is_some() || alike()
}

/// The article says that the one is short for the other.
fn defined(claim: &Term, article: &Term) -> Option<Similarity> {
    let TermKey::Stem(stem) = &claim.key else {
        return None;
    };
    article.also.contains(stem).then_some(IS_DEFINED)
}

/// Near-identical spelling of two words of which one is unknown to the
/// background table. Never for words under five letters or with digits, nor
/// across a negative prefix.
pub(super) fn spelling(stem: &str, other: &str) -> Option<Similarity> {
    if !is_spellable(stem) || !is_spellable(other) || differ_by_prefix(stem, other) {
        return None;
    }
    let value = strsim::jaro_winkler(stem, other);
    (value >= SPELLING).then_some(Similarity {
        value,
        how: How::Spelling,
    })
}

/// Whether a stem is long enough, and of letters alone, to have misspellings.
pub(super) fn is_spellable(stem: &str) -> bool {
    stem.chars().count() >= 5 && stem.chars().all(char::is_alphabetic)
}

fn differ_by_prefix(stem: &str, other: &str) -> bool {
    let prefixed = |long: &str, short: &str| {
        let rest = NEGATIVE_PREFIXES
            .iter()
            .filter_map(|prefix| long.strip_prefix(prefix));
        rest.into_iter().any(|rest| rest == short)
    };
    prefixed(stem, other) || prefixed(other, stem)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::matching::term::TermWord;

    fn alike(claim: &Term, article: &Term) -> Option<Similarity> {
        similarity(claim, article, &RelatedWords::default())
    }

    fn term(stem: &str, known: bool, groups: &[usize]) -> Term {
        Term {
            token: 0,
            word: Arc::new(TermWord {
                key: TermKey::Stem(stem.to_owned()),
                groups: groups.to_vec(),
                known,
                key_number: 0,
            }),
            number: None,
            also: Vec::new(),
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
    fn prefixes_digits_and_short_words_are_safe() {
        assert_eq!(
            alike(&term("unwil", false, &[]), &term("wil", false, &[])),
            None
        );
        assert_eq!(
            alike(&term("disproven", false, &[]), &term("proven", true, &[])),
            None
        );
        assert_eq!(
            alike(&term("covid19", false, &[]), &term("covid20", false, &[])),
            None
        );
        assert_eq!(
            alike(&term("mali", false, &[]), &term("malta", true, &[])),
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
