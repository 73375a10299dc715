//! Who has read which cell, and as what. Owns which decisions are a reader's
//! own reading, by which agreement between readers is measured; what the cell
//! comes to is told in `resolution`.

use std::collections::BTreeMap;

use crate::domain::{Act, Article, Claim, Decision, ReaderLabel};

use super::application::by_cell;
use super::resolution::standing;
use super::run_inputs::RunInputs;

/// The readings that count, and how many do not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readings {
    /// One for each cell and reader, by claim, source and reader.
    pub readings: Vec<ReaderLabel>,
    /// How many more there are of which claim, article or quote has changed.
    pub stale: usize,
    /// How many more are on a claim or source that is not here.
    pub homeless: usize,
}

/// Every reader's own reading of every cell, as claims and articles are now.
///
/// A reading counts until its reader gives another that answers it, or takes it
/// back. A ruling is no reading and takes none away: that two readers differed
/// stays true once somebody has settled it. Nor does a reading count that
/// answers a ruling, for it was given knowing what to say; the one before it
/// does. Of several made apart, in two stores, the latest counts.
pub fn readings(claims: &[Claim], articles: &[Article], decisions: &[Decision]) -> Readings {
    let material = RunInputs::of(claims, articles);
    let mut found = Readings::default();
    for ((claim, source), decisions) in by_cell(decisions) {
        let place = material.place(claim, source);
        let changed = |decision: &Decision| {
            let place = place.as_ref();
            place.map_or(Vec::new(), |place| place.changes(decision))
        };
        let own = standing(&by_themselves(&decisions), changed);
        if place.is_none() {
            found.homeless += own.len();
            continue;
        }
        let mut latest = BTreeMap::new();
        for one in own {
            if !one.changed.is_empty() {
                found.stale += 1;
                continue;
            }
            let reading = ReaderLabel {
                claim: claim.clone(),
                source: source.clone(),
                reviewer: one.decision.reviewer.clone(),
                stance: one.stance,
            };
            // They come by reader and time: the last one stays.
            latest.insert(&one.decision.reviewer, reading);
        }
        found.readings.extend(latest.into_values());
    }
    found
}

/// The decisions on a cell without rulings and what was read in their knowledge.
fn by_themselves<'d>(decisions: &[&'d Decision]) -> Vec<&'d Decision> {
    let rules = |decision: &&&Decision| decision.act == Act::Adjudication;
    let knows = |decision: &Decision| {
        let mut rulings = decisions.iter().filter(rules);
        rulings.any(|ruling| decision.answers.contains(&ruling.id))
    };
    let counts = |decision: &&Decision| match decision.act {
        Act::Adjudication => false,
        Act::Reading => !knows(decision),
        Act::Withdrawal => true,
    };
    decisions.iter().copied().filter(counts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::sample::{act, article, claim, reading};
    use crate::domain::Stance::{self, Asserts, Denies, Omits};

    fn found(decisions: &[&Decision]) -> Readings {
        let mut all: Vec<Decision> = decisions.iter().map(|one| (*one).clone()).collect();
        let once = readings(&[claim()], &[article()], &all);
        all.reverse();
        assert_eq!(readings(&[claim()], &[article()], &all), once);
        once
    }

    fn said(decisions: &[&Decision]) -> Vec<(String, Stance)> {
        let found = found(decisions).readings.into_iter();
        found.map(|one| (one.reviewer, one.stance)).collect()
    }

    fn by(reviewer: &str, stance: Stance) -> (String, Stance) {
        (reviewer.to_owned(), stance)
    }

    #[test]
    fn a_readers_last_word_is_the_reading() {
        let first = reading("Ann", Asserts, 1, &[]);
        let second = reading("Ann", Denies, 2, &[&first]);
        let ben = reading("Ben", Omits, 3, &[&second]);
        let both = [by("Ann", Denies), by("Ben", Omits)];
        assert_eq!(said(&[&first, &second, &ben]), both);
        // Made apart, in two stores: still one reading each.
        let apart = reading("Ann", Omits, 4, &[]);
        assert_eq!(said(&[&first, &apart]), [by("Ann", Omits)]);
    }

    #[test]
    fn what_is_taken_back_is_no_reading_and_anothers_withdrawal_takes_nothing() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let back = act(Act::Withdrawal, "Ann", None, 2, &[&ann]);
        assert_eq!(said(&[&ann, &back]), []);
        let not_hers = act(Act::Withdrawal, "Ben", None, 2, &[&ann]);
        assert_eq!(said(&[&ann, &not_hers]), [by("Ann", Asserts)]);
    }

    #[test]
    fn a_ruling_is_no_reading_and_leaves_the_readings_it_settles() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let ben = reading("Ben", Omits, 2, &[]);
        let eve = act(Act::Adjudication, "Eve", Some(Omits), 3, &[&ann, &ben]);
        let both = [by("Ann", Asserts), by("Ben", Omits)];
        assert_eq!(said(&[&ann, &ben, &eve]), both);
        // Ann gives in to the ruling: she still read it otherwise by herself.
        let late = reading("Ann", Omits, 4, &[&eve]);
        assert_eq!(said(&[&ann, &ben, &eve, &late]), both);
        // One who had not seen it changed her mind by herself.
        let own = reading("Ann", Omits, 4, &[&ann]);
        let now = [by("Ann", Omits), by("Ben", Omits)];
        assert_eq!(said(&[&ann, &ben, &eve, &own]), now);
    }

    #[test]
    fn stale_and_homeless_readings_are_counted_and_left_out() {
        let ann = reading("Ann", Asserts, 1, &[]);
        let mut other = claim();
        other.text = "Another claim".to_owned();
        let decisions = [ann];
        let stale = readings(&[other], &[article()], &decisions);
        assert_eq!((stale.readings.len(), stale.stale), (0, 1));
        let homeless = readings(&[claim()], &[], &decisions);
        assert_eq!((homeless.readings.len(), homeless.homeless), (0, 1));
        let here = readings(&[claim()], &[article()], &decisions);
        assert_eq!((here.readings.len(), here.stale, here.homeless), (1, 0, 0));
    }
}
