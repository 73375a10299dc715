//! What learning has changed, on labels that it did not see. Owns the run of
//! the whole judge, before and after, over the cells held out of one set.

use std::collections::BTreeMap;

use crate::domain::{ClaimId, GoldCell, SourceId, Stance};
use crate::evaluation::{BeforeAfter, Twice, pair};
use crate::lexicon::Weights;
use crate::matrix::{Engine, Readers, Selection};

use super::example::TrainingSet;
use super::training::Lesson;

/// The labels of the set at a place among `sets`, answered by the weights
/// `before`, and by those that were learnt without their part: no story, or in
/// a set of one story no claim, is on both sides. The judge is the whole one,
/// its rules included, as the matrix would have it, with the readers where there are any. None where no label could
/// be held out.
pub fn on_held_out(
    sets: &[TrainingSet],
    at: usize,
    lesson: &Lesson,
    before: &Weights,
    readers: Option<&Readers>,
) -> Option<BeforeAfter> {
    let set = sets.get(at)?;
    let mut labels: BTreeMap<(&ClaimId, &SourceId), &GoldCell> = BTreeMap::new();
    for label in &set.gold {
        labels.entry((&label.claim, &label.source)).or_insert(label);
    }
    let mut twice = Vec::new();
    for (fold, after) in lesson.folds.iter().enumerate() {
        let tested = lesson.held_out.iter();
        let tested = tested.filter(|cell| cell.set == at && cell.fold == fold);
        let gold = tested.filter_map(|cell| {
            let claim = &set.claims.claims.get(cell.cell.0)?.id;
            let source = &set.articles.get(cell.cell.1)?.source.id;
            // Omissions that were made up are no labels.
            labels.get(&(claim, source)).map(|label| (*label).clone())
        });
        let gold: Vec<GoldCell> = gold.collect();
        let answers = |weights| answers(set, weights, readers, &gold);
        let (old, new) = (answers(before), answers(after));
        for ((label, before), after) in gold.iter().zip(old).zip(new) {
            twice.push(Twice {
                gold: label.stance,
                before,
                after,
            });
        }
    }
    BeforeAfter::of(&twice)
}

/// The judge's stances on these cells of a set, in their order.
fn answers(
    set: &TrainingSet,
    weights: &Weights,
    readers: Option<&Readers>,
    cells: &[GoldCell],
) -> Vec<Option<Stance>> {
    let engine = match readers {
        None => Engine::with_weights(set.claims.clone(), weights.clone()),
        Some(readers) => {
            let mut readers = readers.clone();
            readers.weights = weights.clone();
            Engine::new(set.claims.clone()).with_readers(readers)
        }
    };
    let pairs = cells.iter();
    let pairs = pairs.map(|label| (label.claim.clone(), label.source.clone()));
    let selection = Selection::everything().with_pairs(pairs);
    let matrix = engine.judge_selected(&set.articles, &selection, &|| {});
    let pairs = pair(cells, &matrix);
    pairs.iter().map(|pair| pair.prediction.stance()).collect()
}
