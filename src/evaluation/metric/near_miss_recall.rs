//! Whether a reader who checks an omission finds there what was missed. Owns
//! the figure that tells what showing near misses is worth.

use super::evidence_hit::half_inside;
use crate::domain::{Judgement, Stance};
use crate::evaluation::{Pair, Share};

/// Of the false omissions whose label has evidence, the share whose near miss
/// is that evidence: at least half of the sentence shown lies in one span of
/// the label, as for [`crate::evaluation::evidence_hits`].
///
/// A false omission that shows no near miss at all is not rescued. One whose
/// label has no evidence is not asked about: nobody could say what to find.
pub fn rescued_omits(pairs: &[Pair<'_>]) -> Share {
    let mut share = Share::default();
    for pair in pairs {
        let Some(answer) = pair.prediction.judgement() else {
            continue;
        };
        let false_omission = pair.gold.stance.brings_up() && answer.stance == Stance::Omits;
        if false_omission && !pair.gold.evidence.is_empty() {
            share.whole += 1;
            share.part += usize::from(shows(answer, pair));
        }
    }
    share
}

fn shows(answer: &Judgement, pair: &Pair<'_>) -> bool {
    answer.near_miss.as_ref().is_some_and(|near| {
        let labelled = &pair.gold.evidence;
        labelled
            .iter()
            .any(|&place| half_inside(near.quote.points, place))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits};
    use crate::domain::{CodePoints, NearMiss, Verdict};
    use crate::evaluation::pair;
    use crate::evaluation::sample::{evidence, judged, label, matrix};

    /// One label with evidence at `labelled`, answered with `answer` and a near
    /// miss at `near`.
    fn rescued(
        (gold, labelled): (Stance, &[(usize, usize)]),
        (answer, near): (Stance, Option<(usize, usize)>),
    ) -> (usize, usize) {
        let mut label = label("c", "s", gold);
        label.evidence = labelled
            .iter()
            .map(|&(start, end)| CodePoints { start, end })
            .collect();
        let mut judgement = judged(answer);
        judgement.near_miss = near.map(|(start, end)| NearMiss {
            quote: evidence(start, end).quote,
            score: 0.3,
            matched: Vec::new(),
        });
        let matrix = matrix(&["c"], &["s"], vec![((0, 0), Verdict::Judged(judgement))]);
        let share = rescued_omits(&pair(&[label], &matrix));
        (share.part, share.whole)
    }

    #[test]
    fn half_of_the_near_miss_is_enough_and_less_is_not() {
        let gold: (Stance, &[_]) = (Denies, &[(40, 50), (10, 20)]);
        assert_eq!(rescued(gold, (Omits, Some((10, 20)))), (1, 1));
        assert_eq!(rescued(gold, (Omits, Some((5, 15)))), (1, 1));
        assert_eq!(rescued(gold, (Omits, Some((4, 15)))), (0, 1));
        assert_eq!(rescued(gold, (Omits, Some((60, 70)))), (0, 1));
    }

    #[test]
    fn an_omission_that_shows_nothing_is_not_rescued() {
        assert_eq!(rescued((Asserts, &[(10, 20)]), (Omits, None)), (0, 1));
    }

    #[test]
    fn only_false_omissions_with_marked_evidence_are_asked_about() {
        let near = Some((10, 20));
        assert_eq!(rescued((Asserts, &[]), (Omits, near)), (0, 0));
        assert_eq!(rescued((Omits, &[(10, 20)]), (Omits, near)), (0, 0));
        assert_eq!(rescued((Asserts, &[(10, 20)]), (Denies, near)), (0, 0));
    }

    #[test]
    fn a_cell_that_was_not_judged_is_no_omission() {
        let mut label = label("c", "s", Asserts);
        label.evidence = vec![CodePoints { start: 1, end: 9 }];
        let gold = [label];
        let matrix = matrix(&["c"], &["s"], vec![((0, 0), Verdict::NotReadable)]);
        assert_eq!(rescued_omits(&pair(&gold, &matrix)), Share::default());
    }
}
