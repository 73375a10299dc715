//! The arguments that have to do with decisions. Owns names, help and defaults.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ReaderOptions;
use super::input::InputOptions;

/// Which cells figures are kept to.
#[derive(Debug, Args)]
pub struct KeepOptions {
    /// Count only decisions on the N cells that `review --sample N` draws
    #[arg(long, value_name = "N", conflicts_with = "pairs")]
    pub sample: Option<usize>,
    /// Which random draw, as in `review`
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "sample")]
    pub seed: u64,
    /// Count only decisions on the pairs in this CSV file (columns claim_id and
    /// source_id)
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
}

/// Where decisions are kept.
#[derive(Debug, Args)]
pub struct StoreOptions {
    /// Keep decisions in this file [default: decisions.db]
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = IMPORT_NOTES)]
pub struct ImportArguments {
    /// The sheet: a long CSV or a workbook (.xlsx) with `decision` filled in
    pub file: PathBuf,
    /// The reader who decided
    #[arg(long, value_name = "NAME")]
    pub reviewer: String,
    #[command(flatten)]
    pub store: StoreOptions,
    /// Import only decisions on these claims [default: claims, if it exists]
    #[arg(short, long, value_name = "PATH")]
    pub claims: Option<PathBuf>,
    /// Show what would be imported, and import nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Settle the cells on which readers disagree
    #[arg(long)]
    pub adjudicate: bool,
    /// Let the sheet override your own later decisions
    #[arg(long)]
    pub overrule: bool,
}

const IMPORT_NOTES: &str = "\
Write asserts, qualifies, denies or omits into `decision`. To confirm a cell,
repeat the program's own stance. If two rows of a cell disagree, or a row
disagrees with a decision made after the sheet was written, that is a conflict:
it is listed with its line, and the exit code is 1. If two readers disagree, both
decisions are kept. Importing a sheet twice does no harm.";

/// What to do with decisions.
#[derive(Debug, Subcommand)]
pub enum DecisionsCommand {
    /// List every cell with a decision
    List(DecisionsListArguments),
    /// Write all decisions as JSON lines, for example for version control
    Export(DecisionsExportArguments),
    /// Merge decisions from JSON lines into the store
    Import(DecisionsImportArguments),
    /// Measure how far readers agree with each other and with the program
    Agreement(AgreementArguments),
    /// Take back a reader's decision on one cell
    Withdraw(WithdrawArguments),
}

#[derive(Debug, Args)]
#[command(after_help = AGREEMENT_NOTES)]
pub struct AgreementArguments {
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub reading: ReaderOptions,
    #[command(flatten)]
    pub store: StoreOptions,
    #[command(flatten)]
    pub keep: KeepOptions,
    /// Print the figures as JSON
    #[arg(long)]
    pub json: bool,
}

const AGREEMENT_NOTES: &str = "\
Each reader's last verdict on a cell counts, even if somebody has settled the cell
since. Adjudications do not count as readings, and neither do verdicts that answer
one. Withdrawn verdicts are left out, and so are verdicts from before the claim or
the article changed. A cell that a reader has not read is a gap, not an omission.
The program is not a reader: it is compared with each reader below.

Cells that people picked to read are not typical. Only a random sample speaks for
all cells: `stancegrid review --sample N` gives every reader the same one, and
--sample N limits the figures to it here.";

#[derive(Debug, Args)]
pub struct WithdrawArguments {
    /// The claim's id
    pub claim: String,
    /// The source's id
    pub source: String,
    /// The reader
    #[arg(long, value_name = "NAME")]
    pub reviewer: String,
    /// The reason
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub store: StoreOptions,
}

#[derive(Debug, Args)]
pub struct DecisionsListArguments {
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub store: StoreOptions,
}

#[derive(Debug, Args)]
pub struct DecisionsExportArguments {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub store: StoreOptions,
}

#[derive(Debug, Args)]
pub struct DecisionsImportArguments {
    /// JSON lines as `decisions export` writes them; - for standard input
    pub file: PathBuf,
    #[command(flatten)]
    pub store: StoreOptions,
}
