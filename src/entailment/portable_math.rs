//! Functions of the encoder whose results are the same to the last bit on every machine:
//! only sums, products, quotients and roots, which IEEE 754 fixes, in a fixed order. Owns
//! the exponential and what is made of it. The standard library's own differ from system
//! to system in the last bit.

/// Adding so much to a number of less than 2^22 pushes every digit behind the point out of
/// the float, and leaves the whole number in its lowest bits.
const PUSH: f32 = 12_582_912.0;

/// How many numbers are worked on side by side. Sums are kept for each, and put together at
/// the end in one order.
pub(super) const LANES: usize = 16;

/// The lowest bits of the nearest whole number, the even one of two, for numbers of less
/// than 2^22.
#[inline(always)]
pub(super) fn round_to_bits(x: f32) -> u32 {
    (x + PUSH).to_bits()
}

/// e to the power of `x`, with a relative error below 1e-6.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    // Beyond these the result is no normal number.
    let x = x.clamp(-87.0, 88.0);
    let pushed = x * std::f32::consts::LOG2_E + PUSH;
    let power = pushed - PUSH;
    let rest = x - power * LN_2_HIGH - power * LN_2_LOW;
    let mut sum = 1.0 / 5040.0;
    for term in [
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        0.5,
        1.0,
        1.0,
    ] {
        sum = sum * rest + term;
    }
    // The bits of a power of two: its exponent, 127 more, before 23 bits of nothing.
    let scale = f32::from_bits(pushed.to_bits().wrapping_add(127) << 23);
    sum * scale
}

/// The hyperbolic tangent.
pub(super) fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (exp(2.0 * x) + 1.0)
}

/// The error function by formula 7.1.26 of Abramowitz & Stegun (1964, Handbook of
/// mathematical functions), with an error below 2e-7 before rounding.
#[inline(always)]
fn erf(x: f32) -> f32 {
    const FACTORS: [f32; 5] = [
        1.061_405_4,
        -1.453_152_1,
        1.421_413_8,
        -0.284_496_72,
        0.254_829_6,
    ];
    let positive = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * positive);
    let sum = FACTORS.iter().fold(0.0, |sum, factor| (sum + factor) * t);
    // The fold multiplies once for each factor, which is what the formula has.
    let value = 1.0 - sum * exp(-positive * positive);
    if x < 0.0 { -value } else { value }
}

/// The Gaussian error linear unit (Hendrycks & Gimpel 2016), in its exact form, of every
/// value in place.
pub(super) fn gelu(values: &mut [f32]) {
    pulp::Arch::new().dispatch(|| {
        for x in values {
            *x = 0.5 * *x * (1.0 + erf(*x * std::f32::consts::FRAC_1_SQRT_2));
        }
    });
}

/// Turns scores into shares that sum to 1, in place. A score of minus infinity gets next to
/// nothing.
#[inline(always)]
pub(super) fn softmax(scores: &mut [[f32; LANES]]) {
    let mut most = [f32::NEG_INFINITY; LANES];
    for scores in scores.iter() {
        for (most, score) in most.iter_mut().zip(scores) {
            *most = if *score > *most { *score } else { *most };
        }
    }
    let most = most.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sums = [0.0; LANES];
    for scores in scores.iter_mut() {
        for (score, sum) in scores.iter_mut().zip(&mut sums) {
            *score = exp(*score - most);
            *sum += *score;
        }
    }
    let share = 1.0 / sum_of(sums);
    for score in scores.as_flattened_mut() {
        *score *= share;
    }
}

/// The shares of a few scores, as [`softmax`] has them.
pub(super) fn shares(scores: &[f32]) -> Vec<f32> {
    let mut blocks = vec![[f32::NEG_INFINITY; LANES]; scores.len().div_ceil(LANES)];
    blocks.as_flattened_mut()[..scores.len()].copy_from_slice(scores);
    softmax(&mut blocks);
    blocks.as_flattened()[..scores.len()].to_vec()
}

