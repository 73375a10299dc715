//! What is known of a word as a term, wherever it stands: its key, rarity and groups.
//! Owns the record only.

use crate::text::EntityId;

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
