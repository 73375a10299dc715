//! Whom each word of a word store meets among the words of the claims, found
//! once for all articles that a worker reads. Owns the keeping; whom a word
//! meets is the business of `claim_words`.

use crate::text::WordNumber;

use super::claim_words::Link;

/// Links by the numbers of words. It goes with one word store and one set of
/// claims, and is emptied with the former.
#[derive(Debug, Default)]
pub struct LinkStore {
    by_number: Vec<Option<Box<[Link]>>>,
}

impl LinkStore {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.by_number.clear();
    }

    /// The links of a word, which `find` finds the first time.
    pub(super) fn links(
        &mut self,
        number: WordNumber,
        find: impl FnOnce() -> Vec<Link>,
    ) -> &[Link] {
        let at = number.0 as usize;
        if at >= self.by_number.len() {
            self.by_number.resize(at + 1, None);
        }
        self.by_number[at].get_or_insert_with(|| find().into_boxed_slice())
    }
}
