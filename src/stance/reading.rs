//! What one sentence says of one wording: which cues touch the matched words,
//! whose voice it is, and whether it agrees. Owns the reading of one sentence;
//! the stance of the article is the business of `rules`.

use crate::domain::{CueCategory, Reason, Span};
use crate::matching::{ArticleSentence, Hit, How, Match, Wording, WordingKind};
use crate::text::{Token, TokenKind};

use super::attribution::{Speaker, span, speaker};
use super::cue_finder::{CueFinder, FoundCue};
use super::quotation::speech;

/// What a sentence says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// It states the claim in the article's own voice.
    Asserts,
    /// It states what cannot be true together with the claim, in its own voice.
    Denies,
    /// It brings the claim up with a reservation.
    Qualifies(Reason),
    /// It says nothing of the claim after all.
    Nothing,
}

/// One sentence read for one wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// How they meet.
    pub found: Match,
    /// What the sentence says of the claim.
    pub take: Take,
    /// The cues that touch the matched words.
    pub cues: Vec<FoundCue>,
    /// The place of the one who is reported to say it.
    pub speaker: Option<Span>,
}

/// A cue touches a match when this share of its matched content lies in scope.
const TOUCH: f64 = 0.5;

/// Reads a sentence for the wording that met it.
pub(super) fn read(
    finder: &CueFinder,
    wording: &Wording,
    sentence: &ArticleSentence,
    found: &Match,
) -> Reading {
    let tokens = &sentence.tokens;
    let anchors = anchors(wording, &found.score.hits);
    let own = own_categories(finder, wording);
    let mut cues = finder.find(tokens);
    cues.retain(|cue| touches(cue, &anchors) && !is_part_of_claim(cue, wording, &found.score.hits));
    let voice = voice(tokens, &mut cues, wording, &own, &anchors);
    let turned = turned(&cues, &own, &found.score.hits);
    let reservation = reservation(&cues, &own, tokens, &anchors);
    let take = take(wording.kind, turned, &voice, reservation);
    let speaker = match &voice {
        Voice::Reported { speaker, .. } => *speaker,
        Voice::Own => None,
    };
    Reading {
        found: found.clone(),
        take,
        cues,
        speaker,
    }
}

/// Whose statement a sentence is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Voice {
    /// The article's.
    Own,
    /// Someone's, who is reported to say it or, by a refutation, to reject it.
    Reported {
        speaker: Option<Span>,
        rejects: bool,
    },
}

/// Places and weights of the matched words that carry the claim: its content,
/// or its names where it has nothing else there.
fn anchors(wording: &Wording, hits: &[Hit]) -> Vec<(usize, f64)> {
    let place = |hit: &Hit, names: bool| {
        let term = &wording.terms[hit.term];
        let token = hit.token.filter(|_| term.is_name() == names)?;
        Some((token, term.weight * hit.similarity.value))
    };
    let content: Vec<_> = hits.iter().filter_map(|hit| place(hit, false)).collect();
    if content.is_empty() {
        return hits.iter().filter_map(|hit| place(hit, true)).collect();
    }
    content
}

fn touches(cue: &FoundCue, anchors: &[(usize, f64)]) -> bool {
    let total: f64 = anchors.iter().map(|(_, weight)| weight).sum();
    let outside = anchors.iter().filter(|(at, _)| !cue.tokens.contains(at));
    let reached: f64 = outside
        .filter(|(at, _)| cue.reaches(*at))
        .map(|(_, weight)| weight)
        .sum();
    total > 0.0 && reached >= TOUCH * total
}

/// A cue that the claim itself speaks of is a part of what is claimed: for
/// "the mayor denies the plan", "denied" in the sentence is no reservation.
fn is_part_of_claim(cue: &FoundCue, wording: &Wording, hits: &[Hit]) -> bool {
    hits.iter().any(|hit| {
        let in_cue = hit.token.is_some_and(|token| cue.tokens.contains(&token));
        let same = matches!(hit.similarity.how, How::Same | How::Related | How::Spelling);
        in_cue && same && !wording.terms[hit.term].is_name()
    })
}

/// The categories of cues that the wording itself holds.
struct OwnCues {
    categories: Vec<CueCategory>,
    negations: usize,
}

fn own_categories(finder: &CueFinder, wording: &Wording) -> OwnCues {
    let cues = finder.find(&wording.tokens);
    let matched = |cue: &FoundCue| {
        // A cue word that is itself a term is compared as a term.
        wording
            .terms
            .iter()
            .any(|term| cue.tokens.contains(&term.token))
    };
    let negations = cues
        .iter()
        .filter(|cue| is_negative(cue.category) && !matched(cue));
    OwnCues {
        negations: negations.count(),
        categories: cues.iter().map(|cue| cue.category).collect(),
    }
}

fn is_negative(category: CueCategory) -> bool {
    matches!(category, CueCategory::Negation | CueCategory::Refutation)
}

