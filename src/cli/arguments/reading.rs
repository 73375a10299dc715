//! The options that say who reads the sentences of a run, and how many. Owns names, help and
//! defaults.

use std::path::PathBuf;

use clap::Args;

use crate::matrix::SentenceChoice;

use super::Checked;

/// Whether sentences are read, by whom, and how many.
#[derive(Debug, Default, Args)]
pub struct ReaderOptions {
    /// Judge by words alone: much faster, and less often right
    #[arg(long, conflicts_with_all = ["reader_weights", "sentences"])]
    pub no_reader: bool,
    /// Read with the weights in this file instead of those of the program
    #[arg(long, value_name = "FILE")]
    pub reader_weights: Option<PathBuf>,
    /// Read this many sentences of each cell, or `all` (default: as many as come close
    /// to the claim, 8 at most)
    #[arg(
        long,
        value_name = "N",
        default_value = "usual",
        hide_default_value = true,
        value_parser = Checked::<SentenceChoice>::new()
    )]
    pub sentences: SentenceChoice,
}

/// Who reads where cells are labelled.
#[derive(Debug, Args)]
pub struct FoldOptions {
    #[command(flatten)]
    pub reading: ReaderOptions,
    /// Stories and their folds (TSV), to read each story with the reader that has not
    /// learnt from it
    #[arg(long, value_name = "FILE", requires = "fold_readers")]
    pub folds: Option<PathBuf>,
    /// The folder with the readers of the folds: 0.reader, 1.reader and so on
    #[arg(
        long,
        value_name = "FOLDER",
        requires = "folds",
        conflicts_with_all = ["reader_weights", "no_reader"]
    )]
    pub fold_readers: Option<PathBuf>,
    /// Keep what the reader makes of pairs in this file, and read only new ones
    #[arg(long, value_name = "FILE", conflicts_with = "no_reader")]
    pub pair_cache: Option<PathBuf>,
}
