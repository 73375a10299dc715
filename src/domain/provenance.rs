//! What a matrix was made by. Owns the record; the hashes are computed in
//! `matrix`.

use serde::{Deserialize, Serialize};

/// The identity of a judge and of a run, and what these are made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The program's version.
    pub version: String,
    /// Hash of the lists that ship with the program.
    pub lexicons_sha256: String,
    /// Hash of the weights judged by.
    pub weights_sha256: String,
    /// Hash of the claims with variants, counters and aliases; labels, topics
    /// and notes bear on no judgement and are not in it.
    pub claims_sha256: String,
    /// Hash of the four above: all that bears on judging. The same for a part
    /// of the articles and the whole.
    pub judge_id: String,
    /// Hash of `judge_id` and of every article's id and text.
    pub run_id: String,
    /// What else was asked for, by its option's name.
    pub settings: Vec<Setting>,
}

/// One option of a run that limits what is in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The option's name.
    pub name: String,
    /// What was given.
    pub value: String,
}
