//! The words that one worker has met, so that each is put in lower case and
//! stemmed once, however often it stands in however many texts. Owns no text and
//! no token; what a surface tells is read in `word`.

use std::sync::Arc;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::stem::Stemmer;
use super::word::{self, Parts, Word, WordKind, WordNumber};

type ByText<T> = HashMap<String, T, FxBuildHasher>;

/// The words of all texts read with it. It belongs to one worker at a time, and
/// only grows until it is emptied: who owns it empties it between two texts
/// when it holds more than it should. Tokens keep their words all the same.
///
/// ```
/// use stancegrid::{lexicon::Lexicons, text::{Stemmer, WordStore, tokens}};
/// let mut words = WordStore::new(&Stemmer::new(Lexicons::shipped()));
/// let found = tokens("Ships meet ships.", &mut words);
/// assert_eq!(found[0].lower, found[2].lower);
/// assert_eq!(words.len(), 4, "`Ships` and `ships` differ by a capital");
/// ```
#[derive(Debug)]
pub struct WordStore {
    stemmer: Stemmer,
    by_surface: ByText<Entry>,
    /// Names that begin with a capital, by their words in lower case.
    capital_names: ByText<Arc<Word>>,
    /// The others.
    small_names: ByText<Arc<Word>>,
    count: u32,
}

/// What a surface is: one word, or two where it ends in `n't`.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub first: Arc<Word>,
    pub negation: Option<Arc<Word>>,
}

impl WordStore {
    /// An empty store; its words get the stems that this stemmer gives.
    pub fn new(stemmer: &Stemmer) -> Self {
        Self {
            stemmer: stemmer.clone(),
            by_surface: ByText::default(),
            capital_names: ByText::default(),
            small_names: ByText::default(),
            count: 0,
        }
    }

    /// How many words it holds; their numbers are below this.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Forgets every word. Numbers begin at 0 again, so what was kept by number
    /// must go with them.
    pub fn clear(&mut self) {
        self.by_surface.clear();
        self.capital_names.clear();
        self.small_names.clear();
        self.count = 0;
    }

    /// The word or words of a surface that begins with a letter or digit.
    pub(super) fn word(&mut self, surface: &str) -> &Entry {
        let Self {
            stemmer,
            by_surface,
            count,
            ..
        } = self;
        by_surface.entry_ref(surface).or_insert_with(|| {
            let parts = word::read(surface, WordNumber(*count), stemmer);
            let (first, negation) = match parts {
                Parts::Whole(word) => (word, None),
                Parts::Negated(base, negation) => (base, Some(negation)),
            };
            *count += 1 + u32::from(negation.is_some());
            Entry {
                first: Arc::new(first),
                negation: negation.map(Arc::new),
            }
        })
    }

    /// The word of a mark.
    pub(super) fn mark(&mut self, surface: &str) -> &Entry {
        let count = &mut self.count;
        self.by_surface.entry_ref(surface).or_insert_with(|| Entry {
            first: as_it_is(surface, WordKind::Mark, false, count),
            negation: None,
        })
    }

    /// The word of a name: its words in lower case, parted by spaces.
    pub(super) fn name(&mut self, lower: &str, capital: bool) -> Arc<Word> {
        let names = match capital {
            true => &mut self.capital_names,
            false => &mut self.small_names,
        };
        let count = &mut self.count;
        let name = names
            .entry_ref(lower)
            .or_insert_with(|| as_it_is(lower, WordKind::Word, capital, count));
        Arc::clone(name)
    }
}

/// A new word that has no stem but itself.
fn as_it_is(lower: &str, kind: WordKind, capital: bool, count: &mut u32) -> Arc<Word> {
    let number = WordNumber(*count);
    *count += 1;
    Arc::new(word::as_it_is(lower.to_owned(), kind, capital, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn store() -> WordStore {
        WordStore::new(&Stemmer::new(Lexicons::shipped()))
    }

    #[test]
    fn a_surface_is_worked_out_once() {
        let mut words = store();
        let first = Arc::clone(&words.word("ships").first);
        assert!(Arc::ptr_eq(&first, &words.word("ships").first));
        assert_eq!(words.len(), 1);
        assert_ne!(*first, *words.word("Ships").first);
        assert_eq!(words.len(), 2);
    }

    #[test]
    fn numbers_run_from_nothing_without_a_gap() {
        let mut words = store();
        let mut numbers = vec![words.word("Don't").first.number];
        numbers.extend(
            words
                .word("Don't")
                .negation
                .as_ref()
                .map(|word| word.number),
        );
        numbers.push(words.mark("(").first.number);
        numbers.push(words.name("new quay", true).number);
        numbers.push(words.name("new quay", false).number);
        assert_eq!(numbers, [0, 1, 2, 3, 4].map(WordNumber));
        assert_eq!(words.len(), 5);
    }

    #[test]
    fn a_name_is_not_the_word_that_is_written_alike() {
        let mut words = store();
        assert_eq!(words.word("dockers").first.stem, "docker");
        assert_eq!(words.name("dockers", false).stem, "dockers");
    }

    #[test]
    fn an_emptied_store_reads_the_same_words() {
        let mut words = store();
        let before = Arc::clone(&words.word("Striking").first);
        words.clear();
        assert!(words.is_empty());
        words.word("first");
        let after = Arc::clone(&words.word("Striking").first);
        assert_eq!(before, after, "equal, though its number is another");
        assert_ne!(before.number, after.number);
    }
}
