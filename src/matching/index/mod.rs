//! The inverted index: which sentences of an article meet the words of the claims,
//! and the ranking of sentences by it.
//!
//! Owns finding the closest sentences fast. What two words have in common is told by
//! the files above this folder.

pub(super) mod claim_vocabulary;
pub(super) mod inverted_index;
pub(super) mod matches;
pub(super) mod pairing;
pub(super) mod postings;
pub(super) mod ranked;
pub(super) mod ranking;
pub(super) mod sentence_bitset;
pub(super) mod word_match_store;
pub(super) mod wording_columns;
