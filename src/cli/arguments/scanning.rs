//! The arguments of `scan`. Owns names, help and defaults.

use std::path::PathBuf;

use clap::Args;

use crate::domain::Shard;

#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct ScanArguments {
    /// Articles as JSON lines, each with `id` and `text`; - or nothing: stdin
    #[arg(value_name = "ARTICLES.jsonl")]
    pub articles: Option<PathBuf>,
    /// Claims: a .toml, .csv or .json file, or a folder of them
    #[arg(short, long, value_name = "PATH", default_value = "claims")]
    pub claims: PathBuf,
    /// Judge by the weights in this file, as `train` writes them
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// Write to this file, line by line, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on where the file of -o ends
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Only part I of N; which articles are in it follows from their ids alone
    #[arg(
        long,
        value_name = "I/N",
        default_value = "1/1",
        hide_default_value = true
    )]
    pub shard: Shard,
    /// Show how far it is, also where standard error is no terminal
    #[arg(long)]
    pub progress: bool,
    /// Threads to use (default: one per core)
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

const NOTES: &str = "\
Examples:
  stancegrid scan archive.jsonl -c claims -o cells.jsonl --resume
                                               start, or go on after a break
  zcat *.jsonl.gz | stancegrid scan -c claims > cells.jsonl
  stancegrid scan archive.jsonl -c claims --shard 2/8 -o 2.jsonl
                                               the second of eight parts
  stancegrid matrix cells.jsonl -c claims -o matrix.csv
                                               the matrix of what was scanned

One line out for each line in, in the same order; `stancegrid schema scan` tells
what is in it. A line that is no article gives a line that says so, and the exit
code is 1. Memory does not grow with the number of articles.

A file is written as it grows: a run that was stopped in any way leaves at most
one torn line, which --resume takes off. It reads the input from the beginning,
compares every line that is there with its article, and judges what is missing;
articles may have been added at the end, and nothing else may have changed.";
