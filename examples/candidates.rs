//! What the reader is taught and measured on: the sentences of a labelled set, and which of
//! them come closest to each claim. Reads a set (a folder with `claims.csv`, `articles.jsonl`,
//! `gold.csv` and, where there are, `variants.csv` and `short.csv`).
//!
//! `cargo run --release --example candidates -- SET > candidates.jsonl`
//!
//! Prints JSON lines: for each article `{"source_id", "sentences": [[start, end, text], …]}`
//! with places in code points, then for each cell and wording `{"claim_id", "source_id",
//! "wording", "closest": [place, …]}`, the closest sentence first.

#![allow(clippy::print_stdout, reason = "it prints what it finds")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::json;
use stancegrid::Engine;
use stancegrid::domain::{Claim, ClaimSet, CodePoints, SourceId, Span};
use stancegrid::ingest::read_set;
use stancegrid::lexicon::Lexicons;
use stancegrid::text::Reader;

/// So many sentences of each cell are told.
const CLOSEST: usize = 12;

#[derive(Deserialize)]
struct VariantRow {
    claim_id: String,
    variant_1: String,
    variant_2: String,
}

#[derive(Deserialize)]
struct ShortRow {
    claim_id: String,
    short: String,
}

/// The rows of a file; none where it is not there.
fn rows<T: for<'de> Deserialize<'de>>(folder: &Path, name: &str) -> Result<Vec<T>, csv::Error> {
    let path = folder.join(name);
    if !path.exists() {
        return Ok(Vec::new());
    }
    csv::Reader::from_path(path)?.into_deserialize().collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args().nth(1).ok_or("name a set")?;
    let folder = Path::new(&name);
    let set = read_set(folder)?;
    let mut wordings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for claim in set.claims.claims {
        wordings.insert(claim.id.to_string(), vec![claim.text]);
    }
    for row in rows::<VariantRow>(folder, "variants.csv")? {
        let of = wordings.entry(row.claim_id).or_default();
        of.extend([row.variant_1, row.variant_2]);
    }
    for row in rows::<ShortRow>(folder, "short.csv")? {
        wordings.entry(row.claim_id).or_default().push(row.short);
    }
    let mut by_article: BTreeMap<SourceId, Vec<String>> = BTreeMap::new();
    for cell in set.gold {
        let of_article = by_article.entry(cell.source).or_default();
        of_article.push(cell.claim.to_string());
    }
    let reader = Reader::new(&[], Lexicons::shipped());
    let articles = set.reading.articles.par_iter();
    let told: Vec<String> = articles
        .map(|article| {
            let id = &article.source.id;
            let sentences = reader.document(&article.text).sentences;
            let spans: Vec<Span> = sentences.iter().map(|sentence| sentence.span).collect();
            let told = |span: &Span| {
                let points = CodePoints::of(*span, &article.text)?;
                Some((points.start, points.end, span.slice(&article.text)?))
            };
            let sentences: Vec<_> = spans.iter().filter_map(told).collect();
            let mut out = vec![json!({"source_id": id.as_str(), "sentences": sentences}).to_string()];
            let cells = by_article.get(id).into_iter().flatten();
            let asked: Vec<(&String, &String)> = cells
                .flat_map(|id| wordings[id].iter().map(move |wording| (id, wording)))
                .collect();
            let engine = Engine::new(ClaimSet {
                claims: asked
                    .iter()
                    .zip(0..)
                    .map(|((_, wording), at)| Claim::new(format!("c{at}"), *wording))
                    .collect(),
                aliases: Vec::new(),
            });
            for ((claim, wording), near) in asked.iter().zip(engine.closest(article, CLOSEST)) {
                let place = |start| spans.iter().position(|span| span.start == start);
                let closest: Vec<_> = near.iter().filter_map(|one| place(one.span.start)).collect();
                out.push(
                    json!({
                        "claim_id": claim, "source_id": id.as_str(), "wording": wording, "closest": closest
                    })
                    .to_string(),
                );
            }
            out.join("\n")
        })
        .collect();
    println!("{}", told.join("\n"));
    Ok(())
}
