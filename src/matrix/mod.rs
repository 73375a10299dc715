//! From claims and articles to the matrix: builds cells, groups duplicates,
//! records provenance. The one place that runs in parallel.
//!
//! Owns no judgement: `stance` decides each cell.

mod cache_key;
mod cell_inputs;
mod closest_sentences;
mod counterfactual;
mod engine;
mod explanation;
mod origin;
mod provenance;
mod readers;
mod scratch_pool;
mod selection;
mod stream;

pub use cache_key::{ArticleKey, ClaimKey, JudgementCache};
pub use closest_sentences::ClosestSentence;
pub use counterfactual::Counterfactual;
pub use engine::{CellTrace, Engine};
pub use explanation::describe_reading;

pub use origin::Origins;
pub use readers::{Readers, USUAL_SENTENCES};
pub use selection::Selection;
