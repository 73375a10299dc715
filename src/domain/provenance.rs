//! What a matrix was made by. Owns the record; the hashes are computed in
//! `matrix`.

use serde::{Deserialize, Serialize};

/// The identity of a judge and of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The program's version.
    pub version: String,
    /// Hash of all that bears on judging: version, lexicons, claims with
    /// aliases, options. The same for a part of the articles and the whole.
    pub judge_id: String,
    /// Hash of `judge_id` and of every article.
    pub run_id: String,
}
