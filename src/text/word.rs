//! A word as far as its surface tells: lower case, stem, capitals. Owns what is
//! read from a surface; where it stands in a text is known to `token`, and that
//! each is read once is told in `word_store`.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::stem::Stemmer;

/// The place of a word in the [`super::WordStore`] that made it, from 0. It says
/// nothing in another store, nor in the same one once that was emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordNumber(pub u32);

impl WordNumber {
    /// The one after it.
    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What a surface is by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// A word, or the words of a name.
    Word,
    /// A number, without the marks that group its digits.
    Number,
    /// Punctuation or a symbol.
    Mark,
}

/// What is known of a word by its surface alone. Two are equal where all of that
/// is, whatever stores they come from.
#[derive(Debug, Clone)]
// What is asked of every token comes first: together with the count of
// references it is one line of memory.
#[repr(C)]
pub struct Word {
    /// Its place in the store that made it.
    pub number: WordNumber,
    /// What it is by itself.
    pub kind: WordKind,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it has two letters or more and all are capitals.
    pub shouted: bool,
    /// Whether the surface ends in `n't`, which is a token of its own: the word
    /// with the number after this one.
    pub(super) is_negated: bool,
    /// A number got from `lower` alone, by which most words that are not looked
    /// for can be passed over.
    pub(super) trace: u16,
    /// The words in lower case, without a possessive ending.
    pub lower: String,
    /// The stem of a word; for everything else the same as `lower`.
    pub stem: String,
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        // The number is an address, not a part of the word.
        (self.kind, self.capital, self.shouted) == (other.kind, other.capital, other.shouted)
            && self.lower == other.lower
            && self.stem == other.stem
    }
}

impl Eq for Word {}

/// The ending that is a word of its own.
pub(super) const NEGATION: &str = "n't";

/// Contracted negations whose first half is not what stands before `n't`.
const CONTRACTED: [(&str, &str); 3] = [("ca", "can"), ("wo", "will"), ("sha", "shall")];

impl Word {
    /// Reads a surface that is no white space, without an `n't` that ends it.
    pub(super) fn read(surface: &str, number: WordNumber, stemmer: &Stemmer) -> Self {
        let Some(first) = surface.chars().next().filter(|char| char.is_alphanumeric()) else {
            return Self::as_it_is(surface.to_owned(), WordKind::Mark, false, number);
        };
        let lower = surface.to_lowercase();
        if first.is_ascii_digit() {
            let digits = lower.chars().filter(|&c| c != ',').collect();
            return Self::as_it_is(digits, WordKind::Number, false, number);
        }
        let capital = first.is_uppercase();
        match lower.strip_suffix(NEGATION) {
            Some("") => return Self::in_any_form(lower, false, number, stemmer),
            Some(base) => {
                let found = CONTRACTED.iter().find(|(short, _)| *short == base);
                let base = found.map_or(base, |(_, long)| long).to_owned();
                return Self {
                    is_negated: true,
                    ..Self::in_any_form(base, capital, number, stemmer)
                };
            }
            None => {}
        }
        let base = ["'s", "'"].iter().find_map(|end| lower.strip_suffix(end));
        let base = base.map(str::to_owned).unwrap_or(lower);
        let mut letters = surface.chars().filter(|char| char.is_alphabetic());
        Self {
            shouted: letters.clone().count() > 1 && letters.all(char::is_uppercase),
            ..Self::in_any_form(base, capital, number, stemmer)
        }
    }

    /// The word that ends a negated surface.
    pub(super) fn negation(number: WordNumber, stemmer: &Stemmer) -> Self {
        Self::in_any_form(NEGATION.to_owned(), false, number, stemmer)
    }

    /// A word that has a stem.
    fn in_any_form(lower: String, capital: bool, number: WordNumber, stemmer: &Stemmer) -> Self {
        Self {
            stem: stemmer.stem(&lower),
            ..Self::as_it_is(lower, WordKind::Word, capital, number)
        }
    }

    /// A mark, a number or a name: what has no stem but itself.
    pub(super) fn as_it_is(
        lower: String,
        kind: WordKind,
        capital: bool,
        number: WordNumber,
    ) -> Self {
        Self {
            number,
            kind,
            capital,
            shouted: false,
            trace: trace(&lower),
            is_negated: false,
            stem: lower.clone(),
            lower,
        }
    }
}

/// The trace of a word in lower case.
pub(super) fn trace(lower: &str) -> u16 {
    // The high bits are the well-mixed ones.
    (FxBuildHasher.hash_one(lower) >> 48) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn whole(surface: &str) -> Word {
        Word::read(surface, WordNumber(0), &Stemmer::new(Lexicons::shipped()))
    }

    #[test]
    fn capitals_are_told_from_shouting() {
        let shouted = |surface| whole(surface).shouted;
        assert!(shouted("US") && shouted("U.S.") && shouted("F16S"));
        assert!(!shouted("Us") && !shouted("U") && !shouted("US's"));
        assert!(whole("Us").capital && !whole("us").capital);
    }

    #[test]
    fn a_possessive_ending_is_dropped_once() {
        assert_eq!(whole("mission's").lower, "mission");
        assert_eq!(whole("MISSION'S").lower, "mission");
        assert_eq!(whole("it's's").lower, "it's");
    }

    #[test]
    fn a_number_loses_what_groups_its_digits() {
        let number = whole("1,200.5");
        assert_eq!(
            (number.kind, number.lower.as_str()),
            (WordKind::Number, "1200.5")
        );
        assert_eq!(whole("x1,200").kind, WordKind::Word);
    }

    #[test]
    fn a_negation_alone_is_one_word() {
        assert_eq!(whole("N'T").lower, "n't");
        assert!(!whole("N'T").is_negated && whole("isN'T").is_negated);
        assert!(!whole("N'T").capital);
    }
}
