//! What ranking needs of the wordings of all claims, close together in memory:
//! every article goes through all of it. Owns the packing alone.

use std::ops::Range;

use crate::matching::prepared_claim::{PreparedClaim, Wording};
use crate::matching::soft_tfidf::at_large;

use super::claim_vocabulary::ClaimWord;

/// A term of a wording.
#[derive(Debug, Clone, Copy)]
pub(in crate::matching) struct OutlineTerm {
    /// Its weight at large.
    pub weight: f64,
    /// Its word.
    pub word: ClaimWord,
    pub is_name: bool,
}

/// A wording.
#[derive(Debug, Clone)]
struct Outline {
    /// Its terms among all.
    terms: Range<u32>,
    /// Its length in tokens.
    length: u32,
    /// Length of the vector of its terms' weights at large.
    norm: f64,
}

/// One wording as ranking sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::matching) struct OutlinedWording<'a> {
    /// Its terms in their order.
    pub terms: &'a [OutlineTerm],
    /// Its length in tokens.
    pub length: usize,
    /// Length of the vector of its terms' weights at large.
    pub norm: f64,
}

/// The wordings of all claims.
#[derive(Debug, Default)]
pub(in crate::matching) struct Outlines {
    terms: Vec<OutlineTerm>,
    wordings: Vec<Outline>,
    /// By claim, its wordings among all.
    claims: Vec<Range<usize>>,
}

impl Outlines {
    /// Packs the wordings of claims, whose terms have these words.
    pub fn new(claims: &[PreparedClaim], numbered: &[Vec<Vec<ClaimWord>>]) -> Self {
        let mut outlines = Self::default();
        for (claim, numbered) in claims.iter().zip(numbered) {
            let first = outlines.wordings.len();
            for (wording, words) in claim.wordings.iter().zip(numbered) {
                outlines.add(wording, words);
            }
            outlines.claims.push(first..outlines.wordings.len());
        }
        outlines
    }

    fn add(&mut self, wording: &Wording, words: &[ClaimWord]) {
        // No set of claims has four thousand million words.
        let first = self.terms.len() as u32;
        let terms = wording.terms.iter().zip(words);
        self.terms.extend(terms.map(|(term, &word)| OutlineTerm {
            weight: term.weight,
            word,
            is_name: term.is_name(),
        }));
        self.wordings.push(Outline {
            terms: first..self.terms.len() as u32,
            length: wording.tokens.len() as u32,
            norm: at_large(&wording.terms),
        });
    }

    /// The wordings of a claim in their order.
    pub fn of(&self, claim: usize) -> impl Iterator<Item = OutlinedWording<'_>> {
        let wordings = self.claims.get(claim).cloned().unwrap_or_default();
        self.wordings[wordings].iter().map(|outline| {
            let terms = outline.terms.start as usize..outline.terms.end as usize;
            OutlinedWording {
                terms: &self.terms[terms],
                length: outline.length as usize,
                norm: outline.norm,
            }
        })
    }
}
