//! What the program knows of English, as readable data: cue lists, related
//! words, opposites, names of places, background frequencies.
//!
//! Owns parsing and validation of the files in `en/`; applies none of them.

pub mod abbreviation;
mod background;
mod cue_list;
mod places;
mod shipped;
mod tsv;
mod weights;
mod word_groups;
mod word_vectors;

pub use background::Background;
pub use cue_list::{Cue, CueWord, Direction, Effect, Scope};
pub use places::Country;
pub use shipped::Lexicons;
pub use tsv::LexiconError;
pub use weights::{CalibrationWeights, MIN_STORIES, PhraseSide, PhraseWeight, Weight, Weights};
pub use word_groups::{IrregularForm, Opposites, WordGroup};
pub use word_vectors::{WordVector, WordVectors};
