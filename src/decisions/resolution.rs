//! From all decisions on one cell to what stands. Owns which decision takes the
//! place of which, and what the readers together come to: an adjudication, else
//! what all readers agree on, else a dispute.

use std::collections::BTreeSet;

use crate::domain::{Act, Decision, Review, ReviewStatus, StaleCause, Stance, StandingVerdict};

/// A decision that nothing has taken the place of, and what has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'d> {
    /// The decision.
    pub decision: &'d Decision,
    /// Its verdict.
    pub stance: Stance,
    /// What is no longer as the reviewer saw it; empty where it is fresh.
    pub changed: Vec<StaleCause>,
}

/// The decisions of one cell that stand, by reviewer and time. `changed` says
/// what is no longer as a decision had it.
///
/// A decision gives way to one that answers it, if that is the same reviewer's
/// or an adjudication: what Ben says of Ann's verdict does not silence Ann. An
/// adjudication gives way to no reading. One that has been taken back rules
/// nothing: what it had settled is as open as before.
pub(super) fn standing<'d>(
    decisions: &[&'d Decision],
    changed: impl Fn(&Decision) -> Vec<StaleCause>,
) -> Vec<Standing<'d>> {
    let gives_way = |decision: &Decision| {
        let mut in_force = decisions
            .iter()
            .filter(|later| !rules_no_more(later, decisions));
        in_force.any(|later| may_replace(later, decision) && later.answers.contains(&decision.id))
    };
    let mut standing: Vec<Standing<'d>> = decisions
        .iter()
        .filter(|decision| !gives_way(decision))
        .filter_map(|decision| {
            Some(Standing {
                decision,
                stance: decision.stance?,
                changed: changed(decision),
            })
        })
        .collect();
    standing.sort_by_key(|one| {
        let Decision {
            reviewer, at, id, ..
        } = one.decision;
        (reviewer, at, id)
    });
    standing
}

/// Whether it is an adjudication that its reviewer has taken back.
fn rules_no_more(decision: &Decision, decisions: &[&Decision]) -> bool {
    let takes_back = |later: &&Decision| {
        later.act == Act::Withdrawal
            && later.reviewer == decision.reviewer
            && later.answers.contains(&decision.id)
    };
    decision.act == Act::Adjudication && decisions.iter().any(takes_back)
}

fn may_replace(later: &Decision, decision: &Decision) -> bool {
    match later.act {
        Act::Adjudication => true,
        Act::Withdrawal => later.reviewer == decision.reviewer,
        Act::Reading => later.reviewer == decision.reviewer && decision.act == Act::Reading,
    }
}

/// What the standing decisions come to; nothing where none stands. Decisions
/// on what has changed count only where there is no fresh one.
pub(super) fn review(standing: Vec<Standing<'_>>) -> Option<Review> {
    let (fresh, stale): (Vec<_>, Vec<_>) =
        standing.into_iter().partition(|one| one.changed.is_empty());
    let is_stale = fresh.is_empty();
    let heard = above_readings(if is_stale { stale } else { fresh });
    let stances: BTreeSet<Stance> = heard.iter().map(|one| one.stance).collect();
    let agreed = stances.first().filter(|_| stances.len() == 1).copied();
    let status = match agreed {
        _ if is_stale => ReviewStatus::Stale,
        Some(_) => ReviewStatus::Decided,
        None => ReviewStatus::Disputed,
    };
    let changed: BTreeSet<StaleCause> = heard.iter().flat_map(|one| one.changed.clone()).collect();
    let voices: Vec<StandingVerdict> = heard.into_iter().map(voice).collect();
    (!voices.is_empty()).then(|| Review {
        status,
        stance: agreed,
        voices,
        changed: changed.into_iter().collect(),
    })
}

