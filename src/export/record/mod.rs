//! The records of the machine-readable exports: what each field is called, in
//! which order fields stand, and what a reader may rely on.
//!
//! Owns these types and the schema made from them. They are apart from the
//! types of `domain` so that the program may change inside without changing the
//! format; a field that is added, renamed or taken away here is a new
//! [`FORMAT_VERSION`].

mod cell;
mod claim;
mod document;
mod figure;
mod line;
mod passage;
mod review;
mod run;
mod scan;
mod scan_cell;
mod schema;
mod source;
mod totals;
mod vocabulary;

pub(super) use document::DocumentRecord;
pub(super) use line::{Header, lines};
pub(super) use scan::{ScanErrorLine, ScanLine};
pub use schema::{scan_schema, schema};
pub(super) use vocabulary::{SCAN_FORMAT, SCAN_FORMAT_VERSION};

/// What the exports call their format.
pub(super) const FORMAT: &str = "stancegrid-matrix";

/// The version of the format, which is not the program's.
pub(super) const FORMAT_VERSION: u32 = 2;
