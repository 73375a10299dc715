//! The unit of matching: a name, a number or a stem, and its weight.
//!
//! Owns what a term is and the stores that keep each distinct term once.

pub(super) mod term;
pub(super) mod term_extraction;
pub(super) mod term_store;
pub(super) mod term_word;
pub(super) mod term_words;
pub(super) mod vocabulary;
