//! The part of a JSON cell that quotes. Owns its fields, which are those of
//! `docs/matrix.schema.json`; others are not looked at.
//!
//! A passage says its words twice, flat and as the target of an annotation.
//! Both are checked: whoever quotes from the file may take either.

use serde::Deserialize;

use crate::domain::{ClaimId, CodePoints, SavedQuote, SourceId};

/// A cell with its quotes.
#[derive(Debug, Deserialize)]
pub(super) struct QuotedCell {
    pub claim_id: String,
    pub source_id: String,
    pub evidence: Vec<QuotedPassage>,
    pub near_miss: Option<QuotedPassage>,
    /// In lines alone; a document says it once for each source.
    pub source_sha256: Option<String>,
}

/// One quote.
#[derive(Debug, Deserialize)]
pub(super) struct QuotedPassage {
    exact: String,
    start: usize,
    end: usize,
    target: Target,
}

#[derive(Debug, Deserialize)]
struct Target {
    selector: Vec<Selector>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextQuoteSelector")]
    Words {
        exact: String,
        prefix: Option<String>,
        suffix: Option<String>,
    },
    #[serde(rename = "TextPositionSelector")]
    Place { start: usize, end: usize },
    #[serde(other)]
    Another,
}

impl QuotedCell {
    /// The quotes of the cell, which stands at `place` in the file.
    pub(super) fn quotes(self, place: &str, sha256: Option<&str>) -> Vec<SavedQuote> {
        let claim = ClaimId::new(self.claim_id);
        let source = SourceId::new(self.source_id);
        let sha256 = self.source_sha256.or(sha256.map(str::to_owned));
        let passages = self.evidence.into_iter().chain(self.near_miss);
        let quotes = passages.flat_map(|passage| {
            passage.quotes(&SavedQuote {
                place: place.to_owned(),
                claim: Some(claim.clone()),
                source: source.clone(),
                exact: String::new(),
                points: CodePoints { start: 0, end: 0 },
                prefix: None,
                suffix: None,
                source_sha256: sha256.clone(),
                unguarded: false,
            })
        });
        quotes.collect()
    }
}

impl QuotedPassage {
    /// One quote; two where the target does not say the same.
    fn quotes(self, empty: &SavedQuote) -> Vec<SavedQuote> {
        let flat = CodePoints {
            start: self.start,
            end: self.end,
        };
        let mut quote = SavedQuote {
            exact: self.exact,
            points: flat,
            ..empty.clone()
        };
        let mut target = quote.clone();
        for selector in self.target.selector {
            match selector {
                Selector::Words {
                    exact,
                    prefix,
                    suffix,
                } => {
                    target.exact = exact;
                    quote.prefix.clone_from(&prefix);
                    quote.suffix.clone_from(&suffix);
                    target.prefix = prefix;
                    target.suffix = suffix;
                }
                Selector::Place { start, end } => {
                    target.points = CodePoints { start, end };
                }
                Selector::Another => {}
            }
        }
        if quote == target {
            return vec![quote];
        }
        target.place.push_str(" (target)");
        vec![quote, target]
    }
}
