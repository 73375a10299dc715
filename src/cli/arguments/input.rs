//! The options that name articles and claims. Owns their names, help and defaults.

use std::path::PathBuf;

use clap::Args;

use crate::ingest::TextEncoding;

/// Where articles and claims are.
#[derive(Debug, Args)]
pub struct InputOptions {
    /// Articles: a folder, a file, or - for JSON lines on stdin; repeatable
    #[arg(short, long, value_name = "PATH")]
    pub articles: Vec<PathBuf>,
    /// Claims: a .toml, .csv or .json file, or a folder of them
    #[arg(short, long, value_name = "PATH", default_value = "claims")]
    pub claims: PathBuf,
    /// The encoding of articles that are text files, whatever they look like, as
    /// in windows-1251 (default: recognized for each)
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<TextEncoding>,
    /// Judge by the weights in this file, as `train` writes them
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
}
