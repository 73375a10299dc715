//! Words on their way into a cell. Owns which of them the workbook writer
//! would not hand on unharmed, and how these are written instead.
//!
//! The format writes a control character as `_xHHHH_`, and a text that looks
//! like that with its first underline as `_x005F_`. The writer does both, but
//! for two cases. It takes a text in `<r>…</r>` for markup of its own; and in
//! `_x0041` before a control character it escapes the latter alone, whose
//! escape then completes `_x0041_`. Such texts go in as one run of a rich text,
//! where nothing but control characters is escaped, so that the underlines can
//! be escaped here.

/// The words for a run of a rich text, where plain text would not do.
pub(super) fn escaped(words: &str) -> Option<String> {
    is_delicate(words).then(|| words.replace("_x", "_x005F_x"))
}

/// By how much a delicate text may grow, which counts against the limit of the
/// cell: one control character becomes seven characters.
pub(super) const MAX_GROWTH_CHARS: usize = 8;

/// Whether plain text would not do, for the text or for a part of it.
pub(super) fn is_delicate(words: &str) -> bool {
    words.contains("<r>")
        || words
            .match_indices("_x")
            .any(|(at, _)| half_an_escape(words, at))
}

/// Whether `_xHHHH` stands here and a character that is escaped behind it.
fn half_an_escape(words: &str, at: usize) -> bool {
    let mut behind = words[at..].chars().skip(2);
    let digits = behind.by_ref().take(4);
    let hex = digits.filter(char::is_ascii_hexdigit).count() == 4;
    let escapes = |next: char| {
        matches!(next, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}') && !matches!(next, '\t' | '\n')
    };
    hex && behind.next().is_some_and(escapes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_writer_would_mistake_is_escaped_here() {
        assert_eq!(escaped("<r><t>x</t></r>").unwrap(), "<r><t>x</t></r>");
        assert_eq!(escaped("_x0041\r_").unwrap(), "_x005F_x0041\r_");
    }

    #[test]
    fn what_the_writer_does_right_is_left_to_it() {
        for words in [
            "_x0041_", "_x0041", "_x0041\n", "_x004\r", "a\r", "<b>", "_xé", "_",
        ] {
            assert_eq!(escaped(words), None, "{words:?}");
        }
    }
}
