//! Whom each word of a term store meets among the words of the claims, found
//! once for all articles that a worker reads. Owns the keeping; whom a word
//! meets is told in `claim_vocabulary`.

use super::claim_vocabulary::WordMatch;
use crate::matching::terms::term_words::TermPlace;

/// Links by the places of words. It goes with one term store and one set of
/// claims, and is emptied with the former.
#[derive(Debug, Default)]
pub struct WordMatchStore {
    by_place: Vec<Option<Box<[WordMatch]>>>,
}

impl WordMatchStore {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.by_place.clear();
    }

    /// The links of a word, which `find` finds the first time.
    pub(in crate::matching) fn word_matches(
        &mut self,
        place: TermPlace,
        find: impl FnOnce() -> Vec<WordMatch>,
    ) -> &[WordMatch] {
        let at = place.0 as usize;
        if at >= self.by_place.len() {
            self.by_place.resize(at + 1, None);
        }
        self.by_place[at].get_or_insert_with(|| find().into_boxed_slice())
    }
}
