//! Small questions to cues and words: whether they negate, and whether a sentence asks.
//! Owns these questions. Finding cues is told in `cue_finder`.

use crate::domain::CueCategory;
use crate::text::Token;

use super::cue_finder::FoundCue;

/// Whether a category turns round what it reaches.
pub(in crate::stance) fn is_negative(category: CueCategory) -> bool {
    matches!(category, CueCategory::Negation | CueCategory::Refutation)
}

/// Whether an odd number of negations and refutations is among them.
pub(in crate::stance) fn is_odd(cues: &[FoundCue]) -> bool {
    let negatives = cues.iter().filter(|cue| is_negative(cue.category));
    negatives.count() % 2 == 1
}

/// Whether one of the words negates.
pub(in crate::stance) fn negates(tokens: &[Token]) -> bool {
    const NEGATIVE: [&str; 5] = ["no", "not", "n't", "never", "nobody"];
    let mut words = tokens.iter().map(|token| token.lower.as_str());
    words.any(|word| NEGATIVE.contains(&word))
}

/// Whether the last mark is a question mark.
pub(in crate::stance) fn asks(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| token.is_mark("?"))
}
