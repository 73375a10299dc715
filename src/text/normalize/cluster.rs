//! Characters that belong together: a letter with its marks, and what is
//! invisible after it. Owns where such a cluster ends; what becomes of it is
//! decided above.

use std::iter;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::character::is_invisible;

/// How many bytes of ASCII `text` begins with.
pub(super) fn ascii_prefix(text: &str) -> usize {
    const STEP_BYTES: usize = 32;
    let steps = text.as_bytes().chunks_exact(STEP_BYTES);
    let whole = STEP_BYTES * steps.take_while(|step| step.is_ascii()).count();
    let rest = text.bytes().skip(whole);
    whole + rest.take_while(u8::is_ascii).count()
}

/// How many bytes the first character of `text` takes up with all that may
/// combine with it or is invisible. Composition never reaches past such a
/// cluster (UAX #15, stable code points).
pub(super) fn cluster_prefix(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let rest = text[first..].chars().take_while(|&c| follows(c));
    first + rest.map(char::len_utf8).sum::<usize>()
}

/// Whether a character may combine with the one before it, or is invisible. One
/// that does not stays as it is when a text is composed.
pub(super) fn follows(c: char) -> bool {
    !stands_alone(c) && may_follow(c)
}

/// Most of what is met in English: it need not be looked up.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

fn may_follow(c: char) -> bool {
    !c.is_ascii()
        && (is_invisible(c)
            || canonical_combining_class(c) != 0
            || is_nfc_quick(iter::once(c)) != IsNormalized::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn what_need_not_be_looked_up_follows_nothing() {
        for c in '\0'..=char::MAX {
            assert!(!(stands_alone(c) && may_follow(c)), "{c:?}");
        }
    }

    #[test]
    fn what_follows_nothing_is_composed() {
        for c in ('\0'..=char::MAX).filter(|&c| !follows(c)) {
            assert!(iter::once(c).nfc().eq(iter::once(c)), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn the_ascii_is_counted(plain in "[ -~]{0,80}", rest in "([é—].{0,9})?") {
            prop_assert_eq!(ascii_prefix(&(plain.clone() + &rest)), plain.len());
        }
    }
}
