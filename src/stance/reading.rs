//! What one sentence says of one wording: which cues touch the matched words,
//! whose voice it is, and whether it agrees. Owns the reading of one sentence;
//! the stance of the article is the business of `rules`.

use crate::domain::{CueCategory, Reason, Span};
use crate::matching::{ArticleSentence, Hit, How, Match, Term, TermKey, Wording, WordingKind};
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
    let own = own_cues(finder, wording);
    let mut cues = finder.find(tokens);
    cues.retain(|cue| !is_part_of_claim(cue, wording, &found.score.hits));
    let turned = turned(wording, &own, &cues, &found.score.hits);
    cues.retain(|cue| touches(cue, &anchors));
    let voice = voice(tokens, &mut cues, wording, &own, found);
    let reservation = reservation(&cues, &own, tokens, &anchors);
    let negative = own.iter().any(|cue| is_negative(cue.category));
    let take = take(wording.kind, negative, turned, &voice, reservation);
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

/// The cues of the wording itself, without those whose words are terms: these
/// are compared as terms.
fn own_cues(finder: &CueFinder, wording: &Wording) -> Vec<FoundCue> {
    let mut cues = finder.find(&wording.tokens);
    cues.retain(|cue| {
        let is_term = |at: usize| wording.terms.iter().any(|term| term.token == at);
        !is_negative(cue.category) || !cue.tokens.clone().any(is_term)
    });
    cues
}

fn is_negative(category: CueCategory) -> bool {
    matches!(category, CueCategory::Negation | CueCategory::Refutation)
}

/// Whether the sentence says the opposite of the wording: word by word, the
/// negations, refutations and opposites that reach it there and here are
/// counted, and the words on which the two differ weigh more than the others.
fn turned(wording: &Wording, wording_cues: &[FoundCue], cues: &[FoundCue], hits: &[Hit]) -> bool {
    let (mut differ, mut total) = (0.0, 0.0);
    for hit in hits {
        let term = &wording.terms[hit.term];
        let Some(token) = hit.token.filter(|_| !term.is_name()) else {
            continue;
        };
        let opposite = usize::from(hit.similarity.how == How::Opposite);
        let here = negations(cues, token) + opposite;
        let there = negations(wording_cues, term.token);
        let weight = term.weight * hit.similarity.value;
        total += weight;
        if here % 2 != there % 2 {
            differ += weight;
        }
    }
    differ > 0.5 * total
}

fn negations(cues: &[FoundCue], token: usize) -> usize {
    let reach = cues
        .iter()
        .filter(|cue| is_negative(cue.category) && cue.reaches(token));
    reach.count()
}

fn voice(
    tokens: &[Token],
    cues: &mut Vec<FoundCue>,
    wording: &Wording,
    own: &[FoundCue],
    found: &Match,
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
        let says_claim = own.iter().any(|cue| {
            matches!(
                cue.category,
                CueCategory::Attribution | CueCategory::Refutation
            )
        });
        let span = match &who {
            Speaker::Author => {
                dropped.push(at);
                continue;
            }
            Speaker::Named(range)
                if says_claim && speaks_for(wording, found, &tokens[range.clone()]) =>
            {
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
        None if is_quoted(tokens, &anchors(wording, &found.score.hits)) && !endorsed => {
            Voice::Reported {
                speaker: None,
                rejects: false,
            }
        }
        None => Voice::Own,
    }
}

/// Whether the speaker is the one of whom the claim says that he says it: by
/// name, by a pronoun, or by a noun such as "the ministry" where the name was
/// carried over from the sentence before.
fn speaks_for(wording: &Wording, found: &Match, speaker: &[Token]) -> bool {
    let subject = wording.terms.iter().position(Term::is_name);
    let Some(subject) = subject else {
        return false;
    };
    let name_of = |token: &Token| match token.kind {
        TokenKind::Name(id) => Some(TermKey::Name(id)),
        TokenKind::Word | TokenKind::Number | TokenKind::Mark => None,
    };
    let names: Vec<TermKey> = speaker.iter().filter_map(name_of).collect();
    let pronoun = |token: &Token| matches!(token.lower.as_str(), "he" | "she" | "they" | "it");
    let carried = found
        .score
        .hits
        .iter()
        .any(|hit| hit.term == subject && hit.token.is_none());
    names.contains(&wording.terms[subject].key)
        || speaker.iter().any(pronoun)
        || (names.is_empty() && carried)
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
    own: &[FoundCue],
    tokens: &[Token],
    anchors: &[(usize, f64)],
) -> Option<Reason> {
    let has = |category: CueCategory| {
        !own.iter().any(|cue| cue.category == category)
            && cues.iter().any(|cue| cue.category == category)
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

fn take(
    kind: WordingKind,
    negative: bool,
    turned: bool,
    voice: &Voice,
    reservation: Option<Reason>,
) -> Take {
    let against = match kind {
        WordingKind::Claim | WordingKind::Variant => turned,
        // A negative counter turned round is the claim: "no civilians died",
        // "civilians died". Any other says nothing certain when turned.
        WordingKind::Counter if turned && negative => false,
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
