//! Whether a cell that rightly qualifies also says why. Owns the reason figure.

use crate::domain::Stance;
use crate::evaluation::{Pair, Share};

/// Of the labels that qualify with a reason and were answered with `qualifies`,
/// the share whose reason is the label's.
pub fn reason_matches(pairs: &[Pair<'_>]) -> Share {
    let mut share = Share::default();
    for pair in pairs {
        let (Some(labelled), Some(answer)) = (pair.gold.reason, pair.prediction.judgement()) else {
            continue;
        };
        if pair.gold.stance == Stance::Qualifies && answer.stance == Stance::Qualifies {
            share.whole += 1;
            share.part += usize::from(answer.reason == Some(labelled));
        }
    }
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Reason::{self, Attributed, Hedged};
    use crate::domain::Stance::{Asserts, Qualifies};
    use crate::domain::Verdict;
    use crate::evaluation::pair;
    use crate::evaluation::sample::{judged, label, matrix};

    fn share(stance: (Stance, Stance), reason: (Option<Reason>, Option<Reason>)) -> Share {
        let mut gold = label("c", "s", stance.0);
        gold.reason = reason.0;
        let mut judgement = judged(stance.1);
        judgement.reason = reason.1;
        let matrix = matrix(&["c"], &["s"], vec![((0, 0), Verdict::Judged(judgement))]);
        reason_matches(&pair(&[gold], &matrix))
    }

    #[test]
    fn the_same_reason_is_a_match_and_another_is_not() {
        let both = (Qualifies, Qualifies);
        assert_eq!(
            share(both, (Some(Hedged), Some(Hedged))),
            Share { part: 1, whole: 1 }
        );
        assert_eq!(
            share(both, (Some(Hedged), Some(Attributed))),
            Share { part: 0, whole: 1 }
        );
        assert_eq!(
            share(both, (Some(Hedged), None)),
            Share { part: 0, whole: 1 }
        );
    }

    #[test]
    fn labels_without_reason_and_other_stances_are_not_asked() {
        let none = Share::default();
        assert_eq!(share((Qualifies, Qualifies), (None, Some(Hedged))), none);
        assert_eq!(share((Qualifies, Asserts), (Some(Hedged), None)), none);
        assert_eq!(
            share((Asserts, Qualifies), (Some(Hedged), Some(Hedged))),
            none
        );
    }
}
