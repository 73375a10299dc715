//! To which sentences a word is carried over: those after a sentence that has it,
//! and, from the first, all others. Owns this as bits, since it is asked of every
//! name of every wording in every sentence.

use super::claim_words::ClaimWord;

/// The sentences to which each word is carried over, a bit for each.
#[derive(Debug)]
pub(super) struct Carried {
    bits: Vec<u64>,
    /// How many numbers the bits of one word take.
    stride: usize,
}

impl Carried {
    /// From the sentences in which each of so many words occurs, word by word in
    /// the order of sentences.
    pub fn new(words: usize, sentences: usize, occurrences: &[(ClaimWord, u32)]) -> Self {
        let stride = sentences.div_ceil(64);
        let mut bits = vec![0u64; words * stride];
        for (word, sentence) in occurrences {
            let row = &mut bits[*word as usize * stride..][..stride];
            let next = *sentence as usize + 1;
            let last = if *sentence == 0 { sentences } else { next + 1 };
            for at in next..last.min(sentences) {
                row[at / 64] |= 1 << (at % 64);
            }
        }
        Self { bits, stride }
    }

    /// Whether a word is carried over to a sentence.
    pub fn has(&self, word: ClaimWord, sentence: u32) -> bool {
        let at = word as usize * self.stride + sentence as usize / 64;
        self.bits[at] >> (sentence % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_carried_to_the_next_sentence_and_from_the_title_to_all() {
        let carried = Carried::new(3, 70, &[(0, 0), (1, 3), (1, 63), (1, 69)]);
        let of = |word| -> Vec<u32> { (0..70).filter(|&at| carried.has(word, at)).collect() };
        assert_eq!(of(0), (1..70).collect::<Vec<_>>());
        assert_eq!(of(1), [4, 64]);
        assert!(of(2).is_empty());
    }
}
