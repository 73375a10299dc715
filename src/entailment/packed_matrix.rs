//! A matrix of 8-bit integers laid out for instructions that multiply bytes and add four
//! products at once (VNNI on x86-64, dot products on ARM). Owns the layout and that such
//! products come out exactly as those of `quantized_matrix`, bit for bit.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

use super::quantization::quantized;

/// Inputs are bytes without a sign: so much is added to each, and taken off their sums.
const OFFSET: i32 = 128;

thread_local! {
    /// One for each thread, since it cannot be shared.
    static EXECUTOR: GemmExecutor<u8, i8, i32> = GemmExecutor::new();
}

/// Whether the processor multiplies bytes and keeps every sum whole. Some instructions cut
/// large sums off, and a plain loop is slower than [`super::kernel`]'s.
pub(super) fn is_supported() -> bool {
    EXECUTOR.with(|one| !one.may_saturate() && !one.kernel_name().starts_with("generic"))
}

/// Rows of integers, each with its scale: value = integer × scale.
pub(super) struct PackedMatrix {
    packed: PackedBMatrix<i8>,
    columns: usize,
    scales: Vec<f32>,
    /// What the offset of the inputs adds to each output.
    offsets: Vec<i32>,
}

impl PackedMatrix {
    /// A matrix of given integers, row after row, with a scale for each row.
    pub fn new(values: &[i8], columns: usize, scales: Vec<f32>) -> Self {
        let rows = NdTensorView::from_data([scales.len(), columns], values);
        let sum = |row: &[i8]| row.iter().map(|value| i32::from(*value)).sum::<i32>();
        Self {
            packed: EXECUTOR.with(|one| one.prepack_b(rows.transposed())),
            columns,
            offsets: values
                .chunks_exact(columns)
                .map(|row| OFFSET * sum(row))
                .collect(),
            scales,
        }
    }

    /// The products of every row of numbers, quantized, with every row of the matrix, plus
    /// a bias for each row of the matrix: an input row after the other.
    pub fn product(&self, inputs: &[f32], bias: &[f32]) -> Vec<f32> {
        let (bytes, scales) = offset_bytes(inputs, self.columns);
        let rows = scales.len();
        let mut sums = vec![0; rows * self.scales.len()];
        let inputs = NdTensorView::from_data([rows, self.columns], &bytes[..]);
        let weights = GemmInputB::Packed(&self.packed);
        let inputs = GemmInputA::Unpacked(inputs);
        let multiplied =
            EXECUTOR.with(|one| one.gemm(&mut sums, inputs, weights, GemmOptions::default()));
        debug_assert!(multiplied.is_ok(), "all sizes fit: {multiplied:?}");
        let mut products = vec![0.0; sums.len()];
        let by_row = products.chunks_exact_mut(self.scales.len());
        let by_row = by_row.zip(sums.chunks_exact(self.scales.len()));
        pulp::Arch::new().dispatch(Scaled(by_row.zip(&scales), self, bias));
        products
    }
}

/// Turning whole sums back into numbers.
struct Scaled<'m, I>(I, &'m PackedMatrix, &'m [f32]);

impl<'a, I> pulp::NullaryFnOnce for Scaled<'_, I>
where
    I: Iterator<Item = ((&'a mut [f32], &'a [i32]), &'a f32)>,
{
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self(rows, matrix, bias) = self;
        for ((products, sums), input) in rows {
            let of_matrix = matrix.scales.iter().zip(&matrix.offsets).zip(bias);
            let places = products.iter_mut().zip(sums).zip(of_matrix);
            for ((product, sum), ((scale, offset), bias)) in places {
                // In the order of `quantized_matrix`: the bits depend on it.
                *product = (sum - offset) as f32 * (input * scale) + bias;
            }
        }
    }
}

/// Rows of numbers as bytes with their offset, and the scale of each row: the largest
/// number of a row becomes 127 or -127.
fn offset_bytes(rows: &[f32], columns: usize) -> (Vec<u8>, Vec<f32>) {
    let mut bytes = vec![0; rows.len()];
    let mut scales = Vec::with_capacity(rows.len() / columns);
    pulp::Arch::new().dispatch(OffsetBytes(rows, columns, &mut bytes, &mut scales));
    (bytes, scales)
}

struct OffsetBytes<'r>(&'r [f32], usize, &'r mut [u8], &'r mut Vec<f32>);

impl pulp::NullaryFnOnce for OffsetBytes<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self(rows, columns, bytes, scales) = self;
        let rows = rows.chunks_exact(columns);
        for (row, bytes) in rows.zip(bytes.chunks_exact_mut(columns)) {
            let (scale, integers) = quantized(row);
            for (byte, integer) in bytes.iter_mut().zip(integers) {
                *byte = integer.cast_unsigned().wrapping_add(OFFSET as u8);
            }
            scales.push(scale);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entailment::kernel::Kernel;
    use crate::entailment::quantized_matrix::QuantizedMatrix;

    #[test]
    fn products_have_the_bits_of_every_other_kernel() {
        if !is_supported() {
            return;
        }
        let number = |at: usize| ((at as u32).wrapping_mul(2_654_435_761) >> 8) % 255;
        for (rows, columns, inputs) in [(1, 3, 1), (7, 70, 5), (384, 384, 33), (9, 1536, 2)] {
            let weights: Vec<i8> = (0..rows * columns)
                .map(|at| (number(at) as i16 - 127) as i8)
                .collect();
            let given: Vec<f32> = (0..inputs * columns)
                .map(|at| number(at + 7) as f32 / 40.0 - 3.0)
                .collect();
            let scales: Vec<f32> = (1..=rows).map(|row| row as f32 / 777.0).collect();
            let bias: Vec<f32> = (0..rows).map(|row| row as f32 / 3.0).collect();
            let packed = PackedMatrix::new(&weights, columns, scales.clone());
            let plain = QuantizedMatrix::new(&weights, columns, scales);
            let quantized = QuantizedMatrix::quantize(&given, columns);
            let expected = plain.product(&quantized, &bias, Kernel::Portable);
            let found = packed.product(&given, &bias);
            let bits = |numbers: &[f32]| numbers.iter().map(|n| n.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(&found), bits(&expected), "{rows} {columns} {inputs}");
        }
    }
}