/// Whether the sentence says the opposite of the wording: an odd number of
/// negations, refutations and opposites between the two.
fn turned(cues: &[FoundCue], own: &OwnCues, hits: &[Hit]) -> bool {
    let negations = cues.iter().filter(|cue| is_negative(cue.category)).count();
    let opposites = hits
        .iter()
        .filter(|hit| hit.similarity.how == How::Opposite)
        .count();
    (negations + opposites + own.negations) % 2 == 1
}

fn voice(
    tokens: &[Token],
    cues: &mut Vec<FoundCue>,
    wording: &Wording,
    own: &OwnCues,
    anchors: &[(usize, f64)],
) -> Voice {
    let endorsed = cues
        .iter()
        .any(|cue| cue.category == CueCategory::Endorsement);
    let mut reported = None;
    let mut dropped = Vec::new();
    for (at, cue) in cues.iter().enumerate() {
        let rejects = match cue.category {
            CueCategory::Attribution => false,
            CueCategory::Refutation => true,
            _ => continue,
        };
        let who = speaker(tokens, cue);
        let says_claim = own.categories.iter().any(|&category| {
            matches!(category, CueCategory::Attribution | CueCategory::Refutation)
        });
        let span = match &who {
            Speaker::Author => {
                dropped.push(at);
                continue;
            }
            Speaker::Named(range) if says_claim && speaks_for(wording, &tokens[range.clone()]) => {
                // The claim is that this speaker says so.
                dropped.push(at);
                continue;
            }
            Speaker::Named(range) => span(tokens, range),
            // "is baseless", "is a myth": the article itself rejects.
            Speaker::Unnamed if rejects => continue,
            Speaker::Unnamed => None,
        };
        if reported.is_none() || rejects {
            reported = Some((span, rejects));
        }
    }
    for at in dropped.into_iter().rev() {
        cues.remove(at);
    }
    match reported {
        Some((speaker, rejects)) if rejects || !endorsed => Voice::Reported { speaker, rejects },
        Some(_) => Voice::Own,
        None if is_quoted(tokens, anchors) && !endorsed => Voice::Reported {
            speaker: None,
            rejects: false,
        },
        None => Voice::Own,
    }
}

/// Whether the speaker is the one of whom the claim says that he says it.
fn speaks_for(wording: &Wording, speaker: &[Token]) -> bool {
    let subject = wording.tokens.iter().find_map(|token| match token.kind {
        TokenKind::Name(id) => Some(id),
        TokenKind::Word | TokenKind::Number | TokenKind::Mark => None,
    });
    let pronoun = |token: &Token| matches!(token.lower.as_str(), "he" | "she" | "they" | "it");
    speaker.iter().any(|token| match token.kind {
        TokenKind::Name(id) => Some(id) == subject,
        TokenKind::Word | TokenKind::Number | TokenKind::Mark => pronoun(token),
    })
}

fn is_quoted(tokens: &[Token], anchors: &[(usize, f64)]) -> bool {
    let speech = speech(tokens);
    !anchors.is_empty()
        && anchors
            .iter()
            .all(|(at, _)| speech.iter().any(|stretch| stretch.contains(at)))
}

/// The first reservation, in the order of [`Reason`], that the sentence has
/// and the wording has not.
fn reservation(
    cues: &[FoundCue],
    own: &OwnCues,
    tokens: &[Token],
    anchors: &[(usize, f64)],
) -> Option<Reason> {
    let has = |category: CueCategory| {
        !own.categories.contains(&category) && cues.iter().any(|cue| cue.category == category)
    };
    let asked = tokens.last().is_some_and(|token| token.is_mark("?")) && !anchors.is_empty();
    if has(CueCategory::Condition) {
        Some(Reason::Conditional)
    } else if has(CueCategory::Question) || asked {
        Some(Reason::Question)
    } else if has(CueCategory::Hedge) || has(CueCategory::Distancing) {
        Some(Reason::Hedged)
    } else if has(CueCategory::Partial) {
        Some(Reason::Partial)
    } else {
        None
    }
}

fn take(kind: WordingKind, turned: bool, voice: &Voice, reservation: Option<Reason>) -> Take {
    let against = match kind {
        WordingKind::Claim | WordingKind::Variant => turned,
        // A counter that is itself turned round says nothing certain.
        WordingKind::Counter if turned => return Take::Nothing,
        WordingKind::Counter => true,
    };
    match (voice, reservation) {
        (Voice::Own, None) if against => Take::Denies,
        (Voice::Own, None) => Take::Asserts,
        (Voice::Own, Some(reason)) => Take::Qualifies(reason),
        (Voice::Reported { rejects, .. }, _) if against || *rejects => {
            Take::Qualifies(Reason::Contested)
        }
        (Voice::Reported { .. }, Some(reason)) => Take::Qualifies(reason.min(Reason::Attributed)),
        (Voice::Reported { .. }, None) => Take::Qualifies(Reason::Attributed),
    }
}
