//! A matrix of 8-bit integers with one scale a row, and its product with rows that are
//! quantized as they come. Owns that sums of products are exact: they are whole numbers,
//! so that no order, block or processor can change a bit of them.

use super::kernel::{IntegerBlock, Kernel, LANES, MultiplyAdd, Work};
use super::quantization::quantized;

/// How many rows are taken at once, of the input and at most of the matrix.
const ROWS_AT_ONCE: usize = 4;

/// Rows of integers, each with its scale: value = integer × scale.
#[derive(Debug)]
pub(super) struct QuantizedMatrix {
    blocks_per_row: usize,
    /// Row after row, filled up with zeros to whole blocks and with rows of zeros to a
    /// multiple of what is taken at once.
    blocks: Vec<IntegerBlock>,
    scales: Vec<f32>,
}

impl QuantizedMatrix {
    /// A matrix of given integers, row after row, with a scale for each row.
    pub fn new(values: &[i8], columns: usize, scales: Vec<f32>) -> Self {
        let mut matrix = Self::with_room(scales.len(), columns);
        for (row, values) in values.chunks_exact(columns).enumerate() {
            matrix.fill(row, values.iter().map(|&value| i16::from(value)));
        }
        matrix.scales = scales;
        matrix
    }

    /// Quantizes rows of numbers: the largest of each row becomes 127 or -127.
    pub fn quantize(rows: &[f32], columns: usize) -> Self {
        let count = rows.len() / columns;
        let mut matrix = Self::with_room(count, columns);
        for (row, values) in rows.chunks_exact(columns).enumerate() {
            let (scale, integers) = quantized(values);
            matrix.fill(row, integers.map(i16::from));
            matrix.scales.push(scale);
        }
        matrix
    }

    fn with_room(rows: usize, columns: usize) -> Self {
        let blocks_per_row = columns.div_ceil(LANES);
        Self {
            blocks_per_row,
            blocks: vec![[0; LANES]; rows.next_multiple_of(ROWS_AT_ONCE) * blocks_per_row],
            scales: Vec::with_capacity(rows),
        }
    }

    fn fill(&mut self, row: usize, values: impl Iterator<Item = i16>) {
        let start = row * self.blocks_per_row;
        let places = self.blocks[start..].as_flattened_mut().iter_mut();
        places.zip(values).for_each(|(place, value)| *place = value);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.scales.len()
    }

    fn row(&self, row: usize) -> &[IntegerBlock] {
        &self.blocks[row * self.blocks_per_row..(row + 1) * self.blocks_per_row]
    }

    /// The products of every row of `inputs` with every row of the matrix, plus a bias for
    /// each row of the matrix: an input row after the other.
    pub fn product(&self, inputs: &Self, bias: &[f32], kernel: Kernel) -> Vec<f32> {
        let mut sums = vec![0.0; inputs.rows() * self.rows()];
        kernel.run(Product {
            matrix: self,
            inputs,
            bias,
            sums: &mut sums,
        });
        sums
    }
}

/// The work of one product.
struct Product<'p> {
    matrix: &'p QuantizedMatrix,
    inputs: &'p QuantizedMatrix,
    bias: &'p [f32],
    sums: &'p mut [f32],
}

impl Work for Product<'_> {
    #[inline(always)]
    fn run<K: MultiplyAdd, const OUTPUTS: usize>(self, kernel: K) {
        let (rows, inputs) = (self.matrix.rows(), self.inputs.rows());
        for row in (0..rows).step_by(OUTPUTS) {
            let weights: [&[IntegerBlock]; OUTPUTS] =
                std::array::from_fn(|at| self.matrix.row(row + at));
            for input in (0..inputs).step_by(ROWS_AT_ONCE) {
                let values: [&[IntegerBlock]; ROWS_AT_ONCE] =
                    std::array::from_fn(|at| self.inputs.row(input + at));
                let found = tile(kernel, values, weights);
                for (of_input, input) in found.iter().zip(input..inputs) {
                    for (&sum, row) in of_input.iter().zip(row..rows) {
                        let scale = self.inputs.scales[input] * self.matrix.scales[row];
                        // Below 2^25: some of the largest lose their last bit, each
                        // always in the same way.
                        self.sums[input * rows + row] = sum as f32 * scale + self.bias[row];
                    }
                }
            }
        }
    }
}

