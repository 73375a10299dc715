//! Whether what was given are lines of `scan`, and where they are. Owns that
//! standard input is looked at before anything is read, and kept where it has to
//! be read twice.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::cli::failure::Failure;
use crate::ingest::{ScanFiles, find_scan_files, is_lines};

/// Files of lines.
pub struct Lines {
    /// The files.
    pub found: ScanFiles,
    /// Where standard input was put, to be read twice.
    _spool: Option<TempDir>,
}

/// The lines of `scan` among what was given; none where that is articles.
pub fn find(given: &[PathBuf]) -> Result<Option<Lines>, Failure> {
    let stdin = Path::new("-");
    if given.iter().any(|path| path == stdin) {
        return if given.len() == 1 {
            spooled()
        } else {
            Ok(None)
        };
    }
    let found = find_scan_files(given)?;
    Ok(found.map(|found| Lines {
        found,
        _spool: None,
    }))
}

/// Puts standard input into a file, where it holds lines of `scan`.
fn spooled() -> Result<Option<Lines>, Failure> {
    let mut stdin = std::io::stdin().lock();
    let failed = |error| Failure::read(Path::new("-"), error);
    if !is_lines(stdin.fill_buf().map_err(failed)?) {
        return Ok(None);
    }
    let spool = TempDir::new().map_err(failed)?;
    let path = spool.path().join("stdin");
    let mut file = std::fs::File::create(&path).map_err(failed)?;
    std::io::copy(&mut stdin, &mut file).map_err(failed)?;
    let found = ScanFiles {
        files: vec![path],
        left_out: Vec::new(),
    };
    Ok(Some(Lines {
        found,
        _spool: Some(spool),
    }))
}
