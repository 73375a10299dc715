//! A sketch of a text: enough of its word pairs to tell how much of it stands in
//! another text, without either text. Owns what is kept and how it is written;
//! how two are compared stands in `overlap.rs`, and who is whose reprint is told in
//! `matrix`.
//!
//! The word pairs are hashed, and the smallest hashes kept: of two texts they are
//! a fair sample of all pairs (Broder 1997, "On the resemblance and containment of
//! documents"). Pairs, and not longer runs, since an editor who changes words here
//! and there breaks every long run.
//!
//! Two reporters who hear one speech both quote it: words that two texts have in
//! common make the one a reprint of the other only where they are the writer's own.
//! So each hash tells whether its pair stands in quotation marks alone.

use serde::{Deserialize, Serialize};

use super::quoted;

/// How many hashes are kept: the share that two texts have in common comes out
/// within some four hundredths.
const MAX_HASHES: usize = 256;

/// The smallest hashes of a text's word pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sketch {
    /// In ascending order, each once; all of them where the text has no more. The
    /// lowest bit is no part of the hash: it is 1 where the pair is only quoted.
    smallest: Box<[u32]>,
    /// How many distinct pairs the text has.
    distinct: u32,
}

impl Sketch {
    /// The sketch of a text; none where it has no words. Case, white space and
    /// punctuation do not count, but for quotation marks.
    ///
    /// ```
    /// use stancegrid::domain::Sketch;
    /// let sketch = |text| Sketch::of(text).ok_or("no words");
    /// let one = sketch("Rates fell again.")?;
    /// assert_eq!(one, sketch("rates  fell – again!")?);
    /// let quoting = sketch("“Rates fell again.”")?;
    /// assert!(one != quoting && one.has_the_pairs_of(&quoting));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let words = quoted::words(text);
        let words = words.map(|(word, quoted)| (hash_of_word(word), quoted));
        let words: Vec<(u64, bool)> = words.collect();
        let mut marked: Vec<u32> = match words.as_slice() {
            [] => return None,
            [(only, quoted)] => vec![with_mark(*only, *quoted)],
            words => {
                let pairs = words.windows(2);
                pairs
                    .map(|pair| {
                        let hash = pair[0].0.rotate_left(17) ^ pair[1].0;
                        with_mark(hash, pair[0].1 || pair[1].1)
                    })
                    .collect()
            }
        };
        // Of a pair that stands outside quotations too, that one comes first and stays.
        marked.sort_unstable();
        marked.dedup_by_key(|hash| *hash >> 1);
        let distinct = u32::try_from(marked.len()).unwrap_or(u32::MAX);
        marked.truncate(MAX_HASHES);
        Some(Self {
            smallest: marked.into_boxed_slice(),
            distinct,
        })
    }

    /// The hashes kept, in ascending order.
    pub fn hashes(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.smallest.iter().map(|marked| marked >> 1)
    }

    /// How many distinct word pairs the text has.
    pub fn distinct(&self) -> u32 {
        self.distinct
    }

    /// Whether both have the same word pairs, whoever says them: marks are lost and
    /// changed where a text is copied.
    pub fn has_the_pairs_of(&self, other: &Self) -> bool {
        self.distinct == other.distinct && self.hashes().eq(other.hashes())
    }

    /// The hashes with their marks.
    pub(super) fn marked(&self) -> &[u32] {
        &self.smallest
    }

    /// Whether pairs were left out for want of room.
    pub(super) fn left_out_any(&self) -> bool {
        self.distinct as usize > self.smallest.len()
    }
}

/// The hash of a word's letters and digits.
fn hash_of_word(word: &str) -> u64 {
    // FNV-1a, 64 bits (Fowler, Noll, Vo): sketches of one run are held against
    // those of another machine and another year, so the hash is settled here.
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut feed = |c: char| {
        for byte in u32::from(c).to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    };
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        match c.is_ascii() {
            true => feed(c.to_ascii_lowercase()),
            false => c.to_lowercase().for_each(&mut feed),
        }
    }
    hash
}

/// Spreads a hash over all bits (the finalizer of SplitMix64, Steele et al. 2014).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// The upper half of a hash, spread, and the mark in its lowest bit.
fn with_mark(hash: u64, quoted: bool) -> u32 {
    let upper = u32::try_from(mixed(hash) >> 32).unwrap_or(u32::MAX);
    (upper & !1) | u32::from(quoted)
}

