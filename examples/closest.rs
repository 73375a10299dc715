//! How fast the sentences closest to each claim are found, and how well: reads
//! `claims.csv` and `articles.jsonl` of a folder, finds the best five sentences
//! of every cell, and prints megabytes a second of wall and of processor time.
//! Where the folder has a `truth.csv` (claim_id, source_id, sentence, counted in
//! lines), `--eval` adds the recall and the mean reciprocal rank of the planted
//! sentences within five, and the average precision of cells ranked by their
//! best sentence.
//!
//! `cargo run --release --example closest -- FOLDER [--eval]`

#![allow(clippy::print_stdout, reason = "it prints its figures")]

use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;
use serde::Deserialize;
use stancegrid::Engine;
use stancegrid::domain::Article;
use stancegrid::ingest::read_claims;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Sentences kept of each cell.
const BEST: usize = 5;

/// Articles read before they are judged on all cores.
const BATCH: usize = 256;

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
}

#[derive(Deserialize)]
struct Planted {
    claim_id: String,
    source_id: String,
    sentence: usize,
}

/// The best lines of one cell with their scores.
type Cell = Vec<(usize, f64)>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("name a folder")?);
    let eval = arguments.iter().any(|argument| argument == "--eval");
    let claims = read_claims(&folder.join("claims.csv"))?;
    let ids: Vec<String> = claims
        .claims
        .iter()
        .map(|claim| claim.id.to_string())
        .collect();
    let begin = Instant::now();
    let engine = Engine::new(claims);
    let path = folder.join("articles.jsonl");
    let bytes = path.metadata()?.len();
    let mut lines = BufReader::with_capacity(1 << 20, File::open(path)?).lines();
    let mut kept: HashMap<String, Vec<Cell>> = HashMap::new();
    let (mut articles, mut found) = (0, 0);
    loop {
        let batch: Vec<String> = lines.by_ref().take(BATCH).collect::<Result<_, _>>()?;
        if batch.is_empty() {
            break;
        }
        let judged: Vec<(String, Vec<Cell>)> = batch
            .par_iter()
            .map(|line| {
                let record: Record = serde_json::from_str(line)?;
                let article = Article::new(record.id.clone(), record.text);
                let near = engine.closest(&article, BEST);
                let line_of = |at: usize| article.text[..at].matches('\n').count();
                let cells = near.iter().map(|cell| {
                    let lines = cell.iter();
                    let place = |at| if eval { line_of(at) } else { at };
                    lines
                        .map(|near| (place(near.span.start), near.score))
                        .collect()
                });
                Ok((record.id, cells.collect()))
            })
            .collect::<Result<_, serde_json::Error>>()?;
        for (id, cells) in judged {
            articles += 1;
            found += cells.iter().map(Vec::len).sum::<usize>();
            if eval {
                kept.insert(id, cells);
            }
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{articles} articles, {megabytes:.1} MB, {found} sentences found in {seconds:.2} s: {:.1} MB/s",
        megabytes / seconds
    );
    if eval {
        evaluate(folder, &ids, &kept)?;
    }
    Ok(())
}

fn evaluate(
    folder: &Path,
    ids: &[String],
    kept: &HashMap<String, Vec<Cell>>,
) -> Result<(), Box<dyn Error>> {
    let places: HashMap<&str, usize> = ids.iter().map(String::as_str).zip(0..).collect();
    let mut planted: HashMap<(usize, &str), usize> = HashMap::new();
    let (mut all, mut hits, mut reciprocal) = (0.0, 0.0, 0.0);
    let rows = csv::Reader::from_path(folder.join("truth.csv"))?.into_deserialize::<Planted>();
    let rows: Vec<Planted> = rows.collect::<Result<_, _>>()?;
    for row in &rows {
        let claim = places[row.claim_id.as_str()];
        let cell = &kept[&row.source_id][claim];
        planted.insert((claim, &row.source_id), row.sentence);
        let rank = cell.iter().position(|(line, _)| *line == row.sentence);
        all += 1.0;
        if let Some(rank) = rank {
            hits += 1.0;
            reciprocal += 1.0 / (rank as f64 + 1.0);
        }
    }
    // Cells by their best score; those alike count as one step.
    let mut cells: Vec<(f64, bool)> = Vec::new();
    for (id, by_claim) in kept {
        for (claim, cell) in by_claim.iter().enumerate() {
            let best = cell.first().map_or(0.0, |(_, score)| *score);
            cells.push((best, planted.contains_key(&(claim, id.as_str()))));
        }
    }
    cells.sort_by(|a, b| b.0.total_cmp(&a.0));
    let positives = cells.iter().filter(|(_, is)| *is).count() as f64;
    let (mut precision, mut before, mut true_ones) = (0.0, 0.0, 0.0);
    for (at, (score, is)) in cells.iter().enumerate() {
        true_ones += f64::from(u8::from(*is));
        if cells.get(at + 1).is_none_or(|(next, _)| next != score) {
            let recall = true_ones / positives;
            precision += true_ones / (at as f64 + 1.0) * (recall - before);
            before = recall;
        }
    }
    println!(
        "recall@{BEST} {:.4}  MRR@{BEST} {:.4}  cellAP {precision:.4}",
        hits / all,
        reciprocal / all
    );
    Ok(())
}
