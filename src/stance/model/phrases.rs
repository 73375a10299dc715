//! Phrases of one to three words in the claim, in the sentences closest to it
//! and in the lead. Owns which phrases a cell has; which of them count, and
//! for what, is learnt.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::lexicon::PhraseSide;
use crate::matching::Match;
use crate::stance::context::Context;
use crate::text::Token;

use super::article_phrases::{LEAD_FOR_PHRASES, MAX_PHRASE_WORDS, PhraseNumber, words};
use super::features::closest_sentences;

/// The phrases of a cell that have weights, ascending.
pub(in crate::stance) fn weighed(
    context: Context<'_>,
    closest: &[&Arc<Match>],
) -> Vec<PhraseNumber> {
    let (claim, article) = context.phrases;
    let mut found = claim.to_vec();
    for near in closest {
        found.extend(article.closest(near.sentence));
    }
    if context.article.sentences.len() > 1 && !closest.is_empty() {
        found.extend(article.lead());
    }
    // It is made of stretches in order, which the stable sort finds.
    found.sort();
    found.dedup();
    found
}

/// All phrases of a cell, ascending. None of them holds a digit, a known name or
/// a word written like a name.
pub fn phrases(context: Context<'_>) -> BTreeSet<(PhraseSide, String)> {
    let mut found = BTreeSet::new();
    let mut add = |side, tokens: &[Token]| add(side, tokens, &mut found);
    let sentences = &context.article.sentences;
    if let Some(claim) = context.claim.wordings.first() {
        add(PhraseSide::Claim, &claim.tokens);
    }
    let closest = closest_sentences(context);
    for near in &closest {
        let tokens = &sentences[near.sentence].tokens;
        add(PhraseSide::Closest, tokens);
    }
    if sentences.len() > 1 && !closest.is_empty() {
        for sentence in sentences.iter().take(LEAD_FOR_PHRASES) {
            add(PhraseSide::Lead, &sentence.tokens);
        }
    }
    found
}

fn add(side: PhraseSide, tokens: &[Token], found: &mut BTreeSet<(PhraseSide, String)>) {
    let words = words(tokens);
    let mut phrase = String::new();
    for start in 0..words.len() {
        phrase.clear();
        let stop = words.len().min(start + MAX_PHRASE_WORDS);
        for word in words[start..stop].iter().map_while(|word| *word) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(word);
            found.insert((side, phrase.clone()));
        }
    }
}
