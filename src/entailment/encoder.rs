//! The encoder: a transformer in the form of BERT (Devlin, Chang, Lee & Toutanova 2019,
//! BERT: pre-training of deep bidirectional transformers). Owns the forward pass of one
//! input. What its vectors mean for a claim is told in `pair_head`.

use super::kernel::Kernel;
use super::linear::{Linear, WeightMatrix};
use super::pair_input::PairInput;
use super::portable_math::{add, dot, gelu, softmax};
use super::quantized_matrix::QuantizedMatrix;

/// The scale and offset of a normalization (Ba, Kiros & Hinton 2016, Layer normalization).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LayerNorm {
    pub scale: Vec<f32>,
    pub offset: Vec<f32>,
}

/// One layer: attention, then two linear layers, each with a shortcut round it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EncoderLayer {
    /// Queries, keys and values side by side.
    pub attention: Linear,
    pub attention_out: Linear,
    pub attention_norm: LayerNorm,
    pub inner: Linear,
    pub outer: Linear,
    pub norm: LayerNorm,
}

/// The vectors of pieces, positions and types.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Embeddings {
    pub words: Table,
    pub positions: Table,
    pub types: Table,
    pub norm: LayerNorm,
}

/// Vectors by number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub matrix: WeightMatrix,
    pub width: usize,
}

/// A whole encoder.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Encoder {
    pub width: usize,
    pub heads: usize,
    pub embeddings: Embeddings,
    pub layers: Vec<EncoderLayer>,
}

impl LayerNorm {
    fn apply(&self, rows: &mut [f32]) {
        let width = self.scale.len();
        for row in rows.chunks_exact_mut(width) {
            let mean = row.iter().sum::<f32>() / width as f32;
            let square = |sum: f32, value: &f32| sum + (value - mean) * (value - mean);
            let variance = row.iter().fold(0.0, square) / width as f32;
            let factor = 1.0 / (variance + 1e-12).sqrt();
            let weights = self.scale.iter().zip(&self.offset);
            for (value, (scale, offset)) in row.iter_mut().zip(weights) {
                *value = (*value - mean) * factor * scale + offset;
            }
        }
    }
}

impl Table {
    /// Adds the vector of a number to a row.
    fn add(&self, number: usize, row: &mut [f32]) {
        match &self.matrix {
            WeightMatrix::Quantized(matrix) => add_quantized(matrix, number, row),
            WeightMatrix::Float(values) => {
                add(row, &values[number * self.width..]);
            }
        }
    }
}

fn add_quantized(matrix: &QuantizedMatrix, number: usize, row: &mut [f32]) {
    for (column, sum) in row.iter_mut().enumerate() {
        *sum += matrix.value(number, column);
    }
}

impl Encoder {
    /// The vector of every piece of an input, one after the other.
    pub fn encode(&self, input: &PairInput, kernel: Kernel) -> Vec<f32> {
        let mut rows = vec![0.0; input.pieces.len() * self.width];
        for (at, row) in rows.chunks_exact_mut(self.width).enumerate() {
            self.embeddings.words.add(input.pieces[at] as usize, row);
            self.embeddings.positions.add(at, row);
            self.embeddings
                .types
                .add(usize::from(at >= input.claim), row);
        }
        self.embeddings.norm.apply(&mut rows);
        for layer in &self.layers {
            let mixed = layer
                .attention_out
                .apply(&self.attend(&layer.attention.apply(&rows, kernel)), kernel);
            add(&mut rows, &mixed);
            layer.attention_norm.apply(&mut rows);
            let mut inner = layer.inner.apply(&rows, kernel);
            gelu(&mut inner);
            add(&mut rows, &layer.outer.apply(&inner, kernel));
            layer.norm.apply(&mut rows);
        }
        rows
    }

    /// Each piece as a mean of the values of all, weighted by how its query meets their
    /// keys (Vaswani et al. 2017, Attention is all you need), head by head.
    fn attend(&self, mixed: &[f32]) -> Vec<f32> {
        pulp::Arch::new().dispatch(|| self.mix(mixed))
    }

    #[inline(always)]
    fn mix(&self, mixed: &[f32]) -> Vec<f32> {
        let (width, part) = (self.width, self.width / self.heads);
        let count = mixed.len() / (3 * width);
        let scale = 1.0 / (part as f32).sqrt();
        let mut out = vec![0.0; count * width];
        let mut scores = vec![0.0; count];
        for head in 0..self.heads {
            // The query, key or value of a piece, by which of the three it is.
            let vector = |piece: usize, which: usize| {
                let start = piece * 3 * width + which * width + head * part;
                &mixed[start..start + part]
            };
            for piece in 0..count {
                for (other, score) in scores.iter_mut().enumerate() {
                    *score = dot(vector(piece, 0), vector(other, 1)) * scale;
                }
                softmax(&mut scores);
                let start = piece * width + head * part;
                let sums = &mut out[start..start + part];
                for (other, share) in scores.iter().enumerate() {
                    let values = vector(other, 2).iter();
                    sums.iter_mut()
                        .zip(values)
                        .for_each(|(sum, value)| *sum += share * value);
                }
            }
        }
        out
    }
}
