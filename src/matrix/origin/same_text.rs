//! Whether two articles are versions of one text, and how surely. Owns the rule and
//! its bounds; what they have in common is estimated in `domain`.
//!
//! The bounds are measured (ARCHITECTURE.md, "Origins").

use crate::domain::{Overlap, Sketch};

/// Of what the writer says, the shorter text shares this much with the other. An edit
/// of two fifths of all words, scattered, leaves .44 on average.
const MIN_OWN_SHARE: f64 = 0.33;

/// And as much of all it holds: where nearly all is quoted, a few sentences of one's
/// own would decide.
const MIN_WHOLE_SHARE: f64 = 0.33;

/// Who shares this much copied it, quotations or not.
const COPIED_SHARE: f64 = 0.65;

/// One that is shorter than so much of the other is a part of it, not a reprint.
const MIN_LENGTH_SHARE: f64 = 0.4;

/// Texts of fewer word pairs are of one origin only where they are equal: a few
/// words are soon shared.
const MIN_WORD_PAIRS: u32 = 20;

/// The strength of a link between equal texts. Strengths are whole numbers, so that
/// their sum is the same in whatever order they come.
const EQUAL_STRENGTH: u32 = 1_000_000;

/// How surely two articles are versions of one text; none where they are not.
pub fn strength(one: &Sketch, other: &Sketch) -> Option<u32> {
    if one.has_the_pairs_of(other) {
        return Some(EQUAL_STRENGTH);
    }
    let (shorter, longer) = match one.distinct() < other.distinct() {
        true => (one.distinct(), other.distinct()),
        false => (other.distinct(), one.distinct()),
    };
    if shorter < MIN_WORD_PAIRS || f64::from(shorter) < MIN_LENGTH_SHARE * f64::from(longer) {
        return None;
    }
    let Overlap { whole, own } = Overlap::of(one, other);
    let share = match () {
        () if whole >= COPIED_SHARE => whole,
        () if own >= MIN_OWN_SHARE && whole >= MIN_WHOLE_SHARE => own.min(whole),
        () => return None,
    };
    Some((share * f64::from(EQUAL_STRENGTH)).round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(one: &str, other: &str) -> Option<u32> {
        let sketch = |text| Sketch::of(text).expect("words");
        let found = strength(&sketch(one), &sketch(other));
        assert_eq!(found, strength(&sketch(other), &sketch(one)));
        found
    }

    /// A text of so many words of which each pair is there once.
    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|at| format!("w{at} ")).collect()
    }

    #[test]
    fn a_third_of_what_the_writers_say_makes_a_link_and_less_does_not() {
        assert_eq!(link(&text(0..101), &text(66..167)), Some(340_000));
        assert_eq!(link(&text(0..101), &text(69..170)), None);
    }

    #[test]
    fn what_both_quote_makes_none_up_to_a_copy() {
        let quoting = |own: std::ops::Range<usize>, speech: usize| {
            format!("{}\n“{}”", text(own), text(500..500 + speech))
        };
        assert_eq!(link(&quoting(0..60, 60), &quoting(100..160, 60)), None);
        let copied = link(&quoting(0..30, 90), &quoting(100..130, 90));
        assert!(
            copied.is_some_and(|strength| strength > 650_000),
            "{copied:?}"
        );
    }

    #[test]
    fn a_few_own_words_in_common_make_none_where_the_rest_is_quoted() {
        let quoting = |from| format!("{}\n“{}”", text(0..30), text(from..from + 80));
        assert_eq!(link(&quoting(200), &quoting(400)), None);
    }

    #[test]
    fn a_part_is_no_reprint() {
        assert!(link(&text(0..101), &text(0..42)).is_some());
        assert_eq!(link(&text(0..101), &text(0..40)), None);
    }

    #[test]
    fn short_texts_are_linked_only_where_they_are_equal() {
        assert_eq!(
            link("“The tram”, she said", "The tram, she said."),
            Some(EQUAL_STRENGTH)
        );
        assert_eq!(link(&text(0..20), &text(0..19)), None);
        assert!(link(&text(0..21), &text(0..22)).is_some());
    }
}
