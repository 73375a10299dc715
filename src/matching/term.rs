//! The unit of matching: a name, a number or a stem, with its weight. Owns
//! which tokens are terms and how much each counts.

use std::collections::HashSet;

use crate::lexicon::{Background, Lexicons};
use crate::text::{EntityId, Reader, Token, TokenKind, is_title};

use super::related::RelatedWords;

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

/// One term of a wording or of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The token's place in its wording or sentence.
    pub token: usize,
    /// What it is.
    pub key: TermKey,
    /// Other stems that it stands for, by a definition in the article.
    pub also: Vec<String>,
    /// The groups of related words that it belongs to; ascending.
    pub groups: Vec<usize>,
    /// How rare it is in general: its weight before the article has its say.
    pub weight: f64,
    /// Whether the background table holds it.
    pub known: bool,
    /// Whether it is written like a name that no list knows.
    pub proper: bool,
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
}

impl<'a> Vocabulary<'a> {
    /// A vocabulary over the given lexicons, with the reader's stems.
    pub fn new(lexicons: &'a Lexicons, reader: &Reader) -> Self {
        let function_words = lexicons.function_words.iter();
        Self {
            background: &lexicons.background,
            function_words: function_words.map(String::as_str).collect(),
            related: RelatedWords::new(lexicons, reader.stemmer()),
        }
    }

    /// The related words in use.
    pub fn related(&self) -> &RelatedWords {
        &self.related
    }

    /// The terms among tokens: names, numbers and words with content of their own.
    pub fn terms(&self, tokens: &[Token]) -> Vec<Term> {
        let groups = self.related.groups(tokens);
        let title = is_title(tokens);
        let name_weight = NAME_SHARE * self.background.highest_rarity();
        let mut terms = Vec::new();
        for (at, (token, groups)) in tokens.iter().zip(groups).enumerate() {
            let proper = !title && is_proper(token, at);
            let (key, weight, known) = match token.kind {
                TokenKind::Mark => continue,
                TokenKind::Name(id) => (TermKey::Name(id), name_weight, true),
                TokenKind::Number => {
                    let weight = self.background.rarity(&token.lower);
                    (TermKey::Number(token.lower.clone()), weight, true)
                }
                TokenKind::Word if self.is_function_word(token) && !is_may(token, at) => continue,
                TokenKind::Word => {
                    let stem = token.stem.clone();
                    let rarity = self.background.rarity(&stem);
                    let weight = if proper {
                        rarity.min(name_weight)
                    } else {
                        rarity
                    };
                    let known = self.background.knows(&stem);
                    (TermKey::Stem(stem), weight, known)
                }
            };
            terms.push(Term {
                token: at,
                key,
                also: token.also.clone(),
                groups,
                weight,
                known,
                proper,
            });
        }
        terms
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
