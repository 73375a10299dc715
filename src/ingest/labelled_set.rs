//! A labelled set: a folder of `claims.csv`, `articles.jsonl` and `gold.csv`.
//! Owns that the labels are about claims and articles of the set.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::{ClaimSet, GoldCell};

use super::gold::GoldFile;
use super::suggestion::nearest;
use super::{IngestError, Reading, read_articles, read_claims};

/// Claims, articles, and what people say of each pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledSet {
    /// The claims.
    pub claims: ClaimSet,
    /// The articles and their account.
    pub reading: Reading,
    /// The labels; every one is about a claim and an article of the set.
    pub gold: Vec<GoldCell>,
}

/// Reads the three files of a set.
///
/// # Errors
/// A file that is missing or has an error of its own, and a label about a claim
/// or an article that the set does not have.
pub fn read_set(folder: &Path) -> Result<LabelledSet, IngestError> {
    let claims = read_claims(&folder.join("claims.csv"))?;
    let reading = read_articles(&[folder.join("articles.jsonl")])?;
    let gold = GoldFile::read(&folder.join("gold.csv"))?;
    let claim_ids: BTreeSet<&str> = claims
        .claims
        .iter()
        .map(|claim| claim.id.as_str())
        .collect();
    let articles = reading.articles.iter();
    let source_ids: BTreeSet<&str> = articles.map(|article| article.source.id.as_str()).collect();
    for (cell, place) in gold.cells.iter().zip(&gold.places) {
        let parts = [
            ("claim_id", "claim", cell.claim.as_str(), &claim_ids),
            ("source_id", "article", cell.source.as_str(), &source_ids),
        ];
        for (field, noun, id, known) in parts {
            if known.contains(id) {
                continue;
            }
            let near = nearest(id, known.iter().copied());
            let mend = near.map_or_else(
                || "Take the row out, or add what it is about.".to_owned(),
                |near| format!("Did you mean `{near}`?"),
            );
            let what = format!("the set has no {noun} `{id}`");
            return Err(gold.source.error_at(*place, what, mend).in_field(field));
        }
    }
    Ok(LabelledSet {
        claims,
        reading,
        gold: gold.cells,
    })
}
