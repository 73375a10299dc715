//! A labelled set: a folder of `claims.csv`, `articles.jsonl` and `gold.csv`, or
//! of a `set.toml` that says where these are. Owns that the labels are about
//! claims and articles of the set.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::domain::{ClaimSet, GoldCell};
use crate::ingest::article::source_text::reason;
use crate::ingest::suggestion::nearest;
use crate::ingest::{IngestError, LoadedArticles, read_articles, read_claims};

use super::gold::GoldFile;

/// Claims, articles, and what people say of each pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledSet {
    /// The claims.
    pub claims: ClaimSet,
    /// The articles and their account.
    pub reading: LoadedArticles,
    /// The labels; every one is about a claim and an article of the set.
    pub gold: Vec<GoldCell>,
}

/// The folder where sets are looked for by name.
const DATA: &str = "STANCEGRID_DATA";

/// Where a set lies: the folder itself, or else the one of that name below
/// `$STANCEGRID_DATA`.
pub fn locate_set(name: &Path) -> PathBuf {
    let below = std::env::var_os(DATA).map(|data| PathBuf::from(data).join(name));
    match below {
        Some(below) if !name.exists() && below.exists() => below,
        Some(_) | None => name.to_owned(),
    }
}

/// Where the three parts of a set lie.
struct Parts {
    claims: PathBuf,
    articles: PathBuf,
    gold: PathBuf,
}

/// A `set.toml`. Paths are relative to it, or begin with `$STANCEGRID_DATA`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    claims: String,
    articles: String,
    gold: String,
}

fn parts(folder: &Path) -> Result<Parts, IngestError> {
    let manifest = folder.join("set.toml");
    if !manifest.exists() {
        return Ok(Parts {
            claims: folder.join("claims.csv"),
            articles: folder.join("articles.jsonl"),
            gold: folder.join("gold.csv"),
        });
    }
    let read = std::fs::read_to_string(&manifest);
    let text = read.map_err(|error| {
        let what = format!("cannot read: {}", reason(&error));
        IngestError::new(
            &manifest,
            what,
            "check that you may read it, and that it is UTF-8",
        )
    })?;
    let found: Manifest = toml::from_str(&text).map_err(|error| {
        let what = format!("invalid set: {}", error.message().replace('\n', ", "));
        let help = "give `claims`, `articles` and `gold`, each a path in quotation marks";
        IngestError::new(&manifest, what, help)
    })?;
    let place = |given: &str| match (given.strip_prefix("$STANCEGRID_DATA"), std::env::var(DATA)) {
        (Some(rest), Ok(data)) => Ok(PathBuf::from(format!("{data}{rest}"))),
        (Some(_), Err(_)) => {
            let what = format!("cannot find \"{given}\": STANCEGRID_DATA is not set");
            let help = "set it to the folder that holds the labelled sets";
            Err(IngestError::new(&manifest, what, help))
        }
        (None, _) => Ok(folder.join(given)),
    };
    Ok(Parts {
        claims: place(&found.claims)?,
        articles: place(&found.articles)?,
        gold: place(&found.gold)?,
    })
}

/// Reads the parts of a set.
///
/// # Errors
/// A file that is missing or has an error of its own, and a label about a claim
/// or an article that the set does not have.
pub fn read_set(folder: &Path) -> Result<LabelledSet, IngestError> {
    let parts = parts(folder)?;
    let claims = read_claims(&parts.claims)?;
    let reading = read_articles(&[parts.articles])?;
    let gold = GoldFile::read(&parts.gold)?;
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
            let help = near.map_or_else(
                || format!("remove the row, or add the {noun} to the set"),
                |near| format!("did you mean \"{near}\"?"),
            );
            let what = format!("the set has no {noun} \"{id}\"");
            return Err(gold.source.error_at(*place, what, help).in_field(field));
        }
    }
    Ok(LabelledSet {
        claims,
        reading,
        gold: gold.cells,
    })
}
