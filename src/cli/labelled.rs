//! The labelled sets of an evaluation: read, judged, named. Owns that only
//! labelled pairs are judged; takes no figure.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Grid;
use crate::domain::clean;
use crate::domain::{Article, GoldCell, Matrix};
use crate::ingest::{locate_set, read_gold, read_set};
use crate::matrix::Selection;

use super::arguments::EvalArguments;
use super::failure::Failure;
use super::{inputs, progress, weights};

/// One set after the run.
pub struct JudgedSet {
    /// What to call it: its file or folder, with the path to it where another
    /// set has the same name.
    pub name: String,
    /// What people say.
    pub gold: Vec<GoldCell>,
    /// What the judge says of the same pairs.
    pub matrix: Matrix,
}

/// Reads and judges every set that the arguments name, in their order.
pub fn read_and_judge(arguments: &EvalArguments) -> Result<Vec<JudgedSet>, Failure> {
    let names = names(&[arguments.gold.as_slice(), arguments.sets.as_slice()].concat());
    let mut names = names.into_iter();
    let mut name = || names.next().unwrap_or_default();
    let file = arguments.input.weights.as_deref();
    let mut sets = Vec::new();
    if !arguments.gold.is_empty() {
        let golds: Vec<_> = arguments
            .gold
            .iter()
            .map(|file| read_gold(file))
            .collect::<Result<_, _>>()?;
        let inputs = inputs::read(&arguments.input, &[])?;
        let grid = weights::grid(inputs.claims, file)?;
        for gold in golds {
            sets.push(judged(name(), &grid, &inputs.articles, gold));
        }
    }
    for folder in &arguments.sets {
        let set = read_set(&locate_set(folder))?;
        let grid = weights::grid(set.claims, file)?;
        sets.push(judged(name(), &grid, &set.reading.articles, set.gold));
    }
    Ok(sets)
}

/// Judges only the pairs that have a label.
fn judged(name: String, grid: &Grid, articles: &[Article], gold: Vec<GoldCell>) -> JudgedSet {
    let pairs = gold
        .iter()
        .map(|cell| (cell.claim.clone(), cell.source.clone()));
    let selection = Selection::everything().with_pairs(pairs);
    let bar = progress::over_articles(articles.len());
    let matrix = grid.judge_selected(articles, &selection, &|| bar.inc(1));
    bar.finish_and_clear();
    JudgedSet { name, gold, matrix }
}

fn names(paths: &[impl AsRef<Path>]) -> Vec<String> {
    let last = |path: &Path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        clean(&name.to_string_lossy())
    };
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for path in paths {
        *bearers.entry(last(path.as_ref())).or_default() += 1;
    }
    let name = |path: &Path| match bearers.get(&last(path)) {
        Some(&several) if several > 1 => clean(&path.display().to_string()),
        Some(_) | None => last(path),
    };
    paths.iter().map(|path| name(path.as_ref())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_called_by_its_folder_unless_two_are_called_so() {
        assert_eq!(
            names(&["a/dev", "b/dev/", "b/trial", "gold.csv"]),
            ["a/dev", "b/dev/", "trial", "gold.csv"]
        );
    }
}
