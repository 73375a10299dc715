//! The cues of a claim's wordings, found once for all articles. Owns the
//! keeping; finding is the business of `cue_finder` and `voice`.

use crate::matching::PreparedClaim;

use super::cue_finder::{CueFinder, FoundCue};
use super::voice::ClaimedSpeaker;

/// What was found in each wording of a claim.
#[derive(Debug)]
pub struct ClaimCues {
    by_wording: Vec<(Vec<FoundCue>, Option<ClaimedSpeaker>)>,
}

impl ClaimCues {
    /// Finds the cues of all wordings.
    pub(super) fn new(finder: &CueFinder, claim: &PreparedClaim) -> Self {
        let wordings = claim.wordings.iter().map(|wording| {
            let cues = finder.find(&wording.tokens);
            let speaker = ClaimedSpeaker::of(&cues, wording);
            (cues, speaker)
        });
        Self {
            by_wording: wordings.collect(),
        }
    }

    /// The cues of a wording.
    pub(super) fn of(&self, wording: usize) -> &[FoundCue] {
        let found = self.by_wording.get(wording);
        found.map_or(&[], |(cues, _)| cues)
    }

    /// The one of whom a wording says that he says something.
    pub(super) fn speaker(&self, wording: usize) -> Option<&ClaimedSpeaker> {
        self.by_wording.get(wording)?.1.as_ref()
    }
}
