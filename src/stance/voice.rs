//! Whose statement a sentence is: the article's own or someone's who is
//! reported. Owns the decision and the speaker; reservations and polarity are
//! told in `sentence_reading` and `polarity`.

use std::ops::Range;

use crate::domain::{CueCategory, Span};
use crate::matching::{Hit, Match, TermKey, Wording};
use crate::text::{Token, TokenKind};

use super::cue::cue_finder::FoundCue;
use super::cue::ready_cues::{ReadyCue, ReadyCues};
use super::grammar::speaker::{Speaker, span, speaker};

/// Whose statement a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Voice {
    /// The article's.
    Own,
    /// Someone's, who is reported to say it.
    Reported {
        /// The place of the one who says it, where the sentence names one.
        speaker: Option<Span>,
        /// Whether what is reported is that he rejects it.
        rejects: bool,
    },
}

/// Tells the voice from the cues that touch the match, those left aside by which
/// the article itself rejects what its sentence says. `anchors` are the places of
/// the words that carry the claim.
pub(super) fn voice(
    ready: &ReadyCues,
    tokens: &[Token],
    cues: &[&ReadyCue],
    anchors: impl Iterator<Item = usize> + Clone,
) -> Voice {
    let category = |cue: &ReadyCue| cue.found.category;
    let endorsed = cues
        .iter()
        .any(|cue| category(cue) == CueCategory::Endorsement);
    let mut reported: Option<(Option<Span>, bool)> = None;
    for cue in cues.iter().filter(|cue| is_speech(category(cue))) {
        let rejects = category(cue) == CueCategory::Refutation;
        if rejects && cue.predicate {
            continue;
        }
        let who = match cue.speaker(tokens) {
            Speaker::Author => continue,
            Speaker::Named(range) => span(tokens, range),
            // "is baseless", "is a myth": the article itself rejects.
            Speaker::Unnamed if rejects => continue,
            Speaker::Unnamed => None,
        };
        if reported.is_none() || rejects {
            reported = Some((who, rejects));
        }
    }
    match reported {
        Some((speaker, rejects)) if rejects || !endorsed => Voice::Reported { speaker, rejects },
        Some(_) => Voice::Own,
        None if !endorsed && is_quoted(ready.speech(tokens), anchors) => Voice::Reported {
            speaker: None,
            rejects: false,
        },
        None => Voice::Own,
    }
}

/// For a wording about what someone says: whether the cue is just that one's
/// saying it, and so a part of the claim.
pub(super) fn is_claimed_speech(
    cue: &ReadyCue,
    claimed: &ClaimedSpeaker,
    found: &Match,
    tokens: &[Token],
) -> bool {
    is_speech(cue.found.category)
        && match cue.speaker(tokens) {
            Speaker::Named(range) => claimed.is(found, &tokens[range.clone()]),
            // "clinging to the promise that …": whose it is was named before.
            Speaker::Unnamed => claimed.is_named_before(found, cue.found.tokens.start),
            Speaker::Author => false,
        }
}

fn is_speech(category: CueCategory) -> bool {
    matches!(category, CueCategory::Attribution | CueCategory::Refutation)
}

/// The one of whom a wording says that he says something.
#[derive(Debug)]
pub(super) struct ClaimedSpeaker {
    key: TermKey,
    /// The name's place among the wording's terms.
    term: usize,
}

impl ClaimedSpeaker {
    /// Finds the speaker of a wording that reports speech: the name beside its
    /// verb, else the wording's first name.
    pub(super) fn of(cues: &[FoundCue], wording: &Wording) -> Option<Self> {
        let cue = cues.iter().find(|cue| is_speech(cue.category))?;
        let range = match speaker(&wording.tokens, cue) {
            Speaker::Named(range) => range,
            Speaker::Author | Speaker::Unnamed => 0..wording.tokens.len(),
        };
        let names = || {
            wording
                .terms
                .iter()
                .enumerate()
                .filter(|(_, term)| term.is_name())
        };
        let (term, name) = names()
            .find(|(_, name)| range.contains(&name.token))
            .or_else(|| names().next())?;
        Some(Self {
            key: name.key.clone(),
            term,
        })
    }

    fn is_named_before(&self, found: &Match, cue: usize) -> bool {
        let named = |hit: &Hit| hit.term == self.term && hit.token.is_some_and(|at| at < cue);
        found.score.hits.iter().any(named)
    }

    /// Whether a speaker is that one: by name, by a pronoun, or by a noun such
    /// as "the ministry" where the name was carried over from the sentence
    /// before.
    fn is(&self, found: &Match, speaker: &[Token]) -> bool {
        let key_of = |token: &Token| match token.kind {
            TokenKind::Name(id) => Some(TermKey::Name(id)),
            TokenKind::Word if token.capital => Some(TermKey::Stem(token.stem.clone())),
            TokenKind::Word | TokenKind::Number | TokenKind::Mark => None,
        };
        let named = |token: &Token| matches!(token.kind, TokenKind::Name(_));
        let names: Vec<TermKey> = speaker.iter().filter_map(key_of).collect();
        let unnamed = !speaker.iter().any(named);
        let pronoun = |token: &Token| matches!(token.lower.as_str(), "he" | "she" | "they" | "it");
        let carried = |hit: &Hit| hit.term == self.term && hit.token.is_none();
        names.contains(&self.key)
            || speaker.iter().any(pronoun)
            || (unnamed && found.score.hits.iter().any(carried))
    }
}

fn is_quoted(speech: &[Range<usize>], mut anchors: impl Iterator<Item = usize> + Clone) -> bool {
    let inside = |at: usize| speech.iter().any(|stretch| stretch.contains(&at));
    !speech.is_empty() && anchors.clone().next().is_some() && anchors.all(inside)
}
