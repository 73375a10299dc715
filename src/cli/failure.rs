//! What can go wrong in a command. Owns the kinds and their words; `diagnostic`
//! shows them.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use crate::decisions::DecisionsError;
use crate::domain::UserError;
use crate::entailment::ReaderWeightsError;
use crate::evaluation::{EmptyGold, NothingShared};
use crate::export::ExportError;
use crate::ingest::attribution_gold::AttributionGoldError;
use crate::ingest::segmentation_gold::SegmentationGoldError;
use crate::ingest::{IngestError, reason};
use crate::lexicon::LexiconError;
use crate::review::{DeskError, LaunchError};

/// Why a command ended early: what is wrong, and apart from it what to do.
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
    #[error("{}: {why}", path.display())]
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
    #[error("{what}")]
    Usage {
        /// What is wrong.
        what: String,
        /// What to do.
        help: String,
    },
    /// A file of weights is wrong.
    #[error(transparent)]
    Weights(#[from] LexiconError),
    /// A file of the reader's weights is wrong.
    #[error("{}: {error}", path.display())]
    ReaderWeights {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: ReaderWeightsError,
    },
    /// A file could not be read.
    #[error("{}: cannot read: {}", path.display(), system(error))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file could not be written.
    #[error("{}: cannot write: {}", path.display(), system(error))]
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
    #[error("the desk stopped: {}", reason(.0))]
    Serve(io::Error),
    /// Standard output could not be written.
    #[error("cannot write to standard output: {}", reason(.0))]
    Stdout(io::Error),
    /// Whoever read standard output has closed it.
    #[error("standard output was closed")]
    ClosedPipe,
}

impl UserError for Failure {
    fn help(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Failure::Ingest(error) => return error.help(),
            Failure::Export(error) => return error.help(),
            Failure::Decisions(error) => return error.help(),
            Failure::EmptyGold(error) => return error.help(),
            Failure::Baseline { why, .. } => return why.help(),
            Failure::SegmentationGold(error) => return error.help(),
            Failure::AttributionGold(error) => return error.help(),
            Failure::Usage { help, .. } => help,
            Failure::Weights(error) => return error.help(),
            Failure::ReaderWeights { error, .. } => return error.help(),
            Failure::Read { .. } => "check the path, and that you may read the file",
            Failure::Write { .. } => "check that the folder exists and that you may write to it",
            Failure::Launch(error) => return error.help(),
            Failure::Desk(error) => return error.help(),
            Failure::Serve(_) => "start it again: every decision is in the store",
            Failure::Stdout(_) => "check where the output goes",
            Failure::ClosedPipe => "read the output to its end",
        })
    }
}

impl Failure {
    /// Arguments that do not fit, and what to do.
    pub fn usage(what: impl Into<String>, help: impl Into<String>) -> Self {
        Failure::Usage {
            what: what.into(),
            help: help.into(),
        }
    }

    /// A file that could not be read.
    pub fn read(path: &Path, error: io::Error) -> Self {
        Failure::Read {
            path: path.to_owned(),
            error,
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

/// What the system says. A path that is not there has the words of other errors.
fn system(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        _ => reason(error),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_and_what_to_do_stand_apart() {
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        let taken = LaunchError::Port {
            port: 80,
            error: denied(),
        };
        for (failure, what, help) in [
            (
                Failure::write(Path::new("out.csv"), denied()),
                "out.csv: cannot write: permission denied",
                "check that the folder exists and that you may write to it",
            ),
            (
                Failure::Launch(taken),
                "cannot use port 80: permission denied",
                "choose another port with `--port`",
            ),
            (
                Failure::Serve(denied()),
                "the desk stopped: permission denied",
                "start it again: every decision is in the store",
            ),
            (
                Failure::from(denied()),
                "cannot write to standard output: permission denied",
                "check where the output goes",
            ),
            (
                Failure::from(DecisionsError::Key),
                "missing, used or invalid key of a decision",
                "send each decision with a key of its own, of 1 to 100 bytes",
            ),
            (
                Failure::from(ExportError::Delimiter(b'"')),
                "invalid CSV delimiter \"\\\"\"",
                "use an ASCII character other than a quotation mark or a line break",
            ),
        ] {
            assert_eq!((&*failure.to_string(), &*failure.help()), (what, help));
        }
    }
}
