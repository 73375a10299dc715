//! The bytes of a file, unpacked where it is packed. Owns how much is unpacked.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::ingest::article::folder::is_packed;
use crate::ingest::article::source_text::reason;

/// The bytes of a file that has no more than `most`, unpacked where it is packed: a
/// few kilobytes can unpack to terabytes. The error completes "failed: …".
pub(crate) fn bytes_of(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let cannot_open = |error: io::Error| format!("cannot be opened: {}", reason(&error));
    let file = File::open(path).map_err(cannot_open)?;
    if is_packed(path) {
        return unpack(file, most);
    }
    let length = file.metadata().map_err(cannot_open)?.len();
    // What is no plain file may say that it has no length.
    let mut bytes = Vec::new();
    if length <= most {
        let read = file.take(most + 1).read_to_end(&mut bytes);
        read.map_err(cannot_open)?;
    }
    match length.max(bytes.len() as u64) > most {
        true => Err(format!(
            "has more than {} MB; part it, or leave it out",
            most >> 20
        )),
        false => Ok(bytes),
    }
}

fn unpack(packed: impl Read, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut unpacked = MultiGzDecoder::new(packed).take(most + 1);
    let read = unpacked.read_to_end(&mut bytes);
    read.map_err(|error| format!("cannot be unpacked: {error}"))?;
    if bytes.len() as u64 > most {
        return Err(format!("unpacks to more than {} MB", most >> 20));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn all_members_are_unpacked() {
        let both = [packed(b"It rained. "), packed(b"It snowed.")].concat();
        assert_eq!(unpack(&*both, 21), Ok(b"It rained. It snowed.".to_vec()));
    }

    #[test]
    fn what_unpacks_without_end_is_left() {
        let bomb = packed(&vec![0; 10 << 20]);
        assert!(bomb.len() < 100_000);
        let error = unpack(&*bomb, 1 << 20).unwrap_err();
        assert_eq!(error, "unpacks to more than 1 MB");
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
        file.as_file().set_len(1 << 30).unwrap();
        let error = bytes_of(file.path(), 256 << 20).unwrap_err();
        assert_eq!(error, "has more than 256 MB; part it, or leave it out");
        assert!(bytes_of(Path::new("/dev/zero"), 1 << 20).is_err());
        file.as_file().set_len(2).unwrap();
        assert_eq!(bytes_of(file.path(), 2), Ok(vec![0, 0]));
        assert!(bytes_of(file.path(), 1).is_err());
    }

    #[test]
    fn a_torn_file_is_not_half_a_text() {
        let whole = packed(b"It did not rain.");
        for end in [0, 5, whole.len() - 9, whole.len() - 1] {
            assert!(unpack(&whole[..end], 100).is_err(), "{end}");
        }
        let mut damaged = whole.clone();
        damaged[12] ^= 0x55;
        assert!(unpack(&*damaged, 100).is_err());
    }
}
