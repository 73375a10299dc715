//! Lay out which source asserts, qualifies, denies or omits each claim, with
//! the sentence that proves it.
//!
//! Owns the list of layers and the names a user of the library starts from;
//! each layer says what it owns at its own head. `tests/architecture/` holds
//! the layers to the arrows that ARCHITECTURE.md allows.

pub mod audit;
#[cfg(feature = "store")]
pub mod cache;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "store")]
pub mod decisions;
pub mod domain;
pub mod entailment;
pub mod evaluation;
#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "ingest")]
pub mod ingest;
pub mod learning;
pub mod lexicon;
pub mod matching;
pub mod matrix;
#[cfg(feature = "cli")]
pub mod review;
pub mod stance;
pub mod text;

pub use crate::matrix::Engine;
