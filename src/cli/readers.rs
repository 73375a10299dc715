//! The readers that a run asks for, loaded. Owns reading their files; who reads which claim
//! is told in `matrix`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::entailment::{EntailmentReader, PairCache};
use crate::matrix::Readers;

use super::arguments::ReaderOptions;
use super::cache;
use super::failure::Failure;

/// The readers that were asked for; none where cells are judged by words.
pub fn load(options: &ReaderOptions) -> Result<Option<Readers>, Failure> {
    let mut readers = match (
        &options.reader_weights,
        &options.folds,
        &options.fold_readers,
    ) {
        (Some(file), ..) => Readers::one(Arc::new(reader(file)?)),
        (None, Some(folds), Some(folder)) => {
            let stories = stories(folds)?;
            let count = stories.values().max().map_or(0, |last| last + 1);
            let of_fold =
                |fold: usize| reader(&folder.join(format!("{fold}.reader"))).map(Arc::new);
            let readers = (0..count).map(of_fold).collect::<Result<_, _>>()?;
            Readers::by_story(readers, stories)
        }
        (None, ..) => return Ok(None),
    };
    readers.sentences = options.sentences;
    let cache = options.pair_cache.as_deref().and_then(cache::open_pairs);
    readers.cache = cache.map(|cache| cache as Arc<dyn PairCache>);
    Ok(Some(readers))
}

/// The reader whose weights are in a file.
pub fn reader(path: &Path) -> Result<EntailmentReader, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::read(path, error))?;
    EntailmentReader::from_bytes(&bytes).map_err(|error| Failure::ReaderWeights {
        path: path.to_owned(),
        error,
    })
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
