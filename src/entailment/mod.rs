//! A small reader of meaning: whether a sentence says a claim, contradicts it or does
//! neither, and whose voice it is. A transformer encoder over word pieces, in integers.
//!
//! Owns reading one pair, with weights that it takes as bytes. It reads no file, finds no
//! sentence and judges no cell.

mod encoder;
mod kernel;
mod lazy_reader;
mod linear;
mod packed_matrix;
mod pair_cache;
mod pair_head;
mod pair_input;
mod portable_math;
mod quantization;
mod quantized_matrix;
mod reader;
mod reader_weights;
#[cfg(feature = "reader")]
mod shipped_reader;
mod word_piece;

pub use kernel::Kernel;
pub use lazy_reader::LazyReader;
pub use pair_cache::{PairCache, PairKey};
pub use pair_head::{PairVerdict, Relation};
pub use pair_input::PairInput;
pub use reader::EntailmentReader;
pub use reader_weights::{NumberForm, ReaderWeightsError, WeightsHeader};
#[cfg(feature = "reader")]
pub use shipped_reader::{SHIPPED_READER, shipped_reader};
pub use word_piece::{PieceId, WordPiece};
