//! The pieces of a sentence: words, numbers, marks, names. Owns how a sentence
//! is cut into them; which words make a name is told in `names`.

use std::ops::Deref;
use std::sync::Arc;

use crate::domain::Span;

use super::stem::Stemmer;
use super::surface::{Sort, word_end, word_length};
use super::word::{NEGATION, Word, WordKind, WordNumber};
use super::word_store::WordStore;

/// Names one entity inside one [`super::NameTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word.
    Word,
    /// A number, without the marks that group its digits.
    Number,
    /// Punctuation or a symbol.
    Mark,
    /// One or more words that name an entity.
    Name(EntityId),
}

impl From<WordKind> for TokenKind {
    fn from(kind: WordKind) -> Self {
        match kind {
            WordKind::Word => Self::Word,
            WordKind::Number => Self::Number,
            WordKind::Mark => Self::Mark,
        }
    }
}

/// One token. What its word is by itself can be asked of the token: `lower`,
/// `stem`, `capital`, `shouted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text that was cut.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Stems that it stands for beside its own, by an abbreviation that the
    /// article defines.
    pub also: Vec<String>,
    /// Its word.
    pub word: Arc<Word>,
}

impl Deref for Token {
    type Target = Word;

    fn deref(&self) -> &Word {
        &self.word
    }
}

impl Token {
    /// Whether it is a word, a number or a name.
    pub fn is_word(&self) -> bool {
        !matches!(self.kind, TokenKind::Mark)
    }

    /// Whether it is the given mark.
    pub fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.lower == mark
    }
}

/// Cuts normalized text into tokens. Hyphens part words and vanish; `n't` is a
/// token of its own; `'s` is dropped.
///
/// ```
/// use stancegrid::{lexicon::Lexicons, text::{Stemmer, tokenize}};
/// let stemmer = Stemmer::new(Lexicons::shipped());
/// let words: Vec<_> = tokenize("The U.S.-led mission's 1,200 men didn't stay.", &stemmer)
///     .iter().map(|token| token.lower.clone()).collect();
/// let expected = ["the", "u.s.", "led", "mission", "1200", "men", "did", "n't", "stay", "."];
/// assert_eq!(words, expected);
/// ```
pub fn tokenize(text: &str, stemmer: &Stemmer) -> Vec<Token> {
    tokens(text, &mut WordStore::new(stemmer))
}

/// Like [`tokenize`], with the words of a store, which are worked out once for all
/// texts.
pub fn tokens(text: &str, words: &mut WordStore) -> Vec<Token> {
    tokens_within(text, Span::new(0, text.len()), words)
}

/// The tokens of a part of a text, as if it stood alone; their spans refer to
/// the whole text.
pub(super) fn tokens_within(text: &str, part: Span, words: &mut WordStore) -> Vec<Token> {
    // Counting a reference waits for the word to come from memory. So all are
    // found first, then all are looked at, and the memory brings many at once.
    let surfaces = surfaces(text, part, words);
    let pieces = |&(_, number): &(Span, WordNumber)| 1 + usize::from(words.word(number).is_negated);
    let mut tokens = Vec::with_capacity(surfaces.iter().map(pieces).sum());
    for (span, number) in surfaces {
        let word = words.word(number);
        if word.is_negated {
            let cut = span.end.saturating_sub(NEGATION.len());
            tokens.push(token(Span::new(span.start, cut), word));
            let negation = words.word(number.next());
            tokens.push(token(Span::new(cut, span.end), negation));
        } else {
            tokens.push(token(span, word));
        }
    }
    tokens
}

/// The words, numbers and marks of a part of a text.
fn surfaces(text: &str, part: Span, words: &mut WordStore) -> Vec<(Span, WordNumber)> {
    let upto = text.get(..part.end).unwrap_or_default();
    // A little more than there are, so that the list seldom has to move.
    let mut found = Vec::with_capacity(part.len() / 4 + 2);
    let mut at = part.start;
    while let Some(&first) = upto.as_bytes().get(at) {
        let end = match Sort::of(first) {
            Sort::Gap => {
                at += 1;
                continue;
            }
            Sort::Letter => word_end(upto, at),
            Sort::Mark => at + 1,
            Sort::Wide => {
                let (is_token, len) = wide(&upto[at..]);
                if !is_token {
                    at += len;
                    continue;
                }
                at + len
            }
        };
        let span = Span::new(at, end);
        found.push((span, words.number(text, span)));
        at = end;
    }
    found
}

/// Whether `text` begins with a token, and how long that or what parts tokens
/// is; for a text that begins with a character beyond ASCII.
fn wide(text: &str) -> (bool, usize) {
    match text.chars().next() {
        Some(first) if first.is_alphanumeric() => (true, word_length(text)),
        Some(first) => (!first.is_whitespace(), first.len_utf8()),
        None => (false, 1),
    }
}

fn token(span: Span, word: &Arc<Word>) -> Token {
    Token {
        span,
        kind: word.kind.into(),
        also: Vec::new(),
        word: Arc::clone(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn lowers(text: &str) -> Vec<String> {
        let stemmer = Stemmer::new(Lexicons::shipped());
        let tokens = tokenize(text, &stemmer);
        tokens.iter().map(|token| token.lower.clone()).collect()
    }

    #[test]
    fn contractions_give_their_negation() {
        assert_eq!(
            lowers("can't won't isn't"),
            ["can", "n't", "will", "n't", "is", "n't"]
        );
        assert_eq!(
            lowers("it's the cats' milk"),
            ["it", "the", "cats", "'", "milk"]
        );
    }

    #[test]
    fn a_point_ends_a_word_unless_it_abbreviates() {
        assert_eq!(lowers("in the U.S. now"), ["in", "the", "u.s.", "now"]);
        assert_eq!(lowers("by bus. Now"), ["by", "bus", ".", "now"]);
        assert_eq!(lowers("3.5% of 1,200"), ["3.5", "%", "of", "1200"]);
    }

    #[test]
    fn spans_slice_the_words() {
        let stemmer = Stemmer::new(Lexicons::shipped());
        let text = "Çelik's café-bar — 20 seats";
        let words: Vec<&str> = tokenize(text, &stemmer)
            .iter()
            .filter_map(|token| token.span.slice(text))
            .collect();
        assert_eq!(words, ["Çelik's", "café", "bar", "—", "20", "seats"]);
    }
}
