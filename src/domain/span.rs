//! Half-open ranges over an article's text as loaded. Owns the two units
//! (bytes inside, code points outside) and the step from one to the other.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into an article's text as loaded. Both
/// ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, and without, `end`. An end before the start
    /// gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text that the span covers, or nothing where it does not fit `text`.
    ///
    /// ```
    /// use stancegrid::domain::Span;
    /// assert_eq!(Span::new(0, 4).slice("café au lait"), None); // inside é
    /// assert_eq!(Span::new(0, 5).slice("café au lait"), Some("café"));
    /// ```
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The span as a range, for indexing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A half-open range of Unicode code points over an article's text as loaded:
/// the unit of every export and of gold labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CodePoints {
    /// First code point, zero-based.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl CodePoints {
    /// Counts the code points before and inside `span`. `None` where the span
    /// does not fit `text`.
    ///
    /// ```
    /// use stancegrid::domain::{CodePoints, Span};
    /// let points = CodePoints::of(Span::new(6, 8), "café au lait");
    /// assert_eq!(points, Some(CodePoints { start: 5, end: 7 }));
    /// ```
    pub fn of(span: Span, text: &str) -> Option<Self> {
        let (before, within) = (text.get(..span.start)?, span.slice(text)?);
        let start = count(before);
        Some(Self {
            start,
            end: start + count(within),
        })
    }

    /// How many code points the two ranges share.
    pub fn overlap(self, other: CodePoints) -> usize {
        self.end
            .min(other.end)
            .saturating_sub(self.start.max(other.start))
    }

    /// Length in code points.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// How many code points a text has: in ASCII, where it can be told at a glance,
/// as many as bytes.
fn count(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}
