//! What one sentence says of one wording: which cues touch the matched words,
//! whose voice it is, and whether it agrees. Owns putting these together for
//! one sentence; the stance of the article is the business of `rules`.

use crate::domain::{CueCategory, Reason, Span};
use crate::matching::{ArticleSentence, Hit, How, Match, Wording, WordingKind};
use crate::text::Token;

use super::cue_finder::{CueFinder, FoundCue};
use super::polarity::{is_negative, own_cues, turned};
use super::sufficiency::{Bar, Shortfall, shortfall};
use super::voice::{ClaimedSpeaker, Voice, is_claimed_speech, voice};

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
    /// What the match lacks to count, whatever it says.
    pub lacks: Option<Shortfall>,
}

impl Reading {
    /// Whether it denies by a negation or refutation that stands in the
    /// sentence, not by a counter or an opposite alone.
    pub fn is_plain_denial(&self) -> bool {
        self.take == Take::Denies && self.cues.iter().any(|cue| is_negative(cue.category))
    }
}

/// A cue touches a match when this share of its matched content lies in scope.
const TOUCH: f64 = 0.5;

/// A reservation need only reach the verb and what depends on it: in "the raid
/// may strengthen the militants", "raid" stands outside.
const TOUCH_RESERVATION: f64 = 0.34;

/// Reads a sentence for the wording that met it.
pub(super) fn read(
    finder: &CueFinder,
    bar: Bar,
    wording: &Wording,
    sentence: &ArticleSentence,
    found: &Match,
) -> Reading {
    let tokens = &sentence.tokens;
    let hits = &found.score.hits;
    let anchors = anchors(wording, hits);
    let own = own_cues(finder, wording);
    let claimed = ClaimedSpeaker::of(finder, wording);
    let mut cues = finder.find(tokens);
    cues.retain(|cue| {
        let is_claimed = claimed
            .as_ref()
            .is_some_and(|claimed| is_claimed_speech(cue, claimed, found, tokens));
        !is_claimed && !is_part_of_claim(cue, wording, hits)
    });
    // What must be is not shown by what is.
    let lacks = shortfall(bar, wording, found).or_else(|| {
        let necessity = |cue: &FoundCue| cue.category == CueCategory::Necessity;
        let short = own.iter().any(necessity) && !cues.iter().any(necessity);
        short.then_some(Shortfall::Necessity)
    });
    let turned = turned(wording, &own, &cues, hits);
    cues.retain(|cue| touches(cue, &anchors));
    let places: Vec<usize> = anchors.iter().map(|(at, _)| *at).collect();
    let voice = voice(tokens, &cues, &places);
    let statement = Statement {
        kind: wording.kind,
        negative: own.iter().any(|cue| is_negative(cue.category)),
        turned,
        reservation: reservation(&cues, &own, tokens),
    };
    let take = take(&statement, &voice);
    let speaker = match voice {
        Voice::Reported { speaker, .. } => speaker,
        Voice::Own => None,
    };
    Reading {
        found: found.clone(),
        take,
        cues,
        speaker,
        lacks,
    }
}

/// What a sentence states, apart from whose voice it is.
struct Statement {
    kind: WordingKind,
    /// Whether the wording is itself negative.
    negative: bool,
    /// Whether the sentence says the opposite of the wording.
    turned: bool,
    reservation: Option<Reason>,
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
    let least = match cue.category {
        CueCategory::Hedge
        | CueCategory::Condition
        | CueCategory::Question
        | CueCategory::Partial
        | CueCategory::Distancing => TOUCH_RESERVATION,
        CueCategory::Negation
        | CueCategory::Refutation
        | CueCategory::Necessity
        | CueCategory::Attribution
        | CueCategory::Contrast
        | CueCategory::Endorsement => TOUCH,
    };
    total > 0.0 && reached >= least * total
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

/// The first reservation, in the order of [`Reason`], that the sentence has
/// and the wording has not.
fn reservation(cues: &[FoundCue], own: &[FoundCue], tokens: &[Token]) -> Option<Reason> {
    let has = |category: CueCategory| {
        let is = |cue: &FoundCue| cue.category == category;
        !own.iter().any(is) && cues.iter().any(is)
    };
    let asked = tokens.last().is_some_and(|token| token.is_mark("?"));
    // "will fail unless …" says what must be.
    let normative = own.iter().any(|cue| cue.category == CueCategory::Necessity);
    if has(CueCategory::Condition) && !normative {
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

fn take(statement: &Statement, voice: &Voice) -> Take {
    let against = match statement.kind {
        WordingKind::Claim | WordingKind::Variant => statement.turned,
        // A negative counter turned round is the claim: "no civilians died",
        // "civilians died". Any other says nothing certain when turned.
        WordingKind::Counter if statement.turned && statement.negative => false,
        WordingKind::Counter if statement.turned => return Take::Nothing,
        WordingKind::Counter => true,
    };
    match (voice, statement.reservation) {
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
