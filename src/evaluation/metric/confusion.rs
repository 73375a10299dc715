//! How often each gold stance was answered by which stance, or by none. Owns
//! the counts that all the agreement figures start from.

use serde::{Serialize, Serializer};

use crate::domain::Stance;
use crate::evaluation::Pair;

/// Stances, and one column more for pairs without an answer.
const ANSWERS: usize = 5;

/// Counts of (gold stance, answered stance or none).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confusion {
    counts: [usize; 4 * ANSWERS],
}

/// One row of the table in the form in which it is serialized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ConfusionRow {
    /// What gold says.
    pub gold: Stance,
    /// How many of these were answered with `asserts`.
    pub asserts: usize,
    /// … with `qualifies`.
    pub qualifies: usize,
    /// … with `denies`.
    pub denies: usize,
    /// … with `omits`.
    pub omits: usize,
    /// … with no stance: the cell is missing or could not be judged.
    pub none: usize,
}

impl Confusion {
    /// Counts the pairs.
    pub fn of(pairs: &[Pair<'_>]) -> Self {
        let mut confusion = Self::default();
        for pair in pairs {
            confusion.add(Self::slot(pair.gold.stance, pair.prediction.stance()));
        }
        confusion
    }

    /// Counts gold stances with their answers: a stance, or perhaps one.
    pub fn from_answers<A: Into<Option<Stance>>>(
        answers: impl Iterator<Item = (Stance, A)>,
    ) -> Self {
        let mut confusion = Self::default();
        for (gold, answer) in answers {
            confusion.add(Self::slot(gold, answer.into()));
        }
        confusion
    }

    /// Where a pair is counted: a number below twenty.
    pub(in crate::evaluation) fn slot(gold: Stance, answer: Option<Stance>) -> usize {
        place(gold) * ANSWERS + answer.map_or(ANSWERS - 1, place)
    }

    /// Counts one pair at its slot.
    pub(in crate::evaluation) fn add(&mut self, slot: usize) {
        if let Some(count) = self.counts.get_mut(slot) {
            *count += 1;
        }
    }

    /// How many pairs have this gold stance and this answer.
    pub fn count(&self, gold: Stance, answer: Option<Stance>) -> usize {
        self.counts[Self::slot(gold, answer)]
    }

    /// How many pairs gold gives this stance, answered or not.
    pub fn gold(&self, stance: Stance) -> usize {
        let answered: usize = Stance::ALL
            .iter()
            .map(|&answer| self.count(stance, Some(answer)))
            .sum();
        answered + self.count(stance, None)
    }

    /// How many pairs were answered with this stance.
    pub fn answered(&self, stance: Stance) -> usize {
        Stance::ALL
            .iter()
            .map(|&gold| self.count(gold, Some(stance)))
            .sum()
    }

    /// How many pairs were answered with their gold stance.
    pub fn right(&self) -> usize {
        Stance::ALL
            .iter()
            .map(|&stance| self.count(stance, Some(stance)))
            .sum()
    }

    /// All pairs.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The table, a row for each gold stance.
    pub fn rows(&self) -> Vec<ConfusionRow> {
        let row = |&gold: &Stance| ConfusionRow {
            gold,
            asserts: self.count(gold, Some(Stance::Asserts)),
            qualifies: self.count(gold, Some(Stance::Qualifies)),
            denies: self.count(gold, Some(Stance::Denies)),
            omits: self.count(gold, Some(Stance::Omits)),
            none: self.count(gold, None),
        };
        Stance::ALL.iter().map(row).collect()
    }
}

impl Serialize for Confusion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows().serialize(serializer)
    }
}

fn place(stance: Stance) -> usize {
    match stance {
        Stance::Asserts => 0,
        Stance::Qualifies => 1,
        Stance::Denies => 2,
        Stance::Omits => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Stance::{Asserts, Denies, Omits, Qualifies};
    use crate::evaluation::pair;
    use crate::evaluation::sample::answered;

    #[test]
    fn pairs_are_counted_once_each() {
        let (gold, matrix) = answered(&[
            (Asserts, Some(Asserts)),
            (Asserts, Some(Denies)),
            (Qualifies, None),
            (Omits, Some(Omits)),
            (Omits, Some(Asserts)),
        ]);
        let confusion = Confusion::of(&pair(&gold, &matrix));
        assert_eq!(confusion.count(Asserts, Some(Denies)), 1);
        assert_eq!(confusion.count(Denies, Some(Asserts)), 0);
        assert_eq!(confusion.count(Qualifies, None), 1);
        assert_eq!((confusion.right(), confusion.total()), (2, 5));
        assert_eq!(
            (confusion.gold(Asserts), confusion.answered(Asserts)),
            (2, 2)
        );
        assert_eq!(
            (confusion.gold(Qualifies), confusion.answered(Qualifies)),
            (1, 0)
        );
    }

    #[test]
    fn every_slot_is_its_own() {
        let mut slots: Vec<usize> = Stance::ALL
            .iter()
            .flat_map(|&gold| {
                let answers = Stance::ALL.iter().copied().map(Some).chain([None]);
                answers.map(move |answer| Confusion::slot(gold, answer))
            })
            .collect();
        slots.sort_unstable();
        assert_eq!(slots, (0..20).collect::<Vec<_>>());
    }
}
