//! What matching knows of each word of a word store, worked out once for all
//! articles that a worker reads. Owns the keeping; what there is to know is told in
//! `term`.

use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use crate::text::{Token, TokenKind, WordNumber};

use super::term_word::{TermKey, TermWord};
use super::term_words::{TermPlace, TermWords};
use super::vocabulary::Vocabulary;

/// What is known of a word before it stands in a sentence. Small, since it is
/// fetched for every token.
#[derive(Debug, Clone, Copy)]
pub(in crate::matching) struct TermFacts {
    /// The kind of token that this is known of.
    pub kind: TokenKind,
    /// How rare it is in general.
    pub rarity: f64,
    /// The term that it makes; none for marks.
    pub term: Option<TermPlace>,
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
    /// Of tokens whose kind an article has changed: short forms that it defines
    /// as names.
    changed: HashMap<(WordNumber, TokenKind), TermFacts>,
    words: TermWords,
    /// The terms by their keys, which stand with their words alone.
    by_key: HashTable<TermPlace>,
    /// Another one in every run, so that no article can be written for it.
    hasher: DefaultHashBuilder,
    /// Words with the groups of an expression that they are a part of.
    joined: HashMap<(TermPlace, Vec<usize>), TermPlace>,
    /// The sentence in which each term was seen last, and the one at hand.
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
        self.words = TermWords::default();
        self.by_key.clear();
        self.joined.clear();
        self.seen.clear();
    }

    /// The words of all terms so far.
    pub(in crate::matching) fn words(&self) -> &TermWords {
        &self.words
    }

    /// Takes up a sentence: from here on it is the one at hand.
    pub(in crate::matching) fn take_up(&mut self, tokens: &[Token], vocabulary: &Vocabulary<'_>) {
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
    pub(in crate::matching) fn at_hand(&self) -> &[TermFacts] {
        &self.at_hand
    }

    /// Whether a number or a date may begin at each token of the sentence at
    /// hand.
    pub(in crate::matching) fn begin_figure(&self) -> impl Iterator<Item = bool> {
        self.at_hand.iter().map(|facts| facts.begins_figure)
    }

    /// Whether the sentence at hand had no such term yet.
    pub(in crate::matching) fn is_new(&mut self, term: TermPlace) -> bool {
        let at = term.0 as usize;
        if at >= self.seen.len() {
            self.seen.resize(self.words.len().max(at + 1), 0);
        }
        std::mem::replace(&mut self.seen[at], self.sentence) != self.sentence
    }

    /// A term with the groups of an expression beside its own.
    pub(in crate::matching) fn join(&mut self, term: TermPlace, groups: Vec<usize>) -> TermPlace {
        let words = &mut self.words;
        let joined = self.joined.entry((term, groups));
        *joined.or_insert_with_key(|(_, groups)| match words.get(term).cloned() {
            Some(word) => words.push(TermWord {
                groups: groups.clone(),
                ..word
            }),
            None => term,
        })
    }

    /// What there is to know of a token's word, kept if it was not.
    fn learn(&mut self, token: &Token, vocabulary: &Vocabulary<'_>) -> TermFacts {
        let at = token.number.0 as usize;
        if at >= self.by_number.len() {
            self.by_number.resize(at + 1, None);
        }
        if self.by_number[at].is_none() {
            let facts = self.facts(token, vocabulary);
            return *self.by_number[at].insert(facts);
        }
        let changed = (token.number, token.kind);
        if let Some(&facts) = self.changed.get(&changed) {
            return facts;
        }
        let facts = self.facts(token, vocabulary);
        self.changed.insert(changed, facts);
        facts
    }

    fn facts(&mut self, token: &Token, vocabulary: &Vocabulary<'_>) -> TermFacts {
        TermFacts {
            kind: token.kind,
            rarity: vocabulary.rarity(token),
            term: vocabulary.term_word(token).map(|word| self.place(word)),
            empty: vocabulary.is_empty(token),
            begins_expression: vocabulary.related().begins_expression(&token.stem),
            begins_figure: crate::matching::figures::figure_reader::begins_figure(token),
        }
    }

    /// The place of a word by its key, which is added if it is new.
    fn place(&mut self, word: TermWord) -> TermPlace {
        let (words, hasher) = (&self.words, &self.hasher);
        let hash = |key: &TermKey| hasher.hash_one(key);
        let is_it = |&place: &TermPlace| words.get(place).is_some_and(|one| one.key == word.key);
        let hash_at = |&place: &TermPlace| words.get(place).map_or(0, |one| hash(&one.key));
        match self.by_key.entry(hash(&word.key), is_it, hash_at) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                let place = self.words.next();
                new.insert(place);
                self.words.push(word)
            }
        }
    }
}
