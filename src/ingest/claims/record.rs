//! A claims file between its format and the claims in it: records of named
//! values that know their place. Owns no rule about them.

use crate::domain::{Alias, Claim, Span};
use crate::ingest::article::source_text::SourceText;

use super::super::Input;

/// A value with its bytes in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Placed<T> {
    /// A value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// One text.
    Text(String),
    /// Several texts.
    Texts(Vec<Placed<String>>),
    /// Something that no field of ours holds, by what people call it.
    Other(&'static str),
}

/// One `[[claim]]`, one row, one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClaimRecord {
    /// Where it stands.
    pub span: Span,
    /// Its fields in the order of the file.
    pub fields: Vec<(Placed<String>, Placed<Value>)>,
}

/// A claim whose fields keep to the rules, with the place of its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlacedClaim {
    /// The claim.
    pub claim: Claim,
    /// Where its id stands.
    pub id: Span,
}

/// An alias whose fields keep to the rules, with the places of its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlacedAlias {
    /// The alias.
    pub alias: Alias,
    /// Its name and its other names.
    pub names: Vec<Placed<String>>,
}

/// One claims file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClaimsFile {
    /// The file.
    pub source: SourceText,
    /// Its claims in order.
    pub claims: Vec<PlacedClaim>,
    /// Its aliases in order.
    pub aliases: Vec<PlacedAlias>,
}

impl ClaimsFile {
    /// Where the id of each claim stands.
    pub fn places(&self) -> Vec<Input> {
        // Line ends are counted on from claim to claim, which stand in order.
        let (mut line, mut counted) = (1, 0);
        let claims = self.claims.iter();
        claims
            .map(|placed| {
                let before = self.source.text.get(counted..placed.id.start);
                line += before.unwrap_or_default().matches('\n').count();
                counted = counted.max(placed.id.start);
                Input {
                    file: self.source.file.clone(),
                    line: Some(line),
                }
            })
            .collect()
    }
}
