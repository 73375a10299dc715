//! An article's text made ready for matching: normalized with a map back to
//! the original, and cut into sentences.

pub mod normalize;
pub mod segment;
