//! How much two texts have in common, as their sketches tell. Owns the estimates;
//! from what share on two texts are one is told in `matrix`.
//!
//! Both sketches are known up to the smaller of their largest hashes, and there each
//! is a fair sample of its text. The share of all pairs that both have is taken from
//! it (Broder 1997, "On the resemblance and containment of documents").

use super::Sketch;

/// What two texts have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// The share of the word pairs of the text that has fewer that the other has too.
    pub whole: f64,
    /// That share of what the writers say themselves: pairs that neither only
    /// quotes, of the own pairs of the text that has fewer. What the one says and the
    /// other quotes counts for neither. 0 where one says nothing itself.
    pub own: f64,
}

impl Overlap {
    /// What two texts have in common: exact where neither sketch left anything out.
    ///
    /// ```
    /// use stancegrid::domain::{Overlap, Sketch};
    /// let sketch = |text| Sketch::of(text).ok_or("no words");
    /// let one = sketch("Rates fell again, the bank said: “We shall see.”")?;
    /// let other = sketch("Then he said: “We shall see.”")?;
    /// let both = Overlap::of(&one, &other);
    /// assert_eq!((both.whole, both.own), (0.6, 0.0));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(one: &Sketch, other: &Sketch) -> Self {
        let most = limit(one).min(limit(other));
        let (ours, theirs) = (upto(one, most), upto(other, most));
        let mut common = Common::default();
        let (mut at, mut beside) = (0, 0);
        while let (Some(a), Some(b)) = (ours.get(at), theirs.get(beside)) {
            let (hash, other) = (a >> 1, b >> 1);
            if hash == other {
                common.count(a & 1 == 1, b & 1 == 1);
            }
            at += usize::from(hash <= other);
            beside += usize::from(other <= hash);
        }
        let all = (ours.len() + theirs.len()).saturating_sub(common.all);
        // The share of all pairs of both that both have, and from it how many.
        let resemblance = share(common.all, all);
        let (fewer, more) = match one.distinct() < other.distinct() {
            true => (one.distinct(), other.distinct()),
            false => (other.distinct(), one.distinct()),
        };
        let of_both = f64::from(fewer) + f64::from(more);
        let whole = resemblance / (1.0 + resemblance) * of_both / f64::from(fewer.max(1));
        let say_ours = own(ours).saturating_sub(common.own_and_quoted);
        let say_theirs = own(theirs).saturating_sub(common.quoted_and_own);
        Self {
            whole: whole.min(1.0),
            own: share(common.own, say_ours.min(say_theirs)),
        }
    }
}

/// How many pairs both have, and how each says them.
#[derive(Default)]
struct Common {
    all: usize,
    own: usize,
    own_and_quoted: usize,
    quoted_and_own: usize,
}

impl Common {
    fn count(&mut self, we_quote: bool, they_quote: bool) {
        self.all += 1;
        match (we_quote, they_quote) {
            (false, false) => self.own += 1,
            (false, true) => self.own_and_quoted += 1,
            (true, false) => self.quoted_and_own += 1,
            (true, true) => {}
        }
    }
}

/// Up to which hash all pairs of a text are known.
fn limit(sketch: &Sketch) -> u32 {
    match sketch.marked().last() {
        Some(largest) if sketch.left_out_any() => largest >> 1,
        _ => u32::MAX,
    }
}

fn upto(sketch: &Sketch, most: u32) -> &[u32] {
    let marked = sketch.marked();
    let count = marked.partition_point(|hash| hash >> 1 <= most);
    marked.get(..count).unwrap_or(marked)
}

fn own(marked: &[u32]) -> usize {
    marked.iter().filter(|hash| **hash & 1 == 0).count()
}

fn share(part: usize, of: usize) -> f64 {
    part as f64 / of.max(1) as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn overlap(one: &str, other: &str) -> Overlap {
        let sketch = |text| Sketch::of(text).expect("words");
        Overlap::of(&sketch(one), &sketch(other))
    }

    /// A text of so many words of which each pair is there once.
    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|at| format!("w{at} ")).collect()
    }

    fn near(found: f64, truth: f64, within: f64) -> bool {
        (found - truth).abs() < within
    }

    #[test]
    fn of_short_texts_the_shares_are_exact() {
        let within = overlap(&text(0..11), &text(0..7));
        assert!(
            near(within.whole, 1.0, 1e-9),
            "the shorter one stands in the other: {within:?}"
        );
        let half = overlap(&text(0..11), &text(5..16));
        assert!(
            near(half.whole, 0.5, 1e-9) && near(half.own, 0.5, 1e-9),
            "{half:?}"
        );
        let none = overlap(&text(0..11), &text(50..60));
        assert_eq!((none.whole, none.own), (0.0, 0.0));
    }

    #[test]
    fn of_long_texts_they_are_near() {
        for kept in [300, 1_000, 2_000] {
            let found = overlap(&text(0..3_000), &text(3_000 - kept..6_000 - kept));
            let truth = (kept - 1) as f64 / 2_999.0;
            assert!(near(found.whole, truth, 0.12), "{found:?} for {truth}");
            assert_eq!(found.whole > 0.0, found.own > 0.0);
        }
    }

    #[test]
    fn a_sketch_that_left_nothing_out_sets_no_limit() {
        // All 200 pairs stand in the long text, and most of its hashes are beyond
        // the largest that the long one kept.
        let found = overlap(&text(0..201), &text(0..2_001));
        assert!(near(found.own, 1.0, 1e-9), "{found:?}");
        assert!(near(found.whole, 1.0, 0.3), "{found:?}");
    }

    #[test]
    fn what_both_quote_is_not_their_own() {
        let speech = text(100..150);
        let quoting = |own: std::ops::Range<usize>| format!("{}\n“{speech}”\n", text(own));
        let two = overlap(&quoting(0..30), &quoting(50..80));
        assert!(two.whole > 0.6 && two.own == 0.0, "{two:?}");
        let unmarked = |own| quoting(own).replace(['“', '”'], "");
        let near_miss = overlap(&unmarked(0..30), &unmarked(50..80));
        assert!(near(near_miss.own, near_miss.whole, 1e-9), "{near_miss:?}");
    }

    #[test]
    fn what_one_says_and_the_other_quotes_counts_for_neither() {
        let (story, speech) = (text(0..31), text(100..150));
        let marked = format!("{story}\n“{speech}”");
        let unmarked = format!("{story}\n{speech}");
        let found = overlap(&marked, &unmarked);
        assert_eq!((found.whole, found.own), (1.0, 1.0));
    }

    #[test]
    fn texts_that_say_nothing_themselves_have_nothing_own_in_common() {
        let quoted = format!("“{}”", text(0..50));
        let found = overlap(&quoted, &quoted);
        assert_eq!((found.whole, found.own), (1.0, 0.0));
    }

    proptest! {
        #[test]
        fn it_is_alike_both_ways_and_a_share(
            a in "[a-e“” \n]{1,200}", b in "[a-e\" \n]{1,200}"
        ) {
            let (Some(one), Some(other)) = (Sketch::of(&a), Sketch::of(&b)) else {
                return Ok(());
            };
            let found = Overlap::of(&one, &other);
            prop_assert_eq!(found, Overlap::of(&other, &one));
            prop_assert_eq!(Overlap::of(&one, &one).whole, 1.0);
            prop_assert!((0.0..=1.0).contains(&found.whole));
            prop_assert!((0.0..=1.0).contains(&found.own));
        }
    }
}
