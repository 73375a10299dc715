//! The distinct words of all claims of a run, and which of them a word of an
//! article meets. Owns the index by which almost no pair of words is ever
//! compared; the rules for a pair are `similarity`'s.

use rustc_hash::FxHashMap;

use crate::lexicon::{Lexicons, WordVector};
use crate::matching::jaro_winkler::Letters;
use crate::matching::prepared_claim::PreparedClaim;
use crate::matching::related_words::RelatedWords;
use crate::matching::similarity::{
    ArticleWord, IS_DEFINED, IS_OPPOSITE, IS_RELATED, SearchMode, Similarity, meant, same, spelt,
};
use crate::matching::terms::term::Term;
use crate::matching::terms::term_word::TermKey;

/// The number of a distinct word of the claims.
pub(in crate::matching) type ClaimWord = u32;

/// A word of the claims: what bears on its likeness to others, once.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Word {
    key: TermKey,
    groups: Vec<usize>,
    known: bool,
    /// Whether its meaning counts: what is written like a name has none here.
    has_meaning: bool,
}

/// Every distinct word of the claims.
#[derive(Debug, Default)]
pub(in crate::matching) struct ClaimVocabulary {
    words: Vec<Word>,
    numbers: FxHashMap<Word, ClaimWord>,
    by_key: FxHashMap<TermKey, Vec<ClaimWord>>,
    by_stem: FxHashMap<String, Vec<ClaimWord>>,
    by_group: FxHashMap<usize, Vec<ClaimWord>>,
    /// Those that have misspellings, and are known to the background.
    spellable_known: Vec<(ClaimWord, Letters)>,
    /// Those that have misspellings, and are not.
    spellable_unknown: Vec<(ClaimWord, Letters)>,
    /// Those whose meaning is known, and that are not written like names.
    /// Empty where sentences are found by words alone.
    meaningful: Vec<(ClaimWord, WordVector)>,
}

/// A word of the claims that a word of an article meets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::matching) struct WordMatch {
    pub word: ClaimWord,
    pub similarity: Similarity,
    /// Whether both are the very same word, and not only alike.
    pub is_same_word: bool,
}

impl ClaimVocabulary {
    /// Numbers the words of claims; gives the words of each wording's terms.
    pub fn of(
        claims: &[PreparedClaim],
        search_mode: SearchMode,
    ) -> (Self, Vec<Vec<Vec<ClaimWord>>>) {
        let mut words = Self::default();
        let numbered = claims.iter().map(|claim| {
            let wordings = claim.wordings.iter();
            let numbered = wordings.map(|wording| {
                let terms = wording.terms.iter();
                terms.map(|term| words.number(term, search_mode)).collect()
            });
            numbered.collect()
        });
        let numbered = numbered.collect();
        (words, numbered)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    fn number(&mut self, term: &Term, search_mode: SearchMode) -> ClaimWord {
        let word = Word {
            key: term.key.clone(),
            groups: term.groups.clone(),
            known: term.known,
            has_meaning: search_mode == SearchMode::Meaning && !term.proper,
        };
        if let Some(&number) = self.numbers.get(&word) {
            return number;
        }
        // No set of claims has four thousand million words.
        let number = self.words.len() as ClaimWord;
        self.by_key
            .entry(word.key.clone())
            .or_default()
            .push(number);
        if let TermKey::Stem(stem) = &word.key {
            self.by_stem.entry(stem.clone()).or_default().push(number);
            for &group in &word.groups {
                self.by_group.entry(group).or_default().push(number);
            }
            if word.has_meaning {
                let meaning = Lexicons::word_vectors().get(stem);
                self.meaningful
                    .extend(meaning.map(|meaning| (number, meaning)));
            }
            let spellable = match word.known {
                true => &mut self.spellable_known,
                false => &mut self.spellable_unknown,
            };
            spellable.extend(Letters::of(stem).map(|letters| (number, letters)));
        }
        self.numbers.insert(word.clone(), number);
        self.words.push(word);
        number
    }

    /// Every word of the claims that a word of an article meets, and how: by the
    /// first rule that holds, as [`crate::matching::similarity::similarity`] has it.
    pub fn word_matches(&self, article: ArticleWord<'_>, related: &RelatedWords) -> Vec<WordMatch> {
        let term = article.word;
        let mut matches: Vec<WordMatch> = Vec::new();
        let mut add = |word: ClaimWord, similarity: Similarity| {
            if matches.iter().all(|link| link.word != word) {
                matches.push(WordMatch {
                    word,
                    similarity,
                    is_same_word: self.words[word as usize].key == term.key,
                });
            }
        };
        for &word in self.by_key.get(&term.key).into_iter().flatten() {
            add(word, same(&term.key));
        }
        for &word in article
            .also
            .iter()
            .filter_map(|stem| self.by_stem.get(stem))
            .flatten()
        {
            add(word, IS_DEFINED);
        }
        let TermKey::Stem(stem) = &term.key else {
            return matches;
        };
        for &word in term
            .groups
            .iter()
            .filter_map(|group| self.by_group.get(group))
            .flatten()
        {
            add(word, IS_RELATED);
        }
        for opposite in related.opposites(stem) {
            for &word in self.by_stem.get(opposite).into_iter().flatten() {
                add(word, IS_OPPOSITE);
            }
        }
        if !self.meaningful.is_empty()
            && let Some(meaning) = Lexicons::word_vectors().get(stem)
        {
            for (word, ours) in &self.meaningful {
                if let Some(similarity) = meant(ours, &meaning) {
                    add(*word, similarity);
                }
            }
        }
        let Some(letters) = Letters::of(stem) else {
            return matches;
        };
        // Two words that the background knows are no misspellings of each other.
        let known_ones = self.spellable_known.iter().filter(|_| !term.known);
        for (word, ours) in self.spellable_unknown.iter().chain(known_ones) {
            if let TermKey::Stem(our_stem) = &self.words[*word as usize].key
                && let Some(value) = ours.spelling(our_stem, stem, &letters)
            {
                add(*word, spelt(value));
            }
        }
        matches
    }
}
