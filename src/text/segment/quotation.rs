//! Quotations whose own stop is not that of the sentence around them. Owns the
//! case of a speaker who is named after it.

use super::boundary::{Boundary, first_word};
use super::opener::{opens_sentence, reports_speech};

/// How many words a speaker's name and rank take up at most.
const MAX_NAME_WORDS: usize = 5;

/// Whether a quotation ends here and its speaker follows: `"Why now?" Mayor
/// Lund asked.` What begins with a small letter is held together already, and a
/// pronoun that belongs to the quotation is not capitalized.
pub(super) fn is_followed_by_speaker(boundary: &Boundary) -> bool {
    if !boundary.closers.contains(['"', '”', '’', '\'', '»']) {
        return false;
    }
    let mut rest = boundary.right;
    for place in 0..=MAX_NAME_WORDS {
        let word = first_word(rest);
        if place > 0 && reports_speech(word) {
            let rest = rest.get(word.len()..).unwrap_or_default();
            return word.starts_with(char::is_lowercase) && says_no_more(rest);
        }
        let named = word.starts_with(char::is_uppercase) && !(place == 0 && opens_sentence(word));
        if !named {
            return false;
        }
        rest = rest.get(word.len()..).unwrap_or_default();
        rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    }
    false
}

/// Whether what follows the verb only tells when, where or how it was said: a
/// speaker who goes on to say something begins a sentence.
fn says_no_more(rest: &str) -> bool {
    const CIRCUMSTANCE: &[&str] = &[
        "after",
        "again",
        "as",
        "at",
        "before",
        "during",
        "from",
        "in",
        "last",
        "later",
        "on",
        "when",
        "while",
        "with",
        "yesterday",
    ];
    let next = rest.trim_start();
    next.is_empty()
        || next.starts_with(['.', ',', ';', ':', '!', '?', '—', '–'])
        || CIRCUMSTANCE.contains(&first_word(next))
}

#[cfg(test)]
mod tests {
    use super::super::cut;

    #[test]
    fn a_speaker_belongs_to_the_quotation() {
        for text in [
            "\"Why now?\" Mayor Lund asked.",
            "“Leave!” Gen. Ana Ruiz shouted at the crowd.",
            "'Who is it?' Bo said, and left.",
        ] {
            assert_eq!(cut(text), [text]);
        }
    }

    #[test]
    fn what_only_looks_like_a_speaker_begins_anew() {
        for text in [
            "\"Why now?\" Mayor Lund said nothing.",
            "\"Why now?\" The mayor asked.",
            "\"Why now?\" Mayor Lund held the door.",
            "Why now? Mayor Lund asked.",
        ] {
            assert_eq!(cut(text).len(), 2, "{text}");
        }
    }
}
