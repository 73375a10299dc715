//! From `--only`, `--source`, `--topic` and `--pairs` to a selection. Owns
//! checking that every name given is one that the run has.

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::{Claim, ClaimId, Setting, SourceId};
use crate::ingest::read_pairs;
use crate::matrix::{Selection, SentenceChoice};

use super::arguments::MatrixOptions;
use super::failure::Failure;
use super::inputs::Inputs;

/// The selection that the options ask for, of these claims and of the sources
/// whose ids are asked for only where one is named.
pub fn selection<'s>(
    options: &MatrixOptions,
    claims: &[Claim],
    sources: &dyn Fn() -> BTreeSet<&'s str>,
) -> Result<Selection, Failure> {
    let ids = claim_ids(claims);
    let mut selection = Selection::everything();
    if !options.only.is_empty() {
        for name in &options.only {
            known("claim", name, &ids)?;
        }
        selection = selection.with_claims(options.only.iter().map(ClaimId::new));
    }
    if !options.topic.is_empty() {
        selection = selection.with_claims(of_topics(options, claims)?);
    }
    if !options.source.is_empty() {
        let sources = sources();
        for name in &options.source {
            known("source", name, &sources)?;
        }
        selection = selection.with_sources(options.source.iter().map(SourceId::new));
    }
    if let Some(file) = &options.pairs {
        let pairs = pairs(file, &ids, &sources())?;
        selection = selection.with_pairs(pairs);
    }
    Ok(selection)
}

/// The pairs in a file, each of a claim and a source that the run has.
pub fn pairs_of(file: &Path, inputs: &Inputs) -> Result<Vec<(ClaimId, SourceId)>, Failure> {
    let claims = claim_ids(&inputs.claims.claims);
    pairs(file, &claims, &inputs.source_ids())
}

fn pairs(
    file: &Path,
    claims: &BTreeSet<&str>,
    sources: &BTreeSet<&str>,
) -> Result<Vec<(ClaimId, SourceId)>, Failure> {
    let pairs = read_pairs(file)?;
    let in_file = |failure: Failure| match failure {
        Failure::Usage { what, help } => {
            Failure::usage(format!("{}: {what}", file.display()), help)
        }
        other => other,
    };
    for (claim, source) in &pairs {
        known("claim", claim.as_str(), claims).map_err(in_file)?;
        known("source", source.as_str(), sources).map_err(in_file)?;
    }
    Ok(pairs)
}

fn claim_ids(claims: &[Claim]) -> BTreeSet<&str> {
    claims.iter().map(|claim| claim.id.as_str()).collect()
}

/// The options that bear on what is in the matrix, for its head. `budget` is how many pairs
/// could be read.
pub fn settings(options: &MatrixOptions, budget: Option<usize>) -> Vec<Setting> {
    let lists = [
        ("only", &options.only),
        ("source", &options.source),
        ("topic", &options.topic),
    ];
    let lists = lists
        .into_iter()
        .flat_map(|(name, values)| values.iter().map(move |value| (name, value.clone())));
    // The name alone: a folder says nothing to whoever reads the export.
    let pairs = options.pairs.iter().filter_map(|path| path.file_name());
    let pairs = pairs.map(|name| ("pairs", name.to_string_lossy().into_owned()));
    let machine = options.machine.then(|| ("machine", "yes".to_owned()));
    let no_reader = options
        .reading
        .no_reader
        .then(|| ("no-reader", "yes".to_owned()));
    let sentences = options.reading.sentences;
    let sentences =
        (sentences != SentenceChoice::Usual).then(|| ("sentences", sentences.to_string()));
    let budget = budget.map(|pairs| ("budget", pairs.to_string()));
    let reading = no_reader.into_iter().chain(sentences).chain(budget);
    let all = lists.chain(pairs).chain(machine).chain(reading);
    all.map(|(name, value)| Setting {
        name: name.to_owned(),
        value,
    })
    .collect()
}

fn of_topics(options: &MatrixOptions, claims: &[Claim]) -> Result<Vec<ClaimId>, Failure> {
    let claims = || claims.iter();
    let topics: BTreeSet<&str> = claims().filter_map(|c| c.topic.as_deref()).collect();
    for name in &options.topic {
        known("topic", name, &topics)?;
    }
    let wanted = |topic: &str| options.topic.iter().any(|name| name == topic);
    let chosen = claims().filter(|claim| claim.topic.as_deref().is_some_and(wanted));
    let also_only = chosen.filter(|claim| {
        options.only.is_empty() || options.only.iter().any(|name| name == claim.id.as_str())
    });
    Ok(also_only.map(|claim| claim.id.clone()).collect())
}

/// Checks that a name is known; the error offers the nearest one.
pub fn known(kind: &str, name: &str, names: &BTreeSet<&str>) -> Result<(), Failure> {
    if names.contains(name) {
        return Ok(());
    }
    let near = names
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known), *known))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let help = match near {
        Some((likeness, near)) if likeness > 0.7 => format!("did you mean \"{near}\"?"),
        _ => format!(
            "choose one of the {} that `stancegrid matrix` lists",
            names.len()
        ),
    };
    Err(Failure::usage(format!("unknown {kind} \"{name}\""), help))
}
