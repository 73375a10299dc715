//! Looks at a workbook before any parser does: a file of a few kilobytes can
//! unpack to terabytes, or ask for them. Owns how much is let through; reads no
//! cell.

use std::io::{Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::ingest::IngestError;

/// How much a workbook may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caps {
    /// Files in the archive.
    pub parts: usize,
    /// Bytes of all of them, unpacked.
    pub unpacked: u64,
    /// Bytes of the table of strings, which has to be held in memory.
    pub strings: u64,
    /// Bytes of any other part that is no sheet: parsers hold what it says.
    pub others: u64,
    /// Bytes of text in the cells that are read.
    pub text: usize,
}

impl Caps {
    /// What a workbook among the articles may hold: several of them are read at a
    /// time, and nobody has vouched for them.
    pub const LIST: Self = Self {
        parts: 1_000,
        unpacked: 512 << 20,
        strings: 256 << 20,
        others: 16 << 20,
        text: 256 << 20,
    };
}

impl Default for Caps {
    /// A sheet full to its last row of ordinary sentences passes.
    fn default() -> Self {
        Self {
            parts: 10_000,
            unpacked: 4 << 30,
            strings: 1 << 30,
            others: 256 << 20,
            text: 1 << 30,
        }
    }
}

const HELP: &str = "save the sheet as .csv, or split it";

/// Unpacks every part without keeping it and counts what comes out: what the
/// archive itself says of its sizes may be wrong.
pub(super) fn check(file: &Path, bytes: &[u8], caps: Caps) -> Result<(), IngestError> {
    let broken = |why: zip::result::ZipError| not_a_workbook(file, &why.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > caps.parts {
        let what = format!("is no workbook: it has {} parts", archive.len());
        return Err(IngestError::new(file, what, HELP));
    }
    let mut left = caps.unpacked;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let name = part.name().map_err(broken)?.to_ascii_lowercase();
        let strings = is_strings(&name);
        let own = match strings {
            true => caps.strings,
            false if name.contains("worksheets/") || !name.ends_with(".xml") => caps.unpacked,
            false => caps.others,
        };
        let most = left.min(own);
        let size = if strings {
            let mut text = Vec::new();
            let size = part.take(most + 1).read_to_end(&mut text);
            check_count(file, &text)?;
            size.map(|size| size as u64)
        } else {
            std::io::copy(&mut part.take(most + 1), &mut std::io::sink())
        };
        let size = size.map_err(|error| not_a_workbook(file, &error.to_string()))?;
        if size > most {
            // What is left of the whole tells nobody anything.
            let cap = if own <= left { own } else { caps.unpacked };
            let what = format!("unpacks to more than {} MB", cap >> 20);
            return Err(IngestError::new(file, what, HELP));
        }
        left -= size;
    }
    Ok(())
}

/// The error for a file that is no workbook, or a broken one.
pub(super) fn not_a_workbook(file: &Path, why: &str) -> IngestError {
    IngestError::new(
        file,
        format!("cannot be read as a workbook: {why}"),
        "open it in a spreadsheet program and save it again as .xlsx, without a password",
    )
}

/// Whether a part is the table of strings, by its name in lower case: parsers look for
/// it without regard to case.
fn is_strings(name: &str) -> bool {
    name.ends_with("sharedstrings.xml")
}

/// The table says how many strings it has, and a parser makes room for these
/// before it has seen one. Each takes some bytes.
fn check_count(file: &Path, table: &[u8]) -> Result<(), IngestError> {
    const NAME: &[u8] = b"uniqueCount";
    let named = table.windows(NAME.len()).enumerate();
    for (at, _) in named.filter(|(_, window)| *window == NAME) {
        let behind = table[at + NAME.len()..].iter();
        let digits = behind
            .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''))
            .take_while(|byte| byte.is_ascii_digit());
        let mut count = 0_u64;
        for digit in digits {
            count = count
                .saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'));
        }
        if count > table.len() as u64 {
            let what = format!("says that it has {count} texts, which do not fit in it");
            return Err(not_a_workbook(file, &what));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn archive(name: &str, contents: &[u8]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(contents).unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn checked(bytes: &[u8], caps: Caps) -> Result<(), String> {
        check(Path::new("x.xlsx"), bytes, caps).map_err(|error| error.to_string())
    }

    #[test]
    fn a_small_file_that_unpacks_to_much_is_refused() {
        let bytes = archive("xl/worksheets/sheet1.xml", &vec![b' '; 3 << 20]);
        assert!(bytes.len() < 10_000);
        let caps = |unpacked| Caps {
            unpacked,
            ..Caps::default()
        };
        assert_eq!(checked(&bytes, caps(3 << 20)), Ok(()));
        assert_eq!(
            checked(&bytes, caps(2 << 20)).unwrap_err(),
            "x.xlsx: unpacks to more than 2 MB"
        );
    }

    #[test]
    fn a_table_that_promises_more_strings_than_fit_is_refused() {
        let strings = |count: &str| {
            let xml = format!("<sst count=\"1\" uniqueCount = \"{count}\"><si><t>a</t></si></sst>");
            archive("xl/SharedStrings.xml", xml.as_bytes())
        };
        assert_eq!(checked(&strings("1"), Caps::default()), Ok(()));
        for count in ["99999999999", "99999999999999999999999999"] {
            let error = checked(&strings(count), Caps::default()).unwrap_err();
            assert!(error.contains("which do not fit in it"), "{error}");
        }
    }

    #[test]
    fn what_is_no_archive_is_named() {
        let error = checked(b"claim_id,stance\n", Caps::default()).unwrap_err();
        assert!(
            error.starts_with("x.xlsx: cannot be read as a workbook: "),
            "{error}"
        );
    }
}
