//! What a run judges by: the weights and readers that ship with the program, or those of
//! files. Owns reading the files and what goes together. Their forms are told in `lexicon`
//! and `entailment`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::entailment::{EntailmentReader, LazyReader, PairCache, SHIPPED_READER, shipped_reader};
use crate::lexicon::{Lexicons, Weights};
use crate::matrix::{JudgeSetup, Readers};
use crate::stance::FeatureName;

use super::arguments::{FoldOptions, ReaderOptions};
use super::cache;
use super::failure::Failure;
use super::output::note;

/// What was asked for: with a reader unless told otherwise.
pub fn load(weights: Option<&Path>, options: &ReaderOptions) -> Result<JudgeSetup, Failure> {
    setup(weights, options, &|weights| readers(options, weights))
}

/// What reads with the program's reader, as much as is usual.
pub fn reading(weights: Option<&Path>) -> Result<JudgeSetup, Failure> {
    load(weights, &ReaderOptions::default())
}

/// Like [`load`], each story read by the reader of its fold where there are such readers.
pub fn load_folds(weights: Option<&Path>, options: &FoldOptions) -> Result<JudgeSetup, Failure> {
    setup(weights, &options.reading, &|weights| {
        let mut readers = match (&options.folds, &options.fold_readers) {
            (Some(folds), Some(folder)) => of_folds(folds, folder, weights)?,
            (Some(_), None) | (None, _) => readers(&options.reading, weights)?,
        };
        let cache = options.pair_cache.as_deref().and_then(cache::open_pairs);
        readers.cache = cache.map(|cache| cache as Arc<dyn PairCache>);
        Ok(readers)
    })
}

/// What judges by words, with the weights of a file where one is named.
pub fn by_words(weights: Option<&Path>) -> Result<JudgeSetup, Failure> {
    let options = ReaderOptions {
        no_reader: true,
        ..ReaderOptions::default()
    };
    load(weights, &options)
}

/// The weights of a file are those of the judge that they were learnt for; the other judge
/// keeps the weights of the program.
fn setup(
    file: Option<&Path>,
    options: &ReaderOptions,
    readers: &dyn Fn(Weights) -> Result<Readers, Failure>,
) -> Result<JudgeSetup, Failure> {
    let reading = |weights| {
        let mut readers = readers(weights)?;
        readers.sentences = options.sentences;
        Ok(JudgeSetup {
            readers: Some(readers),
            ..JudgeSetup::default()
        })
    };
    let Some(file) = file else {
        return match options.no_reader {
            true => Ok(JudgeSetup::default()),
            false => reading(Lexicons::reading_weights().clone()),
        };
    };
    let weights = read_weights(file)?;
    match (are_for_reading(&weights), options.no_reader) {
        (true, false) => return reading(weights),
        (true, true) => {
            return Err(Failure::usage(
                format!(
                    "{}: these weights judge what a reader has read",
                    file.display()
                ),
                "leave `--no-reader` out, or name weights that `train --no-reader` has written",
            ));
        }
        (false, false) => note(&format!(
            "{} was learnt without a reader: cells are judged by words",
            file.display()
        )),
        (false, true) => {}
    }
    Ok(JudgeSetup {
        weights,
        readers: None,
    })
}

fn readers(options: &ReaderOptions, weights: Weights) -> Result<Readers, Failure> {
    let reader = reader(options.reader_weights.as_deref())?;
    Ok(Readers::one(reader, weights))
}

/// The reader whose weights are in a file, or else the program's.
pub fn reader(file: Option<&Path>) -> Result<LazyReader, Failure> {
    match file {
        Some(file) => Ok(reader_of(file)?.into()),
        None => shipped_reader().map_err(|error| Failure::ReaderWeights {
            path: "stancegrid".into(),
            error,
        }),
    }
}

/// A file may hold all of a reader, or what was learnt beside the tables of the program's.
fn reader_of(path: &Path) -> Result<EntailmentReader, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::read(path, error))?;
    EntailmentReader::from_layers(&bytes, SHIPPED_READER).map_err(|error| Failure::ReaderWeights {
        path: path.to_owned(),
        error,
    })
}

fn of_folds(folds: &Path, folder: &Path, weights: Weights) -> Result<Readers, Failure> {
    let stories = stories(folds)?;
    let count = stories.values().max().map_or(0, |last| last + 1);
    let of_fold = |fold: usize| reader_of(&folder.join(format!("{fold}.reader")));
    let readers = (0..count).map(of_fold).collect::<Result<_, _>>()?;
    Ok(Readers::by_story(readers, stories, weights))
}

/// The fold of each story: two columns parted by a tab, after a line with their names.
fn stories(path: &Path) -> Result<BTreeMap<String, usize>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::read(path, error))?;
    let mut stories = BTreeMap::new();
    for (line, row) in (1..).zip(text.lines()).skip(1) {
        let fold = row
            .split_once('\t')
            .and_then(|(story, fold)| Some((story, fold.parse().ok()?)));
        let Some((story, fold)) = fold.filter(|(_, fold)| *fold < MAX_FOLDS) else {
            return Err(Failure::usage(
                format!(
                    "{}:{line}: no story and fold, parted by a tab",
                    path.display()
                ),
                format!("write a story, a tab and a number below {MAX_FOLDS} on each line"),
            ));
        };
        stories.insert(story.to_owned(), fold);
    }
    Ok(stories)
}

/// More folds than anybody trains readers for.
const MAX_FOLDS: usize = 100;

fn are_for_reading(weights: &Weights) -> bool {
    let names = weights.features.keys();
    let mut names = names.filter_map(|name| FeatureName::parse(name));
    names.any(FeatureName::is_of_reader)
}

fn read_weights(file: &Path) -> Result<Weights, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| Failure::read(file, error))?;
    Ok(Weights::parse(
        &file.display().to_string(),
        &text,
        |name| FeatureName::parse(name).is_some(),
    )?)
}
