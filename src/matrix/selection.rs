//! Which pairs of a run are judged. Owns the choice; what is not selected gets
//! no cell at all, never an omission.

use std::collections::BTreeSet;

use crate::domain::{ClaimId, SourceId};

/// Restricts a run to some pairs. Each restriction that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    pairs: Option<BTreeSet<(ClaimId, SourceId)>>,
    claims: Option<BTreeSet<ClaimId>>,
    sources: Option<BTreeSet<SourceId>>,
}

impl Selection {
    /// Every pair.
    pub fn everything() -> Self {
        Self::default()
    }

    /// Only these pairs.
    pub fn with_pairs(mut self, pairs: impl IntoIterator<Item = (ClaimId, SourceId)>) -> Self {
        self.pairs = Some(pairs.into_iter().collect());
        self
    }

    /// Only these claims.
    pub fn with_claims(mut self, claims: impl IntoIterator<Item = ClaimId>) -> Self {
        self.claims = Some(claims.into_iter().collect());
        self
    }

    /// Only these sources.
    pub fn with_sources(mut self, sources: impl IntoIterator<Item = SourceId>) -> Self {
        self.sources = Some(sources.into_iter().collect());
        self
    }

    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.pairs.is_none() && self.claims.is_none() && self.sources.is_none()
    }

    /// Whether the pair is to be judged.
    pub fn holds(&self, claim: &ClaimId, source: &SourceId) -> bool {
        let pair = || (claim.clone(), source.clone());
        self.pairs
            .as_ref()
            .is_none_or(|pairs| pairs.contains(&pair()))
            && self
                .claims
                .as_ref()
                .is_none_or(|claims| claims.contains(claim))
            && self
                .sources
                .as_ref()
                .is_none_or(|sources| sources.contains(source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_restriction_must_hold() {
        let (a, b) = (ClaimId::new("a"), ClaimId::new("b"));
        let (x, y) = (SourceId::new("x"), SourceId::new("y"));
        let selection = Selection::everything()
            .with_claims([a.clone()])
            .with_sources([x.clone()]);
        assert!(selection.holds(&a, &x));
        assert!(!selection.holds(&a, &y) && !selection.holds(&b, &x));
        assert!(Selection::everything().holds(&b, &y));
    }
}
