//! What a run was made by, as a record. Owns its fields.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Provenance;

/// What the matrix was made by.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Run", deny_unknown_fields)]
pub(in crate::export) struct RunRecord<'a> {
    /// Hash of `judge_id` and of every article's id and text.
    run_id: &'a str,
    /// Hash of all that bears on judging: the same for a part of the articles
    /// and the whole.
    judge_id: &'a str,
    /// The program's version.
    version: &'a str,
    /// Hash of the lists that ship with the program.
    lexicons_sha256: &'a str,
    /// Hash of the weights judged by.
    weights_sha256: &'a str,
    /// Hash of the claims with variants, counters and aliases.
    claims_sha256: &'a str,
    /// What else was asked for, by its option's name.
    settings: Vec<SettingRecord<'a>>,
}

/// One option that limits what is in the matrix.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Setting", deny_unknown_fields)]
struct SettingRecord<'a> {
    /// The option's name.
    name: &'a str,
    /// What was given.
    value: &'a str,
}

impl<'a> RunRecord<'a> {
    pub(super) fn of(provenance: &'a Provenance) -> Self {
        let settings = provenance.settings.iter().map(|setting| SettingRecord {
            name: &setting.name,
            value: &setting.value,
        });
        Self {
            run_id: &provenance.run_id,
            judge_id: &provenance.judge_id,
            version: &provenance.version,
            lexicons_sha256: &provenance.lexicons_sha256,
            weights_sha256: &provenance.weights_sha256,
            claims_sha256: &provenance.claims_sha256,
            settings: settings.collect(),
        }
    }
}
