//! Phrases of one to three words in the claim, in the sentences closest to it
//! and in the lead. Owns which phrases a cell has; which of them count, and
//! for what, is learnt.

use std::collections::BTreeSet;

use crate::lexicon::PhraseSide;
use crate::text::{Token, TokenKind, is_title};

use super::features::closest_sentences;
use super::judge::Context;

/// The longest phrase, in words.
const LONGEST: usize = 3;

/// Sentences that give the lead.
const LEAD: usize = 2;

/// The phrases of a cell, ascending. None of them holds a digit, a known name
/// or a word written like a name. `wanted` tells which of them are kept.
pub fn phrases(
    context: Context<'_>,
    wanted: &dyn Fn(PhraseSide, &str) -> bool,
) -> BTreeSet<(PhraseSide, String)> {
    let mut found = BTreeSet::new();
    let mut add = |side, tokens: &[Token]| add(side, tokens, wanted, &mut found);
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
        for sentence in sentences.iter().take(LEAD) {
            add(PhraseSide::Lead, &sentence.tokens);
        }
    }
    found
}

fn add(
    side: PhraseSide,
    tokens: &[Token],
    wanted: &dyn Fn(PhraseSide, &str) -> bool,
    found: &mut BTreeSet<(PhraseSide, String)>,
) {
    let title = is_title(tokens);
    let belongs = |at: usize| match tokens[at].kind {
        TokenKind::Word => title || !tokens[at].capital || at == 0,
        TokenKind::Mark => tokens[at].lower == "?",
        TokenKind::Number | TokenKind::Name(_) => false,
    };
    let mut phrase = String::new();
    for start in 0..tokens.len() {
        phrase.clear();
        let stop = tokens.len().min(start + LONGEST);
        for at in (start..stop).take_while(|&at| belongs(at)) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(&tokens[at].lower);
            if wanted(side, &phrase) {
                found.insert((side, phrase.clone()));
            }
        }
    }
}
