//! The arguments of `review`. Owns names, help and defaults.

use std::path::PathBuf;

use clap::Args;

use super::input::InputOptions;
use super::{ReaderOptions, StoreOptions};

#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ReviewArguments {
    /// Articles: folders or files
    #[arg(value_name = "ARTICLES")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub reading: ReaderOptions,
    #[command(flatten)]
    pub store: StoreOptions,
    /// The reader; without it, the page asks
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
    /// Hide the stances of the program and of other readers, for a second reading
    #[arg(long, requires = "reviewer")]
    pub blind: bool,
    /// Review this many random cells instead of all
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub sample: Option<usize>,
    /// Which random draw; readers with one number get the same cells
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "sample")]
    pub seed: u64,
    /// Do not open the browser
    #[arg(long)]
    pub no_open: bool,
    /// Serve on this port [default: 7346, or any free one]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        Ok(_) | Err(_) => Err("use a number of cells, at least 1".to_owned()),
    }
}

const NOTES: &str = "\
The page is served to this computer alone, needs no network, and lets in only the
browser that opens its address first. It does not protect your files from other
users of this computer who can read them. To measure agreement, let two readers
decide on one random sample, the second one blind: `--sample 100`, then `--sample
100 --blind`.";
