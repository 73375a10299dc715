//! Whether the first piece of evidence is one that people marked. Owns the rule
//! for when two spans name the same evidence.

use crate::domain::{CodePoints, Judgement};
use crate::evaluation::{Pair, Share};

/// Evidence hit@1: of the labels with evidence, the share whose cell brings the
/// claim up and gives as its first evidence a span of which at least half lies
/// in one span of the label.
pub fn evidence_hits(pairs: &[Pair<'_>]) -> Share {
    let marked = || pairs.iter().filter(|pair| !pair.gold.evidence.is_empty());
    let hit = |pair: &&Pair<'_>| {
        pair.prediction
            .judgement()
            .and_then(first_place)
            .is_some_and(|given| {
                let labelled = &pair.gold.evidence;
                labelled.iter().any(|&place| half_inside(given, place))
            })
    };
    Share {
        part: marked().filter(hit).count(),
        whole: marked().count(),
    }
}

fn first_place(judgement: &Judgement) -> Option<CodePoints> {
    let first = judgement.evidence.first()?;
    judgement.stance.brings_up().then_some(first.quote.points)
}

/// The program's span is the measure: a sentence that lies in a longer marked
/// passage is a hit, a long passage around a marked sentence is not.
pub(in crate::evaluation) fn half_inside(given: CodePoints, labelled: CodePoints) -> bool {
    !given.is_empty() && 2 * given.overlap(labelled) >= given.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Omits};
    use crate::domain::{Stance, Verdict};
    use crate::evaluation::pair;
    use crate::evaluation::sample::{evidence, judged, label, matrix};

    fn hits(
        labelled: &[(usize, usize)],
        given: &[(usize, usize)],
        stance: Stance,
    ) -> (usize, usize) {
        let mut gold = label("c", "s", Asserts);
        gold.evidence = labelled
            .iter()
            .map(|&(start, end)| CodePoints { start, end })
            .collect();
        let mut judgement = judged(stance);
        judgement.evidence = given.iter().map(|&(s, e)| evidence(s, e)).collect();
        let matrix = matrix(&["c"], &["s"], vec![((0, 0), Verdict::Judged(judgement))]);
        let share = evidence_hits(&pair(&[gold], &matrix));
        (share.part, share.whole)
    }

    #[test]
    fn half_of_the_given_span_is_enough_and_less_is_not() {
        assert_eq!(hits(&[(10, 20)], &[(5, 15)], Asserts), (1, 1));
        assert_eq!(hits(&[(10, 20)], &[(4, 15)], Asserts), (0, 1));
        assert_eq!(hits(&[(0, 100)], &[(40, 50)], Asserts), (1, 1));
        assert_eq!(hits(&[(40, 50)], &[(0, 100)], Asserts), (0, 1));
    }

    #[test]
    fn two_marked_spans_do_not_add_up() {
        assert_eq!(hits(&[(0, 4), (6, 10)], &[(0, 10)], Asserts), (0, 1));
        assert_eq!(hits(&[(90, 99), (6, 10)], &[(6, 10)], Asserts), (1, 1));
    }

    #[test]
    fn only_the_first_evidence_counts() {
        assert_eq!(hits(&[(10, 20)], &[(30, 40), (10, 20)], Asserts), (0, 1));
    }

    #[test]
    fn nothing_given_or_nothing_marked() {
        assert_eq!(hits(&[(10, 20)], &[], Asserts), (0, 1));
        assert_eq!(hits(&[(10, 20)], &[(10, 10)], Asserts), (0, 1));
        assert_eq!(hits(&[(10, 20)], &[(10, 20)], Omits), (0, 1));
        assert_eq!(hits(&[], &[(10, 20)], Asserts), (0, 0));
    }
}
