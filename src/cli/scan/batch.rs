//! Lines in batches that fit into memory. Owns how large a batch is: enough for
//! all cores to be busy, in bytes and in cells never more than a fixed measure.

use std::io::{self, BufRead};

use crate::ingest::{LineReader, RawLine};

/// A batch is full once it holds so many bytes; a single line may be longer.
const MAX_BATCH_BYTES: u64 = 4 << 20;
/// And once its articles make so many cells, which are all held until they are
/// written.
const MAX_BATCH_CELLS: usize = 25_000;
/// However many claims there are, this many lines for each core.
const MIN_LINES_PER_CORE: usize = 4;
/// However few claims there are, not more lines than this for each core.
const MAX_LINES_PER_CORE: usize = 256;

/// Reads batch after batch.
pub(super) struct Batches<R> {
    lines: LineReader<R>,
    most: usize,
}

impl<R: BufRead> Batches<R> {
    /// Batches of articles that are to be judged against so many claims.
    pub(super) fn new(lines: LineReader<R>, claims: usize) -> Self {
        let cores = rayon::current_num_threads();
        let by_cells = MAX_BATCH_CELLS / claims.max(1);
        Self {
            lines,
            most: by_cells.clamp(MIN_LINES_PER_CORE * cores, MAX_LINES_PER_CORE * cores),
        }
    }

    /// How many bytes have been read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// The next batch; none at the end.
    pub(super) fn next_batch(&mut self) -> io::Result<Option<Vec<RawLine>>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < self.most && bytes < MAX_BATCH_BYTES {
            let Some(line) = self.lines.next_line()? else {
                break;
            };
            bytes += line.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
            batch.push(line);
        }
        Ok((!batch.is_empty()).then_some(batch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_lost_between_batches_and_none_is_too_full() {
        let text = "x\n".repeat(MAX_LINES_PER_CORE * rayon::current_num_threads() + 7);
        let count = text.lines().count();
        let mut batches = Batches::new(LineReader::new(text.as_bytes(), 10), 1);
        let first = batches.next_batch().unwrap().unwrap();
        let second = batches.next_batch().unwrap().unwrap();
        assert_eq!((first.len() + second.len(), second.len()), (count, 7));
        assert!(batches.next_batch().unwrap().is_none());
    }

    #[test]
    fn long_lines_fill_a_batch_sooner() {
        let line = format!("{}\n", "x".repeat(MAX_BATCH_BYTES as usize / 2));
        let text = line.repeat(5);
        let mut batches = Batches::new(LineReader::new(text.as_bytes(), 1 << 30), 1);
        assert_eq!(batches.next_batch().unwrap().unwrap().len(), 2);
    }
}
