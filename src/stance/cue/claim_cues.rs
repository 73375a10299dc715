//! What a claim's wordings are by themselves, found once for all articles: their
//! cues, what they ask and quote. Owns the keeping; finding is told in
//! `cue_finder`, `voice` and `particles`.

use crate::matching::PreparedClaim;
use crate::stance::cue::cue_kind::{is_odd, negates};
use crate::stance::grammar::particles::{Particle, than};
use crate::stance::grammar::subject::verb;
use crate::stance::voice::ClaimedSpeaker;
use crate::text::{Token, is_title_by_words};

use super::category_set::CategorySet;
use super::cue_finder::{CueFinder, FoundCue};
use super::cue_kind::asks;

/// What was found in the wordings of a claim.
#[derive(Debug)]
pub struct ClaimCues {
    by_wording: Vec<WordingCues>,
    /// Of the claim's own text.
    categories: CategorySet,
    negative: bool,
    asks: bool,
    quotes: bool,
    title: bool,
}

/// What was found in one wording.
#[derive(Debug)]
pub(in crate::stance) struct WordingCues {
    /// Its cues.
    pub cues: Vec<FoundCue>,
    /// The one of whom it says that he says something.
    pub speaker: Option<ClaimedSpeaker>,
    /// Small words that others would turn round.
    pub particles: Vec<Particle>,
    /// Where it compares.
    pub than: Option<usize>,
    /// Whether one of its words negates.
    pub negated: bool,
    /// The place among its terms at which its predicate begins.
    pub verb: usize,
}

impl ClaimCues {
    /// Finds the cues of all wordings.
    pub(in crate::stance) fn new(finder: &CueFinder, claim: &PreparedClaim) -> Self {
        let wordings = claim.wordings.iter().map(|wording| {
            let cues = finder.find(&wording.tokens);
            WordingCues {
                speaker: ClaimedSpeaker::of(&cues, wording),
                particles: Particle::all(&wording.tokens),
                than: than(&wording.tokens),
                negated: negates(&wording.tokens),
                verb: verb(wording),
                cues,
            }
        });
        let by_wording: Vec<WordingCues> = wordings.collect();
        let cues = by_wording.first().map_or(&[][..], |first| &first.cues);
        let tokens = claim.wordings.first().map_or(&[][..], |one| &one.tokens);
        Self {
            categories: CategorySet::of(cues),
            negative: is_odd(cues),
            asks: asks(tokens),
            quotes: quotes(tokens, &["\"", "'"]),
            title: is_title_by_words(tokens),
            by_wording,
        }
    }

    /// What was found in a wording.
    pub(in crate::stance) fn of(&self, wording: usize) -> Option<&WordingCues> {
        self.by_wording.get(wording)
    }

    /// The categories of cues in the claim's own text.
    pub(in crate::stance) fn categories(&self) -> CategorySet {
        self.categories
    }

    /// Whether an odd number of negations and refutations stands there.
    pub(in crate::stance) fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether the claim is put as a question.
    pub(in crate::stance) fn asks(&self) -> bool {
        self.asks
    }

    /// Whether the claim has quotation marks.
    pub(in crate::stance) fn quotes(&self) -> bool {
        self.quotes
    }

    /// Whether more than half of the claim's words, names too, have a capital.
    pub(in crate::stance) fn is_title(&self) -> bool {
        self.title
    }
}

/// Whether one of the marks stands there.
pub(in crate::stance) fn quotes(tokens: &[Token], marks: &[&str]) -> bool {
    let is = |token: &Token| marks.iter().any(|mark| token.is_mark(mark));
    tokens.iter().any(is)
}
