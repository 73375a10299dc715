//! Files of which lines are read again at their places. Owns how many are held
//! open: a cluster may have written thousands of parts.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

const MAX_OPEN_FILES: usize = 64;
const BOM: &[u8] = "\u{feff}".as_bytes();

/// Some of the files of a set, by their places in it.
#[derive(Debug, Default)]
pub(in crate::ingest) struct OpenFiles {
    open: HashMap<u32, File>,
}

impl OpenFiles {
    /// The bytes of a line, without the byte-order mark that the first line of a
    /// file may have before it.
    pub(in crate::ingest) fn read(
        &mut self,
        place: u32,
        path: &Path,
        offset: u64,
        length: u64,
    ) -> io::Result<Vec<u8>> {
        let mut file = match self.open.remove(&place) {
            Some(file) => file,
            None => File::open(path)?,
        };
        let length = usize::try_from(length).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(&mut bytes)?;
        if self.open.len() >= MAX_OPEN_FILES {
            self.open.clear();
        }
        self.open.insert(place, file);
        if bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_in_more_files_than_are_held_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = |at: u32| folder.path().join(at.to_string());
        let files = MAX_OPEN_FILES as u32 + 9;
        for at in 0..files {
            std::fs::write(path(at), format!("\u{feff}first {at}\nsecond {at}\n")).unwrap();
        }
        let mut open = OpenFiles::default();
        for round in 0..2 {
            for at in 0..files {
                let first = open.read(at, &path(at), 0, 10).unwrap();
                assert!(first.starts_with(b"first "), "{round}");
                let start = format!("\u{feff}first {at}\n").len() as u64;
                let second = open.read(at, &path(at), start, 7).unwrap();
                assert_eq!(second, b"second ");
            }
        }
        assert!(
            open.read(0, &path(0), 5, 1_000).is_err(),
            "the file is shorter"
        );
    }
}
