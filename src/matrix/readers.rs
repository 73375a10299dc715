//! Who reads the sentences of a run: nobody, one reader for all claims, or for each story the
//! reader that has not learnt from it. Owns the choice, how many sentences are read, and by
//! which weights it is judged what was read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{ClaimId, SourceId};
use crate::entailment::{EntailmentReader, LazyReader, PairCache};
use crate::lexicon::Weights;

use super::reading_plan::ChosenCells;
use super::sentence_choice::SentenceChoice;

/// Readers with how much they read.
#[derive(Debug, Clone)]
pub struct Readers {
    readers: Vec<LazyReader>,
    /// The place of the reader of each story. Without any the first one reads all.
    stories: BTreeMap<String, usize>,
    /// The weights of the judge of cells that were read.
    pub weights: Weights,
    /// How many sentences of a cell are read.
    pub sentences: SentenceChoice,
    /// The cells that are read, where not all of them are.
    pub chosen: Option<ChosenCells>,
    /// What was read in earlier runs.
    pub cache: Option<Arc<dyn PairCache>>,
}

impl Readers {
    /// One reader for all claims.
    pub fn one(reader: impl Into<LazyReader>, weights: Weights) -> Self {
        Self {
            readers: vec![reader.into()],
            stories: BTreeMap::new(),
            weights,
            sentences: SentenceChoice::default(),
            chosen: None,
            cache: None,
        }
    }

    /// A reader for each fold, and the fold of each story. Claims of a story are those
    /// whose id is the story's, a hyphen and more. Claims of no story are read by the first.
    pub fn by_story(
        folds: Vec<EntailmentReader>,
        stories: BTreeMap<String, usize>,
        weights: Weights,
    ) -> Self {
        Self {
            readers: folds.into_iter().map(LazyReader::from).collect(),
            stories,
            weights,
            sentences: SentenceChoice::default(),
            chosen: None,
            cache: None,
        }
    }

    /// Whether a cell is read at all.
    pub(super) fn reads(&self, source: &SourceId, claim: usize) -> bool {
        let of_source = |chosen: &ChosenCells| {
            let claims = chosen.get(source);
            claims.is_some_and(|claims| claims.contains(&claim))
        };
        self.chosen.as_ref().is_none_or(of_source)
    }

    /// The reader of a claim.
    pub(super) fn of(&self, claim: &ClaimId) -> Option<&EntailmentReader> {
        let story = claim.as_str().rsplit_once('-').map(|(story, _)| story);
        let fold = story.and_then(|story| self.stories.get(story));
        let reader = self.readers.get(fold.copied().unwrap_or_default());
        reader.and_then(LazyReader::get)
    }

    /// The reader of claims of no story.
    pub(super) fn first(&self) -> Option<&EntailmentReader> {
        self.readers.first().and_then(LazyReader::get)
    }

    /// What each reader is called, and the hash of its weights.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.readers.iter().map(|reader| reader.header());
        headers.map(|header| (header.name.as_str(), header.sha256.as_str()))
    }

    /// What tells these readers from others: the hashes of their weights, and how much they
    /// read. The weights of the judge are told apart by themselves.
    pub(super) fn id(&self) -> String {
        let hashes: Vec<&str> = self.names().map(|(_, hash)| hash).collect();
        format!("{} {}", self.sentences, hashes.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &[u8] = include_bytes!("../../tests/fixtures/entailment/tiny.int8.reader");
    const LAYERS: &[u8] = include_bytes!("../../tests/fixtures/entailment/tiny.layers.reader");

    #[test]
    fn each_story_has_its_reader() {
        let one = EntailmentReader::from_bytes(TINY).unwrap();
        let other = EntailmentReader::from_layers(LAYERS, TINY).unwrap();
        let stories = [("ferry", 0), ("bank", 1)].map(|(story, fold)| (story.to_owned(), fold));
        let readers = Readers::by_story(vec![one, other], stories.into(), Weights::default());
        let hash = |claim: &str| {
            readers
                .of(&ClaimId::new(claim))
                .unwrap()
                .header()
                .sha256
                .clone()
        };
        assert_ne!(hash("ferry-c1"), hash("bank-c1"));
        assert_eq!(hash("ferry-c2"), hash("elsewhere-c1"));
        assert_eq!(hash("ferry"), hash("ferry-c1"));
    }

    #[test]
    fn how_much_is_read_and_by_whom_tells_readers_apart() {
        let reader = || EntailmentReader::from_bytes(TINY).unwrap();
        let (mut few, many) = (
            Readers::one(reader(), Weights::default()),
            Readers::one(reader(), Weights::default()),
        );
        assert_eq!(few.id(), many.id());
        few.sentences = SentenceChoice::Closest(2);
        assert_ne!(few.id(), many.id());
    }
}
