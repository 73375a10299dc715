//! A linear layer: every row of the input times a matrix, plus a bias. Owns the forms that
//! weights come in: 8-bit integers in two layouts, by which pairs are read, and floats, by
//! which the integers are measured.

use super::kernel::Kernel;
use super::packed_matrix::PackedMatrix;
use super::portable_math::{dot, multiply};
use super::quantized_matrix::QuantizedMatrix;

/// A matrix of weights.
pub(super) enum WeightMatrix {
    /// Integers with a scale a row.
    Quantized(QuantizedMatrix),
    /// Integers laid out for processors that multiply bytes.
    Packed(PackedMatrix),
    /// Floats, row after row.
    Float(Vec<f32>),
}

/// Weights and bias of one layer.
pub(super) struct Linear {
    pub matrix: WeightMatrix,
    /// By what each number that goes in is multiplied before it becomes an integer, so that
    /// no column is so much larger than the others that these are lost beside it (Xiao et
    /// al. 2023, SmoothQuant). The matrix has been divided by the same. Empty for floats.
    pub factors: Vec<f32>,
    /// How many numbers go in.
    pub columns: usize,
    /// As many as come out.
    pub bias: Vec<f32>,
}

impl Linear {
    /// The outputs of all input rows, one after the other. What comes of a row depends on
    /// that row alone.
    pub fn apply(&self, inputs: &[f32], kernel: Kernel) -> Vec<f32> {
        let evened = |inputs: &[f32]| {
            let mut rows = inputs.to_vec();
            for row in rows.chunks_exact_mut(self.columns) {
                multiply(row, &self.factors);
            }
            rows
        };
        match &self.matrix {
            WeightMatrix::Quantized(matrix) => matrix.product(
                &QuantizedMatrix::quantize(&evened(inputs), self.columns),
                &self.bias,
                kernel,
            ),
            WeightMatrix::Packed(matrix) => matrix.product(&evened(inputs), &self.bias),
            WeightMatrix::Float(rows) => {
                let outputs = inputs.chunks_exact(self.columns).flat_map(|input| {
                    let rows = rows.chunks_exact(self.columns).zip(&self.bias);
                    rows.map(move |(row, bias)| dot(input, row) + bias)
                });
                outputs.collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_come_to_nearly_the_same() {
        let weights: Vec<i8> = (0..6 * 20)
            .map(|at| ((at * 37) % 255) as u8 as i8)
            .collect();
        let scales: Vec<f32> = (1..=6).map(|row| row as f32 / 1000.0).collect();
        let float = weights.iter().enumerate();
        // As the factors have it: every other column is halved on the way in.
        let factor = |column: usize| if column.is_multiple_of(2) { 0.5 } else { 1.0 };
        let float = float.map(|(at, value)| f32::from(*value) * scales[at / 20] * factor(at % 20));
        let layer = |matrix| Linear {
            matrix,
            factors: (0..20)
                .map(|column| if column % 2 == 0 { 0.5 } else { 1.0 })
                .collect(),
            columns: 20,
            bias: vec![0.25; 6],
        };
        let float = layer(WeightMatrix::Float(float.collect()));
        let matrix = QuantizedMatrix::new(&weights, 20, scales);
        let quantized = layer(WeightMatrix::Quantized(matrix));
        let inputs: Vec<f32> = (0..40).map(|at| (at as f32).sin()).collect();
        let (one, other) = (
            float.apply(&inputs, Kernel::best()),
            quantized.apply(&inputs, Kernel::best()),
        );
        assert_eq!(one.len(), 12);
        for (one, other) in one.iter().zip(other) {
            assert!((one - other).abs() < 0.02, "{one} {other}");
        }
    }
}
