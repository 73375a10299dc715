//! How often a sentence that decides a cell is among those closest to the claim: reads sets
//! (folders with `claims.csv`, `articles.jsonl` and `gold.csv`), finds the closest sentences
//! of every cell that brings its claim up, and prints the share of cells of whose evidence
//! one sentence is among the first 1, 2, 3, 5, 8 and 12. Claims are taken bare.
//!
//! `cargo run --release --example recall -- SET…`

#![allow(clippy::print_stdout, reason = "it prints its figures")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use stancegrid::Engine;
use stancegrid::domain::{Article, Claim, ClaimSet};

/// Among so many sentences the deciding one is looked for.
const FIRST: [usize; 6] = [1, 2, 3, 5, 8, 12];

#[derive(Deserialize)]
struct ClaimRow {
    claim_id: String,
    claim: String,
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
    evidence: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("set\tcells\t@{}", FIRST.map(|k| k.to_string()).join("\t@"));
    for set in std::env::args().skip(1) {
        let folder = Path::new(&set);
        let rows = csv::Reader::from_path(folder.join("claims.csv"))?.into_deserialize();
        let claims: Vec<ClaimRow> = rows.collect::<Result<_, _>>()?;
        let rows = csv::Reader::from_path(folder.join("gold.csv"))?.into_deserialize();
        let gold: Vec<GoldRow> = rows.collect::<Result<_, _>>()?;
        let mut articles = BTreeMap::new();
        for line in std::fs::read_to_string(folder.join("articles.jsonl"))?.lines() {
            let record: Record = serde_json::from_str(line)?;
            articles.insert(record.id.clone(), Article::new(record.id, record.text));
        }
        let mut by_article: BTreeMap<&str, Vec<&GoldRow>> = BTreeMap::new();
        for row in gold.iter().filter(|row| !row.evidence.is_empty()) {
            by_article.entry(&row.source_id).or_default().push(row);
        }
        let by_id: BTreeMap<&str, &ClaimRow> =
            claims.iter().map(|c| (c.claim_id.as_str(), c)).collect();
        let by_article: Vec<(&str, Vec<&GoldRow>)> = by_article.into_iter().collect();
        let ranks = by_article.par_iter().flat_map_iter(|(source, cells)| {
            let article = &articles[*source];
            let claim = |cell: &&GoldRow| {
                let row = by_id[cell.claim_id.as_str()];
                Claim::new(&row.claim_id, &row.claim)
            };
            let engine = Engine::new(ClaimSet {
                claims: cells.iter().map(claim).collect(),
                aliases: Vec::new(),
            });
            let near = engine.closest(article, FIRST[FIRST.len() - 1]);
            let rank = |(cell, near): (&&GoldRow, Vec<stancegrid::matrix::ClosestSentence>)| {
                let spans = spans(&article.text, &cell.evidence);
                let decides = |start: usize, end: usize| {
                    spans.iter().any(|&(from, to)| start < to && from < end)
                };
                let at = near
                    .iter()
                    .position(|one| decides(one.span.start, one.span.end));
                at.unwrap_or(usize::MAX)
            };
            cells.iter().zip(near).map(rank).collect::<Vec<usize>>()
        });
        let ranks: Vec<usize> = ranks.collect();
        let share = |k: usize| {
            let found = ranks.iter().filter(|&&rank| rank < k).count();
            format!("{:.3}", found as f64 / ranks.len() as f64)
        };
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        println!("{name}\t{}\t{}", ranks.len(), FIRST.map(share).join("\t"));
    }
    Ok(())
}

/// Spans in code points, as labels have them, in bytes of the text.
fn spans(text: &str, evidence: &str) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let byte = |point: &str| {
        let point = point.parse::<usize>().unwrap_or_default();
        places.get(point).copied().unwrap_or(text.len())
    };
    let spans = evidence
        .split_whitespace()
        .filter_map(|span| span.split_once('-'));
    spans.map(|(from, to)| (byte(from), byte(to))).collect()
}
