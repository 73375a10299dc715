//! The unit of matching: a name, a number or a stem, with its weight. Owns
//! which tokens are terms and how much each counts.

use std::ops::Deref;

use crate::text::{Token, TokenKind};

use super::term_word::{TermKey, TermWord};
use super::term_words::TermPlace;

/// One term of a wording. What its word is by itself can be asked of the term:
/// `key`, `groups`, `known`.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The token's place in its wording.
    pub token: usize,
    /// Its word, with the groups of an expression that it is a part of.
    pub word: TermWord,
    /// How rare it is in general: its weight before the article has its say.
    pub weight: f64,
    /// Whether it is written like a name that no list knows.
    pub proper: bool,
}

/// One term of a sentence. Small, since an archive has many; its word is kept
/// with those of the article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SentenceTerm {
    /// How rare it is in general: its weight before the article has its say.
    pub weight: f64,
    /// The token's place in its sentence.
    pub token: u32,
    /// Its word, with the groups of an expression that it is a part of.
    pub word: TermPlace,
    /// Whether the article defines other stems for it: those of its token.
    pub is_defined: bool,
    /// Whether it is written like a name that no list knows.
    pub proper: bool,
}

impl Deref for Term {
    type Target = TermWord;

    fn deref(&self) -> &TermWord {
        &self.word
    }
}

impl Term {
    /// Whether it is the name of an entity that a list knows.
    pub fn is_entity(&self) -> bool {
        matches!(self.key, TermKey::Name(_))
    }

    /// Whether it is a name: of a known entity, or written like one.
    pub fn is_name(&self) -> bool {
        self.proper || self.is_entity()
    }
}

/// A name counts like a word of this share of the highest rarity. What sets
/// two claims about the same people apart is what they are said to do.
pub(super) const NAME_SHARE: f64 = 0.5;

/// The month, not the verb.
pub(super) fn is_may(token: &Token, at: usize) -> bool {
    at > 0 && token.capital && !token.shouted && token.lower == "may"
}

/// Whether a word is written like a name: in capitals, or with one where no
/// sentence begins.
pub(super) fn is_proper(token: &Token, at: usize) -> bool {
    token.kind == TokenKind::Word && (token.shouted || (token.capital && at > 0))
}
