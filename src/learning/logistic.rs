//! Multinomial logistic regression with ridge penalty over sparse rows. Owns
//! the likelihood. A row may allow only some of the classes: a set whose labels
//! know no `qualifies` teaches nothing about it, only how the others differ.

use super::lbfgs::minimize;

/// One labelled row.
#[derive(Debug, Clone)]
pub struct SparseRow<'a, const K: usize> {
    /// Places and values of what is not zero.
    pub values: Vec<&'a [(u32, f64)]>,
    /// Its class.
    pub class: usize,
    /// The classes that it could have had.
    pub allowed: [bool; K],
    /// How much it counts.
    pub weight: f64,
}

/// What is learnt: biases, and for each place a weight per class.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted<const K: usize> {
    /// Before any value counts.
    pub bias: [f64; K],
    /// By place.
    pub weights: Vec<[f64; K]>,
}

impl<const K: usize> Fitted<K> {
    /// Log-odds of the classes for a row, up to a common constant.
    pub fn scores(&self, values: &[&[(u32, f64)]]) -> [f64; K] {
        let mut scores = self.bias;
        for &(place, value) in values.iter().copied().flatten() {
            for (score, weight) in scores.iter_mut().zip(&self.weights[place as usize]) {
                *score += weight * value;
            }
        }
        scores
    }
}

/// Fits by the weighted mean log-loss plus half of `ridge` (by place) times the
/// squared weight. The values of the first `scaled` places are brought to a
/// root mean square of one on the way, so that the penalty is fair between
/// features of different size; the rest keep theirs, so that what is rare is
/// held back.
pub fn fit<const K: usize>(rows: &[SparseRow<'_, K>], ridge: &[f64], scaled: usize) -> Fitted<K> {
    let places = ridge.len();
    let mut scale = root_mean_squares(rows, places);
    scale[scaled..].fill(1.0);
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    // Where nothing counts there is nothing to learn, and all weights are zero.
    let total = if total > 0.0 { total } else { 1.0 };
    let found = minimize(vec![0.0; (places + 1) * K], |point, gradient| {
        gradient.fill(0.0);
        let mut loss = 0.0;
        for row in rows {
            let mut scores: [f64; K] = std::array::from_fn(|class| point[class]);
            for &(place, value) in row.values.iter().copied().flatten() {
                let value = value / scale[place as usize];
                let at = (place as usize + 1) * K;
                for (score, weight) in scores.iter_mut().zip(&point[at..at + K]) {
                    *score += weight * value;
                }
            }
            let (log_likelihood, errors) = errors(&scores, row);
            loss -= row.weight / total * log_likelihood;
            for (part, error) in gradient.iter_mut().zip(errors) {
                *part += error * row.weight / total;
            }
            for &(place, value) in row.values.iter().copied().flatten() {
                let value = value / scale[place as usize] * row.weight / total;
                let at = (place as usize + 1) * K;
                for (part, error) in gradient[at..at + K].iter_mut().zip(errors) {
                    *part += error * value;
                }
            }
        }
        for (place, ridge) in ridge.iter().enumerate() {
            let at = (place + 1) * K;
            for class in at..at + K {
                loss += 0.5 * ridge * point[class] * point[class];
                gradient[class] += ridge * point[class];
            }
        }
        loss
    });
    let weights = (0..places)
        .map(|place| std::array::from_fn(|class| found[(place + 1) * K + class] / scale[place]));
    Fitted {
        bias: std::array::from_fn(|class| found[class]),
        weights: weights.collect(),
    }
}

/// The log-likelihood of a row, and by class probability minus truth.
fn errors<const K: usize>(scores: &[f64; K], row: &SparseRow<'_, K>) -> (f64, [f64; K]) {
    let allowed = || (0..K).filter(|&class| row.allowed[class]);
    let most = allowed().map(|at| scores[at]).fold(f64::MIN, f64::max);
    let sum: f64 = allowed().map(|at| (scores[at] - most).exp()).sum();
    let mut errors = [0.0; K];
    for class in allowed() {
        errors[class] = (scores[class] - most).exp() / sum;
    }
    errors[row.class] -= 1.0;
    (scores[row.class] - most - sum.ln(), errors)
}

fn root_mean_squares<const K: usize>(rows: &[SparseRow<'_, K>], places: usize) -> Vec<f64> {
    let mut squares = vec![0.0; places];
    for row in rows {
        for &(place, value) in row.values.iter().copied().flatten() {
            squares[place as usize] += value * value;
        }
    }
    let mean = |sum: f64| (sum / rows.len().max(1) as f64).sqrt();
    let or_one = |root: f64| if root > 0.0 { root } else { 1.0 };
    squares.into_iter().map(mean).map(or_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON: &[(u32, f64)] = &[(0, 2.0)];
    const OFF: &[(u32, f64)] = &[];

    fn row(values: &'static [(u32, f64)], class: usize) -> SparseRow<'static, 3> {
        SparseRow {
            values: vec![values],
            class,
            allowed: [true; 3],
            weight: 1.0,
        }
    }

    #[test]
    fn what_goes_with_a_class_speaks_for_it() {
        let rows = [row(ON, 1), row(ON, 1), row(OFF, 0), row(OFF, 2), row(ON, 0)];
        let fitted = fit(&rows, &[0.01], 1);
        let scores = fitted.scores(&[ON]);
        assert!(scores[1] > scores[0] && scores[0] > scores[2], "{scores:?}");
    }

    #[test]
    fn weights_are_those_of_a_case_solved_by_hand() {
        // Without penalty the odds are the counts: 3 to 1 where the value is
        // there, 1 to 1 where it is not.
        let two = |values, class| SparseRow {
            values: vec![values],
            class,
            allowed: [true; 2],
            weight: 1.0,
        };
        let rows = [
            two(ON, 0),
            two(ON, 0),
            two(ON, 0),
            two(ON, 1),
            two(OFF, 0),
            two(OFF, 1),
        ];
        let fitted: Fitted<2> = fit(&rows, &[0.0], 1);
        let [yes, no] = fitted.scores(&[ON]);
        assert!((yes - no - 3.0_f64.ln()).abs() < 1e-3, "{}", yes - no);
        let [yes, no] = fitted.scores(&[OFF]);
        assert!((yes - no).abs() < 1e-3);
    }

    #[test]
    fn a_class_that_is_not_allowed_is_neither_praised_nor_blamed() {
        let mut rows = vec![row(ON, 0), row(OFF, 2)];
        for row in &mut rows {
            row.allowed = [true, false, true];
        }
        let fitted = fit(&rows, &[0.01], 1);
        assert_eq!((fitted.bias[1], fitted.weights[0][1]), (0.0, 0.0));
    }
}
