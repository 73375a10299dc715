//! Normalized text with a map back to the original: canonical composition, one
//! form for each quotation mark, dash and space, and nothing that cannot be
//! seen. Owns the map and the passage of spans through it; what becomes of each
//! character is in `character`. Changes no case and no word.

mod character;
mod cluster;
mod look_alike;
mod passage;
#[cfg(test)]
mod properties;

use unicode_normalization::UnicodeNormalization;

use crate::domain::Span;

use super::broken_word::BrokenWord;
use character::{Rewrite, is_invisible, rewrite};
use cluster::{ascii_prefix, cluster_prefix, follows};
use passage::{Edit, carry, ceil, floor};

pub use look_alike::disguised_words;
pub(super) use passage::WayBack;

/// A text in normalized form that remembers where each part of it came from.
///
/// ```
/// use stancegrid::domain::Span;
/// use stancegrid::text::normalize::Normalized;
/// let original = "He said “no\u{AD}body”.";
/// let normalized = Normalized::new(original);
/// assert_eq!(normalized.text(), "He said \"nobody\".");
/// let word = normalized.to_original(Span::new(9, 15));
/// assert_eq!(word.slice(original), Some("no\u{AD}body"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalized {
    text: String,
    /// In the order of both texts.
    edits: Vec<Edit>,
    original_len: usize,
}

impl Normalized {
    /// Normalizes `original` in one pass. A text that is all ASCII stays as it is.
    pub fn new(original: &str) -> Self {
        Self::rejoined(original, &[])
    }

    /// Like [`Self::new`], with words that are broken over two lines joined.
    pub fn rejoined(original: &str, broken: &[BrokenWord]) -> Self {
        let mut normalized = Self {
            text: String::with_capacity(original.len()),
            edits: Vec::new(),
            original_len: original.len(),
        };
        let mut from = 0;
        for word in broken {
            normalized.push_part(original, Span::new(from, word.span.start));
            let at = normalized.text.len();
            if word.keeps_hyphen {
                normalized.text.push('-');
            }
            normalized.note(at, word.span);
            from = word.span.end;
        }
        normalized.push_part(original, Span::new(from, original.len()));
        normalized
    }

    fn push_part(&mut self, original: &str, part: Span) {
        let mut start = part.start;
        while start < part.end {
            let rest = &original[start..part.end];
            let plain = ascii_prefix(rest);
            let joins = rest[plain..].chars().next().is_some_and(follows);
            // A mark sits on the character before it.
            let kept = plain - usize::from(joins && plain > 0);
            self.text.push_str(&rest[..kept]);
            start += kept;
            let cluster = cluster_prefix(&original[start..part.end]);
            self.push_cluster(original, Span::new(start, start + cluster));
            start += cluster;
        }
    }

    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The smallest span of the original whose words the given span of the
    /// normalized text holds. It is empty only where the given one is. Ends
    /// that lie past the text or inside a character are moved outward to the
    /// next place that is neither.
    pub fn to_original(&self, span: Span) -> Span {
        self.way_back().carry_back(span)
    }

