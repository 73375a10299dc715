//! The phrases of an article's sentences that have weights, found once however
//! many claims ask. Owns finding them among many; which phrases a cell has is
//! told in `phrases`, and what they count is data.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::lexicon::{PhraseSide, Weights};
use crate::matching::PreparedArticle;
use crate::text::{Token, TokenKind, is_title};

/// The place of a phrase among those that have weights, in the order of sides
/// and words.
pub type PhraseNumber = u32;

/// The phrases that have weights, word by word.
#[derive(Debug, Default)]
pub struct PhraseIndex {
    first: FxHashMap<String, Node>,
}

/// The phrases that begin alike.
#[derive(Debug, Default)]
struct Node {
    /// The phrase that ends here, by the sides on which it has a weight.
    ends: Vec<(PhraseSide, PhraseNumber)>,
    next: FxHashMap<String, Node>,
}

impl PhraseIndex {
    /// Indexes the phrases of the weights.
    pub fn new(weights: &Weights) -> Self {
        let mut index = Self::default();
        for ((side, phrase), number) in weights.phrases.keys().zip(0..) {
            let mut words = phrase.split(' ');
            let Some(first) = words.next() else { continue };
            let mut node = index.first.entry(first.to_owned()).or_default();
            for word in words {
                node = node.next.entry(word.to_owned()).or_default();
            }
            node.ends.push((*side, number));
        }
        index
    }

    /// The phrases of one text on the sides asked for, ascending.
    pub fn find(&self, sides: &[PhraseSide], tokens: &[Token]) -> Vec<PhraseNumber> {
        let mut found = Vec::new();
        let words = words(tokens);
        for start in 0..words.len() {
            let mut next = Some(&self.first);
            let stop = words.len().min(start + MAX_PHRASE_WORDS);
            for word in &words[start..stop] {
                let node = word.and_then(|word| next.and_then(|next| next.get(word)));
                let Some(node) = node else { break };
                let wanted = node.ends.iter().filter(|(side, _)| sides.contains(side));
                found.extend(wanted.map(|(_, number)| *number));
                next = Some(&node.next);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Phrases sentence by sentence, found when first asked for.
#[derive(Debug)]
pub struct ArticlePhrases<'a> {
    index: &'a PhraseIndex,
    article: &'a PreparedArticle,
    closest: Vec<OnceCell<Vec<PhraseNumber>>>,
    lead: OnceCell<Vec<PhraseNumber>>,
}

impl<'a> ArticlePhrases<'a> {
    pub(in crate::stance) fn new(index: &'a PhraseIndex, article: &'a PreparedArticle) -> Self {
        Self {
            index,
            article,
            closest: vec![OnceCell::new(); article.sentences.len()],
            lead: OnceCell::new(),
        }
    }

    /// The phrases of a sentence that came close.
    pub(in crate::stance) fn closest(&self, at: usize) -> &[PhraseNumber] {
        let (Some(found), Some(sentence)) = (self.closest.get(at), self.article.sentences.get(at))
        else {
            return &[];
        };
        found.get_or_init(|| self.index.find(&[PhraseSide::Closest], &sentence.tokens))
    }

    /// The phrases of the lead.
    pub(in crate::stance) fn lead(&self) -> &[PhraseNumber] {
        self.lead.get_or_init(|| {
            let lead = self.article.sentences.iter().take(LEAD_FOR_PHRASES);
            let phrases = lead.map(|one| self.index.find(&[PhraseSide::Lead], &one.tokens));
            let mut found: Vec<PhraseNumber> = phrases.flatten().collect();
            found.sort_unstable();
            found.dedup();
            found
        })
    }
}

/// The longest phrase, in words.
pub(in crate::stance) const MAX_PHRASE_WORDS: usize = 3;

/// Sentences that give the lead.
pub(in crate::stance) const LEAD_FOR_PHRASES: usize = 2;

/// The words that may stand in a phrase, in their places.
pub(in crate::stance) fn words(tokens: &[Token]) -> Vec<Option<&str>> {
    let title = is_title(tokens);
    let belongs = |(at, token): (usize, &Token)| match token.kind {
        TokenKind::Word => title || !token.capital || at == 0,
        TokenKind::Mark => token.lower == "?",
        TokenKind::Number | TokenKind::Name(_) => false,
    };
    let words = tokens.iter().enumerate();
    let words = words.map(|(at, token)| belongs((at, token)).then_some(token.lower.as_str()));
    words.collect()
}
