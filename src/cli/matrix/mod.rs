//! `matrix`: judges all cells, or takes those that `scan` has judged, and prints
//! or writes them. Owns the order of its steps over articles; what goes where is
//! the business of `outputs`, lines of `scan` that of `scanned`.

mod lines;
mod outputs;
mod scanned;
mod shape;
mod sources;

use std::path::PathBuf;

use crate::decisions::apply;
use crate::domain::{Article, Matrix};
use crate::matrix::Memory;

use super::arguments::{MatrixArguments, MatrixOptions};
use super::failure::Failure;
use super::output::note;
use super::selecting::{selection, settings};
use super::store::{self, decided_text};
use super::{Outcome, inputs, known, progress, threads, weights};

/// Runs the command.
pub fn run(arguments: MatrixArguments) -> Result<Outcome, Failure> {
    let options = &arguments.options;
    // Ask for the formats first: a wrong ending must not cost a whole run.
    for path in &options.output {
        shape::format_of(path)?;
    }
    threads::set(options.threads)?;
    let given: Vec<PathBuf> = arguments
        .paths
        .iter()
        .chain(&options.input.articles)
        .cloned()
        .collect();
    if let Some(lines) = lines::find(&given)? {
        return scanned::run(options, lines);
    }
    let inputs = inputs::read(&options.input, &arguments.paths)?;
    for path in &options.output {
        inputs.spare(path)?;
    }
    let selection = selection(options, &inputs.claims.claims, &|| inputs.source_ids())?;
    let bar = progress::over_articles(inputs.articles.len());
    let grid = weights::grid(inputs.claims, options.input.weights.as_deref())?;
    let cells = inputs.articles.len() * grid.claims().claims.len();
    let cache = known::open(&options.cache, cells);
    let memory = cache.as_ref().map(|cache| cache as &dyn Memory);
    let matrix = grid.judge_anew(&inputs.articles, &selection, memory, &|| bar.inc(1));
    bar.finish_and_clear();
    known::close(cache);
    let mut matrix = reviewed(matrix, &inputs.articles, options)?;
    matrix.provenance.settings = settings(options);
    let matrix = if selection.is_everything() {
        matrix
    } else {
        matrix.without_empty()
    };
    outputs::deliver(options, &matrix, &inputs.articles)?;
    Ok(Outcome::Done)
}

/// The matrix with people's decisions, unless the program's alone is wanted.
fn reviewed(
    matrix: Matrix,
    articles: &[Article],
    options: &MatrixOptions,
) -> Result<Matrix, Failure> {
    if options.machine {
        return Ok(matrix);
    }
    let decisions = store::decisions(&options.store)?;
    let applied = apply(matrix, articles, &decisions);
    if !decisions.is_empty() {
        let reviewed = |status| applied.matrix.reviewed(status);
        note(&decided_text(&reviewed, &applied.homeless));
    }
    Ok(applied.matrix)
}
