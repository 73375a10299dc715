//! How much each labelled cell counts. Owns the balance. Sets count alike whatever their
//! size, those about the same articles together as one. Within a set, cells that bring the
//! claim up count as much as those that omit it. Rare ways of bringing it up count more.

use std::collections::BTreeMap;

use super::example::Example;

/// A stance that is n times rarer counts n to this power more, cell by cell:
/// 0 would let the many decide, 1 would make all stances equal.
const RARITY: f64 = 0.7;

/// Weights for the question whether the claim is brought up.
/// `shares` is what each set counts. A set that only ever answers it one way
/// tells nothing of it and would tip the balance: it counts nothing here.
pub fn brought_up(examples: &[&Example], shares: &[f64]) -> Vec<f64> {
    let key = |example: &&Example| (example.set, example.how().is_some());
    let mut counts: BTreeMap<(usize, bool), f64> = BTreeMap::new();
    for example in examples {
        *counts.entry(key(example)).or_insert(0.0) += 1.0;
    }
    let weight = |example: &&Example| {
        let (set, up) = key(example);
        if counts.contains_key(&(set, !up)) {
            shares[set] / counts[&(set, up)]
        } else {
            0.0
        }
    };
    examples.iter().map(weight).collect()
}

/// Weights for the question how, of cells that bring it up.
pub fn how(examples: &[&Example], shares: &[f64]) -> Vec<f64> {
    let key = |example: &Example| (example.set, example.how());
    let mut counts: BTreeMap<(usize, Option<usize>), f64> = BTreeMap::new();
    for example in examples {
        *counts.entry(key(example)).or_insert(0.0) += 1.0;
    }
    let raw: Vec<f64> = examples
        .iter()
        .map(|example| counts[&key(example)].powf(-RARITY))
        .collect();
    let mut totals: BTreeMap<usize, f64> = BTreeMap::new();
    for (example, raw) in examples.iter().zip(&raw) {
        *totals.entry(example.set).or_insert(0.0) += raw;
    }
    let share = |(example, raw): (&&Example, f64)| shares[example.set] * raw / totals[&example.set];
    examples.iter().zip(raw).map(share).collect()
}
