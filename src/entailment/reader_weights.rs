//! The file of the reader's weights: a head of readable lines, then the numbers. Owns the
//! format and what makes a file sound. `training/convert.py` writes it.
//!
//! The head is `stancegrid-reader 2`, then a line `key value` for each key of
//! [`WeightsHeader`], then `---`. Behind it stand the pieces, one a line, and the tensors in
//! a fixed order, little-endian: a matrix of integers is the factors of its columns, its scales, then its rows.
//! Tables have no factors. The head
//! of the network is always in floats. A file whose head says `holds layers` has neither
//! pieces nor tables: it takes them from the whole file whose `tables` it names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::{UserError, sha256 as hash_of};

use super::encoder::{Embeddings, Encoder, EncoderLayer, LayerNorm, Table, TableValues};
use super::kernel::Kernel;
use super::linear::{Linear, WeightMatrix};
use super::packed_matrix::PackedMatrix;
use super::pair_head::{PairHead, RELATIONS};
use super::pair_input::MAX_PIECES;
use super::quantized_matrix::QuantizedMatrix;
use super::word_piece::WordPiece;

/// The first line of every file.
const MAGIC: &str = "stancegrid-reader 2";

/// The form of the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// 8-bit integers with a scale a row.
    Int8,
    /// 32-bit floats: to measure the integers by.
    Float32,
}

/// What weights say of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeightsHeader {
    /// What they are called.
    pub name: String,
    /// The model that they began from, with its licence.
    pub from: String,
    /// Whether they have been trained on pairs. Where not, verdicts mean nothing.
    pub trained: bool,
    /// The form of the numbers.
    pub numbers: NumberForm,
    /// What the voices are called, in their order.
    pub voices: Vec<String>,
    /// The hash of all that follows the head.
    pub sha256: String,
}

/// A file that holds no sound weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unsound reader weights: {what}")]
pub struct ReaderWeightsError {
    /// What is wrong.
    what: String,
}

impl UserError for ReaderWeightsError {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed("name a file that `training/convert.py` has written, and copy it whole")
    }
}

/// The parts of a reader.
pub(super) struct ReaderParts {
    pub header: WeightsHeader,
    pub word_piece: WordPiece,
    pub encoder: Encoder,
    pub head: PairHead,
}

fn wrong<T>(what: impl Into<String>) -> Result<T, ReaderWeightsError> {
    Err(ReaderWeightsError { what: what.into() })
}

/// Reads a file, with its matrices laid out for a kernel. A file that holds what was learnt
/// alone takes its pieces and tables from `tables`, a whole file.
pub(super) fn parse(
    bytes: &[u8],
    tables: Option<&[u8]>,
    kernel: Kernel,
) -> Result<ReaderParts, ReaderWeightsError> {
    let (keys, body) = head(bytes)?;
    let number = |key: &str| match value(&keys, key)?.parse::<usize>() {
        Ok(number) if (1..=1 << 20).contains(&number) => Ok(number),
        _ => wrong(format!("`{key}` is no number from 1 to 1048576")),
    };
    let header = header(&keys)?;
    let numbers = header.numbers;
    if header.sha256 != hash_of(body) {
        return wrong("the numbers are damaged: their hash is another than the head says");
    }
    let (layers, width, heads) = (number("layers")?, number("width")?, number("heads")?);
    let (inner, hidden) = (number("inner")?, number("hidden")?);
    if width % heads != 0 {
        return wrong(format!(
            "a width of {width} cannot be parted into {heads} heads"
        ));
    }
    let mut body = Body {
        rest: body,
        numbers,
        kernel,
    };
    let mut others = match keys.get("holds") {
        Some(&"layers") => Some(Body {
            rest: tables_of(tables, keys.get("tables").copied())?,
            numbers,
            kernel,
        }),
        Some(_) | None => None,
    };
    let shared = others.as_mut().unwrap_or(&mut body);
    let names = shared.pieces(number("pieces")?)?;
    let Some(word_piece) = WordPiece::new(names.iter().copied()) else {
        return wrong("a piece [UNK], [CLS] or [SEP] is missing");
    };
    let words = shared.table(names.len(), width)?;
    let positions = shared.table(MAX_PIECES, width)?;
    let types = shared.table(2, width)?;
    let embeddings = Embeddings {
        words,
        positions,
        types,
        norm: body.norm(width)?,
    };
    let mut stack = Vec::new();
    for _ in 0..layers {
        stack.push(EncoderLayer {
            attention: body.linear(3 * width, width)?,
            attention_out: body.linear(width, width)?,
            attention_norm: body.norm(width)?,
            inner: body.linear(inner, width)?,
            outer: body.linear(width, inner)?,
            norm: body.norm(width)?,
        });
    }
    // The inputs of the head are of very different sizes: one scale for all of them would
    // leave little of the small ones.
    body.numbers = NumberForm::Float32;
    let head = PairHead {
        hidden: body.linear(hidden, 4 * width)?,
        output: body.linear(RELATIONS + header.voices.len(), hidden)?,
    };
    if !body.rest.is_empty() {
        return wrong(format!("{} bytes too many", body.rest.len()));
    }
    Ok(ReaderParts {
        header,
        word_piece,
        encoder: Encoder {
            width,
            heads,
            embeddings,
            layers: stack,
        },
        head,
    })
}

/// What a file says of itself. Whether its numbers are whole is not looked at.
pub(super) fn header_of(bytes: &[u8]) -> Result<WeightsHeader, ReaderWeightsError> {
    let (keys, _) = head(bytes)?;
    header(&keys)
}

