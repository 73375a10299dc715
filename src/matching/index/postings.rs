//! What an article has for each word of the claims, in one stretch of memory.
//! Owns the keeping; what is kept is told in `inverted_index`.

use super::claim_vocabulary::ClaimWord;

/// Items by word, each word's in the order in which they were given.
#[derive(Debug, Clone)]
pub(in crate::matching) struct Postings<T> {
    /// Where the items of each word begin, and after the last word where they
    /// end.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Postings<T> {
    /// Sorts the items of so many words.
    pub fn new(words: usize, given: &[(ClaimWord, T)]) -> Self {
        let mut starts = vec![0u32; words + 1];
        for (word, _) in given {
            starts[*word as usize + 1] += 1;
        }
        for at in 0..words {
            starts[at + 1] += starts[at];
        }
        let Some(&(_, any)) = given.first() else {
            let items = Vec::new();
            return Self { starts, items };
        };
        let mut items = vec![any; given.len()];
        let mut next = starts.clone();
        for (word, item) in given {
            let place = &mut next[*word as usize];
            items[*place as usize] = *item;
            *place += 1;
        }
        Self { starts, items }
    }

    /// The items of a word.
    pub fn of(&self, word: ClaimWord) -> &[T] {
        let at = word as usize;
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_items_in_the_order_given() {
        let by_word = Postings::new(4, &[(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')]);
        let of = |word| by_word.of(word).iter().collect::<String>();
        assert_eq!([of(0), of(1), of(2), of(3)], ["b", "", "ac", "d"]);
    }

    #[test]
    fn words_without_items_have_none() {
        let by_word: Postings<u8> = Postings::new(2, &[]);
        assert!(by_word.of(0).is_empty() && by_word.of(1).is_empty());
    }
}
