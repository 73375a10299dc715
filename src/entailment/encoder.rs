//! The encoder: a transformer in the form of BERT (Devlin, Chang, Lee & Toutanova 2019,
//! BERT: pre-training of deep bidirectional transformers). Owns the forward pass of one
//! input. What its vectors mean for a claim is told in `pair_head`.

use super::kernel::Kernel;
use super::linear::Linear;
use super::pair_input::PairInput;
use super::portable_math::{LANES, add, gelu, softmax, sum};

/// The scale and offset of a normalization (Ba, Kiros & Hinton 2016, Layer normalization).
pub(super) struct LayerNorm {
    pub scale: Vec<f32>,
    pub offset: Vec<f32>,
}

/// One layer: attention, then two linear layers, each with a shortcut round it.
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
pub(super) struct Embeddings {
    pub words: Table,
    pub positions: Table,
    pub types: Table,
    pub norm: LayerNorm,
}

/// Vectors by number.
pub(super) struct Table {
    pub values: TableValues,
    pub width: usize,
}

/// The numbers of a table, row after row.
pub(super) enum TableValues {
    /// Integers with a scale a row.
    Quantized { values: Vec<i8>, scales: Vec<f32> },
    /// Floats.
    Float(Vec<f32>),
}

/// A whole encoder.
pub(super) struct Encoder {
    pub width: usize,
    pub heads: usize,
    pub embeddings: Embeddings,
    pub layers: Vec<EncoderLayer>,
}

impl LayerNorm {
    fn apply(&self, rows: &mut [f32]) {
        pulp::Arch::new().dispatch(Normalization { norm: self, rows });
    }
}

/// The work of one normalization.
struct Normalization<'n> {
    norm: &'n LayerNorm,
    rows: &'n mut [f32],
}

impl pulp::NullaryFnOnce for Normalization<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let LayerNorm { scale, offset } = self.norm;
        let width = scale.len();
        for row in self.rows.chunks_exact_mut(width) {
            let mean = sum(row, |value| value) / width as f32;
            let variance = sum(row, |value| (value - mean) * (value - mean)) / width as f32;
            let factor = 1.0 / (variance + 1e-12).sqrt();
            let weights = scale.iter().zip(offset);
            for (value, (scale, offset)) in row.iter_mut().zip(weights) {
                *value = (*value - mean) * factor * scale + offset;
            }
        }
    }
}

impl Table {
    /// Adds the vector of a number to a row.
    fn add(&self, number: usize, row: &mut [f32]) {
        let start = number * self.width;
        match &self.values {
            TableValues::Quantized { values, scales } => {
                let values = &values[start..start + self.width];
                for (sum, value) in row.iter_mut().zip(values) {
                    *sum += f32::from(*value) * scales[number];
                }
            }
            TableValues::Float(values) => add(row, &values[start..]),
        }
    }
}

/// The work of one attention. A closure would not be inlined, and so would be compiled
/// for the oldest of processors.
struct Attention<'e> {
    encoder: &'e Encoder,
    mixed: &'e [f32],
}

impl pulp::NullaryFnOnce for Attention<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        self.encoder.mix(self.mixed)
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
        pulp::Arch::new().dispatch(Attention {
            encoder: self,
            mixed,
        })
    }

    #[inline(always)]
    fn mix(&self, mixed: &[f32]) -> Vec<f32> {
        let (width, part) = (self.width, self.width / self.heads);
        let count = mixed.len() / (3 * width);
        let scale = 1.0 / (part as f32).sqrt();
        let mut out = vec![0.0; count * width];
        // Keys of sixteen pieces side by side, so that a query meets them at once. Those
        // that fill the last sixteen up stay zero.
        let blocks = count.div_ceil(LANES);
        let mut keys = vec![[0.0; LANES]; blocks * part];
        let value_blocks = part.div_ceil(LANES);
        let mut values = vec![[0.0; LANES]; count * value_blocks];
        let mut scores = vec![[0.0; LANES]; blocks];
        for head in 0..self.heads {
            // The query, key or value of a piece, by which of the three it is.
            let vector = |piece: usize, which: usize| {
                let start = piece * 3 * width + which * width + head * part;
                &mixed[start..start + part]
            };
            for piece in 0..count {
                let start = piece / LANES * part;
                for (keys, value) in keys[start..].iter_mut().zip(vector(piece, 1)) {
                    keys[piece % LANES] = *value;
                }
                let values = values[piece * value_blocks..].as_flattened_mut();
                values[..part].copy_from_slice(vector(piece, 2));
            }
            for piece in 0..count {
                let query = vector(piece, 0);
                for (block, scores) in scores.iter_mut().enumerate() {
                    let keys = &keys[block * part..(block + 1) * part];
                    *scores = weighted_sum(query.iter().zip(keys));
                    scores.iter_mut().for_each(|score| *score *= scale);
                }
                let last = &mut scores.as_flattened_mut()[count..];
                last.fill(f32::NEG_INFINITY);
                softmax(&mut scores);
                let out = &mut out[piece * width + head * part..][..part];
                for (block, out) in out.chunks_mut(LANES).enumerate() {
                    let values = values[block..].iter().step_by(value_blocks);
                    let sums = weighted_sum(scores.as_flattened().iter().zip(values));
                    out.copy_from_slice(&sums[..out.len()]);
                }
            }
        }
        out
    }
}

/// The sum of blocks of numbers, each block times its weight.
#[inline(always)]
fn weighted_sum<'v>(blocks: impl Iterator<Item = (&'v f32, &'v [f32; LANES])>) -> [f32; LANES] {
    let mut sums = [0.0; LANES];
    for (weight, block) in blocks {
        for (sum, value) in sums.iter_mut().zip(block) {
            *sum += weight * value;
        }
    }
    sums
}
