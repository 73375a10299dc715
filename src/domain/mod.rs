//! The words of the project as plain serde types: claim, source, span,
//! evidence, stance, cell, matrix.
//!
//! Owns no behaviour beyond what a type needs to keep its own rules; reads no
//! file, knows no format, imports no other module of this crate.

mod cell;
mod claim;
mod clean;
mod counted;
mod cue;
mod decision;
mod evidence;
mod formula_guard;
mod gold;
mod hash;
mod id;
mod likeness;
mod matrix;
mod outlet_totals;
mod overlap;
mod proposal;
mod provenance;
mod quoted;
mod reader_label;
mod review;
mod saved_cell;
mod saved_quote;
mod scanned;
mod shard;
mod sheet_name;
mod sketch;
mod source;
mod span;
mod stance;
mod totals;
mod user_error;
mod vocabulary;

pub use cell::{Cell, FinalStance, Judgement, Verdict};
pub use claim::{Alias, Claim, ClaimSet};
pub use clean::clean;
pub use counted::counted;
pub use cue::CueCategory;
pub use decision::{Act, Basis, DecidedQuote, Decision, DecisionId};
pub use evidence::{CueMark, Evidence, NearMiss, Quote};
pub use formula_guard::{guarded, unguarded};
pub use gold::GoldCell;
pub use hash::{FieldHasher, sha256, sha256_key, words_sha256};
pub use id::{ClaimId, SourceId};
pub use likeness::Likeness;
pub use matrix::{Matrix, SourceColumn, Tally};
pub use outlet_totals::{GroupName, OutletGroup, OutletTotals};
pub use overlap::Overlap;
pub use proposal::{Proposal, RowPlace};
pub use provenance::{Provenance, Setting};
pub use reader_label::ReaderLabel;
pub use review::{Review, ReviewStatus, StaleCause, StandingVerdict};
pub use saved_cell::SavedCell;
pub use saved_quote::SavedQuote;
pub use scanned::{AboutArticle, Scanned};
pub use shard::{InvalidShard, Shard};
pub use sheet_name::{EVIDENCE_SHEET, LONG_TEXT_SHEET};
pub use sketch::Sketch;
pub use source::{Article, Readability, Source};
pub use span::{CodePoints, Span};
pub use stance::{JudgedBy, Reason, Stance, Status};
pub use totals::{CellCount, Totals};
pub use user_error::UserError;
pub use vocabulary::UnknownName;
#[cfg(feature = "ingest")]
pub(crate) use vocabulary::vocabulary;
