//! What an engine reads: what the cells of an article have to have read, counted before
//! anything is, and which cells are read at all. Which cells come first where not all can be read is told in `reading_plan`.

use crate::domain::Article;
use crate::entailment::EntailmentReader;

use super::engine::Engine;
use super::reading_plan::{CellPairs, ChosenCells};
use super::selection::Selection;
use super::sentence_choice::SentenceChoice;

impl Engine {
    /// The reader of claims of no story, where sentences are read.
    pub fn entailment_reader(&self) -> Option<&EntailmentReader> {
        self.readers.as_ref()?.first()
    }

    /// Whether sentences are read.
    pub fn reads(&self) -> bool {
        self.readers.is_some()
    }

    /// Whether a part of the cells is read and the rest is not. How one of them is judged
    /// then depends on the other cells of the run, so that no verdict may be kept.
    pub(super) fn reads_in_part(&self) -> bool {
        let readers = self.readers.as_ref();
        readers.is_some_and(|readers| readers.chosen.is_some())
    }

    /// Has only these cells read, and judges the others by words.
    #[must_use]
    pub fn reading_only(mut self, chosen: ChosenCells) -> Self {
        if let Some(readers) = &mut self.readers {
            readers.chosen = Some(chosen);
        }
        self
    }

    /// How many sentences are read of each cell, where a reader is asked.
    fn sentence_choice(&self) -> Option<SentenceChoice> {
        self.readers.as_ref().map(|readers| readers.sentences)
    }

    /// What the selected cells of an article have to have read; nothing where no reader is
    /// asked or the article cannot be judged.
    pub fn pairs_to_read(&self, article: &Article, selection: &Selection) -> Vec<CellPairs> {
        let Some(choice) = self.sentence_choice() else {
            return Vec::new();
        };
        if !article.readability.is_judged() {
            return Vec::new();
        }
        let (closest, _) = self.find(article, choice.most());
        let cells = closest.iter().enumerate().filter(|(claim, _)| {
            let claim = self.claim(*claim);
            claim.is_some_and(|claim| selection.holds(&claim.id, &article.source.id))
        });
        let cells = cells.map(|(claim, ranked)| CellPairs {
            claim,
            closeness: ranked.first().map_or(0.0, |best| best.total),
            pairs: choice.among(ranked).len(),
        });
        cells.collect()
    }
}
