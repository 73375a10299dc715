//! The unit of matching: a name, a number or a stem, with its weight. Owns
//! which tokens are terms and how much each counts.

use std::collections::HashSet;
use std::ops::Deref;

use crate::lexicon::{Background, Lexicons};
use crate::text::{EntityId, Reader, Token, TokenKind, is_title};

use super::term_store::TermStore;
use super::term_words::TermPlace;
use crate::matching::related_words::{ExpressionGroups, RelatedWords};

/// What makes two terms the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKey {
    /// An entity, whichever of its names is used.
    Name(EntityId),
    /// A number.
    Number(String),
    /// A stem.
    Stem(String),
}

/// What a term is by its word alone, the same wherever the word stands.
#[derive(Debug, Clone, PartialEq)]
pub struct TermWord {
    /// What it is.
    pub key: TermKey,
    /// The groups of related words that it belongs to; ascending.
    pub groups: Vec<usize>,
    /// Whether the background table holds it.
    pub known: bool,
}

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
const NAME_SHARE: f64 = 0.5;

/// Turns tokens into terms by the shipped data.
#[derive(Debug)]
pub struct Vocabulary<'a> {
    background: &'a Background,
    function_words: HashSet<&'a str>,
    related: RelatedWords,
    name_weight: f64,
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

    /// The terms of a wording: names, numbers and words with content of their own.
    pub fn terms(&self, tokens: &[Token]) -> Vec<Term> {
        let mut store = TermStore::default();
        store.take_up(tokens, self);
        let terms = self.terms_at_hand(tokens, &mut store);
        let full = |term: &SentenceTerm| {
            Some(Term {
                token: term.token as usize,
                word: store.words().get(term.word)?.clone(),
                weight: term.weight,
                proper: term.proper,
            })
        };
        terms.iter().filter_map(full).collect()
    }

    /// The terms of the sentence that a store has at hand.
    pub(in crate::matching) fn terms_at_hand(
        &self,
        tokens: &[Token],
        store: &mut TermStore,
    ) -> Vec<SentenceTerm> {
        let mut groups = ExpressionGroups::default();
        let facts = store.at_hand().iter().enumerate();
        for (at, _) in facts.filter(|(_, facts)| facts.begins_expression) {
            self.related.add_expressions(tokens, at, &mut groups);
        }
        let title = is_title(tokens);
        let mut terms = Vec::with_capacity(tokens.len() / 2);
        for (at, (token, facts)) in tokens.iter().zip(store.at_hand()).enumerate() {
            let Some(word) = facts.term else { continue };
            if facts.empty && !is_may(token, at) {
                continue;
            }
            let proper = !title && is_proper(token, at);
            let weight = match facts.kind {
                TokenKind::Word if proper => facts.rarity.min(self.name_weight),
                _ => facts.rarity,
            };
            terms.push(SentenceTerm {
                weight,
                // No sentence has four thousand million words.
                token: at as u32,
                word,
                is_defined: !token.also.is_empty(),
                proper,
            });
        }
        for term in terms.iter_mut().filter(|_| !groups.is_empty()) {
            let own = store.words().get(term.word).map(|word| &word.groups);
            let joined = own.and_then(|own| groups.of(term.token as usize, own));
            if let Some(joined) = joined {
                term.word = store.join(term.word, joined);
            }
        }
        terms
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

/// The month, not the verb.
fn is_may(token: &Token, at: usize) -> bool {
    at > 0 && token.capital && !token.shouted && token.lower == "may"
}

/// Whether a word is written like a name: in capitals, or with one where no
/// sentence begins.
fn is_proper(token: &Token, at: usize) -> bool {
    token.kind == TokenKind::Word && (token.shouted || (token.capital && at > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let lexicons = Lexicons::shipped();
        let reader = Reader::new(&[], lexicons);
        let vocabulary = Vocabulary::new(lexicons, &reader);
        let tokens = reader.wording(text);
        let terms = vocabulary.terms(&tokens);
        let names = terms.iter().filter(|term| term.is_name());
        names.map(|term| tokens[term.token].lower.clone()).collect()
    }

    #[test]
    fn a_capital_within_a_sentence_makes_a_name() {
        assert_eq!(names("The mayor met Zorba of the XYZ"), ["zorba", "xyz"]);
        assert_eq!(names("Mayors met in Peru"), ["peru"]);
    }

    #[test]
    fn the_capitals_of_a_headline_tell_nothing() {
        assert!(names("Mayor Meets Grand Master Again").is_empty());
    }
}
