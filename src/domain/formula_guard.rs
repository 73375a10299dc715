//! The apostrophe before words that a spreadsheet would run as a formula. Owns
//! which words need one, and the way there and back: `export` writes guards
//! and `ingest` takes them off, and neither may know the other.
//!
//! What needs one. Every spreadsheet program runs a field that begins with `=`;
//! Excel also one that begins with `+`, `-` or `@`, and in East Asian settings
//! one with the full-width forms of these. LibreOffice drops a NUL before it
//! looks; others skip a tab or a line end, and typing a field anew may drop a
//! space. So whatever cannot be seen is passed over before the first character
//! is asked for. See OWASP, "CSV Injection". A field that begins with an
//! apostrophe gets another, or its own would be taken for a guard.

use std::borrow::Cow;

const GUARD: char = '\'';

/// The words with a guard where they need one.
///
/// ```
/// use stancegrid::domain::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("1 = 1"), "1 = 1");
/// assert_eq!(unguarded(&guarded("'=1+1")), "'=1+1");
/// ```
pub fn guarded(words: &str) -> Cow<'_, str> {
    if needs_guard(words) {
        Cow::Owned(format!("{GUARD}{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// The words without their guard: undoes [`guarded`], whatever the words. An
/// apostrophe before words that need none is their own: "'Tis" stays.
pub fn unguarded(field: &str) -> &str {
    match field.strip_prefix(GUARD) {
        Some(words) if needs_guard(words) => words,
        Some(_) | None => field,
    }
}

fn needs_guard(words: &str) -> bool {
    if words.starts_with(|first: char| first == GUARD || first.is_control()) {
        return true;
    }
    let seen = words.trim_start_matches(unseen);
    seen.starts_with(starts_formula)
}

fn starts_formula(character: char) -> bool {
    matches!(
        character,
        '=' | '+' | '-' | '@'
        | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' // the same, full width
        | '\u{30fc}' // the long-vowel mark, the minus of Japanese keyboards
        | '\u{2212}' // the minus sign proper
        | '\u{fe62}' | '\u{fe63}' | '\u{fe66}' | '\u{fe6b}' // small plus, minus, equals, at
    )
}

/// White space, controls, and marks of no width, the byte-order mark among them.
fn unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_may_run_is_guarded() {
        for words in [
            "=1+1",
            "+1",
            "-2+3",
            "@SUM(1,1)",
            "\t=1",
            "\rtext",
            "\ntext",
            "\0=1",
            "  =1",
            "\u{a0}=1",
            "\u{3000}=1",
            "\u{200f}-1",
            "\u{feff}@x",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}SUM(1)",
            "'=1",
            "'Tis",
        ] {
            assert_eq!(guarded(words), format!("'{words}"), "{words:?}");
            assert_eq!(unguarded(&guarded(words)), words);
        }
    }

    #[test]
    fn what_cannot_run_stays_as_it_is() {
        for words in [
            "",
            "a=1",
            " text",
            "1+1",
            "\"=1\"",
            "\u{2013} said",
            "\u{201c}=",
            "(=1)",
            "7",
        ] {
            assert_eq!(guarded(words), words);
        }
    }

    #[test]
    fn an_apostrophe_of_the_text_stays_where_no_guard_was_written() {
        for words in ["'Tis", "'", "' so", "'70s"] {
            assert_eq!(unguarded(words), words);
        }
        assert_eq!(unguarded("''Tis"), "'Tis");
    }

    proptest! {
        #[test]
        fn a_guard_comes_off_without_loss(words in "['=+@\\-\\s\\PC\\pC]{0,8}") {
            let written = guarded(&words);
            prop_assert_eq!(unguarded(&written), &words);
        }

        #[test]
        fn nothing_guarded_begins_like_a_formula(words in any::<String>()) {
            let written = guarded(&words);
            prop_assert!(!written.trim_start_matches(unseen).starts_with(starts_formula));
        }
    }
}
