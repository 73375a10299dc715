//! The labelled sets of an evaluation: read, judged, named. Owns that only
//! labelled pairs are judged, and that decisions are laid over a copy; takes no
//! figure.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Engine;
use crate::cli::arguments::EvalArguments;
use crate::cli::decisions::store;
use crate::cli::decisions::store::decided_text;
use crate::cli::failure::Failure;
use crate::cli::output::{note, summary};
use crate::cli::{inputs, judge_setup, progress};
use crate::decisions::apply;
use crate::domain::{Article, Decision, GoldCell, Matrix, clean};
use crate::ingest::{locate_set, read_gold, read_set};
use crate::matrix::Selection;

use super::decided_labels;
use super::sampling::CellSample;

/// One set after the run.
pub struct JudgedSet {
    /// What to call it: its file or folder, with the path to it where another
    /// set has the same name.
    pub name: String,
    /// What people say.
    pub gold: Vec<GoldCell>,
    /// What the judge says of the same pairs.
    pub matrix: Matrix,
    /// The matrix as people left it, where their decisions were asked for.
    pub reviewed: Option<Matrix>,
}

const PICKED: &str = "\
people picked these cells with the program's stance in view, so the figures may flatter it and do
not speak for the other cells. To speak for all cells, decide on a random sample (`stancegrid review
--sample N`) and name it here with `--sample N`";

/// Reads and judges every set that the arguments name, in their order.
pub fn read_and_judge(arguments: &EvalArguments) -> Result<Vec<JudgedSet>, Failure> {
    let files = arguments.gold.iter().chain(&arguments.sets);
    let files: Vec<&Path> = files
        .chain(&arguments.decisions)
        .map(PathBuf::as_path)
        .collect();
    let mut names = names(&files).into_iter();
    let mut name = || names.next().unwrap_or_default();
    let decided = arguments.db.as_deref().map(store::from_file).transpose()?;
    let decided = decided.as_deref();
    let file = arguments.input.weights.as_deref();
    let setup = judge_setup::load_folds(file, &arguments.reading)?;
    let mut sets = Vec::new();
    if !arguments.gold.is_empty() {
        let golds: Vec<_> = arguments
            .gold
            .iter()
            .map(|file| read_gold(file))
            .collect::<Result<_, _>>()?;
        let inputs = inputs::read(&arguments.input, &[])?;
        let engine = setup.engine(inputs.claims);
        for gold in golds {
            sets.push(judged(name(), &engine, &inputs.articles, gold, decided));
        }
    }
    for folder in &arguments.sets {
        let set = read_set(&locate_set(folder))?;
        let engine = setup.engine(set.claims);
        let articles = &set.reading.articles;
        sets.push(judged(name(), &engine, articles, set.gold, decided));
    }
    if let Some(store) = &arguments.decisions {
        let inputs = inputs::read(&arguments.input, &[])?;
        let kept = CellSample::to(&arguments.keep, &inputs)?;
        let gold = decided_labels::read(store, kept.as_ref(), &inputs)?;
        if kept.is_none() {
            note(PICKED);
        }
        let engine = setup.engine(inputs.claims);
        sets.push(judged(name(), &engine, &inputs.articles, gold, None));
    }
    Ok(sets)
}

/// Judges only the pairs that have a label, and lays decisions over them.
fn judged(
    name: String,
    engine: &Engine,
    articles: &[Article],
    gold: Vec<GoldCell>,
    decided: Option<&[Decision]>,
) -> JudgedSet {
    let pairs = gold
        .iter()
        .map(|cell| (cell.claim.clone(), cell.source.clone()));
    let selection = Selection::everything().with_pairs(pairs);
    let bar = progress::over_articles(articles.len(), engine.reads());
    let matrix = engine.judge_selected(articles, &selection, &|| bar.inc(1));
    bar.finish_and_clear();
    let reviewed = decided.map(|decisions| {
        let applied = apply(matrix.clone(), articles, decisions);
        let reviewed = |status| applied.matrix.reviewed(status);
        summary(&decided_text(&reviewed, &applied.homeless));
        applied.matrix
    });
    JudgedSet {
        name,
        gold,
        matrix,
        reviewed,
    }
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
