//! `matrix`: judges all cells, or takes those that `scan` has judged, and prints
//! or writes them. Owns the order of its steps over articles; what goes where is
//! told in `delivery` and `outputs`, lines of `scan` that of `scanned`.

mod delivery;
mod lines;
mod outputs;
mod scanned;
mod shape;
mod sources;

use std::path::PathBuf;

use crate::decisions::Layer;

use super::arguments::MatrixArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::selection::selection;
use super::{cache, inputs, threads, weights};
use delivery::deliver;
use sources::{Sources, Supply, decisions};

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
    let inputs = inputs::in_turn(&options.input, &arguments.paths)?;
    for path in &options.output {
        inputs.spare(path)?;
    }
    let selection = selection(options, &inputs.claims.claims, &|| {
        let about = inputs.articles.about();
        about.map(|article| article.source.id.as_str()).collect()
    })?;
    let engine = weights::engine(inputs.claims, options.input.weights.as_deref())?;
    let cells = inputs.articles.len() * engine.claims().claims.len();
    let cache = cache::open(&options.cache, cells);
    let decisions = decisions(options)?;
    deliver(
        options,
        Sources {
            engine: &engine,
            selection: &selection,
            supply: Supply::Articles(Some(inputs.articles), cache),
            layer: Layer::of(&decisions),
        },
        &decisions,
    )?;
    Ok(Outcome::Done)
}
