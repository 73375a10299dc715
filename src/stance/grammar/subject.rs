//! What a wording speaks of, before it says anything of it. Owns telling the
//! subject's words from the rest: a "not" after the subject turns the whole
//! clause round although it reaches no word before it.

use crate::matching::{Hit, Wording};
use crate::text::{Token, TokenKind};

use crate::stance::cue::cue_finder::FoundCue;

/// How many words may stand between the subject and a cue in its predicate.
const TO_CUE: usize = 5;

/// Words with which another clause begins, or another subject.
const BREAKS: [&str; 12] = [
    "and", "but", "or", "who", "which", "that", "because", "while", "when", "as", "if", "whose",
];

/// Words that belong to a verb.
const AUXILIARIES: [&str; 22] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "cannot", "could", "may", "might", "should", "must", "not",
];

/// The terms of a wording that are the subject of a cue in the sentence: found
/// in the words just before the cue, which reaches the wording's verb, as [`verb`]
/// tells it. Where
/// no verb is known by its form, the wording's first term has to stand there,
/// and the cue to reach the next one.
pub(in crate::stance) fn subject(
    verb: usize,
    hits: &[Hit],
    cue: &FoundCue,
    tokens: &[Token],
) -> Vec<usize> {
    let places = || hits.iter().filter_map(|hit| Some((hit.term, hit.token?)));
    let joined = |at: usize| {
        let between = &tokens[at + 1..cue.tokens.start];
        let joins = |token: &Token| token.is_word() && !BREAKS.contains(&token.lower.as_str());
        between.iter().all(joins)
    };
    let before: Vec<(usize, usize)> = places()
        .filter(|(term, at)| {
            let stands = *at < cue.tokens.start && !cue.reaches(*at);
            stands && (*term < verb || joined(*at))
        })
        .collect();
    let Some(last) = before.iter().map(|(_, at)| *at).max() else {
        return Vec::new();
    };
    let next = places().find(|(term, _)| *term >= verb);
    let reached = next.is_some_and(|(_, at)| at >= cue.tokens.end && cue.reaches(at));
    if !reached || !joined(last) || cue.tokens.start - last - 1 > TO_CUE {
        return Vec::new();
    }
    before.into_iter().map(|(term, _)| term).collect()
}

/// The terms of a wording before a cue of its own that does not reach them.
pub(in crate::stance) fn own_subject(
    (wording, bound): (&Wording, usize),
    cue: &FoundCue,
) -> Vec<usize> {
    let terms = wording.terms.iter().enumerate().take(bound);
    terms
        .filter(|(_, term)| term.token < cue.tokens.start && !cue.reaches(term.token))
        .map(|(place, _)| place)
        .collect()
}

/// The place among the terms at which the wording's predicate begins: its
/// first verb as far as the form tells, else the second term.
pub(in crate::stance) fn verb(wording: &Wording) -> usize {
    let tokens = &wording.tokens;
    let first = (1..tokens.len()).find(|&at| is_verb(&tokens[at]));
    let Some(verb) = first else { return 1 };
    wording
        .terms
        .partition_point(|term| term.token < verb)
        .max(1)
}

/// Whether a word belongs to a verb.
pub(in crate::stance) fn is_auxiliary(token: &Token) -> bool {
    AUXILIARIES.contains(&token.lower.as_str())
}

/// Whether a word is a verb by its form: an auxiliary, or a past tense.
fn is_verb(token: &Token) -> bool {
    if token.kind != TokenKind::Word {
        return false;
    }
    let (lower, stem) = (token.lower.as_str(), token.stem.as_str());
    let begins = lower.starts_with(stem)
        || stem
            .strip_suffix('i')
            .is_some_and(|stem| lower.starts_with(stem));
    AUXILIARIES.contains(&lower) || lower.ends_with("ed") || !begins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;
    use crate::text::{Stemmer, tokenize};

    fn verbs(text: &str) -> Vec<String> {
        let stemmer = Stemmer::new(Lexicons::shipped());
        let tokens = tokenize(text, &stemmer).into_iter();
        tokens
            .filter(is_verb)
            .map(|token| token.lower.clone())
            .collect()
    }

    #[test]
    fn past_tenses_are_verbs_by_their_form() {
        assert_eq!(verbs("The ferry stopped at the city"), ["stopped"]);
        assert_eq!(verbs("The cat ate the mice"), ["ate", "mice"]);
        assert_eq!(verbs("The bakery has not moved"), ["has", "not", "moved"]);
    }
}