/// The adjudications, where there are any; else everything.
fn above_readings(all: Vec<Standing<'_>>) -> Vec<Standing<'_>> {
    let adjudicates = |one: &Standing<'_>| one.decision.act == Act::Adjudication;
    let settled = all.iter().any(adjudicates);
    let counts = |one: &Standing<'_>| !settled || adjudicates(one);
    all.into_iter().filter(counts).collect()
}

fn voice(one: Standing<'_>) -> StandingVerdict {
    StandingVerdict {
        reviewer: one.decision.reviewer.clone(),
        act: one.decision.act,
        stance: one.stance,
        note: one.decision.note.clone(),
        at: one.decision.at.clone(),
        quote: one.decision.basis.quote.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::decisions::sample::{act, reading};
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::domain::sha256;

    /// Status, stance and reviewers, whatever the order of the decisions.
    fn come_to(decisions: &[&Decision]) -> Option<(ReviewStatus, Option<Stance>, String)> {
        let told = |decisions: &[&Decision]| {
            let review = review(standing(decisions, |_| Vec::new()))?;
            Some((review.status, review.stance, review.reviewers()))
        };
        let mut turned = decisions.to_vec();
        turned.reverse();
        assert_eq!(told(decisions), told(&turned));
        told(decisions)
    }

    fn decided(stance: Stance, by: &str) -> Option<(ReviewStatus, Option<Stance>, String)> {
        Some((ReviewStatus::Decided, Some(stance), by.to_owned()))
    }

    fn disputed(by: &str) -> Option<(ReviewStatus, Option<Stance>, String)> {
        Some((ReviewStatus::Disputed, None, by.to_owned()))
    }

    #[test]
    fn a_readers_later_verdict_takes_the_place_of_the_one_it_answers() {
        let first = reading("Ann", Asserts, 1, &[]);
        let second = reading("Ann", Denies, 2, &[&first]);
        assert_eq!(come_to(&[&first, &second]), decided(Denies, "Ann"));
        // Made without knowing of each other, both stand.
        let apart = reading("Ann", Denies, 2, &[]);
        assert_eq!(come_to(&[&first, &apart]), disputed("Ann"));
    }

    #[test]
    fn readers_agree_or_differ_and_none_silences_another() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let ben = reading("Ben", Asserts, 2, &[&ann]);
        assert_eq!(come_to(&[&ann, &ben]), decided(Asserts, "Ann | Ben"));
        let ben = reading("Ben", Omits, 2, &[&ann]);
        assert_eq!(come_to(&[&ann, &ben]), disputed("Ann | Ben"));
    }

    proptest! {
        /// Two stores that hold the same decisions come to the same, in whatever
        /// order they learnt of them.
        #[test]
        fn the_order_of_decisions_does_not_matter(
            acts in prop::collection::vec((0..3usize, 0..4usize, any::<u8>()), 1..9),
            seed in any::<u64>(),
        ) {
            let mut decisions: Vec<Decision> = Vec::new();
            for (hour, (reviewer, stance, links)) in acts.into_iter().enumerate() {
                let answers: Vec<&Decision> = decisions
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| links >> (at % 8) & 1 == 1)
                    .map(|(_, decision)| decision)
                    .collect();
                let (what, said) = match links % 5 {
                    0 => (Act::Withdrawal, None),
                    1 => (Act::Adjudication, Some(Stance::ALL[stance])),
                    _ => (Act::Reading, Some(Stance::ALL[stance])),
                };
                let reviewer = ["Ann", "Ben", "Eve"][reviewer];
                let next = act(what, reviewer, said, hour, &answers);
                decisions.push(next);
            }
            let come_to = |decisions: &[&Decision]| review(standing(decisions, |_| Vec::new()));
            let mut order: Vec<&Decision> = decisions.iter().collect();
            let first = come_to(&order);
            order.sort_by_key(|decision| sha256(format!("{seed}{}", decision.id)));
            prop_assert_eq!(first, come_to(&order));
        }
    }

    #[test]
    fn an_adjudication_stands_above_readings_before_and_after_it() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let ben = reading("Ben", Omits, 2, &[]);
        let eve = act(Act::Adjudication, "Eve", Some(Omits), 3, &[&ann, &ben]);
        assert_eq!(come_to(&[&ann, &ben, &eve]), decided(Omits, "Eve"));
        let late = reading("Ann", Asserts, 4, &[&eve]);
        assert_eq!(come_to(&[&ann, &ben, &eve, &late]), decided(Omits, "Eve"));
        let own = reading("Eve", Asserts, 4, &[&eve]);
        assert_eq!(come_to(&[&ann, &eve, &own]), decided(Omits, "Eve"));
        let other = act(Act::Adjudication, "Dan", Some(Denies), 5, &[]);
        assert_eq!(come_to(&[&ann, &eve, &other]), disputed("Dan | Eve"));
    }

    #[test]
    fn a_withdrawal_says_nothing_in_the_place_of_what_it_takes_back() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let back = act(Act::Withdrawal, "Ann", None, 2, &[&ann]);
        assert_eq!(come_to(&[&ann, &back]), None);
        let not_hers = act(Act::Withdrawal, "Ben", None, 2, &[&ann]);
        assert_eq!(come_to(&[&ann, &not_hers]), decided(Asserts, "Ann"));
    }

    #[test]
    fn a_ruling_taken_back_leaves_the_readings_as_they_were() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let ben = reading("Ben", Omits, 2, &[]);
        let eve = act(Act::Adjudication, "Eve", Some(Omits), 3, &[&ann, &ben]);
        let back = act(Act::Withdrawal, "Eve", None, 4, &[&eve]);
        assert_eq!(come_to(&[&ann, &ben, &eve, &back]), disputed("Ann | Ben"));
        // Nobody takes back another's ruling.
        let not_hers = act(Act::Withdrawal, "Ann", None, 4, &[&eve]);
        let ruled = come_to(&[&ann, &ben, &eve, &not_hers]);
        assert_eq!(ruled, decided(Omits, "Eve"));
        // A reading taken back does not bring the reader's earlier one back.
        let later = reading("Ann", Denies, 5, &[&ann]);
        let back = act(Act::Withdrawal, "Ann", None, 6, &[&later]);
        assert_eq!(come_to(&[&ann, &later, &back]), None);
    }

    #[test]
    fn what_is_stale_gives_way_to_what_is_fresh() {
        let old = reading("Ann", Asserts, 1, &[]);
        let new = reading("Ben", Denies, 2, &[]);
        let changed = |decision: &Decision| {
            if decision.reviewer == "Ann" {
                vec![StaleCause::Article]
            } else {
                Vec::new()
            }
        };
        let both = review(standing(&[&old, &new], changed)).unwrap();
        assert_eq!(
            (both.status, both.stance),
            (ReviewStatus::Decided, Some(Denies))
        );
        let alone = review(standing(&[&old], changed)).unwrap();
        assert_eq!(
            (alone.status, alone.stance),
            (ReviewStatus::Stale, Some(Asserts))
        );
        assert_eq!(alone.changed, [StaleCause::Article]);
    }
}
