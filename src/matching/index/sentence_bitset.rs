//! A set of sentences for each word of the claims: those that meet it, those to
//! which it is carried over. Owns their keeping as bits, by which the sentences
//! that meet a whole wording are put together at once.

use super::claim_vocabulary::ClaimWord;

/// So many sentences share a number.
const SENTENCES_PER_WORD: usize = u64::BITS as usize;

/// Sentences by word.
#[derive(Debug)]
pub(in crate::matching) struct SentenceBitsets {
    bits: Vec<u64>,
    /// How many numbers the bits of one word take.
    stride: usize,
}

impl SentenceBitsets {
    /// Empty sets for so many words and sentences.
    pub fn new(words: usize, sentences: usize) -> Self {
        let stride = stride(sentences);
        Self {
            bits: vec![0; words * stride],
            stride,
        }
    }

    /// Puts a sentence into the set of a word.
    pub fn add(&mut self, word: ClaimWord, sentence: usize) {
        self.bits[word as usize * self.stride + sentence / SENTENCES_PER_WORD] |=
            1 << (sentence % SENTENCES_PER_WORD);
    }

    /// Whether the set of a word holds a sentence.
    pub fn holds(&self, word: ClaimWord, sentence: u32) -> bool {
        let at = sentence as usize;
        self.of(word)[at / SENTENCES_PER_WORD] >> (at % SENTENCES_PER_WORD) & 1 == 1
    }

    /// The set of a word: a bit for each sentence, the first the lowest.
    pub fn of(&self, word: ClaimWord) -> &[u64] {
        &self.bits[word as usize * self.stride..][..self.stride]
    }
}

/// How many numbers so many sentences take.
pub(in crate::matching) fn stride(sentences: usize) -> usize {
    sentences.div_ceil(SENTENCES_PER_WORD)
}

/// The sentences of some bits, the first of which stands for the first sentence
/// of the number at `at` of a set; ascending.
pub(in crate::matching) fn sentences(at: usize, mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        // The lowest bit is taken away; of none there is none to take.
        let rest = bits.checked_sub(1)?;
        bits &= rest;
        Some(at * SENTENCES_PER_WORD + place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_added_and_nothing_else() {
        let mut sets = SentenceBitsets::new(3, 130);
        let added = [0, 63, 64, 129];
        added.iter().for_each(|&at| sets.add(1, at));
        let of = |word| -> Vec<usize> {
            let numbers = sets.of(word).iter().enumerate();
            numbers
                .flat_map(|(at, &bits)| sentences(at, bits))
                .collect()
        };
        assert_eq!(of(1), added);
        assert!(of(0).is_empty() && of(2).is_empty());
        let held = (0..130).filter(|&at| sets.holds(1, at));
        assert!(held.eq([0, 63, 64, 129]));
    }
}