    /// The passage back for many spans, which is quick where each follows the
    /// one before.
    pub(super) fn way_back(&self) -> WayBack<'_> {
        WayBack::new(&self.text, &self.edits)
    }

    /// The span of the normalized text that holds all that is left of the given
    /// span of the original; empty where nothing of it is left. Ends are moved
    /// outward as in [`Normalized::to_original`].
    pub fn to_normalized(&self, span: Span) -> Span {
        let end = span.end.min(self.original_len);
        let span = Span::new(span.start.min(end), end);
        let sides = |edit: &Edit| (edit.original, edit.normalized);
        let carried = carry(&self.edits, span, sides, |at| {
            self.edits.partition_point(|edit| edit.original.start <= at)
        });
        Span::new(
            floor(&self.text, carried.start),
            ceil(&self.text, carried.end),
        )
    }

    /// Appends a character with the marks that belong to it, and notes an edit
    /// for what changes. What is invisible at its end gets an edit of its own,
    /// so that a span up to the visible part does not take it in.
    fn push_cluster(&mut self, original: &str, cluster: Span) {
        let whole = &original[cluster.range()];
        let before = original[..cluster.start].chars().next_back();
        let after = original[cluster.end..].chars().next();
        let mut alone = whole.chars();
        if let (Some(c), None) = (alone.next(), alone.next())
            && !follows(c)
        {
            self.push_alone(rewrite(c, before, after), c, cluster);
            return;
        }
        let visible = whole.trim_end_matches(is_invisible);
        if !visible.is_empty() {
            let mut rewritten = String::with_capacity(visible.len());
            for c in visible.chars() {
                match rewrite(c, before, after) {
                    Rewrite::Keep => rewritten.push(c),
                    Rewrite::Drop => {}
                    Rewrite::Char(other) => rewritten.push(other),
                    Rewrite::Text(other) => rewritten.push_str(other),
                }
            }
            let from = self.text.len();
            self.text.extend(rewritten.nfc());
            if &self.text[from..] != visible {
                self.note(
                    from,
                    Span::new(cluster.start, cluster.start + visible.len()),
                );
            }
        }
        if visible.len() < whole.len() {
            let from = self.text.len();
            self.note(from, Span::new(cluster.start + visible.len(), cluster.end));
        }
    }

    /// Appends a character that nothing joins, and that joins nothing: it is
    /// composed already.
    fn push_alone(&mut self, rewrite: Rewrite, c: char, place: Span) {
        let from = self.text.len();
        match rewrite {
            Rewrite::Keep => self.text.push(c),
            Rewrite::Drop => {}
            Rewrite::Char(other) => self.text.push(other),
            Rewrite::Text(other) => self.text.push_str(other),
        }
        if !matches!(rewrite, Rewrite::Keep) && rewrite != Rewrite::Char(c) {
            self.note(from, place);
        }
    }

    /// Notes that what was appended since `from` stands for `original`.
    fn note(&mut self, from: usize, original: Span) {
        self.edits.push(Edit {
            normalized: Span::new(from, self.text.len()),
            original,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(original: &str) -> String {
        Normalized::new(original).text
    }

    /// The original of the first place of `part` in the normalized text.
    fn origin<'a>(original: &'a str, part: &str) -> &'a str {
        let normalized = Normalized::new(original);
        let start = normalized.text().find(part).unwrap();
        let span = normalized.to_original(Span::new(start, start + part.len()));
        span.slice(original).unwrap()
    }

    #[test]
    fn quotation_marks_become_straight() {
        assert_eq!(
            normal("‘a’ “b” «c» ‹d› „e‟ 5′6″"),
            "'a' \"b\" \"c\" 'd' \"e\" 5'6\""
        );
        assert_eq!(normal("o\u{2BC}clock, don´t"), "o'clock, don't");
        assert_eq!(normal("`a`"), "`a`", "ASCII stays");
    }

    #[test]
    fn dashes_keep_apart_what_they_part() {
        assert_eq!(normal("a – b — c ― d"), "a — b — c — d");
        assert_eq!(
            normal("1990–95, Kabul–Herat, one—two"),
            "1990-95, Kabul-Herat, one—two"
        );
        assert_eq!(normal("co\u{2011}op, re\u{2010}do"), "co-op, re-do");
        assert_eq!(
            normal("yes –no"),
            "yes —no",
            "a space on one side is enough"
        );
    }

    #[test]
    fn what_cannot_be_seen_goes() {
        assert_eq!(
            normal("\u{FEFF}so\u{AD}ft z\u{200B}w \u{2067}rtl\u{2069}\u{200E}"),
            "soft zw rtl"
        );
        assert_eq!(normal("a\u{A0}b\u{202F}c\u{3000}d\te\nf"), "a b c d\te\nf");
    }

    #[test]
    fn letters_that_are_several_come_apart() {
        assert_eq!(
            normal("o\u{FB03}ce \u{FB01}re ＡＢ１！ wait…"),
            "office fire AB1! wait..."
        );
    }

    #[test]
    fn marks_join_their_letter_even_across_the_invisible() {
        assert_eq!(normal("cafe\u{301} e\u{200D}\u{301} \u{212B}"), "café é Å");
        assert_eq!(normal("\u{1112}\u{1161}\u{11AB}"), "한");
    }

    #[test]
    fn spans_go_back_to_the_words() {
        let original = "\u{202A}“Cafe\u{301}”\u{202C} o\u{FB03}ce — so\u{AD}ft\u{AD}";
        assert_eq!(origin(original, "Café"), "Cafe\u{301}");
        assert_eq!(origin(original, "\"Café\""), "“Cafe\u{301}”");
        assert_eq!(origin(original, "i"), "\u{FB03}", "a part brings the whole");
        assert_eq!(
            origin(original, "soft"),
            "so\u{AD}ft",
            "without the last soft hyphen"
        );
    }

    #[test]
    fn spans_come_from_the_original() {
        let original = "a“b”\u{AD}c";
        let normalized = Normalized::new(original);
        let all = normalized.to_normalized(Span::new(0, original.len()));
        assert_eq!(all, Span::new(0, 5));
        let quote = original.find('“').unwrap();
        assert_eq!(
            normalized.to_normalized(Span::new(quote, quote + 3)),
            Span::new(1, 2)
        );
        let hyphen = original.find('\u{AD}').unwrap();
        assert!(
            normalized
                .to_normalized(Span::new(hyphen, hyphen + 2))
                .is_empty()
        );
    }

    #[test]
    fn a_span_that_does_not_fit_is_moved_to_one_that_does() {
        let normalized = Normalized::new("é");
        assert_eq!(normalized.to_original(Span::new(1, 99)), Span::new(0, 2));
        assert_eq!(normalized.to_normalized(Span::new(1, 99)), Span::new(0, 2));
        assert_eq!(
            Normalized::new("").to_original(Span::new(0, 3)),
            Span::new(0, 0)
        );
    }
}
