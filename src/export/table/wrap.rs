//! Fits words into columns: wraps, shortens and pads by terminal width. Owns
//! no decision on how wide a column is.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Where a long word may be broken: behind one of these.
pub(super) const JOINTS: [char; 3] = ['/', '_', '-'];

/// Words of more bytes are wider than any line, whatever ligatures do.
const MAX_MEASURED_BYTES: usize = 4_000;

/// Breaks `text` at spaces into lines of at most `width` terminal columns
/// (taken as 3 where smaller, so that every character fits). A word that is
/// wider than a line is broken, after `/`, `_` or `-` where it can be. Runs of
/// spaces count as one; empty text has no lines.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(3);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= width {
            if gap == 1 {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        while is_wider(rest, width) {
            let (head, tail) = split(rest, width);
            lines.push(head.to_owned());
            rest = tail;
        }
        line.push_str(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Whether a word is too wide for a line. Of a long one the beginning is enough.
fn is_wider(word: &str, width: usize) -> bool {
    take(word, width).len() < word.len()
        && (word.len() > MAX_MEASURED_BYTES || word.width() > width)
}

/// `text` in lines of `width`, at most `most` of them; where words are lost
/// the last line ends with `ellipsis`.
pub(super) fn wrap_within(text: &str, width: usize, most: usize, ellipsis: &str) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = width.saturating_sub(ellipsis.width());
            let kept = take(last, room).trim_end();
            *last = format!("{kept}{ellipsis}");
        }
    }
    lines
}

/// `text` in at most `width` columns, its end replaced by `ellipsis` where it
/// is longer.
pub(super) fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(ellipsis.width());
    let kept = take(text, room).trim_end();
    format!("{kept}{}", take(ellipsis, width))
}

/// `text` with spaces behind it up to `width`.
pub(super) fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// The longest beginning of `text` that is at most `width` wide, summing its
/// characters: never less than the width of the whole, whatever ligatures do.
fn take(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (at, character) in text.char_indices() {
        used += character.width().unwrap_or(0);
        if used > width {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// Splits a word that is too wide, after a separator in the second half of the
/// line if there is one. The head is never empty.
fn split(word: &str, width: usize) -> (&str, &str) {
    let mut head = take(word, width);
    if head.is_empty() {
        let first = word.chars().next().map_or(0, char::len_utf8);
        head = word.get(..first).unwrap_or(word);
    }
    let separator = head.rfind(JOINTS).map(|at| at + 1);
    let at = separator
        .filter(|&at| at * 2 >= head.len())
        .unwrap_or(head.len());
    word.split_at_checked(at).unwrap_or((word, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_at_spaces_and_only_then_inside_words() {
        assert_eq!(wrap("the tram is late", 8), ["the tram", "is late"]);
        assert_eq!(wrap("  tram   line ", 20), ["tram line"]);
        assert_eq!(wrap("a harbour-loop", 8), ["a", "harbour-", "loop"]);
        assert_eq!(wrap("terminus", 3), ["ter", "min", "us"]);
        assert!(wrap("", 10).is_empty());
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(wrap("电车线路", 5), ["电车", "线路"]);
        assert_eq!(shorten("电车线路", 5, "…"), "电车…");
    }

    #[test]
    fn what_is_cut_shows_it() {
        assert_eq!(
            wrap_within("one two three four", 5, 2, "…"),
            ["one", "two…"]
        );
        assert_eq!(wrap_within("one two", 5, 2, "…"), ["one", "two"]);
        assert_eq!(shorten("harbour", 5, "…"), "harb…");
        assert_eq!(shorten("tram", 4, "…"), "tram");
    }

    #[test]
    fn a_word_without_end_is_wrapped_in_one_pass() {
        let lines = wrap(&"ab".repeat(1_000_000), 40);
        assert_eq!(lines.len(), 50_000);
        assert!(lines.iter().all(|line| line.width() == 40));
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "\\PC{0,60}", width in 3usize..40) {
            let text = crate::domain::clean(&text);
            let lines = wrap(&text, width);
            for line in &lines {
                prop_assert!(line.width() <= width, "{line:?} > {width}");
            }
            let without = |text: &str| text.replace(' ', "");
            prop_assert_eq!(without(&lines.concat()), without(&text));
        }

        #[test]
        fn shortened_text_fits(text in "\\PC{0,40}", width in 0usize..20) {
            let text = crate::domain::clean(&text);
            prop_assert!(shorten(&text, width, "…").width() <= width);
            for line in wrap_within(&text, width, 2, "..") {
                prop_assert!(line.width() <= width.max(3));
            }
        }
    }
}
