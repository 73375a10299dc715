//! What people decide on cells: kept in one SQLite file that only grows, merged
//! by union, resolved to one review per cell.
//!
//! Owns the store, the rules by which decisions take each other's place and go
//! stale, and the comparison of an edited sheet with the store. Reads no sheet,
//! judges nothing, prints nothing.

mod answers;
mod application;
mod clock;
mod conflict;
mod desk;
mod draft;
mod error;
mod identity;
mod import;
mod labels;
mod layer;
mod lines;
mod readings;
mod record;
mod resolution;
mod reviewer;
mod run_inputs;
#[cfg(test)]
mod sample;
mod schema;
mod store;
mod withdrawal;

pub use answers::answerable;
pub use application::{Applied, apply, by_cell, review_of, standing_on};
pub use clock::now;
pub use conflict::{Conflict, ConflictKind};
pub use desk::Sent;
pub use draft::{Draft, Drafted};
pub use error::DecisionsError;
pub use identity::{Unsealed, check_reviewer, sealed};
pub use import::{Import, ImportOptions, News, plan};
pub use labels::{Labels, labels};
pub use layer::Layer;
pub use lines::{from_lines, to_lines};
pub use readings::{Readings, readings};
pub use resolution::Standing;
pub use store::Store;
pub use withdrawal::withdrawal;
