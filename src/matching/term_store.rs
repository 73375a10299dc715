//! What matching knows of each word of a word store, worked out once for all
//! articles that a worker reads. Owns the keeping; what there is to know is the
//! business of `term`.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Token, TokenKind};

use super::term::{TermKey, TermWord, Vocabulary};

/// The number of a key in the store that made it.
pub(super) type KeyNumber = u32;

/// What is known of a word before it stands in a sentence.
#[derive(Debug, Clone)]
pub(super) struct TermFacts {
    /// The kind of token that this is known of.
    pub kind: TokenKind,
    /// The term that it makes; none for marks.
    pub term: Option<Arc<TermWord>>,
    /// How rare it is in general.
    pub rarity: f64,
    /// Whether it is a function word: no term.
    pub empty: bool,
    /// Whether an expression of several words may begin with it.
    pub begins_expression: bool,
    /// Whether a number or a date may begin with it.
    pub begins_figure: bool,
}

/// Facts by the numbers of words. It goes with one word store, and is emptied
/// with it.
#[derive(Debug, Default)]
pub struct TermStore {
    by_number: Vec<Option<TermFacts>>,
    /// Of a token whose kind an article has changed: a short form that it
    /// defines as a name.
    changed: Option<TermFacts>,
    keys: FxHashMap<TermKey, KeyNumber>,
    /// The sentence in which each key was seen last, and the one at hand.
    seen: Vec<u64>,
    sentence: u64,
}

impl TermStore {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.by_number.clear();
        self.keys.clear();
        self.seen.clear();
    }

    /// What is known of a token's word.
    pub(super) fn facts(&mut self, token: &Token, vocabulary: &Vocabulary<'_>) -> &TermFacts {
        let at = token.number.0 as usize;
        if at >= self.by_number.len() {
            self.by_number.resize(at + 1, None);
        }
        let keys = &mut self.keys;
        let mut facts = || vocabulary.facts(token, &mut |key| number(keys, key));
        let place = &mut self.by_number[at];
        if place.as_ref().is_some_and(|known| known.kind != token.kind) {
            return self.changed.insert(facts());
        }
        place.get_or_insert_with(facts)
    }

    /// Whether the word of a token is known by its number: it is of the kind
    /// that it was met in first.
    pub(super) fn knows(&self, token: &Token) -> bool {
        let known = self.by_number.get(token.number.0 as usize);
        matches!(known, Some(Some(facts)) if facts.kind == token.kind)
    }

    /// Whether a number or a date may begin with any of the tokens.
    pub(super) fn begin_figure(&mut self, tokens: &[Token], vocabulary: &Vocabulary<'_>) -> bool {
        let mut tokens = tokens.iter();
        tokens.any(|token| self.facts(token, vocabulary).begins_figure)
    }

    /// From here on [`Self::is_new`] tells of another sentence.
    pub(super) fn begin_sentence(&mut self) {
        self.sentence += 1;
    }

    /// Whether the sentence at hand had no term of this key yet.
    pub(super) fn is_new(&mut self, word: &TermWord) -> bool {
        let at = word.key_number as usize;
        if at >= self.seen.len() {
            self.seen.resize(at + 1, 0);
        }
        std::mem::replace(&mut self.seen[at], self.sentence) != self.sentence
    }
}

fn number(keys: &mut FxHashMap<TermKey, KeyNumber>, key: &TermKey) -> KeyNumber {
    if let Some(&number) = keys.get(key) {
        return number;
    }
    // A store is emptied long before it holds four thousand million words.
    let number = keys.len() as KeyNumber;
    keys.insert(key.clone(), number);
    number
}
