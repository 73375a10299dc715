//! The lines that a file of `scan` has already. Owns whether they are those of
//! the input that is scanned now.
//!
//! A scan goes on by position: line for line, the file is compared with what the
//! input gives. What an article's line begins with (judge, source, hash of its
//! text) is made anew without judging anything and must be there byte for byte;
//! a line that stands for a bad one is compared whole. So an article that has
//! changed, moved or gone is noticed, articles added at the end are simply
//! judged, an article that is in the input twice is in the output twice, and
//! none of it needs more memory than one line. A set of the ids done would need
//! memory that grows, and could not tell a changed article from an unchanged one.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cli::failure::Failure;
use crate::export::ScanLines;

use super::scan_piece::ScanPiece;

/// A file of lines, compared from its beginning.
pub(super) struct DoneBefore {
    path: PathBuf,
    reader: BufReader<File>,
    /// The line that is compared next; none at the end of the whole lines.
    line: Option<Vec<u8>>,
    /// Its number, counted from 1.
    number: u64,
    /// Where it begins.
    start: u64,
}

impl DoneBefore {
    /// Begins with a file that has something in it.
    pub(super) fn open(path: &Path, file: File, judge_id: &str) -> Result<Self, Failure> {
        let mut done = Self {
            path: path.to_owned(),
            reader: BufReader::with_capacity(1 << 20, file),
            line: None,
            number: 0,
            start: 0,
        };
        done.advance(0)?;
        done.check_judge(judge_id)?;
        Ok(done)
    }

    /// Whether the line that the piece gives is there; passes over it then. A
    /// piece that gives no line always is.
    pub(super) fn holds(&mut self, number: u64, piece: &ScanPiece) -> Result<bool, Failure> {
        let same = match (piece, &self.line) {
            (ScanPiece::Blank | ScanPiece::Elsewhere, _) => return Ok(self.line.is_some()),
            (_, None) => return Ok(false),
            (ScanPiece::Bad { line: expected }, Some(line)) => expected == line,
            (ScanPiece::Article { beginning, .. }, Some(line)) => {
                line.starts_with(beginning) && line.ends_with(ScanLines::END.as_bytes())
            }
        };
        if !same {
            return Err(self.differs(number, piece));
        }
        let length = self.line.as_ref().map_or(0, |line| line.len() as u64);
        self.advance(length)?;
        Ok(true)
    }

    /// Where the whole lines compared so far end.
    pub(super) fn end(&self) -> u64 {
        self.start
    }

    /// Where the file is to end when the input has; an error where there are
    /// lines left that are no article's.
    pub(super) fn at_end_of_input(&mut self) -> Result<u64, Failure> {
        match self.line {
            None => Ok(self.start),
            Some(_) => Err(self.refused(format!(
                "the input has no articles for line {} and those below it",
                self.number
            ))),
        }
    }

    /// Goes on to the next whole line. A torn one at the end of the file, which
    /// a run that was stopped has left, is as good as none.
    fn advance(&mut self, passed: u64) -> Result<(), Failure> {
        self.start += passed;
        self.number += 1;
        let mut line = self.line.take().unwrap_or_default();
        line.clear();
        let failed = |error| Failure::read(&self.path, error);
        self.reader.read_until(b'\n', &mut line).map_err(failed)?;
        let whole = line.ends_with(b"\n") && {
            let last = self.reader.fill_buf().map_err(failed)?.is_empty();
            !last || serde_json::from_slice::<serde::de::IgnoredAny>(&line).is_ok()
        };
        if !whole && !is_torn(&line) {
            return Err(self.refused("not a file of `scan` lines".to_owned()));
        }
        self.line = whole.then_some(line);
        Ok(())
    }

    fn check_judge(&self, judge_id: &str) -> Result<(), Failure> {
        let Some(line) = &self.line else {
            return Ok(());
        };
        let value: Value = serde_json::from_slice(line).unwrap_or_default();
        match value["judge_id"].as_str() {
            Some(theirs) if theirs == judge_id => Ok(()),
            Some(theirs) => Err(Failure::usage(
                format!(
                    "{}: the lines come from another judge: \"{theirs}\", and it is \
                     \"{judge_id}\" now",
                    self.path.display()
                ),
                "scan into another file: claims, weights or the program have changed since",
            )),
            None => Err(self.refused("not a file of `scan` lines".to_owned())),
        }
    }

    fn differs(&self, number: u64, piece: &ScanPiece) -> Failure {
        let line = self.line.as_deref().unwrap_or_default();
        let there: Value = serde_json::from_slice(line).unwrap_or_default();
        let id = there["source"]["source_id"].as_str();
        let there = match (id, there["line"].as_u64()) {
            (Some(id), _) => format!("about the article \"{id}\""),
            (None, Some(line)) => format!("about line {line}, which was no article"),
            (None, None) => "not a line of `scan`".to_owned(),
        };
        let here = match piece {
            ScanPiece::Article { about, .. } if Some(about.source.id.as_str()) == id => {
                "has another text or other metadata now".to_owned()
            }
            ScanPiece::Article { about, .. } => format!("is the article \"{}\"", about.source.id),
            ScanPiece::Bad { .. } => "is no article now, or fails in another way".to_owned(),
            ScanPiece::Blank | ScanPiece::Elsewhere => "gives no line".to_owned(),
        };
        self.refused(format!(
            "line {} is {there}, but line {number} of the input {here}",
            self.number
        ))
    }

    fn refused(&self, what: String) -> Failure {
        Failure::usage(
            format!("{}: {what}", self.path.display()),
            "resume with the same articles in the same order and the same `--shard` (more may \
             follow), or scan into another file",
        )
    }
}

/// Whether this may be what is left of a line: nobody's notes are cut off.
fn is_torn(rest: &[u8]) -> bool {
    let start = ScanLines::START.as_bytes();
    rest.starts_with(start) || start.starts_with(rest)
}
