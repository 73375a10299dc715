//! The reader: what one sentence says of one claim, by a small encoder. Owns the way from
//! three texts to a verdict. A pair's figures are the same to the bit alone and among
//! others, on every machine.

use std::fmt;

use super::encoder::Encoder;
use super::kernel::Kernel;
use super::pair_head::{PairHead, PairVerdict};
use super::pair_input::PairInput;
use super::reader_weights::{ReaderWeightsError, WeightsHeader, parse};
use super::word_piece::WordPiece;

/// Reads pairs of a claim and a sentence.
pub struct EntailmentReader {
    header: WeightsHeader,
    word_piece: WordPiece,
    encoder: Encoder,
    head: PairHead,
    kernel: Kernel,
}

impl fmt::Debug for EntailmentReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("EntailmentReader");
        shown.field("header", &self.header);
        shown.field("kernel", &self.kernel).finish_non_exhaustive()
    }
}

impl EntailmentReader {
    /// A reader with the weights in `bytes`, a file as `training/convert.py` writes it.
    ///
    /// # Errors
    /// Bytes that are no such file, or a damaged one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReaderWeightsError> {
        Self::with_kernel(bytes, Kernel::best())
    }

    /// Like [`Self::from_bytes`], to read by this kernel, for measuring. No verdict changes
    /// with it.
    ///
    /// # Errors
    /// Bytes that are no such file, or a damaged one.
    pub fn with_kernel(bytes: &[u8], kernel: Kernel) -> Result<Self, ReaderWeightsError> {
        let parts = parse(bytes, kernel)?;
        Ok(Self {
            header: parts.header,
            word_piece: parts.word_piece,
            encoder: parts.encoder,
            head: parts.head,
            kernel,
        })
    }

    /// What the weights say of themselves.
    pub fn header(&self) -> &WeightsHeader {
        &self.header
    }

    /// Reads one pair. `before` is the sentence before, or empty.
    pub fn read(&self, claim: &str, sentence: &str, before: &str) -> PairVerdict {
        let input = PairInput::new(&self.word_piece, claim, sentence, before);
        let rows = self.encoder.encode(&input, self.kernel);
        self.head
            .verdict(&rows, self.encoder.width, input.claim, self.kernel)
    }
}
