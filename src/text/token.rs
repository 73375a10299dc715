//! The pieces of a sentence: words, numbers, marks, names. Owns how a sentence
//! is cut into them; which words make a name is the business of `names`.

use std::ops::Deref;
use std::sync::Arc;

use crate::domain::Span;

use super::stem::Stemmer;
use super::word::{NEGATION, Word, WordKind};
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

/// The same with the words of a store, which are worked out once for all texts.
pub fn tokens(text: &str, words: &mut WordStore) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_alphanumeric() {
            let end = at + word_length(&text[at..]);
            push_word(text, Span::new(at, end), words, &mut tokens);
            at = end;
        } else {
            let end = at + first.len_utf8();
            if !first.is_whitespace() && first != '-' {
                let mark = &words.mark(&text[at..end]).first;
                tokens.push(token(Span::new(at, end), mark));
            }
            at = end;
        }
    }
    tokens
}

/// How many bytes the word at the start of `text` takes: letters and digits,
/// joined by apostrophes, by points inside an abbreviation, and by points and
/// commas between digits.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, char)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let joins = match char {
            '\'' => before.is_alphabetic() && next.is_alphabetic(),
            '.' => {
                let digits = before.is_ascii_digit() && next.is_ascii_digit();
                digits || in_abbreviation(text, at)
            }
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => char.is_alphanumeric() || is_combining(char),
        };
        if !joins {
            break;
        }
        end = at + char.len_utf8();
        before = char;
    }
    end
}

/// Whether the point at `at` belongs to an abbreviation such as `U.S.`: single
/// letters, each with its point, at least two of them.
fn in_abbreviation(text: &str, at: usize) -> bool {
    let letters_and_points = |part: &str| {
        let mut chars = part.chars();
        while let Some(letter) = chars.next() {
            if !letter.is_alphabetic() || chars.next().is_some_and(|point| point != '.') {
                return false;
            }
        }
        true
    };
    let before = &text[..at];
    let next_is_letter_point = {
        let mut after = text[at + 1..].chars();
        after.next().is_some_and(char::is_alphabetic) && after.next() == Some('.')
    };
    !before.is_empty()
        && letters_and_points(before)
        && (before.contains('.') || next_is_letter_point)
}

fn is_combining(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

fn push_word(text: &str, span: Span, words: &mut WordStore, tokens: &mut Vec<Token>) {
    let entry = words.word(&text[span.range()]);
    match &entry.negation {
        None => tokens.push(token(span, &entry.first)),
        Some(negation) => {
            let cut = span.end.saturating_sub(NEGATION.len());
            tokens.push(token(Span::new(span.start, cut), &entry.first));
            tokens.push(token(Span::new(cut, span.end), negation));
        }
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
