//! The first pass over files of `scan`: where each article's line stands. Owns
//! that all lines are of one judge; what the lines come to together is told in
//! `scan_index`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::domain::Sketch;
use crate::ingest::article::source_text::cannot_open;
use crate::ingest::text::line_reader::{LineReader, RawLine};
use crate::ingest::{IngestError, Input};

use super::scan_record;
use super::scan_record::Head;

/// Lines are read in batches of so many bytes.
const BATCH_BYTES: u64 = 8 << 20;
/// How many of the lines that stand for no article are kept to be shown.
const MAX_SHOWN_LINES: usize = 10;

/// Everything that was found, in the order of reading.
#[derive(Debug, Default)]
pub(in crate::ingest) struct ScanListing {
    /// The articles' lines.
    pub entries: Vec<ListingEntry>,
    /// The others.
    pub bad: BadScanLines,
    /// How many articles each outlet has.
    pub outlets: BTreeMap<Option<String>, usize>,
}

/// Lines that stand for lines that were no article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BadScanLines {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<BadScanLine>,
}

/// A line that stands for one that was no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadScanLine {
    /// Where it stands.
    pub input: Input,
    /// What it says.
    pub why: String,
}

/// Where an article's line stands.
#[derive(Debug)]
pub(in crate::ingest) struct ListingEntry {
    /// The article's id.
    pub id: Box<str>,
    /// Where its line begins in the file.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u64,
    /// Its number in the file.
    pub line: u64,
    /// Which file.
    pub file: u32,
    /// By which reprints are told; none where there is no text.
    pub sketch: Option<Sketch>,
}

impl ScanListing {
    /// Reads the files once.
    pub(in crate::ingest) fn of(files: &[PathBuf], judge_id: &str) -> Result<Self, IngestError> {
        let mut listing = Self::default();
        for (place, path) in files.iter().enumerate() {
            listing.read(place, path, judge_id)?;
        }
        Ok(listing)
    }

    fn read(&mut self, place: usize, path: &Path, judge_id: &str) -> Result<(), IngestError> {
        let file = File::open(path).map_err(|error| cannot_open(path, &error))?;
        let mut lines = LineReader::new(BufReader::with_capacity(1 << 20, file), usize::MAX);
        loop {
            let mut batch: Vec<(u64, RawLine)> = Vec::new();
            let mut bytes = 0;
            while bytes < BATCH_BYTES {
                let offset = lines.bytes_read();
                let line = lines
                    .next_line()
                    .map_err(|error| cannot_open(path, &error))?;
                let Some(line) = line else { break };
                bytes += line.length;
                batch.push((offset, line));
            }
            if batch.is_empty() {
                return Ok(());
            }
            let heads: Vec<Result<Option<Head>, IngestError>> = batch
                .par_iter()
                .map(|(_, line)| head(path, line, judge_id))
                .collect();
            // Of several errors the first line's is told, on every run.
            for ((offset, line), head) in batch.into_iter().zip(heads) {
                if let Some(head) = head? {
                    self.enter(place, path, offset, &line, head);
                }
            }
        }
    }

    fn enter(&mut self, place: usize, path: &Path, offset: u64, line: &RawLine, head: Head) {
        let Some(source) = head.source else {
            let input = Input {
                file: path.to_owned(),
                line: usize::try_from(line.number).ok(),
            };
            let why = head.error.unwrap_or_default();
            let why = match head.line {
                Some(number) => format!("line {number} of the articles: {why}"),
                None => why,
            };
            self.bad.count += 1;
            if self.bad.first.len() < MAX_SHOWN_LINES {
                self.bad.first.push(BadScanLine { input, why });
            }
            return;
        };
        *self.outlets.entry(source.outlet).or_default() += 1;
        self.entries.push(ListingEntry {
            id: source.source_id.into_boxed_str(),
            offset,
            length: line.length,
            line: line.number,
            file: u32::try_from(place).unwrap_or(u32::MAX),
            sketch: source.sketch,
        });
    }
}

/// What a line begins with; nothing where it is blank.
fn head(path: &Path, line: &RawLine, judge_id: &str) -> Result<Option<Head>, IngestError> {
    let error = |what: String, help: &str| {
        let mut error = IngestError::new(path, what, help);
        error.line = usize::try_from(line.number).ok();
        error
    };
    let bytes = line.bytes.as_deref().unwrap_or_default();
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let head = scan_record::head(bytes).map_err(|what| {
        let help = "finish the scan with `--resume`, or scan the articles again";
        error(format!("the line {what}"), help)
    })?;
    if head.judge_id == judge_id {
        return Ok(Some(head));
    }
    let what = format!(
        "the line comes from another judge: \"{}\", and it is \"{judge_id}\" now",
        head.judge_id
    );
    let help = "use the claims, the `--weights` and the program version of the scan, or scan the \
                articles again";
    Err(error(what, help).in_field("judge_id"))
}