/// The sum of what comes of each number.
#[inline(always)]
pub(super) fn sum(numbers: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (blocks, rest) = numbers.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for block in blocks {
        for (lane, number) in lanes.iter_mut().zip(block) {
            *lane += of(*number);
        }
    }
    let rest = rest.iter().map(|number| of(*number));
    sum_of(lanes) + rest.sum::<f32>()
}

/// The sum of all lanes, each half added to the other.
#[inline(always)]
fn sum_of(mut lanes: [f32; LANES]) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for at in 0..width {
            lanes[at] += lanes[at + width];
        }
        width /= 2;
    }
    lanes[0]
}

/// Multiplies numbers by others, one to one, in place.
pub(super) fn multiply(numbers: &mut [f32], factors: &[f32]) {
    numbers
        .iter_mut()
        .zip(factors)
        .for_each(|(number, factor)| *number *= factor);
}

/// Adds numbers to others, one to one, in place.
pub(super) fn add(sums: &mut [f32], more: &[f32]) {
    sums.iter_mut()
        .zip(more)
        .for_each(|(sum, value)| *sum += value);
}

/// The sum of products, in eight lanes that are put together at the end: the same order
/// whatever the machine.
#[inline(always)]
pub(super) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    let (ones, rest_of_one) = one.as_chunks::<8>();
    let (others, rest_of_other) = other.as_chunks::<8>();
    for (a, b) in ones.iter().zip(others) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += a * b;
        }
    }
    let rest = rest_of_one.iter().zip(rest_of_other).map(|(a, b)| a * b);
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (b + f)) + ((c + g) + (d + h)) + rest.sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> impl Iterator<Item = f32> {
        (-4_000..4_000).map(|step| step as f32 / 400.0)
    }

    #[test]
    fn every_function_is_close_to_its_definition() {
        for x in steps() {
            let exact = f64::from(x);
            assert!((f64::from(exp(x)) / exact.exp() - 1.0).abs() < 1e-6, "{x}");
            assert!((f64::from(tanh(x)) - exact.tanh()).abs() < 1e-6, "{x}");
        }
        // Values of the error function from tables.
        for (x, known) in [
            (0.0, 0.0),
            (0.5, 0.520_499_9),
            (1.0, 0.842_700_8),
            (2.0, 0.995_322_3),
        ] {
            assert!((erf(x) - known).abs() < 1e-6, "{x}");
            assert!((erf(-x) + known).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn the_largest_and_smallest_inputs_stay_numbers() {
        for x in [f32::MIN, -1e4, 1e4, f32::MAX] {
            assert!(exp(x).is_finite() && tanh(x).abs() <= 1.0, "{x}");
            let mut values = [x];
            gelu(&mut values);
            assert!(!values[0].is_nan(), "{x}");
        }
    }

    #[test]
    fn shares_sum_to_one_and_keep_their_order() {
        let scores = shares(&[3.0, -2.0, 3.5, -900.0]);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[2] > scores[0] && scores[0] > scores[1] && scores[3] < 1e-30);
    }

    #[test]
    fn numbers_are_summed_whatever_is_left_over() {
        let numbers: Vec<f32> = (0..37).map(|n| n as f32).collect();
        assert_eq!(sum(&numbers, |n| n * 2.0).to_bits(), 1332.0f32.to_bits());
        assert_eq!(sum(&[], |n| n).to_bits(), 0.0f32.to_bits());
    }

    #[test]
    fn products_are_summed_whatever_is_left_over() {
        let one: Vec<f32> = (0..19).map(|n| n as f32).collect();
        assert_eq!(dot(&one, &one).to_bits(), 2109.0f32.to_bits());
        assert_eq!(dot(&[], &[]).to_bits(), 0.0f32.to_bits());
    }

    /// If one of these changes, verdicts change with it: raise the version of the weights.
    #[test]
    fn fixed_inputs_have_fixed_bits() {
        let mut hash = 0u32;
        for x in steps() {
            let mut values = [exp(x), tanh(x), x];
            gelu(&mut values[2..]);
            for value in values {
                hash = hash.rotate_left(5) ^ value.to_bits();
            }
        }
        assert_eq!(format!("{hash:08x}"), BITS);
    }

    const BITS: &str = "8ee65dd3";
}
