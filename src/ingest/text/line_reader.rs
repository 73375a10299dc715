//! Lines of a stream, one at a time and none longer than a limit. Owns the
//! numbers of lines and the bytes read; decodes nothing.

use std::io::{self, BufRead};

/// One line, its end taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine {
    /// Its number, counted from 1.
    pub number: u64,
    /// Its bytes; none where it was longer than the limit and was passed over.
    pub bytes: Option<Vec<u8>>,
    /// How many bytes it has, its end not counted.
    pub length: u64,
}

/// Reads lines from a stream. A line beyond the limit is passed over without
/// being held, and so is a byte-order mark before the first.
#[derive(Debug)]
pub struct LineReader<R> {
    reader: R,
    limit: usize,
    lines: u64,
    read: u64,
}

const BOM: &[u8] = "\u{feff}".as_bytes();

impl<R: BufRead> LineReader<R> {
    /// A reader of lines of at most `limit` bytes.
    pub fn new(reader: R, limit: usize) -> Self {
        Self {
            reader,
            limit,
            lines: 0,
            read: 0,
        }
    }

    /// How many bytes have been read so far.
    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The next line; none at the end. The last line needs no end.
    ///
    /// # Errors
    /// Whatever the stream says.
    pub fn next_line(&mut self) -> io::Result<Option<RawLine>> {
        let mut bytes = Vec::new();
        let mut length: u64 = 0;
        let mut any = false;
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            any = true;
            let end = chunk.iter().position(|&byte| byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            length += part.len() as u64;
            if length <= self.limit as u64 {
                bytes.extend_from_slice(part);
            } else {
                bytes = Vec::new();
            }
            let taken = part.len() + usize::from(end.is_some());
            self.reader.consume(taken);
            self.read += taken as u64;
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.lines += 1;
        if self.lines == 1 && bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        Ok(Some(RawLine {
            number: self.lines,
            bytes: (length <= self.limit as u64).then_some(bytes),
            length,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(text: &[u8], limit: usize, buffer: usize) -> Vec<(u64, Option<String>, u64)> {
        let mut reader = LineReader::new(BufReader::with_capacity(buffer, text), limit);
        let mut lines = Vec::new();
        while let Some(line) = reader.next_line().unwrap() {
            let text = line.bytes.map(|bytes| String::from_utf8(bytes).unwrap());
            lines.push((line.number, text, line.length));
        }
        assert_eq!(reader.bytes_read(), text.len() as u64);
        lines
    }

    #[test]
    fn lines_are_the_same_whatever_the_buffer_holds() {
        let text = "\u{feff}one\n\nthree\r\nlast".as_bytes();
        let expected = [
            (1, Some("one".to_owned()), 6),
            (2, Some(String::new()), 0),
            (3, Some("three\r".to_owned()), 6),
            (4, Some("last".to_owned()), 4),
        ];
        for buffer in [1, 2, 3, 5, 100] {
            assert_eq!(lines(text, 50, buffer), expected, "{buffer}");
        }
        assert_eq!(lines(b"", 50, 3), []);
    }

    #[test]
    fn a_line_at_the_limit_is_read_and_one_beyond_it_is_not() {
        let found = lines(b"12345\n123456\n1\n", 5, 2);
        let held: Vec<_> = found.iter().map(|(_, text, _)| text.is_some()).collect();
        assert_eq!(held, [true, false, true]);
        assert_eq!(found[1].2, 6);
    }
}
