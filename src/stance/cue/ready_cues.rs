//! The cues of a sentence made ready to be read with any wording: verdicts over
//! the sentence's own clause settled, and what the sentence is by itself. Owns
//! what does not depend on the wording; the rest is told in `sentence_reading`.

use std::cell::OnceCell;
use std::ops::Range;

use crate::domain::CueCategory;
use crate::stance::cue::cue_kind::negates;
use crate::stance::grammar::particles::out_of_doing;
use crate::stance::grammar::quotation::speech;
use crate::stance::grammar::speaker::{Speaker, speaker};
use crate::stance::veracity::{is_predicate, settle};
use crate::text::Token;

use super::cue_finder::FoundCue;
use super::cue_kind::asks;

/// One cue with what is known of it whatever the wording.
#[derive(Debug, Clone)]
pub(in crate::stance) struct ReadyCue {
    pub found: FoundCue,
    /// Whether it is a predicate over the clause before it: "... is false".
    pub predicate: bool,
    /// Whether one of its words negates.
    pub negated: bool,
    speaker: OnceCell<Speaker>,
}

impl ReadyCue {
    /// Who speaks by it, `tokens` being its sentence's.
    pub fn speaker(&self, tokens: &[Token]) -> &Speaker {
        self.speaker.get_or_init(|| speaker(tokens, &self.found))
    }
}

/// A sentence as any wording meets it.
#[derive(Debug, Clone)]
pub(in crate::stance) struct ReadyCues {
    /// Its cues in order.
    pub cues: Vec<ReadyCue>,
    /// Whether the sentence says what must be.
    pub necessity: bool,
    /// Whether it is put as a question.
    pub asks: bool,
    /// Whether it is a condition by the order of its words.
    pub inverted: bool,
    /// Whether it asks for the circumstances of what it takes for granted.
    pub presupposes: bool,
    speech: OnceCell<Vec<Range<usize>>>,
}

impl ReadyCues {
    /// Makes the cues of a sentence ready.
    pub fn new(found: &[FoundCue], tokens: &[Token]) -> Self {
        let is_necessity = |cue: &FoundCue| cue.category == CueCategory::Necessity;
        let mut cues = found.to_vec();
        cues.extend(out_of_doing(tokens));
        settle(&mut cues, tokens);
        let hedges: Vec<_> = cues
            .iter()
            .filter(|cue| cue.category == CueCategory::Hedge)
            .map(|cue| cue.tokens.clone())
            .collect();
        // "allegedly" is no verb.
        cues.retain(|cue| {
            cue.category != CueCategory::Attribution || !hedges.contains(&cue.tokens)
        });
        let ready = |found: FoundCue| ReadyCue {
            predicate: is_predicate(&found, tokens),
            negated: negates(&tokens[found.tokens.clone()]),
            found,
            speaker: OnceCell::new(),
        };
        Self {
            cues: cues.into_iter().map(ready).collect(),
            necessity: found.iter().any(is_necessity),
            asks: asks(tokens),
            inverted: is_inverted(tokens),
            presupposes: presupposes(tokens),
            speech: OnceCell::new(),
        }
    }

    /// The stretches of quoted speech, `tokens` being the sentence's.
    pub fn speech(&self, tokens: &[Token]) -> &[Range<usize>] {
        self.speech.get_or_init(|| speech(tokens))
    }
}

/// "Why did it close?" takes for granted that it did.
fn presupposes(tokens: &[Token]) -> bool {
    const VERBS: [&str; 12] = [
        "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "s",
    ];
    let mut words = tokens.iter().filter(|token| token.is_word());
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    matches!(first.lower.as_str(), "why" | "when" | "where")
        && VERBS.contains(&second.lower.as_str())
}

/// "Should it rain, the match is off."
fn is_inverted(tokens: &[Token]) -> bool {
    let comma = tokens.iter().any(|token| token.is_mark(","));
    let asked = tokens.last().is_some_and(|token| token.is_mark("?"));
    tokens.first().is_some_and(|token| token.lower == "should") && comma && !asked
}
