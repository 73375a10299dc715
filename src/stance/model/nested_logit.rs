//! The learnt model of a cell: two logistic steps, whether the article brings
//! the claim up at all and, if so, how; a nested logit (McFadden 1978,
//! Modelling the choice of residential location). Owns the arithmetic; the
//! weights are data.

use std::fmt;

use crate::domain::Stance;
use crate::lexicon::{CalibrationWeights, PhraseSide, Weight, Weights};

use super::article_phrases::PhraseNumber;
use super::calibration::calibrated;
use super::features::{FeatureName, Features};

/// The stances that a brought-up claim may get, in the order of the weights.
pub(in crate::stance) const HOW: [Stance; 3] = [Stance::Asserts, Stance::Qualifies, Stance::Denies];

/// All stances in the order of the calibration.
const ALL: [Stance; 4] = [
    Stance::Asserts,
    Stance::Qualifies,
    Stance::Denies,
    Stance::Omits,
];

/// What one feature adds to a cell, in natural log-odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// What it is.
    pub name: ContributionName,
    /// Its value in the cell.
    pub value: f64,
    /// What it adds for the claim being brought up.
    pub up: f64,
    /// What it adds for asserting, qualifying and denying.
    pub how: [f64; 3],
}

/// What adds to a cell. It becomes words only where somebody asks why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContributionName {
    /// What counts before any feature does.
    Bias,
    /// A named feature.
    Feature(FeatureName),
    /// A phrase, and where it stands.
    Phrase(PhraseSide, String),
}

impl fmt::Display for ContributionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContributionName::Bias => f.write_str("to begin with"),
            ContributionName::Feature(name) => write!(f, "{name}"),
            ContributionName::Phrase(side, phrase) => write!(f, "{}“{phrase}”", side.prefix()),
        }
    }
}

/// A model's figures for one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Probabilities {
    /// Log-odds of the claim being brought up.
    pub up: f64,
    /// Log-odds of the three ways of bringing it up, up to a common constant.
    pub how: [f64; 3],
    /// Calibrated, in the order asserts, qualifies, denies, omits; they sum to 1.
    pub calibrated: [f64; 4],
}

impl Probabilities {
    /// The stance that the weights decide for. Rare stances weigh more in
    /// learning, so that it need not be the one of the highest calibrated
    /// probability.
    pub fn stance(&self) -> Stance {
        decide(self.up, self.how)
    }

    /// The calibrated probability of a stance.
    pub fn of(&self, stance: Stance) -> f64 {
        let at = ALL.iter().position(|known| *known == stance);
        at.map_or(0.0, |at| self.calibrated[at])
    }
}

/// The stance that log-odds decide for; the first among equals.
pub fn decide(up: f64, how: [f64; 3]) -> Stance {
    if up <= 0.0 {
        return Stance::Omits;
    }
    let mut best = 0;
    for at in 1..HOW.len() {
        if how[at] > how[best] {
            best = at;
        }
    }
    HOW[best]
}

/// Weights by the numbers of features and phrases.
#[derive(Debug)]
pub(in crate::stance) struct NestedLogit {
    bias: Weight,
    calibration: CalibrationWeights,
    features: Vec<Weight>,
    phrases: Vec<[f64; 3]>,
    /// The phrases in the order of their numbers, for those who ask why.
    names: Vec<(PhraseSide, String)>,
}

impl NestedLogit {
    /// Numbers the weights; those of unknown features count for nothing.
    pub fn new(weights: &Weights) -> Self {
        let nothing = Weight {
            up: 0.0,
            how: [0.0; 3],
        };
        let mut features = vec![nothing; FeatureName::COUNT];
        for (name, weight) in &weights.features {
            if let Some(name) = FeatureName::parse(name) {
                features[name.number()] = *weight;
            }
        }
        Self {
            bias: weights.bias,
            calibration: weights.calibration,
            features,
            phrases: weights.phrases.values().map(|weight| weight.how).collect(),
            names: weights.phrases.keys().cloned().collect(),
        }
    }

    /// The figures of a cell.
    pub fn probabilities(&self, features: &Features, phrases: &[PhraseNumber]) -> Probabilities {
        let mut up = self.bias.up;
        let mut how = self.bias.how;
        for (name, value) in features.iter() {
            let weight = &self.features[name.number()];
            up += weight.up * value;
            for (sum, weight) in how.iter_mut().zip(weight.how) {
                *sum += weight * value;
            }
        }
        for &phrase in phrases {
            for (sum, weight) in how.iter_mut().zip(self.phrases[phrase as usize]) {
                *sum += weight;
            }
        }
        Probabilities {
            up,
            how,
            calibrated: calibrated(&self.calibration, &log_probabilities(up, how)),
        }
    }

    /// Everything that adds to these figures, the biases first.
    pub fn contributions(
        &self,
        features: &Features,
        phrases: &[PhraseNumber],
    ) -> Vec<Contribution> {
        let bias = Contribution {
            name: ContributionName::Bias,
            value: 1.0,
            up: self.bias.up,
            how: self.bias.how,
        };
        let named = features.iter().filter_map(|(name, value)| {
            let weight = &self.features[name.number()];
            let counts = weight.up != 0.0 || weight.how != [0.0; 3];
            counts.then(|| Contribution {
                name: ContributionName::Feature(name),
                value,
                up: weight.up * value,
                how: weight.how.map(|weight| weight * value),
            })
        });
        let said = phrases.iter().map(|&phrase| {
            let (side, words) = &self.names[phrase as usize];
            Contribution {
                name: ContributionName::Phrase(*side, words.clone()),
                value: 1.0,
                up: 0.0,
                how: self.phrases[phrase as usize],
            }
        });
        std::iter::once(bias).chain(named).chain(said).collect()
    }
}

/// Log-probabilities of the four stances before calibration.
pub fn log_probabilities(up: f64, how: [f64; 3]) -> [f64; 4] {
    let most = how.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = how.iter().map(|odds| (odds - most).exp()).sum();
    let all = most + sum.ln();
    // ln σ(x), without overflow for large |x|.
    let log_sigmoid = |x: f64| -(-x.abs()).exp().ln_1p() + x.min(0.0);
    let brought_up = log_sigmoid(up);
    [
        brought_up + how[0] - all,
        brought_up + how[1] - all,
        brought_up + how[2] - all,
        log_sigmoid(-up),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one() {
        for up in [-800.0, -1.0, 0.0, 2.5, 800.0] {
            let log_p = log_probabilities(up, [3.0, -2.0, 700.0]);
            let sum: f64 = log_p.iter().map(|log| log.exp()).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{up}: {sum}");
            let calibrated = calibrated(&Weights::default().calibration, &log_p);
            assert!((calibrated.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn no_evidence_of_being_brought_up_is_an_omission() {
        let of = |up, how| Probabilities {
            up,
            how,
            calibrated: [0.25; 4],
        };
        assert_eq!(of(0.0, [9.0, 0.0, 0.0]).stance(), Stance::Omits);
        assert_eq!(of(0.1, [1.0, 0.0, 3.0]).stance(), Stance::Denies);
        assert_eq!(of(0.1, [1.0, 1.0, 1.0]).stance(), Stance::Asserts);
    }
}
