//! The arguments of `review`. Owns names, help and defaults.

use std::path::PathBuf;

use clap::Args;

use super::StoreOptions;
use super::input::InputOptions;

#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ReviewArguments {
    /// Articles: folders or files
    #[arg(value_name = "ARTICLES")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub store: StoreOptions,
    /// Who reads; the page asks where it is left out
    #[arg(long, value_name = "NAME")]
    pub reviewer: Option<String>,
    /// Hide what the program and other readers say: for a second reading
    #[arg(long, requires = "reviewer")]
    pub blind: bool,
    /// Go through this many cells drawn at random instead of all of them
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub sample: Option<usize>,
    /// Which draw; two readers of the same one read the same cells
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "sample")]
    pub seed: u64,
    /// Do not open the browser
    #[arg(long)]
    pub no_open: bool,
    /// The port [default: 7346, or any that is free]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        Ok(_) | Err(_) => Err("give a number of cells, 1 at least".to_owned()),
    }
}

const NOTES: &str = "\
The page is served to this computer alone, needs no network, and lets in the one
browser that opens its address. Nobody at this computer who can read your files
is kept out of them by it. Agreement between readers is to be measured on cells
drawn at random: `--sample 100`, once for each reader, the second one with
`--blind`.";
