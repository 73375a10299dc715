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
use std::sync::Arc;

use crate::Engine;
use crate::decisions::Layer;
use crate::entailment::PairCache;
use crate::ingest::LazyArticles;
use crate::matrix::Selection;

use super::arguments::{MatrixArguments, MatrixOptions};
use super::exit_code::Outcome;
use super::failure::Failure;
use super::selection::selection;
use super::{cache, inputs, judge_setup, reading_budget, threads};
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
    let mut setup = judge_setup::load(options.input.weights.as_deref(), &options.reading)?;
    let cells = inputs.articles.len() * inputs.claims.claims.len();
    let cache = cache::open(&options.cache, cells, setup.readers.is_some());
    if let Some(readers) = &mut setup.readers {
        readers.cache = cache.clone().map(|cache| cache as Arc<dyn PairCache>);
    }
    let engine = setup.engine(inputs.claims);
    let (engine, budget) = within_budget(engine, options, &inputs.articles, &selection)?;
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
        budget,
    )?;
    Ok(Outcome::Done)
}

/// The engine with the cells that the budget allows it to read, and their number of pairs;
/// without a budget says beforehand how long the run will read.
fn within_budget(
    engine: Engine,
    options: &MatrixOptions,
    articles: &LazyArticles,
    selection: &Selection,
) -> Result<(Engine, Option<usize>), Failure> {
    let Some(budget) = options.budget else {
        if engine.reads() {
            reading_budget::announce(&engine, articles, selection)?;
        }
        return Ok((engine, None));
    };
    let Some(reader) = engine.entailment_reader() else {
        return Ok((engine, None));
    };
    let pairs = reading_budget::pairs_within(budget, reader);
    let plan = reading_budget::plan(&engine, articles, selection)?;
    Ok((engine.reading_only(plan.within(pairs)), Some(pairs)))
}
