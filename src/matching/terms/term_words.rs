//! The words that terms are made of, by their places: one list, to which a worker
//! adds while the articles that were read with it look words up. Owns the sharing;
//! what such a word is is told in `term`.

use std::sync::{Arc, OnceLock};

use super::term_word::TermWord;

/// The place of a word in the list that it was added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TermPlace(pub(in crate::matching) u32);

/// So many words are added in one piece of memory.
const PIECE: usize = 256;

type Piece = Arc<[OnceLock<TermWord>]>;

/// A list that only grows. A copy shares the words, those that are added to the
/// other later left out or not.
#[derive(Debug, Clone, Default)]
pub struct TermWords {
    pieces: Arc<Vec<Piece>>,
    len: usize,
}

impl TermWords {
    /// Adds a word.
    pub(in crate::matching) fn push(&mut self, word: TermWord) -> TermPlace {
        let (at, next) = (self.len, self.next());
        if at.is_multiple_of(PIECE) {
            // Copies keep the list of pieces that they have.
            Arc::make_mut(&mut self.pieces).push((0..PIECE).map(|_| OnceLock::new()).collect());
        }
        let place = self.pieces.last().and_then(|piece| piece.get(at % PIECE));
        if let Some(place) = place {
            // Nobody else adds, so it is empty.
            let _ = place.set(word);
        }
        self.len += 1;
        next
    }

    /// The word of a place.
    pub fn get(&self, place: TermPlace) -> Option<&TermWord> {
        let at = place.0 as usize;
        self.pieces.get(at / PIECE)?.get(at % PIECE)?.get()
    }

    /// The place of the word that is added next.
    pub(in crate::matching) fn next(&self) -> TermPlace {
        // A list is emptied long before it holds four thousand million words.
        TermPlace(self.len as u32)
    }

    /// How many there are.
    pub(in crate::matching) fn len(&self) -> usize {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::TermKey;

    fn word(number: usize) -> TermWord {
        TermWord {
            key: TermKey::Number(number.to_string()),
            groups: Vec::new(),
            known: true,
        }
    }

    #[test]
    fn a_copy_keeps_its_words_while_the_list_grows() {
        let mut words = TermWords::default();
        let first = words.push(word(0));
        let copy = words.clone();
        let others: Vec<_> = (1..3 * PIECE).map(|at| words.push(word(at))).collect();
        words.push(word(7));
        assert_eq!(copy.get(first), Some(&word(0)));
        for (at, place) in (1..).zip(others) {
            assert_eq!(words.get(place), Some(&word(at)));
        }
        assert_eq!(words.len(), 3 * PIECE + 1);
        assert_eq!(words.get(TermPlace(9999)), None);
    }
}
