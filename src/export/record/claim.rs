//! A claim as a record. Owns its fields.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Claim;

/// One claim, in the words of the claims file.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim", deny_unknown_fields)]
pub(in crate::export) struct JsonClaim<'a> {
    /// Unique in the run.
    claim_id: &'a str,
    /// A short name for table heads.
    label: Option<&'a str>,
    /// The proposition itself.
    claim: &'a str,
    /// A heading to group claims by.
    topic: Option<&'a str>,
    /// Other wordings that entail the claim.
    variants: &'a [String],
    /// Wordings that cannot be true together with the claim.
    counters: &'a [String],
    /// Free text for people; never judged on.
    note: Option<&'a str>,
}

impl<'a> JsonClaim<'a> {
    pub(super) fn of(claim: &'a Claim) -> Self {
        Self {
            claim_id: claim.id.as_str(),
            label: claim.label.as_deref(),
            claim: &claim.text,
            topic: claim.topic.as_deref(),
            variants: &claim.variants,
            counters: &claim.counters,
            note: claim.note.as_deref(),
        }
    }
}
