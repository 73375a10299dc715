//! From code points to bytes and back in one article, without counting from the
//! start each time. Owns the marks that make it quick; knows no quote.

use crate::domain::{CodePoints, Span};

/// How many code points lie between two marks.
const CODE_POINTS_PER_MARK: usize = 64;

/// A text with the byte offset of every [`CODE_POINTS_PER_MARK`]th code point.
#[derive(Debug, Clone)]
pub(super) struct CodePointIndex<'t> {
    text: &'t str,
    marks: Vec<usize>,
    length: usize,
}

impl<'t> CodePointIndex<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let (mut marks, mut length) = (Vec::new(), 0);
        for (at, _) in text.char_indices() {
            if length % CODE_POINTS_PER_MARK == 0 {
                marks.push(at);
            }
            length += 1;
        }
        Self {
            text,
            marks,
            length,
        }
    }

    /// How many code points the text has.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The byte offset of a code point, or of the end.
    fn byte(&self, point: usize) -> Option<usize> {
        if point == self.length {
            return Some(self.text.len());
        }
        let mark = *self.marks.get(point / CODE_POINTS_PER_MARK)?;
        let mut after = self.text.get(mark..)?.char_indices();
        after
            .nth(point % CODE_POINTS_PER_MARK)
            .map(|(at, _)| mark + at)
    }

    /// The bytes of a range; nothing where it does not fit the text.
    pub(super) fn span(&self, points: CodePoints) -> Option<Span> {
        if points.end < points.start {
            return None;
        }
        Some(Span::new(self.byte(points.start)?, self.byte(points.end)?))
    }

    /// The code points of a range of bytes on character boundaries.
    pub(super) fn points(&self, span: Span) -> CodePoints {
        CodePoints {
            start: self.point(span.start),
            end: self.point(span.end),
        }
    }

    fn point(&self, byte: usize) -> usize {
        let marks = self.marks.partition_point(|&mark| mark <= byte);
        let Some(before) = marks.checked_sub(1) else {
            return 0;
        };
        let mark = self.marks.get(before).copied().unwrap_or_default();
        let between = self.text.get(mark..byte).unwrap_or_default();
        before * CODE_POINTS_PER_MARK + between.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_fit_has_no_place() {
        let index = CodePointIndex::new("naïve");
        let span = |start, end| index.span(CodePoints { start, end });
        assert_eq!(span(2, 5), Some(Span::new(2, 6)));
        assert_eq!(span(5, 5), Some(Span::new(6, 6)));
        assert_eq!((span(2, 6), span(3, 2), span(6, 6)), (None, None, None));
        assert_eq!(
            CodePointIndex::new("").span(CodePoints { start: 0, end: 0 }),
            Some(Span::new(0, 0))
        );
    }

    proptest! {
        #[test]
        fn places_are_those_of_counting(text in "[a-é😀\u{301}\n]{0,300}", one: usize, other: usize) {
            let index = CodePointIndex::new(&text);
            let all = text.chars().count();
            prop_assert_eq!(index.length(), all);
            let (one, other) = (one % (all + 1), other % (all + 1));
            let points = CodePoints { start: one.min(other), end: one.max(other) };
            let span = index.span(points).unwrap();
            prop_assert_eq!(CodePoints::of(span, &text), Some(points));
            prop_assert_eq!(index.points(span), points);
        }
    }
}
