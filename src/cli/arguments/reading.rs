//! The options that say who reads the sentences of a run, and how many. Owns names, help and
//! defaults.

use std::path::PathBuf;

use clap::Args;

/// Which reader reads, and how much.
#[derive(Debug, Args)]
pub struct ReaderOptions {
    /// Have the sentences closest to each claim read with the weights in this file
    #[arg(long, value_name = "FILE")]
    pub reader_weights: Option<PathBuf>,
    /// Stories and their folds (TSV), to read each story with the reader that has not
    /// learnt from it
    #[arg(long, value_name = "FILE", requires = "fold_readers")]
    pub folds: Option<PathBuf>,
    /// The folder with the readers of the folds: 0.reader, 1.reader and so on
    #[arg(
        long,
        value_name = "FOLDER",
        requires = "folds",
        conflicts_with = "reader_weights"
    )]
    pub fold_readers: Option<PathBuf>,
    /// Keep what the reader makes of pairs in this file, and read only new ones
    #[arg(long, value_name = "FILE")]
    pub pair_cache: Option<PathBuf>,
    /// Read so many sentences of each cell at most
    #[arg(long, value_name = "N", default_value_t = crate::matrix::USUAL_SENTENCES)]
    pub sentences: usize,
}
