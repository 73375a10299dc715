//! From claims and articles to the matrix: builds cells, groups duplicates,
//! records provenance. The one place that runs in parallel.
//!
//! Owns no judgement: `stance` decides each cell.

mod closest;
mod explanation;
mod flip;
mod grid;
mod known;
mod origin;
mod provenance;
mod selection;
mod stream;
mod workshop;

pub use closest::Near;
pub use explanation::told;
pub use flip::Flip;
pub use grid::{Grid, Inquiry};
pub use known::{ArticleKey, ClaimKey, Memory};

pub use origin::Origins;
pub use selection::Selection;
