//! Whether two words are nearly spelt alike. Owns the threshold, what is no
//! misspelling whatever the letters, and a bound by which almost no pair has to
//! be compared letter by letter.

/// Jaro-Winkler below this is no likeness: at .92 misspellings and
/// transliterations of names pass (Zabiullah/Zabihullah .98), neighbours in
/// the dictionary mostly do not.
const MIN_SIMILARITY: f64 = 0.92;

/// What Jaro-Winkler adds for each letter at the beginning that is the same, and
/// for how many at most (Winkler 1990, String comparator metrics).
const PREFIX_SCALE: f64 = 0.1;
const MAX_PREFIX_LETTERS: usize = 4;

/// More than sums of a few numbers below 1 can be out by rounding.
const ROUNDING: f64 = 1e-9;

/// Words shorter than this, in letters, have no misspellings, and longer ones are
/// no words: comparing takes as long as the one times the other.
const MIN_LETTERS: usize = 5;
const MAX_LETTERS: usize = 100;

/// Prefixes that turn a word round: two words that differ by one of them are
/// not misspellings of each other.
const NEGATIVE_PREFIXES: [&str; 11] = [
    "anti", "counter", "dis", "il", "im", "in", "ir", "mis", "non", "over", "un",
];

/// How alike two words are spelt, 0.92 to 1; `None` where they are not. Never for
/// words under five letters, over a hundred or with digits, nor across a negative
/// prefix.
pub(super) fn spelling(one: &str, other: &str) -> Option<f64> {
    Letters::of(one)?.spelling(one, other, &Letters::of(other)?)
}

/// The letters of a word that can have misspellings, without their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letters {
    /// How many letters fall into each class: those of one class have the same
    /// low bits.
    counts: [u8; CLASSES],
    length: usize,
    first: [char; MAX_PREFIX_LETTERS],
}

const CLASSES: usize = 32;

impl Letters {
    /// The letters of a word; `None` where it has no misspellings.
    pub fn of(word: &str) -> Option<Self> {
        let mut letters = Self {
            counts: [0; CLASSES],
            length: 0,
            first: ['\0'; MAX_PREFIX_LETTERS],
        };
        for letter in word.chars() {
            if !letter.is_alphabetic() {
                return None;
            }
            if let Some(first) = letters.first.get_mut(letters.length) {
                *first = letter;
            }
            if letters.length == MAX_LETTERS {
                return None;
            }
            letters.counts[letter as usize % CLASSES] += 1;
            letters.length += 1;
        }
        (letters.length >= MIN_LETTERS).then_some(letters)
    }

    /// How alike two words are spelt whose letters are these; as [`spelling`].
    pub fn spelling(&self, word: &str, other: &str, others: &Self) -> Option<f64> {
        if self.highest(others) < MIN_SIMILARITY || differ_by_prefix(word, other) {
            return None;
        }
        let value = strsim::jaro_winkler(word, other);
        (value >= MIN_SIMILARITY).then_some(value)
    }

    /// What Jaro-Winkler is at most. No more letters can be matched than both
    /// words have of each class, and none need be out of order.
    fn highest(&self, other: &Self) -> f64 {
        let shared = self.counts.iter().zip(&other.counts);
        let matched: u32 = shared.map(|(&one, &other)| u32::from(one.min(other))).sum();
        let matched = f64::from(matched);
        let shares = matched / self.length as f64 + matched / other.length as f64;
        let jaro = (shares + 1.0) / 3.0;
        let same = self.first.iter().zip(&other.first);
        let prefix = same.take_while(|(one, other)| one == other).count();
        jaro + PREFIX_SCALE * prefix as f64 * (1.0 - jaro) + ROUNDING
    }
}

fn differ_by_prefix(one: &str, other: &str) -> bool {
    let prefixed = |long: &str, short: &str| {
        let rest = NEGATIVE_PREFIXES
            .iter()
            .filter_map(|prefix| long.strip_prefix(prefix));
        rest.into_iter().any(|rest| rest == short)
    };
    prefixed(one, other) || prefixed(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_misspelt_name_is_like_the_name() {
        assert!(spelling("zabihullah", "zabiullah").is_some());
        assert_eq!(spelling("zabihullah", "rehmatullah"), None);
    }

    #[test]
    fn prefixes_digits_and_short_words_are_safe() {
        assert_eq!(spelling("disproven", "proven"), None);
        assert_eq!(spelling("covid19", "covid20"), None);
        assert_eq!(spelling("mali", "malta"), None);
    }

    #[test]
    fn what_is_too_long_for_a_word_is_not_compared() {
        let long = |length: usize| "a".repeat(length);
        assert_eq!(spelling(&long(100), &long(100)), Some(1.0));
        assert_eq!(spelling(&long(101), &long(101)), None);
        assert_eq!(spelling(&long(2_000_000), &long(2_000_000)), None);
    }

    proptest! {
        #[test]
        fn the_bound_is_one(one in "[abcdé中]{5,9}", other in "[abcdé中]{5,9}") {
            let letters = |word| Letters::of(word).unwrap();
            let highest = letters(&one).highest(&letters(&other));
            prop_assert!(highest >= strsim::jaro_winkler(&one, &other));
        }

        #[test]
        fn near_words_pass_the_bound(word in "[a-e]{5,12}", at in 0usize..12, letter in "[a-e]?") {
            let at = at.min(word.len());
            let other = format!("{}{letter}{}", &word[..at], word.get(at + 1..).unwrap_or_default());
            let (Some(one), Some(others)) = (Letters::of(&word), Letters::of(&other)) else {
                return Ok(());
            };
            let value = strsim::jaro_winkler(&word, &other);
            let alike = value >= MIN_SIMILARITY && !differ_by_prefix(&word, &other);
            prop_assert_eq!(one.spelling(&word, &other, &others), alike.then_some(value));
        }
    }
}
