//! Options about verdicts of earlier runs. Owns nothing else.

use std::path::PathBuf;

use clap::Args;

/// Where verdicts are kept from run to run.
#[derive(Debug, Args)]
pub struct CacheOptions {
    /// Keep verdicts in this file, and judge only what it does not know
    /// (default: .stancegrid/cache.db, from 1,000 cells on)
    #[arg(long, value_name = "FILE", conflicts_with = "no_cache")]
    pub cache: Option<PathBuf>,
    /// Judge everything anew, and keep nothing
    #[arg(long)]
    pub no_cache: bool,
}
