//! A reader that is laid out in memory when it reads its first pair. Owns the waiting: a run
//! that reads nothing pays nothing for it. Reading is told in `reader`.

use std::sync::{Arc, OnceLock};

use super::reader::EntailmentReader;
use super::reader_weights::{ReaderWeightsError, WeightsHeader, header_of};

/// A reader of which only the head of its weights has been read yet.
#[derive(Debug, Clone)]
pub struct LazyReader {
    header: WeightsHeader,
    bytes: &'static [u8],
    /// None in it where the numbers are damaged.
    reader: Arc<OnceLock<Option<EntailmentReader>>>,
}

impl LazyReader {
    /// A reader whose weights are part of the program.
    ///
    /// # Errors
    /// Bytes without a sound head.
    ///
    /// ```
    /// # fn main() -> Result<(), stancegrid::entailment::ReaderWeightsError> {
    /// use stancegrid::entailment::LazyReader;
    /// # let weights = include_bytes!("../../tests/fixtures/entailment/tiny.int8.reader");
    /// let reader = LazyReader::new(weights)?;
    /// assert_eq!(reader.header().voices[0], "own");
    /// assert!(reader.get().is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(bytes: &'static [u8]) -> Result<Self, ReaderWeightsError> {
        Ok(Self {
            header: header_of(bytes)?,
            bytes,
            reader: Arc::new(OnceLock::new()),
        })
    }

    /// What the weights say of themselves.
    pub fn header(&self) -> &WeightsHeader {
        &self.header
    }

    /// The reader, laid out now unless it has been; none where its numbers are damaged.
    pub fn get(&self) -> Option<&EntailmentReader> {
        let load = || EntailmentReader::from_bytes(self.bytes).ok();
        self.reader.get_or_init(load).as_ref()
    }
}

impl From<EntailmentReader> for LazyReader {
    /// One that is laid out already.
    fn from(reader: EntailmentReader) -> Self {
        Self {
            header: reader.header().clone(),
            bytes: &[],
            reader: Arc::new(OnceLock::from(Some(reader))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TINY: &[u8] = include_bytes!("../../tests/fixtures/entailment/tiny.int8.reader");

    #[test]
    fn it_reads_as_the_reader_that_is_loaded_at_once() {
        let read = |reader: &EntailmentReader| reader.read("It sank", "It sank.", "");
        let lazy = LazyReader::new(TINY).unwrap();
        let loaded = EntailmentReader::from_bytes(TINY).unwrap();
        assert_eq!(read(lazy.get().unwrap()), read(&loaded));
        assert_eq!(lazy.header(), loaded.header());
        let laid_out = LazyReader::from(loaded);
        assert_eq!(read(laid_out.get().unwrap()), read(lazy.get().unwrap()));
    }

    #[test]
    fn bytes_without_a_head_are_refused_at_once() {
        assert!(LazyReader::new(b"stancegrid-reader 1\n---\n").is_err());
    }
}
