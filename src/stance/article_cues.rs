//! The cues of an article's sentences, found once however many claims ask.
//! Owns the keeping; finding is the business of `cue_finder`.

use std::cell::OnceCell;

use crate::text::Token;

use super::cue_finder::{CueFinder, FoundCue};

/// Cues sentence by sentence, found when first asked for.
#[derive(Debug)]
pub struct ArticleCues {
    by_sentence: Vec<OnceCell<Vec<FoundCue>>>,
}

impl ArticleCues {
    /// For an article of so many sentences.
    pub fn new(sentences: usize) -> Self {
        Self {
            by_sentence: vec![OnceCell::new(); sentences],
        }
    }

    /// The cues of the sentence at `at`, whose tokens these are.
    pub(super) fn of(&self, finder: &CueFinder, at: usize, tokens: &[Token]) -> &[FoundCue] {
        let found = self.by_sentence.get(at);
        found.map_or(&[], |found| found.get_or_init(|| finder.find(tokens)))
    }
}
