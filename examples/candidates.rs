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
use stancegrid::Engine;
use stancegrid::domain::{Article, Claim, ClaimSet};
use stancegrid::lexicon::Lexicons;
use stancegrid::text::Reader;

/// So many sentences of each cell are told.
const CLOSEST: usize = 12;

#[derive(Deserialize)]
struct ClaimRow {
    claim_id: String,
    claim: String,
}

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

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
}

#[derive(Deserialize)]
struct GoldRow {
    claim_id: String,
    source_id: String,
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
    let set = std::env::args().nth(1).ok_or("name a set")?;
    let folder = Path::new(&set);
    let mut wordings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows::<ClaimRow>(folder, "claims.csv")? {
        wordings.entry(row.claim_id).or_default().push(row.claim);
    }
    for row in rows::<VariantRow>(folder, "variants.csv")? {
        let of = wordings.entry(row.claim_id).or_default();
        of.extend([row.variant_1, row.variant_2]);
    }
    for row in rows::<ShortRow>(folder, "short.csv")? {
        wordings.entry(row.claim_id).or_default().push(row.short);
    }
    let mut by_article: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows::<GoldRow>(folder, "gold.csv")? {
        by_article
            .entry(row.source_id)
            .or_default()
            .push(row.claim_id);
    }
    let articles = std::fs::read_to_string(folder.join("articles.jsonl"))?;
    let lines: Vec<&str> = articles.lines().collect();
    let reader = Reader::new(&[], Lexicons::shipped());
    let told: Vec<String> = lines
        .par_iter()
        .map(|line| {
            let record: Record = serde_json::from_str(line)?;
            let article = Article::new(record.id.clone(), record.text);
            let point = |byte: usize| article.text[..byte].chars().count();
            let spans: Vec<_> = reader.document(&article.text).sentences;
            let spans: Vec<_> = spans.iter().map(|sentence| sentence.span).collect();
            let sentences: Vec<_> = spans
                .iter()
                .map(|span| {
                    let text = span.slice(&article.text).unwrap_or_default();
                    (point(span.start), point(span.end), text)
                })
                .collect();
            let mut out = vec![
                serde_json::json!({"source_id": record.id, "sentences": sentences}).to_string(),
            ];
            let cells = by_article.get(&record.id).into_iter().flatten();
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
            for ((id, wording), near) in asked.iter().zip(engine.closest(&article, CLOSEST)) {
                let place = |start| spans.iter().position(|span| span.start == start);
                let closest: Vec<_> = near.iter().filter_map(|one| place(one.span.start)).collect();
                out.push(
                    serde_json::json!({
                        "claim_id": id, "source_id": record.id, "wording": wording, "closest": closest
                    })
                    .to_string(),
                );
            }
            Ok(out.join("\n"))
        })
        .collect::<Result<_, serde_json::Error>>()?;
    println!("{}", told.join("\n"));
    Ok(())
}
