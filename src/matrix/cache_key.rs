//! What need not be judged again: verdicts of an earlier run, found by all that
//! bears on them. Owns the keys, and the interface of whoever keeps verdicts.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::domain::{Article, Claim, FieldHasher, Judgement, sha256_key};

use super::provenance;

/// What bears on the verdict of one claim, whatever the article: version,
/// lexicons and weights, the aliases of all claims, and the claim's wordings.
/// Its id, label, topic and note do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClaimKey(pub [u8; 16]);

/// What bears on a verdict on the side of the article: its text as loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub [u8; 16]);

impl ClaimKey {
    /// The key of a claim, for a judge of this kind with these aliases.
    pub(super) fn of(judge: &str, claim: &Claim) -> Self {
        let mut hasher = FieldHasher::default();
        hasher.add(judge);
        provenance::add_wordings(&mut hasher, claim);
        Self(hasher.key())
    }
}

impl ArticleKey {
    /// The key of an article.
    pub fn of(article: &Article) -> Self {
        Self(sha256_key(&article.text))
    }
}

/// Keeps verdicts from run to run. What it gives for two keys is what was kept
/// for them, or nothing; never anything else.
pub trait JudgementCache: Sync {
    /// The judgements that are known of an article.
    fn recall(&self, key: ArticleKey, article: &Article) -> HashMap<ClaimKey, Judgement>;

    /// Tells that so many of the judgements that were known were asked for.
    fn used(&self, count: usize);

    /// Keeps judgements of an article that were not known.
    fn keep(&self, key: ArticleKey, judgements: &[(ClaimKey, Judgement)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(text: &str, variants: &[&str], counters: &[&str]) -> Claim {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let mut claim = Claim::new("a", text);
        claim.variants = owned(variants);
        claim.counters = owned(counters);
        claim
    }

    #[test]
    fn every_wording_bears_on_the_key() {
        let key = |text: &str, variants: &[&str], counters: &[&str]| {
            ClaimKey::of("judge", &claim(text, variants, counters))
        };
        let plain = key("It fell", &["x"], &[]);
        assert_eq!(plain, key("It fell", &["x"], &[]));
        for other in [
            key("It rose", &["x"], &[]),
            key("It fell", &["y"], &[]),
            key("It fell", &[], &["x"]),
            key("It fell", &["x", ""], &[]),
            ClaimKey::of("another judge", &claim("It fell", &["x"], &[])),
        ] {
            assert_ne!(plain, other);
        }
    }

    #[test]
    fn what_people_call_a_claim_does_not() {
        let plain = claim("It fell", &[], &[]);
        let mut labelled = plain.clone();
        labelled.label = Some("fell".to_owned());
        labelled.topic = Some("towers".to_owned());
        assert_eq!(ClaimKey::of("j", &plain), ClaimKey::of("j", &labelled));
    }
}
