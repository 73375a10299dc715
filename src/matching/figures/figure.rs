//! One figure of a sentence: its kind, and the values that it allows. Owns the record
//! only. Figures are read from tokens in `figure_reader`.

use std::ops::Range;

use crate::text::Token;

/// What a figure counts; figures of different kinds are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// "12 people".
    Amount,
    /// "4 percent".
    Percent,
    /// "$5 million".
    Money,
    /// "a third of".
    Share,
    /// "the second prize".
    Rank,
    /// "1987".
    Year,
    /// "the 1920s".
    Decade,
    /// "March".
    Month,
    /// "3 September".
    Day,
    /// "Monday".
    Weekday,
    /// "winter".
    Season,
}

/// A figure with the least and the greatest value that it allows.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it counts.
    pub kind: FigureKind,
    /// The least value.
    pub least: f64,
    /// The greatest value.
    pub most: f64,
    /// Its tokens, with "more than" and the like.
    pub tokens: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Above,
    Below,
    Near,
}

pub(in crate::matching) fn lower(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.lower.as_str())
}
