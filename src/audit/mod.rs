//! Looks over claims and articles before anyone trusts a matrix made from them,
//! and over the quotes of an export before anyone prints them.
//!
//! Owns the lints, in what order findings come, and when a quote is verbatim;
//! judges nothing, reads no file, changes nothing. A finding says what is wrong
//! and what to do about it; whether to do so is for people.

mod article_lint;
mod claim_lint;
mod claim_similarity;
mod clause;
mod code_point_index;
mod ending;
mod finding;
mod lint;
mod matrix_lint;
mod mismatch;
mod quotes;
mod wording;

pub use article_lint::lint_articles;
pub use claim_lint::lint_claims;
pub use finding::{Finding, Subject};
pub use lint::{Lint, Severity, UnknownLint};
pub use matrix_lint::lint_matrix;
pub use mismatch::{Mismatch, QuoteFlaw};
pub use quotes::QuoteCheck;
