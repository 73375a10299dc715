//! Calibrated probabilities of the four stances (Guo, Pleiss, Sun & Weinberger 2017, On
//! calibration of modern neural networks). Owns the formula. Scale and offsets are learnt
//! in `learning` and stand in the weights.

use crate::lexicon::CalibrationWeights;

/// The calibrated probabilities of log-probabilities, in the same order: the softmax of
/// scaled and offset logs. They sum to 1.
pub(super) fn calibrated(calibration: &CalibrationWeights, log_p: &[f64; 4]) -> [f64; 4] {
    let CalibrationWeights { scale, offsets } = *calibration;
    let scores: [f64; 4] = std::array::from_fn(|at| scale * log_p[at] + offsets[at]);
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers = scores.map(|score| (score - most).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|power| power / sum)
}