/// Sums of products of a few rows with a few rows: each block that is loaded is used
/// several times.
#[inline(always)]
fn tile<K: MultiplyAdd, const OUTPUTS: usize>(
    kernel: K,
    inputs: [&[IntegerBlock]; ROWS_AT_ONCE],
    weights: [&[IntegerBlock]; OUTPUTS],
) -> [[i32; OUTPUTS]; ROWS_AT_ONCE] {
    let mut sums = [[kernel.nothing(); OUTPUTS]; ROWS_AT_ONCE];
    let length = weights[0].len();
    let inputs = inputs.map(|blocks| &blocks[..length]);
    let weights = weights.map(|blocks| &blocks[..length]);
    for at in 0..length {
        for (sums, input) in sums.iter_mut().zip(&inputs) {
            for (sums, weight) in sums.iter_mut().zip(&weights) {
                kernel.add(sums, &input[at], &weight[at]);
            }
        }
    }
    sums.map(|of_input| of_input.map(|sums| kernel.total(sums)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn products_are_exact_whatever_the_shape(
            (rows, columns, inputs) in (1usize..8, 1usize..70, 1usize..10),
            seed in any::<u32>(),
        ) {
            let number = |at: usize| ((at as u32).wrapping_mul(2_654_435_761) ^ seed) >> 8;
            let value = |at: usize| (number(at) % 255) as i16 - 127;
            let weights: Vec<i8> = (0..rows * columns).map(|at| value(at) as i8).collect();
            // Whole numbers whose largest is 127 are their own quantized values.
            let mut given: Vec<f32> = (0..inputs * columns).map(|at| f32::from(value(at + 7))).collect();
            given.chunks_mut(columns).for_each(|row| row[0] = 127.0);
            let matrix = QuantizedMatrix::new(&weights, columns, vec![1.0; rows]);
            let quantized = QuantizedMatrix::quantize(&given, columns);
            for kernel in Kernel::available() {
            let product = matrix.product(&quantized, &vec![0.5; rows], kernel);
            for input in 0..inputs {
                for row in 0..rows {
                    let pairs = (0..columns).map(|at| {
                        given[input * columns + at] as i64 * i64::from(weights[row * columns + at])
                    });
                    let expected = pairs.sum::<i64>() as f32 + 0.5;
                    prop_assert_eq!(product[input * rows + row].to_bits(), expected.to_bits());
                }
            }
            }
        }
    }

    #[test]
    fn a_row_has_the_same_bits_alone_and_among_others() {
        let given: Vec<f32> = (0..5 * 40).map(|at| (at as f32 * 0.37).sin()).collect();
        let weights: Vec<i8> = (0..3 * 40).map(|at| (at % 255) as i8).collect();
        let matrix = QuantizedMatrix::new(&weights, 40, vec![0.01; 3]);
        let bias = [0.1; 3];
        let together = matrix.product(
            &QuantizedMatrix::quantize(&given, 40),
            &bias,
            Kernel::best(),
        );
        for row in 0..5 {
            let alone = QuantizedMatrix::quantize(&given[row * 40..(row + 1) * 40], 40);
            assert_eq!(
                matrix.product(&alone, &bias, Kernel::best()),
                together[row * 3..(row + 1) * 3]
            );
        }
    }

    #[test]
    fn quantizing_keeps_zeros_and_the_largest_value() {
        let matrix = QuantizedMatrix::quantize(&[0.0, 0.0, -2.54, 1.0], 2);
        let value = |row: usize, column: usize| {
            f32::from(matrix.row(row).as_flattened()[column]) * matrix.scales[row]
        };
        assert_eq!((value(0, 0), value(0, 1)), (0.0, 0.0));
        assert!((value(1, 0) + 2.54).abs() < 1e-6);
        assert!((value(1, 1) - 1.0).abs() <= 0.01);
    }
}
