//! The arguments that have to do with decisions. Owns names, help and defaults.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::InputOptions;

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
