//! The unit of matching: a name, a number or a stem, with its weight. Owns
//! which tokens are terms and how much each counts.

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use crate::lexicon::{Background, Lexicons};
use crate::text::{EntityId, Reader, Token, TokenKind, WordNumber, is_title};

use super::figures::begins_figure;
use super::related::{ExpressionGroups, RelatedWords};
use super::term_store::{TermStore, Told};

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

/// One term of a wording or of a sentence. What its word is by itself can be
/// asked of the term: `key`, `groups`, `known`.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The token's place in its wording or sentence.
    pub token: usize,
    /// Its word, with the groups of an expression that it is a part of.
    pub word: Arc<TermWord>,
    /// The number of the word, where nothing but the word bears on whom it
    /// meets: no expression and no definition in the article.
    pub number: Option<WordNumber>,
    /// Other stems that it stands for, by a definition in the article.
    pub also: Vec<String>,
    /// How rare it is in general: its weight before the article has its say.
    pub weight: f64,
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

    /// The terms among tokens: names, numbers and words with content of their own.
    pub fn terms(&self, tokens: &[Token]) -> Vec<Term> {
        let mut store = TermStore::default();
        store.take_up(tokens, self);
        self.terms_at_hand(tokens, &store)
    }

    /// The same of the sentence that a store has at hand.
    pub(super) fn terms_at_hand(&self, tokens: &[Token], store: &TermStore) -> Vec<Term> {
        let facts = store.at_hand();
        let mut groups = ExpressionGroups::default();
        for (at, _) in facts.iter().enumerate().filter(|(_, f)| f.begins_expression) {
            self.related.add_expressions(tokens, at, &mut groups);
        }
        let title = is_title(tokens);
        let mut terms = Vec::with_capacity(tokens.len() / 2);
        for (at, (token, facts)) in tokens.iter().zip(facts).enumerate() {
            if facts.empty && !is_may(token, at) {
                continue;
            }
            let Some(word) = store.term(facts) else {
                continue;
            };
            let proper = !title && is_proper(token, at);
            let weight = match facts.kind {
                TokenKind::Word if proper => facts.rarity.min(self.name_weight),
                _ => facts.rarity,
            };
            let joined = groups.of(at, &word.groups).map(|groups| {
                Arc::new(TermWord {
                    groups,
                    ..TermWord::clone(word)
                })
            });
            let plain = facts.numbered && joined.is_none() && token.also.is_empty();
            terms.push(Term {
                token: at,
                number: plain.then_some(token.number),
                word: joined.unwrap_or_else(|| Arc::clone(word)),
                also: token.also.clone(),
                weight,
                proper,
            });
        }
        terms
    }

    /// What there is to know of a token's word.
    pub(super) fn tell(&self, token: &Token) -> Told {
        let (key, rarity, known) = match token.kind {
            TokenKind::Mark => (None, 0.0, true),
            TokenKind::Name(id) => (Some(TermKey::Name(id)), self.name_weight, true),
            TokenKind::Number => {
                let rarity = self.background.rarity(&token.lower);
                (Some(TermKey::Number(token.lower.clone())), rarity, true)
            }
            TokenKind::Word => {
                let stem = token.stem.clone();
                let rarity = self.background.rarity(&stem);
                let known = self.background.knows(&stem);
                (Some(TermKey::Stem(stem)), rarity, known)
            }
        };
        Told {
            key,
            groups: self.related.own_groups(&token.stem).to_vec(),
            known,
            rarity,
            empty: token.kind == TokenKind::Word && self.is_function_word(token),
            begins_expression: self.related.begins_expression(&token.stem),
            begins_figure: begins_figure(token),
        }
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
