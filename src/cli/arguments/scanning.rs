//! The arguments of `scan`. Owns names, help and defaults.

use std::path::PathBuf;

use clap::Args;

use crate::domain::Shard;

use super::Checked;

#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ScanArguments {
    /// Articles as JSON lines, each with `id` and `text`; - or nothing: stdin
    #[arg(value_name = "ARTICLES.jsonl")]
    pub articles: Option<PathBuf>,
    /// Claims: a .toml, .csv or .json file, or a folder of them
    #[arg(short, long, value_name = "PATH", default_value = "claims")]
    pub claims: PathBuf,
    /// Judge with the weights in this file, as `train` writes it
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// Have sentences read, as `matrix` does (default: judge by words alone)
    #[arg(long)]
    pub read: bool,
    /// Write to this file, line by line, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Continue where the file of -o ends
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Scan only part I of N; an article's id alone decides its part
    #[arg(
        long,
        value_name = "I/N",
        default_value = "1/1",
        hide_default_value = true,
        value_parser = Checked::<Shard>::new()
    )]
    pub shard: Shard,
    /// Show progress even if standard error is not a terminal
    #[arg(long)]
    pub progress: bool,
    /// Use this many threads (default: one per core)
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

const NOTES: &str = "\
Examples:
  stancegrid scan archive.jsonl -c claims -o cells.jsonl --resume
                                               start, or continue after a break
  zcat *.jsonl.gz | stancegrid scan -c claims > cells.jsonl
  stancegrid scan archive.jsonl -c claims --shard 2/8 -o 2.jsonl
                                               the second of eight parts
  stancegrid matrix cells.jsonl -c claims -o matrix.csv
                                               the matrix of what was scanned

Each input line gives one output line, in order; `stancegrid schema scan` prints
their schema. A line that is no article gives a line with an error, and the exit
code is 1. Memory does not grow with the number of articles.

The file is written line by line. If a run is stopped, at most one line is
incomplete, and --resume removes it. --resume reads the input from the beginning,
compares every finished line with its article, and judges the rest. Articles may
have been added at the end, but nothing else may have changed.";
