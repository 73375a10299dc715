//! The words of the project as plain serde types: claim, source, span,
//! evidence, stance, cell, matrix.
//!
//! Owns no behaviour beyond what a type needs to keep its own rules; reads no
//! file, knows no format, imports no other module of this crate.

mod breakdown;
mod cell;
mod claim;
mod clean;
mod cue;
mod decision;
mod evidence;
mod figures;
mod formula_guard;
mod gold;
mod hash;
mod id;
mod likeness;
mod matrix;
mod overlap;
mod proposal;
mod provenance;
mod quoted;
mod reading;
mod review;
mod saved;
mod saved_quote;
mod scanned;
mod shard;
mod sketch;
mod source;
mod span;
mod stance;
mod user_error;
mod vocabulary;

pub use breakdown::{Breakdown, Group, GroupName};
pub use cell::{Cell, FinalStance, Judgement, Verdict};
pub use claim::{Alias, Claim, ClaimSet};
pub use clean::clean;
pub use cue::CueCategory;
pub use decision::{Act, Basis, DecidedQuote, Decision, DecisionId};
pub use evidence::{CueMark, Evidence, NearMiss, Quote};
pub use figures::{CellCount, Figures};
pub use formula_guard::{guarded, unguarded};
pub use gold::GoldCell;
pub use hash::{sha256, words_sha256};
pub use id::{ClaimId, SourceId};
pub use likeness::Likeness;
pub use matrix::{Column, Matrix, Tally};
pub use overlap::Overlap;
pub use proposal::{Proposal, RowPlace};
pub use provenance::{Provenance, Setting};
pub use reading::Reading;
pub use review::{Change, Review, ReviewStatus, Voice};
pub use saved::SavedCell;
pub use saved_quote::SavedQuote;
pub use scanned::{AboutArticle, Scanned};
pub use shard::{InvalidShard, Shard};
pub use sketch::Sketch;
pub use source::{Article, Readability, Source};
pub use span::{CodePoints, Span};
pub use stance::{Reason, Stance, Status};
pub use user_error::UserError;
pub use vocabulary::UnknownName;
#[cfg(feature = "ingest")]
pub(crate) use vocabulary::vocabulary;
