//! What tells which words are terms and how rare each is. Owns this knowledge for one
//! run. What a term is, is told in `term`.

use std::collections::HashSet;

use crate::lexicon::{Background, Lexicons};
use crate::matching::related_words::RelatedWords;
use crate::text::{Reader, Token, TokenKind};

use super::term::NAME_SHARE;
use super::term_word::{TermKey, TermWord};

/// Turns tokens into terms by the shipped data.
#[derive(Debug)]
pub struct Vocabulary<'a> {
    background: &'a Background,
    function_words: HashSet<&'a str>,
    pub(super) related: RelatedWords,
    pub(super) name_weight: f64,
}

impl<'a> Vocabulary<'a> {
    /// A vocabulary over the given lexicons, with the reader's stems.
    pub fn new(lexicons: &'a Lexicons, reader: &Reader) -> Self {
        let function_words = lexicons.function_words.iter();
        Self {
            background: &lexicons.background,
            function_words: function_words.map(String::as_str).collect(),
            related: RelatedWords::new(lexicons, reader.stemmer()),
            name_weight: NAME_SHARE * lexicons.background.highest_rarity(),
        }
    }

    /// The related words in use.
    pub fn related(&self) -> &RelatedWords {
        &self.related
    }

    /// The word of the term that a token makes, whatever stands around it; none
    /// for marks. Two of one key are the same.
    pub(in crate::matching) fn term_word(&self, token: &Token) -> Option<TermWord> {
        let (key, groups, known) = match token.kind {
            TokenKind::Mark => return None,
            // What is no stem is like nothing but itself.
            TokenKind::Name(id) => (TermKey::Name(id), &[][..], true),
            TokenKind::Number => (TermKey::Number(token.lower.clone()), &[][..], true),
            TokenKind::Word => {
                let groups = self.related.own_groups(&token.stem);
                let known = self.background.knows(&token.stem);
                (TermKey::Stem(token.stem.clone()), groups, known)
            }
        };
        Some(TermWord {
            key,
            groups: groups.to_vec(),
            known,
        })
    }

    /// How rare a token's word is in general.
    pub(in crate::matching) fn rarity(&self, token: &Token) -> f64 {
        match token.kind {
            TokenKind::Mark => 0.0,
            TokenKind::Name(_) => self.name_weight,
            TokenKind::Number => self.background.rarity(&token.lower),
            TokenKind::Word => self.background.rarity(&token.stem),
        }
    }

    /// Whether a token's word has no content of its own.
    pub(in crate::matching) fn is_empty(&self, token: &Token) -> bool {
        token.kind == TokenKind::Word && self.is_function_word(token)
    }

    fn is_function_word(&self, token: &Token) -> bool {
        self.function_words.contains(token.lower.as_str())
    }
}
