//! Options about verdicts of earlier runs. Owns nothing else.

use std::path::PathBuf;

use clap::Args;

/// Where verdicts are kept from run to run.
#[derive(Debug, Args)]
pub struct CacheOptions {
    /// Keep verdicts in this file and reuse them in the next run (default:
    /// .stancegrid/cache.db, for 250 cells or more, 1,000 where nothing is read)
    #[arg(long, value_name = "FILE", conflicts_with = "no_cache")]
    pub cache: Option<PathBuf>,
    /// Judge every cell again, and keep no verdicts
    #[arg(long)]
    pub no_cache: bool,
}
