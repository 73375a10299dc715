//! One input of a file and what became of it. Owns the records only. Which reader makes
//! them is told in `article_file`.

use std::hash::BuildHasher;
use std::path::Path;

use rustc_hash::FxBuildHasher;

use crate::domain::{Article, Readability, Sketch, Source};
use crate::ingest::Input;

/// One input and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilePiece {
    /// The file or the record.
    pub input: Input,
    /// What became of it.
    pub outcome: PieceOutcome,
    /// The line that it stands in, where its text can be read from there again.
    pub line: Option<LinePlace>,
    /// Where its text was left, which then is not here.
    pub left: Option<LeftText>,
    /// What tells how much of its text stands in others, where there is any.
    pub sketch: Option<Sketch>,
}

/// Where a line of a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LinePlace {
    /// Its first byte.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u64,
}

/// What is done with every piece as soon as it has been read.
pub(crate) type Finish<'f> = dyn Fn(FilePiece) -> FilePiece + Sync + 'f;

/// What becomes of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PieceOutcome {
    /// An article, which may be one that cannot be read.
    Article(Article),
    /// Left out, for this reason.
    Skipped(String),
}

/// The inputs of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilePieces {
    /// How many inputs the file holds, counted before any is read.
    pub given: usize,
    /// What became of each.
    pub pieces: Vec<FilePiece>,
}

impl FilePieces {
    /// A file that is one input.
    pub fn one(path: &Path, outcome: PieceOutcome) -> Self {
        let input = Input {
            file: path.to_owned(),
            line: None,
        };
        Self {
            given: 1,
            pieces: vec![FilePiece {
                input,
                outcome,
                line: None,
                left: None,
                sketch: None,
            }],
        }
    }
}

/// An article that could not be read.
pub(crate) fn failed(source: Source, why: impl Into<String>) -> Article {
    Article {
        source,
        text: String::new(),
        readability: Readability::NotReadable { why: why.into() },
    }
}

/// Where a text was left, and what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeftText {
    /// The line that it stands in; none where the file is one article.
    pub(super) line: Option<LinePlace>,
    /// Tells the text from nearly any other.
    pub(super) hash: u64,
}

pub(super) fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}
