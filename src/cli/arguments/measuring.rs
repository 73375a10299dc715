//! The arguments of `eval` and `train`. Owns names, help and defaults.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::KeepOptions;
use super::input::InputOptions;
use super::reading::FoldOptions;

#[derive(Debug, Args)]
#[command(after_help = EVAL_EXAMPLES)]
pub struct EvalArguments {
    /// Labelled sets: folders with claims.csv, articles.jsonl and gold.csv. With
    /// --task segmentation: golden rules (.json) or CoNLL-U. With --task
    /// attribution: labelled sentences (.jsonl)
    #[arg(value_name = "SET", required_unless_present_any = ["gold", "decisions"])]
    pub sets: Vec<PathBuf>,
    /// Labels for the given articles and claims; repeatable, one set each
    #[arg(long, value_name = "FILE", conflicts_with = "sets")]
    pub gold: Vec<PathBuf>,
    /// Use decisions on the given articles and claims as labels: a store, or the
    /// JSON lines of `decisions export`
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sets", "gold", "db"])]
    pub decisions: Option<PathBuf>,
    #[command(flatten)]
    pub keep: KeepOptions,
    /// Also score the matrix with the decisions in this store (or JSON lines)
    /// applied; with one set only
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub reading: FoldOptions,
    /// What to score
    #[arg(long, value_name = "TASK", default_value = "stance")]
    pub task: Task,
    /// Print the full report of each set, not only one row per set
    #[arg(long)]
    pub details: bool,
    /// Show each cell that changed since this long CSV was written, and whether it
    /// became right or wrong; with one set only
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
                                                      what your decisions have corrected

A baseline may also come from `stancegrid matrix -o before.csv`. Its `stance` and
`reason` are compared. If a cell has several rows, the one with evidence_rank 1
counts.

A decision counts if its cell is settled and its claim and article are unchanged.
People saw the program's stance and chose what to decide. For figures that speak
for all cells, decide on a random sample (`review --sample N`) and name it here
with --sample N.";

#[derive(Debug, Args)]
#[command(after_help = TRAIN_NOTES)]
pub struct TrainArguments {
    /// Labelled sets: folders with claims.csv, articles.jsonl and gold.csv, or with
    /// a set.toml that says where these are
    #[arg(value_name = "SET", required_unless_present = "decisions")]
    pub sets: Vec<PathBuf>,
    /// Also learn from decisions on the given articles and claims: a store, or the
    /// JSON lines of `decisions export`
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// With --decisions, the articles: a folder or a file; repeatable
    #[arg(short, long, value_name = "PATH", requires = "decisions")]
    pub articles: Vec<PathBuf>,
    /// With --decisions, the claims: a file, or a folder of them [default: claims]
    #[arg(short, long, value_name = "PATH", requires = "decisions")]
    pub claims: Option<PathBuf>,
    #[command(flatten)]
    pub reading: FoldOptions,
    /// Write the weights to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

const TRAIN_NOTES: &str = "\
If a set is not a folder here, it is looked for below $STANCEGRID_DATA. Training
twice on one input gives identical files. Use the file with --weights FILE.

Settled cells are a set of their own. 50 of them are needed beside labelled sets,
and 200 without, 10 of each stance. The new weights are then compared with the
shipped ones on decisions that were held out.";

/// What `eval` scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Task {
    /// The cells of the matrix
    Stance,
    /// Sentence boundaries
    Segmentation,
    /// Who says it, sentence by sentence
    Attribution,
}
