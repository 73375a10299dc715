//! Probabilities that mean what they say: scale and offsets for the model's
//! log-probabilities, learnt from cells that were held out and counted as often
//! as they are. Owns the fit (Guo, Pleiss, Sun & Weinberger 2017, On calibration
//! of modern neural networks: one temperature, and an offset per class).

use crate::lexicon::CalibrationWeights;

use super::lbfgs::minimize;

/// A held-out cell.
#[derive(Debug, Clone)]
pub struct HeldOutCell {
    /// Log-probabilities in the order asserts, qualifies, denies, omits.
    pub log_p: [f64; 4],
    /// The place of its label in that order.
    pub class: usize,
    /// The stances that the labels of its set know.
    pub allowed: [bool; 4],
    /// How much it counts: sets alike, cells of a set alike.
    pub weight: f64,
}

/// Keeps offsets small where cells tell little.
const RIDGE: f64 = 1e-3;

/// Fits scale and offsets.
pub fn calibrate(cells: &[HeldOutCell]) -> CalibrationWeights {
    let total: f64 = cells.iter().map(|cell| cell.weight).sum();
    if total == 0.0 {
        return CalibrationWeights::default();
    }
    let found = minimize(vec![1.0, 0.0, 0.0, 0.0, 0.0], |point, gradient| {
        gradient.fill(0.0);
        let mut loss = 0.0;
        for cell in cells {
            let share = cell.weight / total;
            let score = |at: usize| point[0] * cell.log_p[at] + point[at + 1];
            let allowed = || (0..4).filter(|&at| cell.allowed[at]);
            let most = allowed().map(score).fold(f64::MIN, f64::max);
            let sum: f64 = allowed().map(|at| (score(at) - most).exp()).sum();
            loss -= share * (score(cell.class) - most - sum.ln());
            for at in allowed() {
                let truth = f64::from(u8::from(at == cell.class));
                let error = share * ((score(at) - most).exp() / sum - truth);
                gradient[0] += error * cell.log_p[at];
                gradient[at + 1] += error;
            }
        }
        for at in 1..5 {
            loss += 0.5 * RIDGE * point[at] * point[at];
            gradient[at] += RIDGE * point[at];
        }
        loss
    });
    CalibrationWeights {
        scale: found[0],
        offsets: std::array::from_fn(|at| found[at + 1]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_bold_a_model_is_toned_down() {
        // Says .99 where it is right three times of four.
        let (sure, rest) = (0.99_f64.ln(), (0.01_f64 / 3.0).ln());
        let cell = |class| HeldOutCell {
            log_p: [sure, rest, rest, rest],
            class,
            allowed: [true; 4],
            weight: 1.0,
        };
        let found = calibrate(&[cell(0), cell(0), cell(0), cell(1)]);
        let scores: Vec<f64> = (0..4)
            .map(|at| (found.scale * cell(0).log_p[at] + found.offsets[at]).exp())
            .collect();
        let share = scores[0] / scores.iter().sum::<f64>();
        assert!((share - 0.75).abs() < 0.02, "{share}");
    }
}
