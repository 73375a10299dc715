//! The arguments of `eval` and `train`. Owns names, help and defaults.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::KeepOptions;
use super::input::InputOptions;

#[derive(Debug, Args)]
#[command(after_help = EVAL_EXAMPLES)]
pub struct EvalArguments {
    /// Labelled sets: folders of claims.csv, articles.jsonl, gold.csv; with
    /// --task segmentation, files of golden rules (.json) or CoNLL-U; with
    /// --task attribution, files of labelled sentences (.jsonl)
    #[arg(value_name = "SET", required_unless_present_any = ["gold", "decisions"])]
    pub sets: Vec<PathBuf>,
    /// Labels for the given articles and claims; repeatable, a set each
    #[arg(long, value_name = "FILE", conflicts_with = "sets")]
    pub gold: Vec<PathBuf>,
    /// Take what people decided on the given articles and claims as the labels:
    /// a store, or the JSON lines of `decisions export`
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sets", "gold", "db"])]
    pub decisions: Option<PathBuf>,
    #[command(flatten)]
    pub keep: KeepOptions,
    /// Also score the matrix as people left it, by the decisions in this store
    /// (or JSON lines), beside the program alone; with one set only
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputOptions,
    /// What to score
    #[arg(long, value_name = "TASK", default_value = "stance")]
    pub task: Task,
    /// The full report of each set, where there are several
    #[arg(long)]
    pub details: bool,
    /// Show each cell that has changed since this long CSV was written, and
    /// whether it became right or wrong; with one set only
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the judged cells as a long CSV for --baseline; with one set only
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Print the figures as JSON
    #[arg(long)]
    pub json: bool,
}

const EVAL_EXAMPLES: &str = "\
Examples:
  stancegrid eval --gold gold.csv -a news -c claims   your labels of your articles
  stancegrid eval dev                                 the full report of one set
  stancegrid eval dev trial story                     several sets, a row for each
  stancegrid eval dev --save before.csv               keep the cells as they are now
  stancegrid eval dev --baseline before.csv           what has changed since then
  stancegrid eval --decisions decisions.db -a news -c claims
                                                      the program against your decisions
  stancegrid eval --gold gold.csv -a news -c claims --db decisions.db
                                                      what your decisions have mended

A baseline may also come from `stancegrid matrix -o before.csv`. Its `stance` and
`reason` count; of several rows of one cell, the one with evidence_rank 1.

Of decisions, cells count that are settled and whose claim and article are as they
were. People saw the program's stance and chose what to decide: for figures that
speak for all cells, decide on a random sample (`review --sample N`) and name it
here: --sample N.";

#[derive(Debug, Args)]
#[command(after_help = TRAIN_NOTES)]
pub struct TrainArguments {
    /// Labelled sets: folders of claims.csv, articles.jsonl, gold.csv, or of a
    /// set.toml that says where these are
    #[arg(value_name = "SET", required_unless_present = "decisions")]
    pub sets: Vec<PathBuf>,
    /// Learn from what people decided on the given articles and claims, too: a
    /// store, or the JSON lines of `decisions export`
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// With --decisions, the articles: a folder or a file; repeatable
    #[arg(short, long, value_name = "PATH", requires = "decisions")]
    pub articles: Vec<PathBuf>,
    /// With --decisions, the claims: a file, or a folder of them [default: claims]
    #[arg(short, long, value_name = "PATH", requires = "decisions")]
    pub claims: Option<PathBuf>,
    /// Where the weights go
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

const TRAIN_NOTES: &str = "\
A set that is not a folder here is looked for below $STANCEGRID_DATA. The same
sets and decisions give the same file, byte for byte. Use it with --weights FILE.

Cells that people have settled are a set of their own. It takes 50 of them beside
labelled sets, and 200 alone, 10 of each stance. What was learnt is then shown on
decisions that were held out, beside the weights that ship with the program.";

/// What `eval` scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Task {
    /// The cells of the matrix
    Stance,
    /// Sentence boundaries
    Segmentation,
    /// Who says so, sentence by sentence
    Attribution,
}
