//! The bundled story by the library alone, with no feature on: every cell as the
//! committed ones have it, and every figure in it as it was looked at last.
//! `eval` tells which cells are right.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use stancegrid::Engine;
use stancegrid::domain::{Alias, Article, Claim, ClaimSet, Judgement, Matrix};

#[derive(Deserialize)]
struct Claims {
    alias: Vec<Also>,
    claim: Vec<Written>,
}

#[derive(Deserialize)]
struct Also {
    name: String,
    also: Vec<String>,
}

#[derive(Deserialize)]
struct Written {
    id: String,
    claim: String,
    #[serde(default)]
    variants: Vec<String>,
    #[serde(default)]
    counters: Vec<String>,
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn claims() -> ClaimSet {
    let text = fs::read_to_string(root("claims/story.toml")).unwrap();
    let claims: Claims = toml::from_str(&text).unwrap();
    let claim = |written: Written| Claim {
        variants: written.variants,
        counters: written.counters,
        ..Claim::new(written.id, written.claim)
    };
    let alias = |Also { name, also }| Alias { name, also };
    ClaimSet {
        claims: claims.claim.into_iter().map(claim).collect(),
        aliases: claims.alias.into_iter().map(alias).collect(),
    }
}

/// The articles of a folder, plain text each, in the order of their names.
fn articles() -> Vec<Article> {
    let files = fs::read_dir(root("seeds")).unwrap();
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let article = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        Article::new(path.file_stem().unwrap().to_str().unwrap(), text)
    };
    paths.iter().map(article).collect()
}

/// A line for each cell, claim by claim.
fn lines(matrix: &Matrix, of: impl Fn(&Judgement) -> String) -> String {
    let mut lines = String::new();
    for cell in &matrix.cells {
        let judgement = cell.judgement().unwrap();
        let claim = &matrix.claims[cell.claim].id;
        let source = &matrix.columns[cell.source].source.id;
        writeln!(lines, "{claim},{source},{}", of(judgement)).unwrap();
    }
    lines
}

#[test]
fn every_cell_of_the_story_is_as_committed() {
    let matrix = Engine::new(claims()).judge(&articles());
    let cells = lines(&matrix, |judgement| {
        let reason = judgement.reason.map_or("", |reason| reason.as_str());
        let proof = judgement.evidence.first().map(|one| one.quote.points);
        let place = proof.or(judgement.near_miss.as_ref().map(|near| near.quote.points));
        let place = place.map_or(",".to_owned(), |at| format!("{},{}", at.start, at.end));
        format!("{},{reason},{place}", judgement.stance)
    });
    let committed = fs::read_to_string(root("tests/gold/story_cells.csv")).unwrap();
    let committed = committed.split_once('\n').unwrap().1;
    assert_eq!(cells, committed);
}

#[test]
fn every_figure_of_the_story_is_as_it_was() {
    let matrix = Engine::new(claims()).judge(&articles());
    let figures = lines(&matrix, |judgement| {
        let mut line = format!("{:.2}", judgement.confidence.unwrap());
        for one in &judgement.evidence {
            write!(line, ", {:.4} at {}", one.score, one.quote.points.start).unwrap();
            for cue in &one.cues {
                write!(line, " [{} {}]", cue.category, cue.text).unwrap();
            }
            if let Some(speaker) = &one.speaker {
                write!(line, " by {speaker}").unwrap();
            }
        }
        if let Some(near) = &judgement.near_miss {
            write!(line, ", near miss {:.4}", near.score).unwrap();
        }
        line
    });
    insta::assert_snapshot!(figures);
}
