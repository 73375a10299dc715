//! Taking back what a reader has decided on a cell. Owns which of the reader's
//! decisions a withdrawal answers.

use crate::domain::{Act, ClaimId, Decision, SourceId};

use super::DecisionsError;
use super::identity::{Unsealed, sealed};

/// An entry that takes back everything this reviewer has said on the cell, and
/// has not replaced or taken back already: a reading, a ruling, or both. None
/// where there is nothing of the kind. It rests on what the latest of them
/// rested on.
///
/// A reading that an adjudication has settled is taken back too, since it still
/// counts between readers.
///
/// # Errors
/// A reviewer's name that cannot stand.
pub fn withdrawal(
    decided: &[Decision],
    cell: (&ClaimId, &SourceId),
    reviewer: &str,
    note: Option<String>,
    at: String,
) -> Result<Option<Decision>, DecisionsError> {
    let own: Vec<&Decision> = decided
        .iter()
        .filter(|one| (&one.claim, &one.source) == cell && one.reviewer == reviewer)
        .collect();
    let replaced = |decision: &Decision| {
        own.iter().any(|later| {
            let replaces = later.act == Act::Withdrawal || later.act == decision.act;
            replaces && later.answers.contains(&decision.id)
        })
    };
    let said = own.iter().filter(|one| one.act != Act::Withdrawal);
    let stands: Vec<&Decision> = said.filter(|one| !replaced(one)).copied().collect();
    let Some(latest) = stands.iter().max_by_key(|one| (&one.at, &one.id)) else {
        return Ok(None);
    };
    let draft = Unsealed {
        act: Act::Withdrawal,
        claim: cell.0.clone(),
        source: cell.1.clone(),
        stance: None,
        note,
        reviewer: reviewer.to_owned(),
        at,
        answers: stands.iter().map(|one| one.id.clone()).collect(),
        basis: latest.basis.clone(),
    };
    sealed(draft).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::readings;
    use crate::decisions::sample::{act, article, claim, reading};
    use crate::domain::Stance::{Asserts, Denies, Omits};

    fn taken_back(decided: &[Decision], reviewer: &str) -> Option<Decision> {
        let (claim, source) = (ClaimId::new("tram"), SourceId::new("herald"));
        let at = "2031-01-02T00:00:00.000Z".to_owned();
        withdrawal(decided, (&claim, &source), reviewer, None, at).unwrap()
    }

    #[test]
    fn only_what_stands_is_answered() {
        let first = reading("Ann", Asserts, 1, &[]);
        let second = reading("Ann", Denies, 2, &[&first]);
        let ben = reading("Ben", Omits, 3, &[]);
        let mut all = vec![first, second, ben];
        let back = taken_back(&all, "Ann").unwrap();
        assert_eq!(back.answers, [all[1].id.clone()]);
        all.push(back);
        assert_eq!(taken_back(&all, "Ann"), None, "nothing is left");
        assert_eq!(taken_back(&all, "Eve"), None, "she has never read it");
    }

    #[test]
    fn a_reading_under_a_ruling_is_taken_back_and_so_is_a_ruling_with_it() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let eve = reading("Eve", Omits, 2, &[]);
        let ruling = act(Act::Adjudication, "Eve", Some(Omits), 3, &[&ann, &eve]);
        let mut all = vec![ann, eve, ruling];
        let back = taken_back(&all, "Ann").unwrap();
        assert_eq!(back.answers, [all[0].id.clone()]);
        assert_eq!(taken_back(&all, "Eve").unwrap().answers.len(), 2);
        all.push(back);
        let left = readings(&[claim()], &[article()], &all).readings;
        assert_eq!((left.len(), left[0].reviewer.as_str()), (1, "Eve"));
    }
}
