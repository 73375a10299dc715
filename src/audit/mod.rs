//! Looks over claims and articles before anyone trusts a matrix made from them.
//!
//! Owns the lints, and in what order findings come; judges nothing, reads no
//! file, changes nothing. A finding says what is wrong and what to do about it;
//! whether to do so is for people.

mod article_lint;
mod claim_lint;
mod clause;
mod ending;
mod finding;
mod likeness;
mod matrix_lint;
mod wording;

pub use article_lint::lint_articles;
pub use claim_lint::lint_claims;
pub use finding::{Finding, Lint, Severity, Subject};
pub use matrix_lint::lint_matrix;
