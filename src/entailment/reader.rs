//! The reader: what one sentence says of one claim, by a small encoder. Owns the way from
//! three texts to a verdict. A pair's figures are the same to the bit alone and among
//! others, on every machine.

use std::fmt;

use super::encoder::Encoder;
use super::kernel::Kernel;
use super::pair_cache::{PairCache, PairKey};
use super::pair_head::{PairHead, PairVerdict, RELATIONS};
use super::pair_input::PairInput;
use super::reader_weights::{ReaderParts, ReaderWeightsError, WeightsHeader, parse};
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
        Ok(Self::new(parse(bytes, None, kernel)?, kernel))
    }

    /// A reader with the layers in one file and the tables of another, which must be those
    /// beside which they were learnt. A whole file needs no other.
    ///
    /// # Errors
    /// Bytes that are no such files, or damaged ones, or tables that the layers do not fit.
    pub fn from_layers(layers: &[u8], tables: &[u8]) -> Result<Self, ReaderWeightsError> {
        let kernel = Kernel::best();
        Ok(Self::new(parse(layers, Some(tables), kernel)?, kernel))
    }

    fn new(parts: ReaderParts, kernel: Kernel) -> Self {
        Self {
            header: parts.header,
            word_piece: parts.word_piece,
            encoder: parts.encoder,
            head: parts.head,
            kernel,
        }
    }

    /// What the weights say of themselves.
    pub fn header(&self) -> &WeightsHeader {
        &self.header
    }

    /// Reads one pair, unless it is known from an earlier run.
    pub fn read_anew(
        &self,
        [claim, sentence, before]: [&str; 3],
        cache: Option<&dyn PairCache>,
    ) -> PairVerdict {
        let Some(cache) = cache else {
            return self.read(claim, sentence, before);
        };
        let key = PairKey::of(&self.header.sha256, [claim, sentence, before]);
        let outputs = RELATIONS + self.header.voices.len();
        let known = cache.recall_pair(key);
        if let Some(known) = known.filter(|known| known.len() == outputs) {
            return PairVerdict::of(known);
        }
        let verdict = self.read(claim, sentence, before);
        cache.keep_pair(key, &verdict.logits);
        verdict
    }

    /// Reads one pair. `before` is the sentence before, or empty.
    pub fn read(&self, claim: &str, sentence: &str, before: &str) -> PairVerdict {
        let input = PairInput::new(&self.word_piece, claim, sentence, before);
        let rows = self.encoder.encode(&input, self.kernel);
        self.head
            .verdict(&rows, self.encoder.width, input.claim, self.kernel)
    }
}
