//! What proves a cell, or comes closest to it: a verbatim quote with its place,
//! its score and its cues. Owns no choice of evidence.

use serde::{Deserialize, Serialize};

use super::{CodePoints, CueCategory, Span};

/// Words of an article exactly as they stand there, with their place and a
/// little of what stands around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The exact words.
    pub exact: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
    /// Their place in bytes.
    pub span: Span,
    /// Their place in code points.
    pub points: CodePoints,
}

impl Quote {
    /// How many code points of context a quote carries on each side.
    pub const CONTEXT_CODE_POINTS: usize = 32;

    /// Cuts the quote at `span` out of `text`; `None` where the span does not fit.
    ///
    /// ```
    /// use stancegrid::domain::{Quote, Span};
    /// let quote = Quote::cut("One. Two. Three.", Span::new(5, 9)).ok_or("no fit")?;
    /// assert_eq!((&*quote.prefix, &*quote.exact, &*quote.suffix), ("One. ", "Two.", " Three."));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn cut(text: &str, span: Span) -> Option<Self> {
        let exact = span.slice(text)?;
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let from = before
            .char_indices()
            .rev()
            .take(Self::CONTEXT_CODE_POINTS)
            .last();
        let to = after.char_indices().nth(Self::CONTEXT_CODE_POINTS);
        Some(Self {
            exact: exact.to_owned(),
            prefix: before[from.map_or(before.len(), |(at, _)| at)..].to_owned(),
            suffix: after[..to.map_or(after.len(), |(at, _)| at)].to_owned(),
            span,
            points: CodePoints::of(span, text)?,
        })
    }

    /// The place, in code points of the whole text, of a part of the quote
    /// given in bytes of the whole text; `None` where it lies outside.
    ///
    /// ```
    /// use stancegrid::domain::{CodePoints, Quote, Span};
    /// let quote = Quote::cut("Öl. Café zu.", Span::new(5, 14)).ok_or("no fit")?;
    /// assert_eq!(quote.points_of(Span::new(5, 10)), Some(CodePoints { start: 4, end: 8 }));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn points_of(&self, part: Span) -> Option<CodePoints> {
        if !self.span.contains(part) {
            return None;
        }
        let within = Span::new(part.start - self.span.start, part.end - self.span.start);
        let points = CodePoints::of(within, &self.exact)?;
        Some(CodePoints {
            start: self.points.start + points.start,
            end: self.points.start + points.end,
        })
    }
}

/// One cue found in a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CueMark {
    /// The words of the cue as they stand in the article.
    pub text: String,
    /// What it does.
    pub category: CueCategory,
    /// Its place in the article.
    pub points: CodePoints,
}

/// One verbatim sentence that decides a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The sentence.
    pub quote: Quote,
    /// How closely it matches the claim, 0 to 1.
    pub score: f64,
    /// The cues that touch the matched words.
    pub cues: Vec<CueMark>,
    /// The places in the article of the words that met the claim's, in order.
    pub matched: Vec<CodePoints>,
    /// Who is reported to say it, where someone is.
    pub speaker: Option<String>,
}

/// For an omission: the sentence that came closest, so that the omission can
/// be checked too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearMiss {
    /// The sentence.
    pub quote: Quote,
    /// How closely it matches the claim, 0 to 1.
    pub score: f64,
    /// The places in the article of the words that met the claim's, in order.
    pub matched: Vec<CodePoints>,
}