/// Written as the number of pairs, a colon, and eight hexadecimal digits a hash.
impl From<Sketch> for String {
    fn from(sketch: Sketch) -> String {
        use std::fmt::Write;
        let mut text = String::with_capacity(12 + 8 * sketch.smallest.len());
        // Writing to a string does not fail.
        let _ = write!(text, "{}:", sketch.distinct);
        for hash in &sketch.smallest {
            let _ = write!(text, "{hash:08x}");
        }
        text
    }
}

impl TryFrom<String> for Sketch {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        const NONE: &str = "is no sketch of a text";
        let (distinct, digits) = text.split_once(':').ok_or(NONE)?;
        let distinct: u32 = distinct.parse().map_err(|_| NONE)?;
        let hash = |at: usize| {
            let digits = digits.get(at..at + 8)?;
            u32::from_str_radix(digits, 16).ok()
        };
        let places = (0..digits.len()).step_by(8);
        let hashes: Option<Vec<u32>> = places.map(hash).collect();
        let smallest = hashes.ok_or(NONE)?.into_boxed_slice();
        let ordered = smallest.windows(2).all(|pair| pair[0] >> 1 < pair[1] >> 1);
        let whole = smallest.len() == MAX_HASHES.min(distinct as usize) && !smallest.is_empty();
        (ordered && whole)
            .then_some(Self { smallest, distinct })
            .ok_or(NONE)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(text).expect("words")
    }

    /// How many of the pairs of a short text are marked as quoted, of how many.
    fn quoted(text: &str) -> (usize, usize) {
        let sketch = sketch(text);
        let marked = sketch.marked();
        let quoted = marked.iter().filter(|hash| **hash & 1 == 1);
        (quoted.count(), marked.len())
    }

    #[test]
    fn case_space_and_punctuation_do_not_count_but_words_and_their_order_do() {
        assert_eq!(
            sketch("Rates fell.\n\nProfits rose"),
            sketch("RATES fell ‘profits’ rose!")
        );
        assert_ne!(sketch("rates fell"), sketch("fell rates"));
        assert_ne!(sketch("rates"), sketch("rate"));
        assert_eq!(sketch("Überall Öl"), sketch("überall öl"));
        assert_eq!(Sketch::of(" – … \n"), None);
    }

    #[test]
    fn a_pair_is_quoted_where_either_word_is() {
        assert_eq!(quoted("she said that rates fell"), (0, 4));
        assert_eq!(quoted("she said “that rates” fell"), (3, 4));
        assert_eq!(quoted("she “said that rates fell"), (4, 4));
        assert_eq!(quoted("“rates”"), (1, 1));
    }

    #[test]
    fn a_pair_that_stands_outside_quotations_too_is_the_writers_own() {
        let both = "“Rates fell”, she said.\nAnd rates fell.";
        assert_eq!(sketch(both).marked().len(), 5);
        assert_eq!(quoted(both).0, 1, "fell she, alone");
        assert_eq!(quoted("“Rates fell”, she said.\nAnd rates rose.").0, 2);
    }

    #[test]
    fn marks_change_no_hash() {
        let plain = sketch("she said that rates fell");
        let marked = sketch("she said “that rates fell”");
        assert_ne!(plain, marked);
        assert!(plain.has_the_pairs_of(&marked));
        assert!(!plain.has_the_pairs_of(&sketch("she said that rates fell again")));
    }

    #[test]
    fn what_is_no_sketch_is_not_taken_for_one() {
        for text in [
            "",
            "2",
            "2:",
            "1:0000000",
            "2:0000000200000001",
            "2:0000000200000003",
            "3:00000001",
        ] {
            assert!(Sketch::try_from(text.to_owned()).is_err(), "{text}");
        }
        assert!(Sketch::try_from("2:0000000100000002".to_owned()).is_ok());
    }

    proptest! {
        #[test]
        fn a_sketch_is_read_back(text in "[a-e“” ]{1,200}") {
            let Some(sketch) = Sketch::of(&text) else {
                return Ok(());
            };
            prop_assert_eq!(Sketch::try_from(String::from(sketch.clone())), Ok(sketch));
        }
    }
}
