//! What a new decision answers: of all that its reviewer has seen, only what
//! still stands. Owns that choice; what answering does is `resolution`'s.

use std::collections::BTreeSet;

use crate::domain::{Decision, DecisionId};

use super::resolution::standing;

/// The decisions on a cell that a further one by this reviewer can take the
/// place of: those that stand, and the reviewer's own that stand but for what
/// others have ruled. What has given way already needs no second answer, and a
/// long history none that grows with it.
pub fn answerable(decisions: &[Decision], reviewer: &str) -> BTreeSet<DecisionId> {
    let all: Vec<&Decision> = decisions.iter().collect();
    let own = all.iter().filter(|one| one.reviewer == reviewer);
    let own: Vec<&Decision> = own.copied().collect();
    let stand = [
        standing(&all, |_| Vec::new()),
        standing(&own, |_| Vec::new()),
    ];
    let ids = stand.iter().flatten().map(|one| one.decision.id.clone());
    ids.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{act, reading};
    use crate::domain::Act;
    use crate::domain::Stance::{Asserts, Denies, Omits};

    fn ids(decisions: &[&Decision]) -> BTreeSet<DecisionId> {
        decisions.iter().map(|one| one.id.clone()).collect()
    }

    #[test]
    fn what_has_given_way_is_not_answered_again() {
        let first = reading("Ann", Asserts, 1, &[]);
        let second = reading("Ann", Denies, 2, &[&first]);
        let bens = reading("Ben", Omits, 3, &[]);
        let all = [first, second.clone(), bens.clone()];
        assert_eq!(answerable(&all, "Ann"), ids(&[&second, &bens]));
    }

    #[test]
    fn a_reviewer_still_answers_their_own_under_a_ruling() {
        let anns = reading("Ann", Asserts, 1, &[]);
        let ruling = act(Act::Adjudication, "Eve", Some(Denies), 2, &[&anns]);
        let all = [anns.clone(), ruling.clone()];
        assert_eq!(answerable(&all, "Ann"), ids(&[&anns, &ruling]));
        assert_eq!(answerable(&all, "Ben"), ids(&[&ruling]));
    }
}
