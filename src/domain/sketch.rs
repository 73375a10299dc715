//! A sketch of a text: enough of its word pairs to tell how many of them it
//! shares with another text, without either text. Owns what is kept, how it is
//! compared and how it is written; who is whose reprint is the business of
//! `matrix`.
//!
//! The word pairs are hashed, and the smallest hashes kept: of two texts they are
//! a fair sample of all pairs (Broder 1997, "On the resemblance and containment of
//! documents"). Pairs, and not longer runs, since an editor who changes words here
//! and there breaks every long run, while two reporters who quote one speech share
//! a few long ones.

use serde::{Deserialize, Serialize};

/// How many hashes are kept: the share that two texts have in common comes out
/// within some four hundredths.
const KEPT: usize = 256;

/// The smallest hashes of a text's word pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sketch {
    /// In ascending order, each once; all of them where the text has no more.
    smallest: Box<[u32]>,
    /// How many distinct pairs the text has.
    distinct: u32,
}

impl Sketch {
    /// The sketch of a text; none where it has no words. Case, white space and
    /// punctuation do not count.
    ///
    /// ```
    /// use stancegrid::domain::Sketch;
    /// let sketch = |text| Sketch::of(text).ok_or("no words");
    /// let (one, other) = (sketch("Rates fell again.")?, sketch("rates  fell – again!")?);
    /// assert_eq!(one, other);
    /// assert_eq!(one.shared(&sketch("Rates fell today.")?), 0.5);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let words = text.split_whitespace().filter_map(hash_of_word);
        let words: Vec<u64> = words.collect();
        let mut hashes: Vec<u32> = match words.as_slice() {
            [] => return None,
            [only] => vec![upper(mixed(*only))],
            words => {
                let pairs = words.windows(2);
                pairs
                    .map(|pair| upper(mixed(pair[0].rotate_left(17) ^ pair[1])))
                    .collect()
            }
        };
        hashes.sort_unstable();
        hashes.dedup();
        let distinct = u32::try_from(hashes.len()).unwrap_or(u32::MAX);
        hashes.truncate(KEPT);
        Some(Self {
            smallest: hashes.into_boxed_slice(),
            distinct,
        })
    }

    /// The hashes kept, in ascending order.
    pub fn hashes(&self) -> &[u32] {
        &self.smallest
    }

    /// How many distinct word pairs the text has.
    pub fn distinct(&self) -> u32 {
        self.distinct
    }

    /// The share of the word pairs of the one that has fewer that the other has
    /// too, as far as the sketches tell: exact where neither left any out.
    pub fn shared(&self, other: &Self) -> f64 {
        let (mut ours, mut theirs) = (
            self.smallest.iter().peekable(),
            other.smallest.iter().peekable(),
        );
        let (mut all, mut common) = (0u32, 0u32);
        while (all as usize) < KEPT {
            match (ours.peek(), theirs.peek()) {
                (Some(a), Some(b)) if a == b => {
                    common += 1;
                    ours.next();
                    theirs.next();
                }
                (Some(a), Some(b)) if a < b => drop(ours.next()),
                (Some(_), Some(_)) | (None, Some(_)) => drop(theirs.next()),
                (Some(_), None) => drop(ours.next()),
                (None, None) => break,
            }
            all += 1;
        }
        // The share of all pairs of both that both have, and from it how many.
        let resemblance = f64::from(common) / f64::from(all.max(1));
        let of_both = f64::from(self.distinct) + f64::from(other.distinct);
        let common = resemblance / (1.0 + resemblance) * of_both;
        (common / f64::from(self.distinct.min(other.distinct))).min(1.0)
    }
}

/// The hash of a word's letters and digits; none where it has none.
fn hash_of_word(word: &str) -> Option<u64> {
    // FNV-1a, 64 bits (Fowler, Noll, Vo): sketches of one run are held against
    // those of another machine and another year, so the hash is settled here.
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut any = false;
    let mut feed = |c: char| {
        any = true;
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
    any.then_some(hash)
}

/// Spreads a hash over all bits (the finalizer of SplitMix64, Steele et al. 2014).
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
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
        let ordered = smallest.windows(2).all(|pair| pair[0] < pair[1]);
        let whole = smallest.len() == KEPT.min(distinct as usize) && !smallest.is_empty();
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

    /// A text of so many words of which each pair is there once.
    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|at| format!("w{at} ")).collect()
    }

    #[test]
    fn case_space_and_punctuation_do_not_count_but_words_and_their_order_do() {
        assert_eq!(
            sketch("Rates fell.\n\nProfits rose"),
            sketch("RATES fell “profits” rose!")
        );
        assert_ne!(sketch("rates fell"), sketch("fell rates"));
        assert_ne!(sketch("rates"), sketch("rate"));
        assert_eq!(sketch("Überall Öl"), sketch("überall öl"));
        assert_eq!(Sketch::of(" – … \n"), None);
    }

    #[test]
    fn of_short_texts_the_share_is_exact() {
        let (ten, six) = (sketch(&text(0..11)), sketch(&text(0..7)));
        let within = ten.shared(&six);
        assert!(
            (within - 1.0).abs() < 1e-9,
            "the shorter one stands in the other: {within}"
        );
        let half = sketch(&text(5..16));
        assert!((ten.shared(&half) - 0.5).abs() < 1e-9);
        assert_eq!(ten.shared(&sketch(&text(50..60))), 0.0);
    }

    #[test]
    fn of_long_texts_it_is_near() {
        let whole = sketch(&text(0..3_000));
        assert_eq!(whole.distinct(), 2_999);
        for kept in [300, 1_000, 2_000] {
            let other = sketch(&text(3_000 - kept..6_000 - kept));
            let truth = (kept - 1) as f64 / 2_999.0;
            let shared = whole.shared(&other);
            assert!((shared - truth).abs() < 0.12, "{shared} for {truth}");
        }
    }

    #[test]
    fn what_is_no_sketch_is_not_taken_for_one() {
        for text in [
            "",
            "2",
            "2:",
            "1:0000000",
            "1:0000000g",
            "2:0000000200000001",
            "3:00000001",
            "x:00000001",
        ] {
            assert!(Sketch::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_sketch_is_read_back_and_compares_alike_both_ways(
            a in "[a-e ]{1,200}", b in "[a-e ]{1,200}"
        ) {
            let (Some(one), Some(other)) = (Sketch::of(&a), Sketch::of(&b)) else {
                return Ok(());
            };
            prop_assert_eq!(Sketch::try_from(String::from(one.clone())), Ok(one.clone()));
            prop_assert_eq!(one.shared(&other), other.shared(&one));
            prop_assert_eq!(one.shared(&one), 1.0);
        }
    }
}
