//! What a source holds on a claim: cues and their scope, the reading of a
//! sentence, and the stance of the whole article.
//!
//! Owns judging one cell; builds no matrix.

mod attribution;
mod cue_finder;
mod judge;
mod noun_phrase;
mod particles;
mod polarity;
mod quotation;
mod reading;
mod rules;
mod scope;
mod statement;
mod subject;
mod sufficiency;
mod verdict;
mod voice;
mod word_class;

pub use cue_finder::{CueFinder, FoundCue};
pub use judge::{Context, Judge, Opinion};
pub use reading::{Reading, Take};
pub use rules::RuleJudge;
pub use statement::{Statement, StatementReader};
pub use sufficiency::Shortfall;
