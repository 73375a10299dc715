//! An article made ready for matching: sentences with their tokens, names
//! joined, abbreviations resolved. Owns the order of these steps.

use crate::domain::{Alias, Span};
use crate::lexicon::{Background, Lexicons};

use super::broken_word::broken_words;
use super::names::NameTable;
use super::normalize::Normalized;
use super::segment::{SentenceKind, sentences};
use super::short_forms::ShortForms;
use super::stem::Stemmer;
use super::token::{Token, tokens, tokens_within};
use super::word_store::WordStore;

/// One sentence of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentSentence {
    /// Its place in the article's text as loaded.
    pub span: Span,
    /// Whether it is a heading.
    pub kind: SentenceKind,
    /// The paragraph that it stands in, counted from zero.
    pub paragraph: usize,
    /// Its tokens; their spans refer to the article's text as loaded.
    pub tokens: Vec<Token>,
}

/// An article as matching and stance see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The sentences in order.
    pub sentences: Vec<DocumentSentence>,
}

/// Turns texts into tokens with the names of one claims file.
#[derive(Debug)]
pub struct Reader {
    stemmer: Stemmer,
    names: NameTable,
    background: Background,
}

impl Reader {
    /// A reader that knows the given aliases and the names of the lexicons.
    pub fn new(aliases: &[Alias], lexicons: &Lexicons) -> Self {
        let stemmer = Stemmer::new(lexicons);
        let names = NameTable::new(aliases, &lexicons.places, &stemmer);
        Self {
            stemmer,
            names,
            background: lexicons.background.clone(),
        }
    }

    /// The stemmer in use.
    pub fn stemmer(&self) -> &Stemmer {
        &self.stemmer
    }

    /// The names in use.
    pub fn names(&self) -> &NameTable {
        &self.names
    }

    /// The text in normalized form, broken words put together.
    pub fn normalized(&self, text: &str) -> Normalized {
        let knows = |word: &str| self.background.knows(&self.stemmer.stem(word));
        Normalized::rejoined(text, &broken_words(text, &knows))
    }

    /// An empty store for what this reader reads.
    pub fn word_store(&self) -> WordStore {
        WordStore::new(&self.stemmer)
    }

    /// Reads one claim wording. Token spans refer to the normalized wording.
    pub fn wording(&self, text: &str) -> Vec<Token> {
        self.read_wording(text, &mut self.word_store())
    }

    /// Like [`Self::wording`], with the words of a store.
    pub fn read_wording(&self, text: &str, words: &mut WordStore) -> Vec<Token> {
        let normalized = self.normalized(text);
        let text = normalized.text();
        self.names.join(tokens(text, words), text, true, words)
    }

    /// Reads one article.
    pub fn document(&self, text: &str) -> Document {
        self.read_document(text, &mut self.word_store())
    }

    /// Like [`Self::document`], with the words of a store: a caller that reads many
    /// articles works out each word once.
    pub fn read_document(&self, text: &str, words: &mut WordStore) -> Document {
        let normalized = self.normalized(text);
        let mut way_back = normalized.way_back();
        let mut forms = ShortForms::default();
        let sentences = sentences(text).into_iter().map(|sentence| {
            let part = normalized.to_normalized(sentence.span);
            let tokens = tokens_within(normalized.text(), part, words);
            let mut tokens = self.names.join(tokens, normalized.text(), false, words);
            if part
                .slice(normalized.text())
                .is_some_and(|slice| slice.contains('('))
            {
                forms.find(&tokens);
            }
            if !way_back.is_straight() {
                for token in &mut tokens {
                    token.span = way_back.carry_back(token.span);
                }
            }
            DocumentSentence {
                span: sentence.span,
                kind: sentence.kind,
                paragraph: sentence.paragraph,
                tokens,
            }
        });
        let mut document = Document {
            sentences: sentences.collect(),
        };
        let sentences = document.sentences.iter_mut();
        forms.resolve(sentences.map(|sentence| &mut sentence.tokens));
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TokenKind;

    fn reader(name: &str, also: &str) -> Reader {
        let alias = Alias {
            name: name.to_owned(),
            also: vec![also.to_owned()],
        };
        Reader::new(&[alias], Lexicons::shipped())
    }

    #[test]
    fn token_spans_slice_the_text_as_loaded() {
        let text = "“Pe\u{ad}ru’s” miners struck. Li\u{200b}ma did not.";
        let document = reader("X", "Y").document(text);
        let words: Vec<&str> = document.sentences[0]
            .tokens
            .iter()
            .filter(|token| token.is_word())
            .filter_map(|token| token.span.slice(text))
            .collect();
        assert_eq!(words, ["Pe\u{ad}ru’s", "miners", "struck"]);
    }

    #[test]
    fn an_abbreviation_defined_in_the_article_is_its_long_form() {
        let reader = reader("Harbour Union", "dockers");
        let text = "The Harbour Union (HU) met. The HU struck. The New Quay Group (NQG) did not. NQG paid.";
        let document = reader.document(text);
        let kind = |sentence: usize| document.sentences[sentence].tokens[1].kind;
        assert!(matches!(kind(1), TokenKind::Name(_)));
        assert_eq!(document.sentences[3].tokens[0].also.len(), 3);
    }
}
