//! What became of one cell since an earlier export. Owns when a change counts
//! as better or worse.

use serde::Serialize;

use super::Pair;
use crate::domain::{ClaimId, GoldCell, Reason, SavedCell, SourceId, Stance};

/// A stance and why it qualifies; neither where a cell was not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The stance.
    pub stance: Option<Stance>,
    /// The reason.
    pub reason: Option<Reason>,
}

impl Answer {
    /// What the matrix answers to a label.
    pub(super) fn of(pair: &Pair<'_>) -> Self {
        let judgement = pair.prediction.judgement();
        Self {
            stance: judgement.map(|judgement| judgement.stance),
            reason: judgement.and_then(|judgement| judgement.reason),
        }
    }

    /// What an export said.
    pub(super) fn saved(cell: &SavedCell) -> Self {
        Self {
            stance: cell.stance,
            reason: cell.reason,
        }
    }
}

/// Which way a cell has changed. Right means the gold stance, as in accuracy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It was right.
    BecameWrong,
    /// It was wrong.
    BecameRight,
    /// It was wrong, and is wrong in another way.
    WrongToWrong,
    /// The stance is the same, the reason is not.
    ReasonOnly,
}

/// One cell that has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellChange {
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// Which way it has changed.
    pub turn: ChangeKind,
    /// What gold says.
    pub gold: Answer,
    /// What the earlier export says.
    pub before: Answer,
    /// What the matrix says.
    pub now: Answer,
}

impl CellChange {
    /// The change of one label's cell, where there is one.
    pub(super) fn of(label: &GoldCell, before: Answer, now: Answer) -> Option<Self> {
        let gold = Some(label.stance);
        let turn = match (before.stance == gold, now.stance == gold) {
            // An export without reasons says nothing on whether they changed.
            _ if before.stance == now.stance => match before.reason {
                Some(_) if before.reason != now.reason => ChangeKind::ReasonOnly,
                Some(_) | None => return None,
            },
            (true, _) => ChangeKind::BecameWrong,
            (false, true) => ChangeKind::BecameRight,
            (false, false) => ChangeKind::WrongToWrong,
        };
        Some(CellChange {
            claim: label.claim.clone(),
            source: label.source.clone(),
            turn,
            gold: Answer {
                stance: gold,
                reason: label.reason,
            },
            before,
            now,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Reason::{Attributed, Hedged};
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::domain::Verdict;
    use crate::evaluation::pair;
    use crate::evaluation::sample::{answered, saved};

    fn turn(gold: Stance, before: Option<Stance>, now: Option<Stance>) -> Option<ChangeKind> {
        let (gold, matrix) = answered(&[(gold, now)]);
        let before = Answer::saved(&saved("s000", before));
        let now = Answer::of(&pair(&gold, &matrix)[0]);
        CellChange::of(&gold[0], before, now).map(|change| change.turn)
    }

    /// A cell that qualifies before and now, with these reasons.
    fn reasons(gold: Stance, before: Option<Reason>, now: Option<Reason>) -> Option<ChangeKind> {
        let (gold, mut matrix) = answered(&[(gold, Some(Qualifies))]);
        if let Verdict::Judged(judgement) = &mut matrix.cells[0].verdict {
            judgement.reason = now;
        }
        let mut cell = saved("s000", Some(Qualifies));
        cell.reason = before;
        let now = Answer::of(&pair(&gold, &matrix)[0]);
        CellChange::of(&gold[0], Answer::saved(&cell), now).map(|change| change.turn)
    }

    #[test]
    fn every_way_to_change_is_told_apart() {
        use ChangeKind::{BecameRight, BecameWrong, WrongToWrong};
        for (gold, before, now, expected) in [
            (Asserts, Some(Omits), Some(Asserts), Some(BecameRight)),
            (Asserts, Some(Omits), Some(Denies), Some(WrongToWrong)),
            (Asserts, Some(Asserts), Some(Asserts), None),
            (Omits, Some(Omits), Some(Asserts), Some(BecameWrong)),
            (Omits, Some(Denies), Some(Denies), None),
            (Denies, None, Some(Denies), Some(BecameRight)),
            (Denies, None, Some(Omits), Some(WrongToWrong)),
            (Denies, Some(Denies), None, Some(BecameWrong)),
            (Denies, None, None, None),
        ] {
            assert_eq!(turn(gold, before, now), expected, "{before:?} to {now:?}");
        }
    }

    #[test]
    fn another_reason_alone_is_a_change_whether_the_stance_is_right_or_not() {
        for gold in [Qualifies, Asserts] {
            let other = reasons(gold, Some(Attributed), Some(Hedged));
            assert_eq!(other, Some(ChangeKind::ReasonOnly));
            assert_eq!(reasons(gold, Some(Hedged), Some(Hedged)), None);
        }
    }

    #[test]
    fn an_export_without_reasons_makes_no_change_of_reason() {
        assert_eq!(reasons(Qualifies, None, Some(Hedged)), None);
    }
}
