//! What matching knows of each word of a word store, worked out once for all
//! articles that a worker reads. Owns the keeping; what there is to know is the
//! business of `term`.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Token, TokenKind, WordNumber};

use super::term::{TermKey, TermWord, Vocabulary};

/// The number of a key in the store that made it.
pub(super) type KeyNumber = u32;

/// What is known of a word before it stands in a sentence. Small, since it is
/// fetched for every token; the rest is in the [`TermWord`].
#[derive(Debug, Clone, Copy)]
pub(super) struct TermFacts {
    /// The kind of token that this is known of.
    pub kind: TokenKind,
    /// How rare it is in general.
    pub rarity: f64,
    /// The number of its key.
    pub key: KeyNumber,
    /// The place of the term that it makes; none for marks.
    term: Option<u32>,
    /// Whether it is a function word: no term.
    pub empty: bool,
    /// Whether an expression of several words may begin with it.
    pub begins_expression: bool,
    /// Whether a number or a date may begin with it.
    pub begins_figure: bool,
    /// Whether the number of the word is enough to find this by.
    pub numbered: bool,
}

/// What a vocabulary tells of a word.
#[derive(Debug)]
pub(super) struct Told {
    pub key: Option<TermKey>,
    pub groups: Vec<usize>,
    pub known: bool,
    pub rarity: f64,
    pub empty: bool,
    pub begins_expression: bool,
    pub begins_figure: bool,
}

/// Facts by the numbers of words. It goes with one word store, and is emptied
/// with it.
#[derive(Debug, Default)]
pub struct TermStore {
    by_number: Vec<Option<TermFacts>>,
    /// Of tokens whose kind an article has changed: short forms that it defines
    /// as names.
    changed: FxHashMap<(WordNumber, TokenKind), TermFacts>,
    terms: Vec<Arc<TermWord>>,
    keys: FxHashMap<TermKey, KeyNumber>,
    /// The sentence in which each key was seen last, and the one at hand.
    seen: Vec<u64>,
    sentence: u64,
    /// The facts of the sentence at hand, token by token.
    at_hand: Vec<TermFacts>,
}

impl TermStore {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.by_number.clear();
        self.changed.clear();
        self.terms.clear();
        self.keys.clear();
        self.seen.clear();
    }

    /// Takes up a sentence: from here on it is the one at hand.
    pub(super) fn take_up(&mut self, tokens: &[Token], vocabulary: &Vocabulary<'_>) {
        self.sentence += 1;
        self.at_hand.clear();
        for token in tokens {
            let known = self.by_number.get(token.number.0 as usize);
            let facts = match known {
                Some(Some(facts)) if facts.kind == token.kind => *facts,
                _ => self.learn(token, vocabulary),
            };
            self.at_hand.push(facts);
        }
    }

    /// What is known of the words of the sentence at hand.
    pub(super) fn at_hand(&self) -> &[TermFacts] {
        &self.at_hand
    }

    /// Whether a number or a date may begin at each token of the sentence at
    /// hand.
    pub(super) fn begin_figure(&self) -> impl Iterator<Item = bool> {
        self.at_hand.iter().map(|facts| facts.begins_figure)
    }

    /// The term that a word makes.
    pub(super) fn term(&self, facts: &TermFacts) -> Option<&Arc<TermWord>> {
        self.terms.get(facts.term? as usize)
    }

    /// Whether the sentence at hand had no term of this key yet.
    pub(super) fn is_new(&mut self, key: KeyNumber) -> bool {
        let at = key as usize;
        if at >= self.seen.len() {
            self.seen.resize(at + 1, 0);
        }
        std::mem::replace(&mut self.seen[at], self.sentence) != self.sentence
    }

    /// What there is to know of a token's word, kept if it was not.
    fn learn(&mut self, token: &Token, vocabulary: &Vocabulary<'_>) -> TermFacts {
        let at = token.number.0 as usize;
        if at >= self.by_number.len() {
            self.by_number.resize(at + 1, None);
        }
        if self.by_number[at].is_none() {
            let facts = self.facts(token, vocabulary, true);
            return *self.by_number[at].insert(facts);
        }
        let changed = (token.number, token.kind);
        if let Some(&facts) = self.changed.get(&changed) {
            return facts;
        }
        let facts = self.facts(token, vocabulary, false);
        self.changed.insert(changed, facts);
        facts
    }

    fn facts(&mut self, token: &Token, vocabulary: &Vocabulary<'_>, numbered: bool) -> TermFacts {
        let told = vocabulary.tell(token);
        let mut facts = TermFacts {
            kind: token.kind,
            rarity: told.rarity,
            key: KeyNumber::MAX,
            term: None,
            empty: told.empty,
            begins_expression: told.begins_expression,
            begins_figure: told.begins_figure,
            numbered,
        };
        if let Some(key) = told.key {
            // A store is emptied long before it holds four thousand million words.
            let next = self.keys.len() as KeyNumber;
            facts.key = *self.keys.entry(key.clone()).or_insert(next);
            facts.term = Some(self.terms.len() as u32);
            self.terms.push(Arc::new(TermWord {
                key,
                groups: told.groups,
                known: told.known,
            }));
        }
        facts
    }
}
