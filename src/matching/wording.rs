//! A claim made ready for matching: its wordings with their terms. Owns which
//! wordings a claim has and what each would mean; no score.

use crate::domain::Claim;
use crate::text::{Reader, Token};

use super::term::{Term, Vocabulary};

/// What a match of a wording says of the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingKind {
    /// The claim's own text.
    Claim,
    /// A wording that entails it.
    Variant,
    /// A wording that cannot be true together with it.
    Counter,
}

/// One wording of a claim.
#[derive(Debug, Clone)]
pub struct Wording {
    /// What a match of it says.
    pub kind: WordingKind,
    /// The words as the user wrote them.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// One claim with all its wordings: the claim first, then variants, then
/// counters, as written.
#[derive(Debug, Clone)]
pub struct PreparedClaim {
    /// The wordings.
    pub wordings: Vec<Wording>,
}

impl PreparedClaim {
    /// Reads all wordings of a claim.
    pub fn new(claim: &Claim, reader: &Reader, vocabulary: &Vocabulary<'_>) -> Self {
        let prepare = |kind, text: &String| {
            let tokens = reader.wording(text);
            let terms = vocabulary.terms(&tokens);
            Wording {
                kind,
                text: text.clone(),
                tokens,
                terms,
            }
        };
        let claim_itself = std::iter::once(prepare(WordingKind::Claim, &claim.text));
        let variants = claim.variants.iter();
        let counters = claim.counters.iter();
        let wordings = claim_itself
            .chain(variants.map(|text| prepare(WordingKind::Variant, text)))
            .chain(counters.map(|text| prepare(WordingKind::Counter, text)));
        Self {
            wordings: wordings.collect(),
        }
    }
}
