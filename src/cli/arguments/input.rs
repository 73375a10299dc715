//! The options that name articles and claims. Owns their names, help and defaults.

use std::path::PathBuf;

use clap::Args;

use crate::ingest::TextEncoding;

use super::checked::Checked;

/// Where articles and claims are.
#[derive(Debug, Args)]
pub struct InputOptions {
    /// Articles: a folder, a file, or - for JSON lines on stdin; repeatable
    #[arg(short, long, value_name = "PATH")]
    pub articles: Vec<PathBuf>,
    /// Claims: a .toml, .csv or .json file, or a folder of them
    #[arg(short, long, value_name = "PATH", default_value = "claims")]
    pub claims: PathBuf,
    /// Read text files in this encoding, for example windows-1251 (default: each
    /// file's own encoding, told from its bytes)
    #[arg(long, value_name = "NAME", value_parser = Checked::<TextEncoding>::new())]
    pub encoding: Option<TextEncoding>,
    /// Judge with the weights in this file, as `train` writes it
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
}
