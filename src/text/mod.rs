//! Text made ready for matching: normalized with a map back to the original,
//! cut into sentences and tokens, names joined.
//!
//! Owns no similarity and no judgement.

mod abbreviation_definition;
mod broken_word;
mod document;
mod names;
pub mod normalize;
pub mod segment;
mod short_forms;
mod short_text;
mod stem;
mod surface;
mod title;
mod token;
mod word;
mod word_store;

pub use broken_word::{BrokenWord, broken_words};
pub use document::{Document, DocumentSentence, Reader};
pub use names::NameTable;
pub use normalize::Normalized;
pub use segment::{Sentence, SentenceKind, plain_sentences, sentences};
pub use stem::Stemmer;
pub use title::{is_title, is_title_by_words};
pub use token::{EntityId, Token, TokenKind, tokenize, tokens};
pub use word::{Word, WordKind, WordNumber};
pub use word_store::WordStore;
