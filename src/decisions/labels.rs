//! Decisions as labels, to measure the program by or to learn from. Owns which
//! decisions make a label: those on cells that people have settled, and that
//! are fresh.

use crate::domain::{Act, Article, Claim, Decision, GoldCell, ReviewStatus};

use super::application::by_cell;
use super::run_inputs::RunInputs;

/// The labels, and how many cells give none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// One for each decided cell, by claim and source.
    pub labels: Vec<GoldCell>,
    /// How many of them were adjudicated.
    pub adjudicated: usize,
    /// On how many cells readers differ, and nobody has adjudicated.
    pub disputed: usize,
    /// On how many claim, article or quote has changed since.
    pub stale: usize,
    /// How many cells are of a claim or source that is not here.
    pub homeless: usize,
}

/// What people have settled, as claims and articles are now: the adjudication,
/// else what all readers agree on.
///
/// A label has no evidence: the quote of a decision is the one that the program
/// had found, and holding the program to it would be holding it to itself.
pub fn labels(claims: &[Claim], articles: &[Article], decisions: &[Decision]) -> Labels {
    let material = RunInputs::of(claims, articles);
    let mut found = Labels::default();
    for ((claim, source), decisions) in by_cell(decisions) {
        let Some(place) = material.place(claim, source) else {
            found.homeless += 1;
            continue;
        };
        let Some(review) = place.review(&decisions) else {
            continue;
        };
        match (review.status, review.stance) {
            (ReviewStatus::Decided, Some(stance)) => {
                let ruled = review.voices.iter().any(|one| one.act == Act::Adjudication);
                found.adjudicated += usize::from(ruled);
                found.labels.push(GoldCell {
                    claim: claim.clone(),
                    source: source.clone(),
                    stance,
                    reason: None,
                    evidence: Vec::new(),
                });
            }
            (ReviewStatus::Stale, _) => found.stale += 1,
            (ReviewStatus::Disputed | ReviewStatus::Decided, _) => found.disputed += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{act, article, claim, reading};
    use crate::domain::Stance::{self, Asserts, Denies, Omits};

    fn found(decisions: &[&Decision]) -> Labels {
        let all: Vec<Decision> = decisions.iter().map(|one| (*one).clone()).collect();
        labels(&[claim()], &[article()], &all)
    }

    fn stances(labels: &Labels) -> Vec<Stance> {
        labels.labels.iter().map(|label| label.stance).collect()
    }

    #[test]
    fn what_readers_agree_on_and_what_was_adjudicated_is_a_label() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let ben = reading("Ben", Asserts, 2, &[]);
        let agreed = found(&[&ann, &ben]);
        assert_eq!((stances(&agreed), agreed.adjudicated), (vec![Asserts], 0));
        let ben = reading("Ben", Omits, 2, &[]);
        let differ = found(&[&ann, &ben]);
        assert_eq!((stances(&differ), differ.disputed), (vec![], 1));
        let eve = act(Act::Adjudication, "Eve", Some(Denies), 3, &[&ann, &ben]);
        let ruled = found(&[&ann, &ben, &eve]);
        assert_eq!((stances(&ruled), ruled.adjudicated), (vec![Denies], 1));
    }

    #[test]
    fn what_is_taken_back_stale_or_homeless_is_no_label() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let back = act(Act::Withdrawal, "Ann", None, 2, &[&ann]);
        assert_eq!(found(&[&ann, &back]), Labels::default());
        let mut article = article();
        article.text.push_str(" More rain.");
        let decisions = [ann];
        let stale = labels(&[claim()], &[article], &decisions);
        assert_eq!((stances(&stale), stale.stale), (vec![], 1));
        let homeless = labels(&[], &[], &decisions);
        assert_eq!((stances(&homeless), homeless.homeless), (vec![], 1));
    }
}
