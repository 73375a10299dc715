//! Minimizing a smooth convex function: L-BFGS (Liu & Nocedal 1989, On the
//! limited memory BFGS method for large scale optimization) with backtracking.
//! Owns the search; what is minimized is the caller's. One thread, one order of
//! sums, so that the same input gives the same bits.

/// How many past steps shape the next one.
const MEMORY_STEPS: usize = 10;

/// The search ends after so many steps at the latest.
const MAX_STEPS: usize = 250;

/// Or where the largest part of the gradient is below this.
const MIN_GRADIENT: f64 = 1e-6;

/// A step must bring this share of the decrease that the slope promises.
const SUFFICIENT: f64 = 1e-4;

/// The shortest step tried.
const MIN_STEP: f64 = 1e-12;

/// Finds the minimum from `start`. `function` gives the value at a point and
/// writes the gradient.
pub fn minimize(start: Vec<f64>, function: impl Fn(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut point = start;
    let mut gradient = vec![0.0; point.len()];
    let mut value = function(&point, &mut gradient);
    let mut past: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..MAX_STEPS {
        if gradient.iter().all(|part| part.abs() < MIN_GRADIENT) {
            break;
        }
        let mut direction = direction(&gradient, &past);
        let mut slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            // Rounding has spoilt the memory: go straight down.
            past.clear();
            direction = gradient.iter().map(|part| -part).collect();
            slope = dot(&direction, &gradient);
        }
        let mut step = 1.0;
        let mut next_gradient = vec![0.0; point.len()];
        let found = loop {
            let next: Vec<f64> = point
                .iter()
                .zip(&direction)
                .map(|(at, toward)| at + step * toward)
                .collect();
            let next_value = function(&next, &mut next_gradient);
            if next_value <= value + SUFFICIENT * step * slope {
                break Some((next, next_value));
            }
            step /= 2.0;
            if step < MIN_STEP {
                break None;
            }
        };
        let Some((next, next_value)) = found else {
            break;
        };
        let moved: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = (next_gradient.iter().zip(&gradient))
            .map(|(a, b)| a - b)
            .collect();
        if dot(&moved, &turned) > 0.0 {
            if past.len() == MEMORY_STEPS {
                past.remove(0);
            }
            past.push((moved, turned));
        }
        (point, value, gradient) = (next, next_value, next_gradient);
    }
    point
}

/// The two-loop recursion.
fn direction(gradient: &[f64], past: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|part| -part).collect();
    let mut shares = Vec::with_capacity(past.len());
    for (moved, turned) in past.iter().rev() {
        let share = dot(moved, &direction) / dot(moved, turned);
        add(&mut direction, turned, -share);
        shares.push(share);
    }
    if let Some((moved, turned)) = past.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        direction.iter_mut().for_each(|part| *part *= scale);
    }
    for ((moved, turned), share) in past.iter().zip(shares.iter().rev()) {
        let back = dot(turned, &direction) / dot(moved, turned);
        add(&mut direction, moved, share - back);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bottom_of_a_crooked_bowl_is_found() {
        // (x − 3)² + 100 (y + x)², minimal at (3, −3).
        let found = minimize(vec![0.0, 0.0], |p, g| {
            let (a, b) = (p[0] - 3.0, p[1] + p[0]);
            g[0] = 2.0 * a + 200.0 * b;
            g[1] = 200.0 * b;
            a * a + 100.0 * b * b
        });
        assert!((found[0] - 3.0).abs() < 1e-4, "{found:?}");
        assert!((found[1] + 3.0).abs() < 1e-4, "{found:?}");
    }
}
