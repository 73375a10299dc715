//! Parts of the labelled cells, story by story, each of which is held out in
//! turn. Owns the parting.

use std::collections::BTreeMap;

use super::example::Example;

/// How many parts.
pub const FOLDS: usize = 4;

/// The fold of each story: the largest stories first, each into the fold that
/// has the least so far.
pub fn folds(examples: &[Example]) -> BTreeMap<usize, usize> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for example in examples {
        let brought_up = usize::from(example.how().is_some());
        *sizes.entry(example.claim_story).or_insert(0) += brought_up;
        sizes.entry(example.article_story).or_insert(0);
    }
    let mut stories: Vec<(usize, usize)> = sizes.into_iter().collect();
    stories.sort_by_key(|&(story, size)| (std::cmp::Reverse(size), story));
    let mut filled = [0usize; FOLDS];
    let mut folds = BTreeMap::new();
    for (story, size) in stories {
        let least = (0..FOLDS).min_by_key(|&fold| filled[fold]).unwrap_or(0);
        filled[least] += size.max(1);
        folds.insert(story, least);
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
pub fn part(example: &Example, folds: &BTreeMap<usize, usize>, held_out: usize) -> Part {
    let is = |story: usize| folds.get(&story) == Some(&held_out);
    match (is(example.claim_story), is(example.article_story)) {
        (false, false) => Part::Learnt,
        (true, true) => Part::Tested,
        (true, false) | (false, true) => Part::Neither,
    }
}