type HeadKeys<'b> = BTreeMap<&'b str, &'b str>;

fn value(keys: &HeadKeys<'_>, key: &str) -> Result<String, ReaderWeightsError> {
    match keys.get(key) {
        Some(value) => Ok((*value).to_owned()),
        None => wrong(format!("the head has no `{key}`")),
    }
}

fn header(keys: &HeadKeys<'_>) -> Result<WeightsHeader, ReaderWeightsError> {
    let text = |key: &str| value(keys, key);
    let numbers = match text("numbers")?.as_str() {
        "int8" => NumberForm::Int8,
        "float32" => NumberForm::Float32,
        other => return wrong(format!("unknown form of numbers \"{other}\"")),
    };
    let sha256 = text("sha256")?;
    Ok(WeightsHeader {
        name: text("name")?,
        from: text("from")?,
        trained: text("trained")? == "yes",
        numbers,
        voices: text("voices")?.split(' ').map(str::to_owned).collect(),
        sha256,
    })
}

/// What stands behind the head of the file that has the tables, `hash` being theirs.
fn tables_of<'b>(
    bytes: Option<&'b [u8]>,
    hash: Option<&str>,
) -> Result<&'b [u8], ReaderWeightsError> {
    let Some(bytes) = bytes else {
        return wrong("it holds layers alone, which need the tables of a whole reader");
    };
    let (keys, body) = head(bytes)?;
    if hash.is_none() || keys.get("tables").copied() != hash {
        return wrong("it was learnt beside other tables");
    }
    Ok(body)
}

/// The keys of the head, and what stands behind it.
fn head(bytes: &[u8]) -> Result<(HeadKeys<'_>, &[u8]), ReaderWeightsError> {
    const END: &[u8] = b"\n---\n";
    let end = bytes
        .windows(END.len())
        .take(1 << 16)
        .position(|window| window == END);
    let lines = end.and_then(|end| std::str::from_utf8(&bytes[..end]).ok());
    let (Some(end), Some(lines)) = (end, lines) else {
        return wrong("the file has no head");
    };
    let Some(lines) = lines.strip_prefix(MAGIC) else {
        return wrong(format!("the file does not begin with \"{MAGIC}\""));
    };
    let keys = lines.lines().filter_map(|line| line.split_once(' '));
    Ok((keys.collect(), &bytes[end + END.len()..]))
}

/// What has not been read yet.
struct Body<'b> {
    rest: &'b [u8],
    numbers: NumberForm,
    kernel: Kernel,
}

impl<'b> Body<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], ReaderWeightsError> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            return wrong("the file ends too early");
        };
        self.rest = rest;
        Ok(taken)
    }

    fn pieces(&mut self, count: usize) -> Result<Vec<&'b str>, ReaderWeightsError> {
        let ends = self
            .rest
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n');
        let end = ends.map(|(at, _)| at).nth(count - 1);
        let taken = self.take(end.map_or(usize::MAX, |end| end + 1))?;
        match std::str::from_utf8(taken) {
            Ok(text) => Ok(text.lines().collect()),
            Err(_) => wrong("the pieces are no text"),
        }
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, ReaderWeightsError> {
        let (floats, _) = self.take(count * size_of::<f32>())?.as_chunks::<4>();
        let floats: Vec<f32> = floats
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes))
            .collect();
        match floats.iter().all(|value| value.is_finite()) {
            true => Ok(floats),
            false => wrong("a number is infinite or none"),
        }
    }

    fn matrix(&mut self, rows: usize, columns: usize) -> Result<WeightMatrix, ReaderWeightsError> {
        Ok(match self.numbers {
            NumberForm::Float32 => WeightMatrix::Float(self.floats(rows * columns)?),
            NumberForm::Int8 => {
                let (values, scales) = self.integers(rows, columns)?;
                match self.kernel {
                    Kernel::ByteDot => {
                        WeightMatrix::Packed(PackedMatrix::new(&values, columns, scales))
                    }
                    Kernel::Portable | Kernel::Sse2 | Kernel::Avx2 | Kernel::Avx512 => {
                        WeightMatrix::Quantized(QuantizedMatrix::new(&values, columns, scales))
                    }
                }
            }
        })
    }

    /// Integers, and the scale of each row.
    fn integers(
        &mut self,
        rows: usize,
        columns: usize,
    ) -> Result<(Vec<i8>, Vec<f32>), ReaderWeightsError> {
        let scales = self.floats(rows)?;
        let bytes = self.take(rows * columns)?.iter();
        Ok((bytes.map(|byte| byte.cast_signed()).collect(), scales))
    }

    fn table(&mut self, rows: usize, width: usize) -> Result<Table, ReaderWeightsError> {
        let values = match self.numbers {
            NumberForm::Float32 => TableValues::Float(self.floats(rows * width)?),
            NumberForm::Int8 => {
                let (values, scales) = self.integers(rows, width)?;
                TableValues::Quantized { values, scales }
            }
        };
        Ok(Table { values, width })
    }

    fn linear(&mut self, rows: usize, columns: usize) -> Result<Linear, ReaderWeightsError> {
        let factors = match self.numbers {
            NumberForm::Float32 => Vec::new(),
            NumberForm::Int8 => self.floats(columns)?,
        };
        Ok(Linear {
            factors,
            matrix: self.matrix(rows, columns)?,
            columns,
            bias: self.floats(rows)?,
        })
    }

    fn norm(&mut self, width: usize) -> Result<LayerNorm, ReaderWeightsError> {
        Ok(LayerNorm {
            scale: self.floats(width)?,
            offset: self.floats(width)?,
        })
    }
}
