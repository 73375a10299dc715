//! What can go wrong in a command. Owns the kinds and their words; showing
//! them is the business of `diagnostic`.

use std::io;
use std::path::{Path, PathBuf};

use crate::decisions::DecisionsError;
use crate::evaluation::{EmptyGold, NothingShared};
use crate::export::ExportError;
use crate::ingest::IngestError;
use crate::ingest::attribution_gold::AttributionGoldError;
use crate::ingest::segmentation_gold::SegmentationGoldError;
use crate::lexicon::LexiconError;
use crate::review::{DeskError, LaunchError};

/// Why a command ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// An input is wrong.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The matrix could not be written in a format.
    #[error(transparent)]
    Export(ExportError),
    /// Decisions could not be read or kept.
    #[error(transparent)]
    Decisions(#[from] DecisionsError),
    /// There is nothing to score.
    #[error(transparent)]
    EmptyGold(#[from] EmptyGold),
    /// The baseline is of something else.
    #[error("{}: {why}. Give one of the same set: `stancegrid eval SET --save FILE.csv` writes it", path.display())]
    Baseline {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: NothingShared,
    },
    /// Segmentation gold is wrong.
    #[error(transparent)]
    SegmentationGold(#[from] SegmentationGoldError),
    /// A file of labelled sentences is wrong.
    #[error(transparent)]
    AttributionGold(#[from] AttributionGoldError),
    /// The arguments do not fit the inputs.
    #[error("{what}. {mend}")]
    Usage {
        /// What is wrong.
        what: String,
        /// What to do.
        mend: String,
    },
    /// A file of weights is wrong.
    #[error("{0}. Learn it anew with `stancegrid train`, or leave `--weights` out")]
    Weights(#[from] LexiconError),
    /// A file could not be read.
    #[error("{}: {error}. Check the name", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file could not be written.
    #[error("{}: {error}. Check that the folder exists and can be written to", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The desk cannot start.
    #[error(transparent)]
    Launch(#[from] LaunchError),
    /// The desk cannot be set up.
    #[error(transparent)]
    Desk(DeskError),
    /// The desk broke off.
    #[error("the desk broke off: {0}. Start it again: every decision is in the store")]
    Serve(io::Error),
    /// Standard output could not be written.
    #[error("standard output: {0}")]
    Stdout(io::Error),
    /// Whoever read standard output has closed it.
    #[error("standard output was closed")]
    ClosedPipe,
}

impl Failure {
    /// Arguments that do not fit, and what to do.
    pub fn usage(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Failure::Usage {
            what: what.into(),
            mend: mend.into(),
        }
    }

    /// A file that could not be written.
    pub fn write(path: &Path, error: io::Error) -> Self {
        Failure::Write {
            path: path.to_owned(),
            error,
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Claims(error) => Failure::Ingest(error),
            DeskError::Decisions(error) => Failure::Decisions(error),
            error => Failure::Desk(error),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error.io_kind() {
            Some(io::ErrorKind::BrokenPipe) => Failure::ClosedPipe,
            Some(_) | None => Failure::Export(error),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::Stdout(error),
        }
    }
}
