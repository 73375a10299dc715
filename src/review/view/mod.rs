//! What the page is shown, as the JSON that goes over the wire. Owns the form of
//! each answer and what a blind reader is not told; works nothing out that bears
//! on a decision.

mod agreement;
mod cell;
mod entry;
mod others;
mod overview;
mod rows;
mod sentence;

pub use agreement::AgreementView;
pub use cell::CellView;
pub use entry::HistoryEntry;
pub use overview::{ClaimView, DeskOverview, Homeless, Progress, SourceView, name};
pub use rows::{CellRows, Queue};
