//! From claims and articles to the matrix: builds cells, groups duplicates,
//! records provenance. The one place that runs in parallel.
//!
//! Owns no judgement: `stance` decides each cell.

mod cache_key;
mod closest_sentences;
mod counterfactual;
mod engine;
mod explanation;
mod origin;
mod provenance;
mod scratch_pool;
mod selection;
mod stream;

pub use cache_key::{ArticleKey, ClaimKey, Memory};
pub use closest_sentences::Near;
pub use counterfactual::Flip;
pub use engine::{Grid, Inquiry};
pub use explanation::told;

pub use origin::Origins;
pub use selection::Selection;
