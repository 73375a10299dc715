//! Krippendorff's α for nominal values: how far readers agree beyond chance,
//! for any number of readers and with gaps. Owns the formula.

use std::collections::BTreeSet;

/// Krippendorff's α over units, each the values that readers gave it; a reader
/// who gave none is simply not there. Units with fewer than two values say
/// nothing of agreement and are left out. None where no unit is left, or where
/// all values are the same, so that chance leaves no room to disagree.
///
/// α = 1 − observed ÷ expected disagreement, both over pairable values.
///
/// Reference: K. Krippendorff, "Computing Krippendorff's alpha-reliability"
/// (2011), section C.
///
/// ```
/// use stancegrid::evaluation::krippendorff_alpha;
/// let units = [vec!["a", "a"], vec!["b", "b"], vec!["a", "b"]];
/// let alpha = krippendorff_alpha(&units).ok_or("no room to disagree")?;
/// assert!((alpha - 0.4444).abs() < 1e-4);
/// # Ok::<(), &str>(())
/// ```
pub fn krippendorff_alpha<T: Ord + Copy>(units: &[Vec<T>]) -> Option<f64> {
    let values: BTreeSet<T> = units.iter().flatten().copied().collect();
    let counted = units.iter().filter_map(|unit| {
        let count = |value| unit.iter().filter(|&given| given == value).count();
        Unit::of(values.iter().map(count).collect())
    });
    let units: Vec<Unit> = counted.collect();
    alpha(units.iter())
}

/// A unit with two values or more, ready to be counted as often as it is drawn.
pub(in crate::evaluation) struct Unit {
    /// How often each value was given, in one order for all units.
    counts: Vec<usize>,
    /// Its share of the observed disagreement.
    apart: f64,
}

impl Unit {
    /// None where it has fewer than two values.
    pub fn of(counts: Vec<usize>) -> Option<Self> {
        let given: usize = counts.iter().sum();
        let apart: usize = counts.iter().map(|&count| count * (given - count)).sum();
        (given > 1).then(|| Self {
            apart: apart as f64 / (given - 1) as f64,
            counts,
        })
    }

    /// How often each value was given.
    pub fn counts(&self) -> &[usize] {
        &self.counts
    }
}

/// Krippendorff's α over units that are given one by one.
pub(in crate::evaluation) fn alpha<'u>(units: impl Iterator<Item = &'u Unit>) -> Option<f64> {
    let mut totals: Vec<usize> = Vec::new();
    let mut observed = 0.0;
    for unit in units {
        totals.resize(unit.counts.len().max(totals.len()), 0);
        for (total, count) in totals.iter_mut().zip(&unit.counts) {
            *total += count;
        }
        observed += unit.apart;
    }
    let pairable: usize = totals.iter().sum();
    let apart: usize = totals.iter().map(|&count| count * (pairable - count)).sum();
    if apart == 0 {
        return None;
    }
    let expected = apart as f64 / (pairable - 1) as f64;
    Some(1.0 - observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Units from one row of values for each reader; a dot is a gap.
    fn units(readers: &[&str]) -> Vec<Vec<char>> {
        let rows: Vec<Vec<char>> = readers.iter().map(|row| row.chars().collect()).collect();
        let width = rows[0].len();
        let unit = |at: usize| {
            rows.iter()
                .map(|row| row[at])
                .filter(|&c| c != '.')
                .collect()
        };
        (0..width).map(unit).collect()
    }

    fn assert_alpha(readers: &[&str], published: f64) {
        let alpha = krippendorff_alpha(&units(readers)).unwrap();
        assert!((alpha - published).abs() < 0.0005, "{alpha}");
    }

    #[test]
    fn the_published_examples() {
        // Krippendorff 2011: two observers, binary; two observers, five values;
        // four observers with gaps.
        assert_alpha(&["0100000010", "1110010000"], 0.095);
        assert_alpha(&["aabbdcccedda", "babbbccceddd"], 0.692);
        let four = [
            "123321412...",
            "1233224125.3",
            ".3332342251.",
            "12332441251.",
        ];
        assert_alpha(&four, 0.743);
    }

    #[test]
    fn where_chance_leaves_no_room_there_is_no_figure() {
        assert_eq!(krippendorff_alpha(&units(&["aaa", "aaa"])), None);
        assert_eq!(krippendorff_alpha(&units(&["ab.", "..c"])), None);
        assert_eq!(krippendorff_alpha::<u8>(&[]), None);
    }

    /// By the matrix of coincidences, pair by pair, as the paper does it by hand.
    fn by_coincidences(units: &[Vec<u8>]) -> Option<f64> {
        let mut coincidences = [[0.0; 4]; 4];
        for unit in units.iter().filter(|unit| unit.len() > 1) {
            for (at, &one) in unit.iter().enumerate() {
                for (other_at, &other) in unit.iter().enumerate() {
                    if at != other_at {
                        let share = 1.0 / (unit.len() as f64 - 1.0);
                        coincidences[usize::from(one)][usize::from(other)] += share;
                    }
                }
            }
        }
        let totals = coincidences.map(|row| row.iter().sum::<f64>());
        let all: f64 = totals.iter().sum();
        let (mut met, mut by_chance) = (0.0, 0.0);
        for (value, row) in coincidences.iter().enumerate() {
            met += row[value];
            by_chance += totals[value] * (totals[value] - 1.0);
        }
        let by_chance = by_chance / (all - 1.0);
        let room = all - by_chance;
        (all > 0.0 && room > 1e-9).then(|| (met - by_chance) / room)
    }

    proptest! {
        #[test]
        fn it_is_what_the_matrix_of_coincidences_gives(
            units in prop::collection::vec(prop::collection::vec(0..4u8, 0..6), 0..12),
        ) {
            match (krippendorff_alpha(&units), by_coincidences(&units)) {
                (Some(one), Some(other)) => prop_assert!((one - other).abs() < 1e-9),
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }
}
