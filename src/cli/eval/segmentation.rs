//! `eval --task segmentation`: sentence boundaries against gold files. Owns
//! the table of figures, one line per file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::exit_code::Outcome;
use crate::cli::failure::Failure;
use crate::evaluation::sentence_boundaries::{BoundaryCounts, BoundaryScore, boundary_score};
use crate::ingest::segmentation_gold::{SegmentedText, read_conllu, read_golden_rules};
use crate::text::sentences;

use super::by_file;

#[derive(Serialize)]
struct Figures {
    file: String,
    texts: usize,
    /// Texts of which every boundary is right.
    exact: usize,
    precision: f64,
    recall: f64,
    f1: f64,
}

/// Scores the given files: golden rules (.json) or CoNLL-U (.conllu).
pub fn run(files: &[PathBuf], json: bool) -> Result<Outcome, Failure> {
    let score = |file: &Path| Ok(figures(file, &read(file)?));
    by_file::run(files, json, score, lines)
}

fn read(file: &Path) -> Result<Vec<SegmentedText>, Failure> {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("json") => Ok(read_golden_rules(file)?),
        Some("conllu") => Ok(read_conllu(file)?),
        _ => Err(Failure::usage(
            format!("{}: unsupported gold format", file.display()),
            "name golden rules (.json) or a treebank (.conllu)",
        )),
    }
}

fn figures(file: &Path, texts: &[SegmentedText]) -> Figures {
    let scores = texts.iter().map(|text| {
        let found = sentences(&text.text);
        let ends: Vec<usize> = found.iter().map(|sentence| sentence.span.end).collect();
        boundary_score(&text.sentence_ends, &ends)
    });
    let counts: Vec<BoundaryCounts> = scores.map(|score| score.counts).collect();
    let exact =
        |counts: &&BoundaryCounts| counts.matched == counts.gold && counts.gold == counts.predicted;
    let score = BoundaryScore::of(counts.iter().copied().sum());
    Figures {
        file: file.display().to_string(),
        texts: texts.len(),
        exact: counts.iter().filter(exact).count(),
        precision: score.precision,
        recall: score.recall,
        f1: score.f1,
    }
}

fn lines(all: &[Figures]) -> String {
    let mut text = String::new();
    for figures in all {
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{}  texts {}  exact {}  precision {:.4}  recall {:.4}  F1 {:.4}",
            figures.file,
            figures.texts,
            figures.exact,
            figures.precision,
            figures.recall,
            figures.f1
        );
    }
    text
}
