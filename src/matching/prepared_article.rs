//! An article made ready for matching: the terms of its sentences and how
//! often each occurs in it. Owns no text beyond tokens and spans.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::domain::Span;
use crate::text::{Document, SentenceKind, Token};

use super::figures::figure::Figure;
use super::figures::figure_reader::figures_beginning;
use super::similarity::ArticleWord;
use super::terms::term::SentenceTerm;
use super::terms::term_store::TermStore;
use super::terms::term_word::TermKey;
use super::terms::term_words::TermWords;
use super::terms::vocabulary::Vocabulary;

/// One sentence with its terms.
#[derive(Debug, Clone)]
pub struct ArticleSentence {
    /// Its place in the article's text as loaded.
    pub span: Span,
    /// Whether it is a heading.
    pub kind: SentenceKind,
    /// The paragraph that it stands in.
    pub paragraph: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its terms.
    pub terms: Vec<SentenceTerm>,
    /// Its numbers and dates.
    pub figures: Vec<Figure>,
    /// Length of the vector of its terms' weights, each distinct term once.
    pub norm: f64,
}

/// One article.
#[derive(Debug, Clone, Default)]
pub struct PreparedArticle {
    /// Its sentences in order.
    pub sentences: Vec<ArticleSentence>,
    /// The words of their terms.
    words: TermWords,
    /// In which sentences each term occurs, in order; found when first asked
    /// for, since the words of claims are looked up by their numbers.
    places: OnceLock<HashMap<TermKey, Vec<usize>>>,
}

impl PreparedArticle {
    /// Takes a document's sentences over and adds their terms.
    pub fn new(document: Document, vocabulary: &Vocabulary<'_>) -> Self {
        Self::stored(document, vocabulary, &mut TermStore::default())
    }

    /// Like [`Self::new`], with what is known of words. The tokens of the
    /// document come from the word store that `words` goes with.
    pub fn stored(document: Document, vocabulary: &Vocabulary<'_>, words: &mut TermStore) -> Self {
        let sentences = document.sentences.into_iter();
        let sentences = sentences.map(|sentence| {
            words.take_up(&sentence.tokens, vocabulary);
            let terms = vocabulary.terms_at_hand(&sentence.tokens, words);
            ArticleSentence {
                span: sentence.span,
                kind: sentence.kind,
                paragraph: sentence.paragraph,
                norm: norm(words, &terms),
                figures: figures_beginning(&sentence.tokens, words.begin_figure()),
                tokens: sentence.tokens,
                terms,
            }
        });
        Self {
            sentences: sentences.collect(),
            words: words.words().clone(),
            places: OnceLock::new(),
        }
    }

    /// The terms of one of its sentences with their words.
    pub(super) fn words_of<'a>(
        &'a self,
        sentence: &'a ArticleSentence,
    ) -> impl Iterator<Item = (&'a SentenceTerm, ArticleWord<'a>)> {
        let terms = sentence.terms.iter();
        terms.filter_map(|term| Some((term, self.word_of(sentence, term)?)))
    }

    /// The word of a term of one of its sentences.
    pub(super) fn word_of<'a>(
        &'a self,
        sentence: &'a ArticleSentence,
        term: &SentenceTerm,
    ) -> Option<ArticleWord<'a>> {
        let also = match term.is_defined {
            true => &sentence.tokens.get(term.token as usize)?.also,
            false => &[][..],
        };
        let word = self.words.get(term.word)?;
        Some(ArticleWord { word, also })
    }

    /// Whether the term occurs anywhere in the article.
    pub fn has(&self, key: &TermKey) -> bool {
        self.places().contains_key(key)
    }

    /// Whether the term occurs in a sentence.
    pub fn has_in(&self, key: &TermKey, sentence: usize) -> bool {
        let places = self.places().get(key);
        places.is_some_and(|places| places.binary_search(&sentence).is_ok())
    }

    /// How much a term tells one sentence of this article from another: from 1
    /// for a term in no or one sentence down to 0 for one in every sentence.
    pub fn rarity_within(&self, key: &TermKey) -> f64 {
        let count = self.places().get(key).map_or(0, Vec::len);
        rarity(count, self.sentences.len())
    }

    fn places(&self) -> &HashMap<TermKey, Vec<usize>> {
        self.places.get_or_init(|| {
            let mut places: HashMap<TermKey, Vec<usize>> = HashMap::new();
            for (at, sentence) in self.sentences.iter().enumerate() {
                let words = self.words_of(sentence).map(|(_, article)| article.word);
                let distinct: BTreeSet<&TermKey> = words.map(|word| &word.key).collect();
                for key in distinct {
                    places.entry(key.clone()).or_default().push(at);
                }
            }
            places
        })
    }
}

/// How much a term in `count` of so many sentences tells one from another.
pub(super) fn rarity(count: usize, sentences: usize) -> f64 {
    if sentences < 2 || count < 2 {
        return 1.0;
    }
    1.0 - (count as f64).ln() / (sentences as f64).ln()
}

/// The norm of the sentence at hand, whose terms these are.
fn norm(words: &mut TermStore, terms: &[SentenceTerm]) -> f64 {
    let mut square = 0.0;
    for term in terms {
        // A word counts once, whatever expressions it is a part of.
        let word = words.at_hand()[term.token as usize].term;
        if word.is_some_and(|word| words.is_new(word)) {
            square += term.weight * term.weight;
        }
    }
    f64::sqrt(square)
}
