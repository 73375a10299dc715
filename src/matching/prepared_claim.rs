//! A claim made ready for matching: its wordings with their terms. Owns which
//! wordings a claim has and what each would mean; no score.

use crate::domain::Claim;
use crate::text::{Reader, Token, TokenKind, is_title};

use super::figures::figure::Figure;
use super::figures::figure_reader::figures;
use super::role_hints::RoleHints;
use super::terms::term::Term;
use super::terms::vocabulary::Vocabulary;

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
    /// Its numbers and dates.
    pub figures: Vec<Figure>,
    /// The terms that are names which no list knows, by their places.
    pub unlisted: Vec<usize>,
    /// What it tells of roles.
    pub(super) roles: RoleHints,
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
            let mut terms = vocabulary.terms(&tokens);
            share_alternatives(&tokens, &mut terms);
            Wording {
                kind,
                text: text.clone(),
                figures: figures(&tokens),
                unlisted: unlisted(&tokens, &terms),
                roles: RoleHints::of(&tokens, &terms),
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

impl PreparedClaim {
    /// Whether any wording is a counter.
    pub fn has_counters(&self) -> bool {
        let mut kinds = self.wordings.iter().map(|wording| wording.kind);
        kinds.any(|kind| kind == WordingKind::Counter)
    }
}

/// "A or B" is met by either: the words next to an "or" share one weight.
fn share_alternatives(tokens: &[Token], terms: &mut [Term]) {
    for (at, _) in tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.lower == "or")
    {
        let after = terms.partition_point(|term| term.token < at);
        if after > 0 && after < terms.len() {
            terms[after - 1].weight /= 2.0;
            terms[after].weight /= 2.0;
        }
    }
}

/// The terms of a wording that are names which no list knows, by their places.
pub(super) fn unlisted(tokens: &[Token], terms: &[Term]) -> Vec<usize> {
    if is_title(tokens) {
        return Vec::new();
    }
    let unlisted = terms.iter().enumerate().filter(|(_, term)| {
        let token = tokens.get(term.token);
        !term.known && term.groups.is_empty() && token.is_some_and(|t| is_name(t, term.token))
    });
    unlisted.map(|(at, _)| at).collect()
}

/// Whether a word that no list knows is written like a name. The first word of
/// a sentence has a capital in any case: there a plural is a rare noun sooner
/// than a name ("Gunrunners fled").
pub(super) fn is_name(token: &Token, at: usize) -> bool {
    let plural = token.lower.ends_with('s');
    token.kind == TokenKind::Word && token.capital && !token.shouted && (at > 0 || !plural)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn weights(text: &str) -> Vec<f64> {
        let lexicons = Lexicons::shipped();
        let reader = Reader::new(&[], lexicons);
        let vocabulary = Vocabulary::new(lexicons, &reader);
        let prepared = PreparedClaim::new(&Claim::new("a", text), &reader, &vocabulary);
        prepared.wordings[0]
            .terms
            .iter()
            .map(|term| term.weight)
            .collect()
    }

    #[test]
    fn alternatives_share_a_weight() {
        let (either, both) = (
            weights("trams or buses stop"),
            weights("trams and buses stop"),
        );
        assert!((either[0] * 2.0 - both[0]).abs() < 1e-9);
        assert!((either[1] * 2.0 - both[1]).abs() < 1e-9);
        assert!((either[2] - both[2]).abs() < 1e-9);
    }
}
