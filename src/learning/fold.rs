//! Parts of the labelled cells, story by story, each of which is held out in
//! turn. Owns the parting.

use std::collections::BTreeMap;

use super::example::{Example, Pool};

/// How many parts.
pub const FOLDS: usize = 4;

/// By what an example is told apart from those of other folds: its stories, or
/// its claim in a set that is one story alone, which could never be parted.
fn keys(pool: &Pool, example: &Example) -> [usize; 2] {
    if pool.one_story[example.set] {
        [example.claim; 2]
    } else {
        [example.claim_story, example.article_story]
    }
}

/// The fold of each key: the largest first, each into the fold that has the
/// least so far.
pub fn folds(pool: &Pool) -> BTreeMap<usize, usize> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for example in &pool.examples {
        let [first, second] = keys(pool, example);
        let brought_up = usize::from(example.how().is_some());
        *sizes.entry(first).or_insert(0) += brought_up;
        sizes.entry(second).or_insert(0);
    }
    let mut keys: Vec<(usize, usize)> = sizes.into_iter().collect();
    keys.sort_by_key(|&(key, size)| (std::cmp::Reverse(size), key));
    let mut filled = [0usize; FOLDS];
    let mut folds = BTreeMap::new();
    for (key, size) in keys {
        let least = (0..FOLDS).min_by_key(|&fold| filled[fold]).unwrap_or(0);
        filled[least] += size.max(1);
        folds.insert(key, least);
    }
    folds
}

/// Where an example stands when a fold is held out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Learnt from.
    Learnt,
    /// Tested on: claim and article belong to the fold.
    Tested,
    /// Neither: one of the two belongs to the fold, the other does not.
    Neither,
}

/// The part of an example.
pub fn part(
    pool: &Pool,
    example: &Example,
    folds: &BTreeMap<usize, usize>,
    held_out: usize,
) -> Part {
    match keys(pool, example).map(|key| folds.get(&key) == Some(&held_out)) {
        [false, false] => Part::Learnt,
        [true, true] => Part::Tested,
        [true, false] | [false, true] => Part::Neither,
    }
}
