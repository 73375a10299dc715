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
mod judge_setup;
mod origin;
mod provenance;
mod readers;
mod reading_needs;
mod reading_plan;
mod scratch_pool;
mod selection;
mod sentence_choice;
mod stream;

pub use cache_key::{ArticleKey, ClaimKey, JudgementCache};
pub use closest_sentences::ClosestSentence;
pub use counterfactual::Counterfactual;
pub use engine::{CellTrace, Engine};
pub use explanation::describe_reading;
pub use judge_setup::JudgeSetup;
pub use origin::Origins;
pub use readers::Readers;
pub use reading_plan::{CellPairs, ChosenCells, ReadingPlan};
pub use selection::Selection;
pub use sentence_choice::{InvalidSentenceChoice, SentenceChoice};
