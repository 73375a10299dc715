//! How numbers become 8-bit integers: each row by a scale of its own, found as the row
//! comes. Owns the scale, so that every kernel quantizes alike.

use super::portable_math::round_to_bits;

/// The largest value of a quantized number. A sum of 1,536 products of two of them stays
/// below 2^25, far from what 32 bits hold.
const MAX_VALUE: f32 = 127.0;

/// The integers of a row of numbers, from -127 to 127, and the scale by which they are numbers
/// again.
#[inline(always)]
pub(super) fn quantized(row: &[f32]) -> (f32, impl Iterator<Item = i8>) {
    let scale = scale_of(row);
    let inverse = 1.0 / scale;
    // By the choice of the scale the lowest byte is all.
    let integer = move |value: &f32| round_to_bits(value * inverse) as i8;
    (scale, row.iter().map(integer))
}

/// By what the largest number of a row becomes 127 or -127.
#[inline(always)]
fn scale_of(row: &[f32]) -> f32 {
    let (chunks, rest) = row.as_chunks::<16>();
    let mut lanes = [0.0f32; 16];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = if value.abs() > *lane {
                value.abs()
            } else {
                *lane
            };
        }
    }
    let all = lanes.iter().copied().chain(rest.iter().map(|v| v.abs()));
    let largest = all.fold(0.0, f32::max);
    if largest > 0.0 {
        largest / MAX_VALUE
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_number_of_a_row_tells_its_scale() {
        let row: Vec<f32> = (0..40).map(|at| at as f32 - 50.0).collect();
        assert_eq!(scale_of(&row).to_bits(), (50.0f32 / 127.0).to_bits());
        assert_eq!(
            scale_of(&[0.0, 2.54]).to_bits(),
            (2.54f32 / 127.0).to_bits()
        );
        assert_eq!(scale_of(&[0.0; 3]).to_bits(), 1.0f32.to_bits());
    }
}
