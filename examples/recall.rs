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
use stancegrid::Engine;
use stancegrid::domain::{Claim, ClaimId, ClaimSet, CodePoints, GoldCell, SourceId};
use stancegrid::ingest::read_set;
use stancegrid::matrix::ClosestSentence;

/// Among so many sentences the deciding one is looked for.
const FIRST: [usize; 6] = [1, 2, 3, 5, 8, 12];

fn main() -> Result<(), Box<dyn Error>> {
    println!("set\tcells\t@{}", FIRST.map(|k| k.to_string()).join("\t@"));
    for name in std::env::args().skip(1) {
        let set = read_set(Path::new(&name))?;
        let claims = set.claims.claims.iter();
        let claims: BTreeMap<&ClaimId, &Claim> = claims.map(|claim| (&claim.id, claim)).collect();
        let mut by_article: BTreeMap<&SourceId, Vec<&GoldCell>> = BTreeMap::new();
        for cell in set.gold.iter().filter(|cell| !cell.evidence.is_empty()) {
            by_article.entry(&cell.source).or_default().push(cell);
        }
        let ranks = set.reading.articles.par_iter().flat_map_iter(|article| {
            let cells = by_article
                .get(&article.source.id)
                .map_or(&[][..], Vec::as_slice);
            // Bare: without the wordings that a set may have beside.
            let bare =
                |cell: &&GoldCell| Claim::new(cell.claim.as_str(), &claims[&cell.claim].text);
            let engine = Engine::new(ClaimSet {
                claims: cells.iter().map(bare).collect(),
                aliases: Vec::new(),
            });
            let near = engine.closest(article, FIRST[FIRST.len() - 1]);
            let rank = |(cell, near): (&&GoldCell, Vec<ClosestSentence>)| {
                let decides = |one: &ClosestSentence| {
                    let found = CodePoints::of(one.span, &article.text);
                    let overlaps = |part: &CodePoints| {
                        found.is_some_and(|found| found.start < part.end && part.start < found.end)
                    };
                    cell.evidence.iter().any(overlaps)
                };
                near.iter().position(decides).unwrap_or(usize::MAX)
            };
            cells.iter().zip(near).map(rank).collect::<Vec<usize>>()
        });
        let ranks: Vec<usize> = ranks.collect();
        let share = |k: usize| {
            let found = ranks.iter().filter(|&&rank| rank < k).count();
            format!("{:.3}", found as f64 / ranks.len() as f64)
        };
        let name = Path::new(&name)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        println!("{name}\t{}\t{}", ranks.len(), FIRST.map(share).join("\t"));
    }
    Ok(())
}
