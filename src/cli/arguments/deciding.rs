//! The arguments that have to do with decisions. Owns names, help and defaults.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::input::InputOptions;

/// Which cells figures are kept to.
#[derive(Debug, Args)]
pub struct KeepOptions {
    /// Of decisions, count only those on the cells that `review --sample N` draws
    #[arg(long, value_name = "N", conflicts_with = "pairs")]
    pub sample: Option<usize>,
    /// Which draw, as in `review`
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "sample")]
    pub seed: u64,
    /// Of decisions, count only those on the pairs in this CSV (columns claim_id,
    /// source_id)
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
}

/// Where decisions are kept.
#[derive(Debug, Args)]
pub struct StoreOptions {
    /// The store of decisions [default: decisions.db]
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = IMPORT_NOTES)]
pub struct ImportArguments {
    /// The sheet: a long CSV or a workbook (.xlsx) with `decision` filled in
    pub file: PathBuf,
    /// Who decided
    #[arg(long, value_name = "NAME")]
    pub reviewer: String,
    #[command(flatten)]
    pub store: StoreOptions,
    /// Take decisions on these claims only [default: claims, where it is there]
    #[arg(short, long, value_name = "PATH")]
    pub claims: Option<PathBuf>,
    /// Show what would be taken, and take nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Settle what readers differ on
    #[arg(long)]
    pub adjudicate: bool,
    /// Let the sheet go before your own decisions that are later than it
    #[arg(long)]
    pub overrule: bool,
}

const IMPORT_NOTES: &str = "\
Fill `decision` in with asserts, qualifies, denies or omits; the program's own
stance confirms it. A row that disagrees with another of its cell, or with a
decision made after the sheet was written, is a conflict: it is listed with its
line, and the exit code is 1. Where another reader differs, both are kept. The
same sheet can be taken again without harm.";

/// What to do with decisions.
#[derive(Debug, Subcommand)]
pub enum DecisionsCommand {
    /// List every cell on which people have decided
    List(DecisionsListArguments),
    /// Write all decisions as JSON lines, for version control
    Export(DecisionsExportArguments),
    /// Merge decisions from JSON lines into the store
    Import(DecisionsImportArguments),
    /// Show how far readers agree with each other, and with the program
    Agreement(AgreementArguments),
    /// Take back what a reader has decided on one cell
    Withdraw(WithdrawArguments),
}

#[derive(Debug, Args)]
#[command(after_help = AGREEMENT_NOTES)]
pub struct AgreementArguments {
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub store: StoreOptions,
    #[command(flatten)]
    pub keep: KeepOptions,
    /// Print the figures as JSON
    #[arg(long)]
    pub json: bool,
}

const AGREEMENT_NOTES: &str = "\
A reader's own last verdict on a cell counts, also where somebody has settled it
since; an adjudication is no reading, nor is a verdict that answers one. What was
withdrawn, and what was read before the claim or the article changed, is left out.
A cell that somebody has not read is a gap and never an omission. The program is
no reader: it is compared with each of them below.

Cells that people picked to read are not like the others. Only figures over a
random sample speak for all cells: `stancegrid review --sample N` puts one before
every reader, and --sample N keeps the figures to it here.";

#[derive(Debug, Args)]
pub struct WithdrawArguments {
    /// The claim's id
    pub claim: String,
    /// The source's id
    pub source: String,
    /// Whose decisions
    #[arg(long, value_name = "NAME")]
    pub reviewer: String,
    /// Why
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
