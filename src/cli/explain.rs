//! `explain`: why one cell is what it is. Owns finding the cell; the words are
//! the matrix's own.

use std::collections::BTreeSet;

use super::arguments::ExplainArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::to_stdout;
use super::selection::known;
use super::{inputs, judge_setup};

/// Runs the command.
pub fn run(arguments: &ExplainArguments) -> Result<Outcome, Failure> {
    let inputs = inputs::read(&arguments.input, &[])?;
    let claims = &inputs.claims.claims;
    let claim_ids: BTreeSet<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
    known("claim", &arguments.claim, &claim_ids)?;
    let articles = &inputs.articles;
    let source_ids: BTreeSet<&str> = articles.iter().map(|a| a.source.id.as_str()).collect();
    known("source", &arguments.source, &source_ids)?;
    let place = claims
        .iter()
        .position(|claim| claim.id.as_str() == arguments.claim);
    let article = articles
        .iter()
        .find(|a| a.source.id.as_str() == arguments.source);
    let (Some(place), Some(article)) = (place, article) else {
        return Ok(Outcome::Done);
    };
    let article = article.clone();
    let weights = arguments.input.weights.as_deref();
    let engine = judge_setup::load(weights, &arguments.reading)?.engine(inputs.claims);
    let text = engine.explain(place, &article).unwrap_or_default();
    to_stdout(text.as_bytes())?;
    Ok(Outcome::Done)
}
