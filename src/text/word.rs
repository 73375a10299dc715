//! A word as far as its surface tells: lower case, stem, capitals. Owns what is
//! read from a surface; where it stands in a text is known to `token`, and that
//! each is read once is the business of `word_store`.

use super::stem::Stemmer;

/// The place of a word in the [`super::WordStore`] that made it, from 0. It says
/// nothing in another store, nor in the same one once that was emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordNumber(pub u32);

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
pub struct Word {
    /// Its place in the store that made it.
    pub number: WordNumber,
    /// What it is by itself.
    pub kind: WordKind,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it has two letters or more and all are capitals.
    pub shouted: bool,
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

/// The word or the two words that a surface is.
pub(super) enum Parts {
    /// One word, or a number or mark.
    Whole(Word),
    /// What stands before `n't`, and `n't`.
    Negated(Word, Word),
}

/// Reads a surface that begins with a letter or digit. Its words are numbered
/// from `number` on.
pub(super) fn read(surface: &str, number: WordNumber, stemmer: &Stemmer) -> Parts {
    let capital = surface.chars().next().is_some_and(char::is_uppercase);
    let lower = surface.to_lowercase();
    if surface.chars().next().is_some_and(|c| c.is_ascii_digit()) {
        let digits = lower.chars().filter(|&c| c != ',').collect();
        return Parts::Whole(as_it_is(digits, WordKind::Number, false, number));
    }
    let word = |lower: String, capital, number| Word {
        number,
        kind: WordKind::Word,
        capital,
        shouted: false,
        stem: stemmer.stem(&lower),
        lower,
    };
    match lower.strip_suffix(NEGATION) {
        Some("") => return Parts::Whole(word(lower, false, number)),
        Some(base) => {
            let found = CONTRACTED.iter().find(|(short, _)| *short == base);
            let base = found.map_or(base, |(_, long)| long).to_owned();
            return Parts::Negated(
                word(base, capital, number),
                word(NEGATION.to_owned(), false, WordNumber(number.0 + 1)),
            );
        }
        None => {}
    }
    let base = ["'s", "'"].iter().find_map(|end| lower.strip_suffix(end));
    let base = base.map(str::to_owned).unwrap_or(lower);
    let mut letters = surface.chars().filter(|char| char.is_alphabetic());
    Parts::Whole(Word {
        shouted: letters.clone().count() > 1 && letters.all(char::is_uppercase),
        ..word(base, capital, number)
    })
}

/// A mark, a number or a name: what has no stem but itself.
pub(super) fn as_it_is(lower: String, kind: WordKind, capital: bool, number: WordNumber) -> Word {
    Word {
        number,
        kind,
        capital,
        shouted: false,
        stem: lower.clone(),
        lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn whole(surface: &str) -> Word {
        match read(surface, WordNumber(0), &Stemmer::new(Lexicons::shipped())) {
            Parts::Whole(word) => word,
            Parts::Negated(..) => panic!("{surface} is two words"),
        }
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
        assert!(!whole("N'T").capital);
    }
}
