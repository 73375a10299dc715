//! The matrix of what `scan` has judged. Owns what is said of its lines; the
//! rest is as with articles.

use std::path::PathBuf;

use crate::Engine;

use crate::cli::arguments::MatrixOptions;
use crate::cli::exit_code::Outcome;
use crate::cli::failure::Failure;
use crate::cli::output::summary;
use crate::cli::selection::selection;
use crate::cli::{inputs, judge_setup};
use crate::decisions::Layer;
use crate::domain::{ClaimSet, clean, counted};
use crate::ingest::{ScanIndex, read_claims};
use crate::matrix::{JudgeSetup, Origins};

use super::delivery::deliver;
use super::lines::Lines;
use super::sources::{Sources, Supply};

/// Runs the command over lines.
pub fn run(options: &MatrixOptions, lines: Lines) -> Result<Outcome, Failure> {
    let claims = read_claims(&options.input.claims)?;
    let mut read = lines.found.files.clone();
    read.extend(inputs::files_of_claims(&options.input.claims));
    for path in &options.output {
        inputs::spare(path, &read)?;
    }
    let (engine, index) = engine_of(options, claims, lines.found.files)?;
    tell(&index, &lines.found.left_out);
    let origins = Origins::among(index.sketches());
    let selection = selection(options, &engine.claims().claims, &|| index.ids().collect())?;
    let decisions = super::sources::decisions(options)?;
    deliver(
        options,
        Sources {
            engine: &engine,
            selection: &selection,
            supply: Supply::Lines(index, origins),
            layer: Layer::of(&decisions),
        },
        &decisions,
        None,
    )?;
    Ok(Outcome::Done)
}

/// The engine that has judged the lines, by words or with a reader, with what they hold.
fn engine_of(
    options: &MatrixOptions,
    claims: ClaimSet,
    files: Vec<PathBuf>,
) -> Result<(Engine, ScanIndex), Failure> {
    let weights = options.input.weights.as_deref();
    let asked = judge_setup::load(weights, &options.reading)?;
    let by_words = JudgeSetup {
        readers: None,
        ..asked.clone()
    };
    let index = |engine: &Engine| ScanIndex::of(files.clone(), &engine.provenance().judge_id);
    let engine = by_words.engine(claims.clone());
    match index(&engine) {
        Ok(index) => Ok((engine, index)),
        Err(_) if asked.readers.is_some() => {
            let engine = asked.engine(claims);
            let index = index(&engine)?;
            Ok((engine, index))
        }
        Err(error) => Err(error.into()),
    }
}

/// Says what was read, and what was no article.
fn tell(index: &ScanIndex, left_out: &[PathBuf]) {
    let bad = index.bad();
    let mut text = format!(
        "{} scanned, {} that {} none",
        counted(index.len(), "article"),
        counted(bad.count, "line"),
        if bad.count == 1 { "was" } else { "were" },
    );
    if index.doubled() > 0 {
        let doubled = counted(index.doubled(), "line");
        text += &format!(", {doubled} twice, of which one counts");
    }
    summary(&text);
    for line in &bad.first {
        summary(&clean(&format!("  failed: {}: {}", line.input, line.why)));
    }
    if bad.count > bad.first.len() {
        summary(&format!("  and {} more", bad.count - bad.first.len()));
    }
    for file in left_out {
        summary(&clean(&format!(
            "  skipped: {}: no lines of `scan`",
            file.display()
        )));
    }
}
