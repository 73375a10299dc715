//! The words that one worker has met, so that each is put in lower case and
//! stemmed once, however often it stands in however many texts. Owns no text and
//! no token; what a surface tells is read in `word`.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::domain::Span;

use super::short_text::ShortText;
use super::stem::Stemmer;
use super::word::{Word, WordKind, WordNumber};

// With hashes that differ from run to run: an article can be written so that its
// words share a slot under any that is known beforehand.
type ByText = HashMap<String, WordNumber>;

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
    /// By number.
    words: Vec<Arc<Word>>,
    /// What most surfaces are found in.
    short: HashMap<ShortText, WordNumber>,
    /// Longer surfaces.
    long: ByText,
    /// Names that begin with a capital, by their words in lower case.
    capital_names: ByText,
    /// The others.
    small_names: ByText,
}

impl WordStore {
    /// An empty store; its words get the stems that this stemmer gives.
    pub fn new(stemmer: &Stemmer) -> Self {
        Self {
            stemmer: stemmer.clone(),
            words: Vec::new(),
            short: HashMap::default(),
            long: ByText::default(),
            capital_names: ByText::default(),
            small_names: ByText::default(),
        }
    }

    /// How many words it holds; their numbers are below this.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Forgets every word. Numbers begin at 0 again, so what was kept by number
    /// must go with them.
    pub fn clear(&mut self) {
        self.words.clear();
        self.short.clear();
        self.long.clear();
        self.capital_names.clear();
        self.small_names.clear();
    }

    /// The word of a number that this store gave.
    ///
    /// # Panics
    /// Where it gave none such since it was last emptied.
    pub(super) fn word(&self, number: WordNumber) -> &Arc<Word> {
        &self.words[number.0 as usize]
    }

    /// The number of a surface that is no white space: the given part of a text.
    pub(super) fn number(&mut self, text: &str, part: Span) -> WordNumber {
        let surface = || text.get(part.range()).unwrap_or_default();
        let (words, stemmer) = (&mut self.words, &self.stemmer);
        match ShortText::new(text, part) {
            Some(short) => {
                let entry = self.short.entry(short);
                *entry.or_insert_with(|| add_read(words, surface(), stemmer))
            }
            None => {
                let entry = self.long.entry_ref(surface());
                *entry.or_insert_with(|| add_read(words, surface(), stemmer))
            }
        }
    }

    /// The word of a name: its words in lower case, parted by spaces.
    pub(super) fn name(&mut self, lower: &str, capital: bool) -> &Arc<Word> {
        let names = match capital {
            true => &mut self.capital_names,
            false => &mut self.small_names,
        };
        let words = &mut self.words;
        let name = |number| Word::as_it_is(lower.to_owned(), WordKind::Word, capital, number);
        let number = *names.entry_ref(lower).or_insert_with(|| add(words, name));
        self.word(number)
    }
}

/// Adds the word of a surface, and right after it the `n't` that ends it.
fn add_read(words: &mut Vec<Arc<Word>>, surface: &str, stemmer: &Stemmer) -> WordNumber {
    let number = add(words, |number| Word::read(surface, number, stemmer));
    if words.last().is_some_and(|word| word.is_negated) {
        add(words, |number| Word::negation(number, stemmer));
    }
    number
}

fn add(words: &mut Vec<Arc<Word>>, word: impl FnOnce(WordNumber) -> Word) -> WordNumber {
    // The owner empties a store long before it holds 2³² words.
    let number = WordNumber(words.len() as u32);
    words.push(Arc::new(word(number)));
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    fn store() -> WordStore {
        WordStore::new(&Stemmer::new(Lexicons::shipped()))
    }

    fn word(words: &mut WordStore, surface: &str) -> Arc<Word> {
        let number = words.number(surface, Span::new(0, surface.len()));
        Arc::clone(words.word(number))
    }

    #[test]
    fn a_surface_is_worked_out_once() {
        let mut words = store();
        let first = word(&mut words, "ships");
        assert!(Arc::ptr_eq(&first, &word(&mut words, "ships")));
        assert_eq!(words.len(), 1);
        assert_ne!(*first, *word(&mut words, "Ships"));
        assert_eq!(words.len(), 2);
    }

    #[test]
    fn numbers_run_from_nothing_without_a_gap() {
        let mut words = store();
        let negated = word(&mut words, "Don't").number;
        let negation = words.word(negated.next());
        assert_eq!(negation.lower, "n't");
        let mut numbers = vec![negated, negation.number];
        numbers.push(word(&mut words, "(").number);
        numbers.push(words.name("new quay", true).number);
        numbers.push(words.name("new quay", false).number);
        assert_eq!(numbers, [0, 1, 2, 3, 4].map(WordNumber));
        assert_eq!(words.len(), 5);
    }

    #[test]
    fn a_name_is_not_the_word_that_is_written_alike() {
        let mut words = store();
        assert_eq!(word(&mut words, "dockers").stem, "docker");
        assert_eq!(words.name("dockers", false).stem, "dockers");
    }

    #[test]
    fn an_emptied_store_reads_the_same_words() {
        let mut words = store();
        let before = word(&mut words, "Striking");
        words.clear();
        assert!(words.is_empty());
        word(&mut words, "first");
        let after = word(&mut words, "Striking");
        assert_eq!(before, after, "equal, though its number is another");
        assert_ne!(before.number, after.number);
    }
}
