//! Who reads the sentences of a run: nobody, one reader for all claims, or for each story the
//! reader that has not learnt from it. Owns the choice, and how many sentences are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::ClaimId;
use crate::entailment::{EntailmentReader, PairCache};

/// How many sentences of a cell are read unless told otherwise.
pub const USUAL_SENTENCES: usize = 8;

/// Readers with how much they read.
#[derive(Debug, Clone)]
pub struct Readers {
    readers: Vec<Arc<EntailmentReader>>,
    /// The place of the reader of each story. Without any the first one reads all.
    stories: BTreeMap<String, usize>,
    /// At most so many sentences of a cell.
    pub sentences: usize,
    /// What was read in earlier runs.
    pub cache: Option<Arc<dyn PairCache>>,
}

impl Readers {
    /// One reader for all claims.
    pub fn one(reader: Arc<EntailmentReader>) -> Self {
        Self {
            readers: vec![reader],
            stories: BTreeMap::new(),
            sentences: USUAL_SENTENCES,
            cache: None,
        }
    }

    /// A reader for each fold, and the fold of each story. Claims of a story are those
    /// whose id is the story's, a hyphen and more. Claims of no story are read by the first.
    pub fn by_story(folds: Vec<Arc<EntailmentReader>>, stories: BTreeMap<String, usize>) -> Self {
        Self {
            readers: folds,
            stories,
            sentences: USUAL_SENTENCES,
            cache: None,
        }
    }

    /// The reader of a claim.
    pub(super) fn of(&self, claim: &ClaimId) -> Option<&EntailmentReader> {
        let story = claim.as_str().rsplit_once('-').map(|(story, _)| story);
        let fold = story.and_then(|story| self.stories.get(story));
        let reader = self.readers.get(fold.copied().unwrap_or_default());
        reader.map(Arc::as_ref)
    }

    /// What each reader is called, and the hash of its weights.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.readers.iter().map(|reader| reader.header());
        headers.map(|header| (header.name.as_str(), header.sha256.as_str()))
    }

    /// What tells these readers from others: the hashes of their weights, and how much they
    /// read.
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
        let one = Arc::new(EntailmentReader::from_bytes(TINY).unwrap());
        let other = Arc::new(EntailmentReader::from_layers(LAYERS, TINY).unwrap());
        let stories = [("ferry", 0), ("bank", 1)].map(|(story, fold)| (story.to_owned(), fold));
        let readers = Readers::by_story(vec![one, other], stories.into());
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
        let reader = || Arc::new(EntailmentReader::from_bytes(TINY).unwrap());
        let (mut few, many) = (Readers::one(reader()), Readers::one(reader()));
        assert_eq!(few.id(), many.id());
        few.sentences = 2;
        assert_ne!(few.id(), many.id());
    }
}
