//! What a reviewer sends, and the decision that it makes. Owns what the
//! decision rests on and answers; whether it may be kept is the desk's.

use serde::Deserialize;

use crate::decisions::Unsealed;
use crate::domain::{
    Act, Basis, ClaimId, CodePoints, DecidedQuote, Decision, DecisionId, Quote, SourceId, Span,
    Stance, sha256,
};

use super::state::{Spot, State};
use super::{DeskError, Viewer};

/// The most characters of a note.
const MAX_NOTE_CHARS: usize = 10_000;

/// What a reviewer sends.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmittedVerdict {
    /// Made by the page, the same for every try.
    pub key: String,
    /// The claim decided on.
    pub claim_id: ClaimId,
    /// The source decided on.
    pub source_id: SourceId,
    /// The stance; none to take one's own verdict back.
    pub stance: Option<Stance>,
    /// Whether it settles what readers differ on.
    #[serde(default)]
    pub adjudicates: bool,
    /// Why.
    #[serde(default)]
    pub note: Option<String>,
    /// The sentence that proves it, where the reviewer has picked one.
    #[serde(default)]
    pub evidence: Option<CodePoints>,
    /// Who decides.
    pub reviewer: String,
    /// Whether without having seen what others say.
    #[serde(default)]
    pub blind: bool,
    /// The decisions on the cell that the reviewer had in view.
    pub seen: Vec<DecisionId>,
}

impl SubmittedVerdict {
    /// Who sends it, and what they could see.
    pub fn viewer(&self) -> Viewer {
        Viewer {
            reviewer: Some(self.reviewer.clone()),
            blind: self.blind,
        }
    }

    /// The decision on a cell that can be decided on, at a time.
    ///
    /// # Errors
    /// A cell that was not judged, a sentence that is not in the article, a
    /// note that is too long, a ruling without a stance.
    pub fn decision(
        &self,
        state: &State,
        spot: Spot<'_>,
        at: String,
    ) -> Result<Unsealed, DeskError> {
        let note = self.note.as_deref().map(str::trim);
        let note = note.filter(|note| !note.is_empty());
        if note.is_some_and(|note| note.chars().count() > MAX_NOTE_CHARS) {
            return Err(DeskError::LongNote {
                most: MAX_NOTE_CHARS,
            });
        }
        let act = match (self.stance, self.adjudicates) {
            (None, true) => return Err(DeskError::NoRuling),
            (None, false) => Act::Withdrawal,
            (Some(_), true) => Act::Adjudication,
            (Some(_), false) => Act::Reading,
        };
        Ok(Unsealed {
            act,
            claim: self.claim_id.clone(),
            source: self.source_id.clone(),
            stance: self.stance,
            note: note.map(str::to_owned),
            reviewer: self.reviewer.clone(),
            at,
            answers: self.seen.clone(),
            basis: self.basis(state, spot)?,
        })
    }

    /// What the reviewer had in view.
    fn basis(&self, state: &State, spot: Spot<'_>) -> Result<Basis, DeskError> {
        let judgement = spot.cell.judgement().ok_or(DeskError::NotJudged)?;
        let shown = judgement.evidence.first().map(|evidence| &evidence.quote);
        let shown = shown.or(judgement.near_miss.as_ref().map(|near| &near.quote));
        let quote = match self.evidence {
            Some(points) => {
                let quote = cut(&spot.article.text, points);
                Some(quote.ok_or(DeskError::NoSuchSentence)?)
            }
            // Who reads blind has not been shown what the program goes by.
            None if self.blind => None,
            None => shown.map(decided_quote),
        };
        Ok(Basis {
            claim_sha256: sha256(&spot.claim.text),
            source_sha256: spot.column.sha256.clone(),
            quote,
            stance_machine: Some(judgement.stance),
            judge_id: state.matrix.provenance.judge_id.clone(),
        })
    }

    /// What was decided on the cell that the reviewer could have seen and had
    /// not in view.
    pub fn unseen(&self, decided: &[Decision]) -> Vec<Decision> {
        let viewer = self.viewer();
        let visible = decided.iter().filter(|one| viewer.sees(one));
        let new = visible.filter(|one| !self.seen.contains(&one.id));
        new.cloned().collect()
    }
}

/// The verdict that takes the viewer's last one on a cell back: the one that it
/// took the place of is given anew, or else nothing is said any more.
pub fn undoing(own: &[&Decision], last: &Decision) -> (Option<Stance>, Option<Decision>) {
    let mut standing: Vec<&Decision> = Vec::new();
    for &decision in own {
        let before = standing.iter().rev().nth(1);
        let gives_anew = before.is_some_and(|before| same_words(before, decision));
        if decision.act == Act::Withdrawal || gives_anew {
            standing.pop();
        } else {
            standing.push(decision);
        }
        if decision.id == last.id {
            break;
        }
    }
    standing.pop();
    match standing.last() {
        Some(&before) => (before.stance, Some(before.clone())),
        None => (None, None),
    }
}

fn same_words(a: &Decision, b: &Decision) -> bool {
    let words = |one: &Decision| {
        (
            one.act,
            one.stance,
            one.note.clone(),
            one.basis.quote.clone(),
        )
    };
    words(a) == words(b)
}

fn decided_quote(quote: &Quote) -> DecidedQuote {
    DecidedQuote {
        exact: quote.exact.clone(),
        points: quote.points,
    }
}

/// The words at a place in code points; nothing where the place does not fit.
fn cut(text: &str, points: CodePoints) -> Option<DecidedQuote> {
    let mut bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = bounds.nth(points.start)?;
    let length = points.end.checked_sub(points.start)?.checked_sub(1)?;
    let end = bounds.nth(length)?;
    let exact = Span::new(start, end).slice(text)?.to_owned();
    Some(DecidedQuote { exact, points })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::sample::{answering, reading};

    #[test]
    fn a_place_is_cut_in_code_points() {
        let cut = |start, end| cut("Öl läuft. Aus.", CodePoints { start, end });
        assert_eq!(cut(0, 9).unwrap().exact, "Öl läuft.");
        assert_eq!(cut(10, 14).unwrap().exact, "Aus.");
        for (start, end) in [(0, 0), (9, 8), (10, 15), (15, 16), (usize::MAX, 1)] {
            assert_eq!(cut(start, end), None, "{start}..{end}");
        }
    }

    #[test]
    fn undo_goes_back_step_by_step() {
        let first = reading("Ann");
        let second = answering("Ann", Some(Stance::Denies), 2, &[&first]);
        let own = [&first, &second];
        let (stance, again) = undoing(&own, &second);
        assert_eq!((stance, again.as_ref()), (first.stance, Some(&first)));
        // The first verdict given anew stands; what is taken back next is it.
        let anew = answering("Ann", first.stance, 3, &[&second]);
        let own = [&first, &second, &anew];
        assert_eq!(undoing(&own, &anew), (None, None));
        let gone = answering("Ann", None, 4, &[&anew]);
        let third = answering("Ann", Some(Stance::Omits), 5, &[&gone]);
        let own = [&first, &second, &anew, &gone, &third];
        assert_eq!(undoing(&own, &third), (None, None));
    }
}
