//! Claims as a user writes them: a normalized proposition, its other wordings,
//! and the names of the entities in it. Owns no matching.

use serde::{Deserialize, Serialize};

use super::ClaimId;

/// One normalized proposition to be looked for in every source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Unique in the run.
    pub id: ClaimId,
    /// The proposition itself.
    pub text: String,
    /// A short name for table heads.
    pub label: Option<String>,
    /// Other wordings that entail the claim.
    pub variants: Vec<String>,
    /// Wordings that cannot be true together with the claim.
    pub counters: Vec<String>,
    /// A heading to group claims by.
    pub topic: Option<String>,
    /// Free text for the people who use the claim; never judged on.
    pub note: Option<String>,
}

impl Claim {
    /// A claim with nothing but its id and its text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: ClaimId::new(id),
            text: text.into(),
            label: None,
            variants: Vec::new(),
            counters: Vec::new(),
            topic: None,
            note: None,
        }
    }

    /// What a table head shows: the label, or the claim where it has none.
    pub fn head(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.text)
    }
}

/// Several names of one entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The name that stands for the entity in explanations.
    pub name: String,
    /// Its other names.
    pub also: Vec<String>,
}

/// Everything that a run looks for: claims in the order in which they were
/// written, and the aliases that hold for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClaimSet {
    /// The claims; their ids are unique.
    pub claims: Vec<Claim>,
    /// The aliases of every claims file read.
    pub aliases: Vec<Alias>,
}
