//! Files of `scan` as one set of articles in the order of their ids. Owns the
//! index that finds an article's line again, so that the lines themselves need
//! not be held, and that each article counts once.
//!
//! Of each article the index keeps its id, where its line stands, and the sketch of
//! its text: a good kilobyte.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::domain::{Claim, Scanned, Sketch};
use crate::ingest::article::source_text::cannot_open;
use crate::ingest::{IngestError, Input};

use super::open_files::OpenFiles;
use super::scan_listing::{BadScanLines, ListingEntry, ScanListing};
use super::scan_record;

/// Lines are read in batches of so many bytes.
const BATCH_BYTES: usize = 8 << 20;

/// All articles that some files of `scan` tell of.
#[derive(Debug)]
pub struct ScanIndex {
    files: Vec<PathBuf>,
    entries: Vec<ListingEntry>,
    bad: BadScanLines,
    doubled: usize,
    outlets: BTreeMap<Option<String>, usize>,
    open: OpenFiles,
}

impl ScanIndex {
    /// Reads the files once.
    ///
    /// # Errors
    /// A line that is none of `scan`, one of another judge than `judge_id`, or
    /// two lines that tell different things of one article.
    pub fn of(files: Vec<PathBuf>, judge_id: &str) -> Result<Self, IngestError> {
        let listing = ScanListing::of(&files, judge_id)?;
        let mut index = Self {
            files,
            entries: listing.entries,
            bad: listing.bad,
            doubled: 0,
            outlets: listing.outlets,
            open: OpenFiles::default(),
        };
        index
            .entries
            .sort_by(|a, b| (&a.id, a.file, a.offset).cmp(&(&b.id, b.file, b.offset)));
        index.take_doubled_out()?;
        Ok(index)
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.id)
    }

    /// Each with what tells how much of its text stands in others.
    pub fn sketches(&self) -> impl Iterator<Item = (&str, Option<&Sketch>)> {
        let entries = self.entries.iter();
        entries.map(|entry| (&*entry.id, entry.sketch.as_ref()))
    }

    /// How many articles each outlet has.
    pub fn outlets(&self) -> &BTreeMap<Option<String>, usize> {
        &self.outlets
    }

    /// The lines that stand for no article.
    pub fn bad(&self) -> &BadScanLines {
        &self.bad
    }

    /// How many lines were there more than once, of which one counts.
    pub fn doubled(&self) -> usize {
        self.doubled
    }

    /// The articles from `place` on, as many as fit into a batch; none at the
    /// end.
    ///
    /// # Errors
    /// A file that cannot be read, or has changed since the index was made.
    pub fn batch(&mut self, place: usize, claims: &[Claim]) -> Result<Vec<Scanned>, IngestError> {
        let mut lines = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH_BYTES {
            let Some(line) = self.line(place + lines.len())? else {
                break;
            };
            bytes += line.len();
            lines.push(line);
        }
        let read = lines.par_iter().enumerate().map(|(at, line)| {
            let entry = &self.entries[place + at];
            let scanned = scan_record::scanned(line, claims)
                .map_err(|what| self.error(entry, format!("the line {what}")))?;
            if scanned.about.source.id.as_str() != &*entry.id {
                let what = "the file changed while it was read";
                return Err(self.error(entry, what.to_owned()));
            }
            Ok(scanned)
        });
        // Of several errors the first line's is told, on every run.
        let read: Vec<Result<Scanned, IngestError>> = read.collect();
        read.into_iter().collect()
    }

    /// Of lines that are the same to the byte one counts.
    fn take_doubled_out(&mut self) -> Result<(), IngestError> {
        let mut doubled = Vec::new();
        for at in 1..self.entries.len() {
            if self.entries[at - 1].id != self.entries[at].id {
                continue;
            }
            let (one, other) = (self.line(at - 1)?, self.line(at)?);
            if one != other {
                return Err(self.two_tales(at));
            }
            let head = scan_record::head(&other.unwrap_or_default()).ok();
            let outlet = head
                .and_then(|head| head.source)
                .map(|source| source.outlet);
            if let Some(count) = outlet.and_then(|outlet| self.outlets.get_mut(&outlet)) {
                *count -= 1;
            }
            doubled.push(at);
        }
        self.doubled = doubled.len();
        self.outlets.retain(|_, count| *count > 0);
        let mut at = 0;
        self.entries.retain(|_| {
            let kept = doubled.binary_search(&at).is_err();
            at += 1;
            kept
        });
        Ok(())
    }

    fn two_tales(&self, at: usize) -> IngestError {
        let (one, other) = (&self.entries[at - 1], &self.entries[at]);
        let first = self.input(one);
        self.error(
            other,
            format!(
                "conflicting lines for the article \"{}\" (first at {first}): it was scanned with \
                 two texts",
                other.id
            ),
        )
    }

    /// The bytes of an article's line.
    fn line(&mut self, place: usize) -> Result<Option<Vec<u8>>, IngestError> {
        let Some(entry) = self.entries.get(place) else {
            return Ok(None);
        };
        let path = &self.files[entry.file as usize];
        let line = self.open.read(entry.file, path, entry.offset, entry.length);
        line.map(Some).map_err(|error| cannot_open(path, &error))
    }

    fn input(&self, entry: &ListingEntry) -> Input {
        Input {
            file: self.files[entry.file as usize].clone(),
            line: usize::try_from(entry.line).ok(),
        }
    }

    fn error(&self, entry: &ListingEntry, what: String) -> IngestError {
        let input = self.input(entry);
        let mut error = IngestError::new(input.file, what, "scan the articles again");
        error.line = input.line;
        error
    }
}
