//! What makes a decision the same in every store: an id that is a hash of all
//! that it says. Owns that hash and the check of a reviewer's name.

use serde::Serialize;

use crate::domain::{Act, Basis, ClaimId, Decision, DecisionId, SourceId, Stance, sha256};

use super::DecisionsError;

/// A decision before it has its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unsealed {
    /// What it does.
    pub act: Act,
    /// The claim decided on.
    #[serde(rename = "claim_id")]
    pub claim: ClaimId,
    /// The source decided on.
    #[serde(rename = "source_id")]
    pub source: SourceId,
    /// The verdict; none exactly where it is a withdrawal.
    pub stance: Option<Stance>,
    /// Why, in the reviewer's words.
    pub note: Option<String>,
    /// Who decides.
    pub reviewer: String,
    /// When; see [`super::now`].
    pub at: String,
    /// The decisions that it takes the place of.
    pub answers: Vec<DecisionId>,
    /// What the reviewer has in view.
    pub basis: Basis,
}

/// The decision with its id. What it answers is put in order first, so that
/// the id does not depend on how the answers were collected.
///
/// # Errors
/// A reviewer's name that cannot stand, a verdict on a withdrawal or none on
/// anything else.
pub fn sealed(mut unsealed: Unsealed) -> Result<Decision, DecisionsError> {
    check_reviewer(&unsealed.reviewer)?;
    if (unsealed.act == Act::Withdrawal) == unsealed.stance.is_some() {
        return Err(DecisionsError::Verdict { act: unsealed.act });
    }
    unsealed.answers.sort_unstable();
    unsealed.answers.dedup();
    let said = serde_json::to_string(&unsealed).map_err(DecisionsError::Written)?;
    Ok(Decision {
        id: DecisionId::new(sha256(&said)),
        act: unsealed.act,
        claim: unsealed.claim,
        source: unsealed.source,
        stance: unsealed.stance,
        note: unsealed.note,
        reviewer: unsealed.reviewer,
        at: unsealed.at,
        answers: unsealed.answers,
        basis: unsealed.basis,
    })
}

/// The decision without its id, for checking that the id fits.
pub(super) fn unsealed(decision: Decision) -> Unsealed {
    Unsealed {
        act: decision.act,
        claim: decision.claim,
        source: decision.source,
        stance: decision.stance,
        note: decision.note,
        reviewer: decision.reviewer,
        at: decision.at,
        answers: decision.answers,
        basis: decision.basis,
    }
}

/// The most characters of a reviewer's name.
const MAX_NAME_CHARS: usize = 80;

/// Whether a name can stand for a reviewer in lists and tables.
///
/// # Errors
/// A name that is empty, too long, begins or ends with a space, or holds a
/// control character or `|`, which parts names in a sheet.
pub fn check_reviewer(name: &str) -> Result<(), DecisionsError> {
    let unfit = |character: char| character.is_control() || character == '|';
    let length = name.chars().count();
    let fits =
        (1..=MAX_NAME_CHARS).contains(&length) && name.trim() == name && !name.contains(unfit);
    if fits {
        Ok(())
    } else {
        Err(DecisionsError::Reviewer {
            name: name.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample;

    #[test]
    fn the_same_words_have_the_same_id_and_others_another() {
        let draft = || sample::draft("Ann", Stance::Asserts, "2031-01-01T00:00:00.000Z");
        let id = |draft: Unsealed| sealed(draft).unwrap().id;
        assert_eq!(id(draft()), id(draft()));
        let mut noted = draft();
        noted.note = Some("twice".to_owned());
        assert_ne!(id(draft()), id(noted));
        let answers = |ids: &[&str]| {
            let mut draft = draft();
            draft.answers = ids.iter().map(|id| DecisionId::new(*id)).collect();
            id(draft)
        };
        assert_eq!(answers(&["a", "b"]), answers(&["b", "a", "a"]));
        assert_ne!(answers(&["a"]), answers(&["b"]));
    }

    #[test]
    fn a_withdrawal_has_no_verdict_and_everything_else_has_one() {
        let mut draft = sample::draft("Ann", Stance::Asserts, "2031-01-01T00:00:00.000Z");
        draft.act = Act::Withdrawal;
        assert!(sealed(draft.clone()).is_err());
        draft.stance = None;
        assert!(sealed(draft.clone()).is_ok());
        draft.act = Act::Reading;
        assert!(sealed(draft).is_err());
    }

    #[test]
    fn a_name_can_be_told_apart_in_a_list() {
        for name in ["Ann", "Zoë O’Neill-Ng", "李娜"] {
            assert!(check_reviewer(name).is_ok(), "{name}");
        }
        for name in ["", " Ann", "Ann ", "Ann | Ben", "An\nn", &"x".repeat(81)] {
            assert!(check_reviewer(name).is_err(), "{name:?}");
        }
    }
}
