//! The arguments as typed. Owns names, help and defaults; what they mean
//! together is decided by each command.

mod caching;
mod deciding;
pub(super) mod input;
mod measuring;
mod reviewing;
mod scanning;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::ingest::{ReadAlone, TextEncoding};

use super::arguments::input::InputOptions;
pub use caching::CacheOptions;
pub use deciding::{
    AgreementArguments, DecisionsCommand, DecisionsExportArguments, DecisionsImportArguments,
    DecisionsListArguments, ImportArguments, KeepOptions, StoreOptions, WithdrawArguments,
};
pub use measuring::{EvalArguments, Task, TrainArguments};
pub use reviewing::ReviewArguments;
pub use scanning::ScanArguments;

/// Lay out which source asserts, qualifies, denies or omits each claim, with
/// the sentence that proves it.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub options: MatrixOptions,
}

impl Cli {
    /// The wish for colour, wherever it was given.
    pub fn color(&self) -> When {
        match &self.command {
            Some(Command::Matrix(arguments)) => arguments.options.color,
            Some(_) => When::Auto,
            None => self.options.color,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  stancegrid                                    the articles and claims of this folder
  stancegrid matrix news -c claims.toml         your own articles and claims
  stancegrid matrix news -c claims --evidence   with the sentence behind each cell
  stancegrid matrix news -c claims -o out.xlsx -o report.html
                                                a workbook and a page with every proof
  stancegrid review news -c claims --reviewer Ann
                                                decide on doubtful cells in the browser
  stancegrid import out.xlsx --reviewer Ann     the decisions filled into the workbook
  stancegrid verify report.html -a news         is every quote still verbatim?
  stancegrid explain tram herald -a news        why this one cell

Without a command, `matrix` runs on `articles` (or `seeds`) and `claims`.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print or write the matrix of claims and sources
    Matrix(MatrixArguments),
    /// Show step by step why one cell is what it is
    Explain(ExplainArguments),
    /// Look for weak claims and troubled articles
    Check(CheckArguments),
    /// Score the matrix against labels that people gave
    Eval(EvalArguments),
    /// Learn the weights of the judge from labelled sets or decisions
    Train(TrainArguments),
    /// Decide on cells, one after another, in the browser
    Review(ReviewArguments),
    /// Take an edited sheet back as decisions
    Import(ImportArguments),
    /// List, export, merge or withdraw decisions; how far readers agree
    #[command(subcommand)]
    Decisions(DecisionsCommand),
    /// Check every quote of an export against the articles, byte for byte
    Verify(VerifyArguments),
    /// Judge a stream of articles, line by line, of any length
    Scan(ScanArguments),
    /// Print the JSON schema of the .json and .jsonl exports, or of `scan`
    Schema(SchemaArguments),
    /// Write a small project to start from
    Init(InitArguments),
    /// Print a completion script for a shell
    Completions(CompletionsArguments),
    /// Print the manual page
    Man,
    /// Answer about the file on standard input: how the program reads what it reads
    /// in a process of its own
    #[command(name = crate::ingest::ALONE_ARGUMENT, hide = true)]
    ReadAlone(ReadAloneArguments),
}

#[derive(Debug, Args)]
pub struct MatrixArguments {
    /// Articles: folders, files, or - for JSON lines on stdin; or what `scan`
    /// wrote: files, or a folder of parts
    #[arg(value_name = "ARTICLES")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub options: MatrixOptions,
}

#[derive(Debug, Args)]
pub struct MatrixOptions {
    #[command(flatten)]
    pub input: InputOptions,
    /// Write to a file; the format follows its ending (.csv .xlsx .json .jsonl
    /// .md .html); repeatable
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// CSV with one row per cell and piece of evidence (the default for files)
    #[arg(long, conflicts_with = "wide")]
    pub long: bool,
    /// CSV with one row per claim and one column per source
    #[arg(long)]
    pub wide: bool,
    #[command(flatten)]
    pub cache: CacheOptions,
    #[command(flatten)]
    pub store: StoreOptions,
    /// The program's stances alone, whatever people have decided
    #[arg(long)]
    pub machine: bool,
    /// Print the sentence, cue and speaker behind each cell
    #[arg(long)]
    pub evidence: bool,
    /// Columns of the table: outlets, or none for a column for each source;
    /// topic: outlets, with topics as rows (default: outlets where the sources
    /// are too many to be set side by side)
    #[arg(long, value_name = "WHAT", conflicts_with = "evidence")]
    pub by: Option<By>,
    /// Only this claim; repeatable
    #[arg(long, value_name = "CLAIM")]
    pub only: Vec<String>,
    /// Only this source; repeatable
    #[arg(long, value_name = "ID")]
    pub source: Vec<String>,
    /// Only claims of this topic; repeatable
    #[arg(long, value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// Judge only the pairs in this CSV (columns claim_id, source_id)
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    /// The character between CSV fields: one character, or `tab`
    #[arg(long, value_name = "CHAR", default_value = ",", value_parser = delimiter)]
    pub delimiter: u8,
    /// No byte-order mark at the head of CSV files
    #[arg(long)]
    pub no_bom: bool,
    /// CSV for programs: no byte-order mark, LF line ends, and no apostrophe
    /// before words that a spreadsheet would run as a formula
    #[arg(long)]
    pub raw: bool,
    /// Colours in the table
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// Signs of plain ASCII in the table
    #[arg(long)]
    pub ascii: bool,
    /// Width of the table in columns (default: the terminal's)
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// Threads to use (default: one per core)
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// What the table counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// A row for each claim, a column for each of the largest outlets
    Outlet,
    /// A row for each topic, a column for each of the largest outlets
    Topic,
    /// Nothing is counted: a column for each source
    None,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// In a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err("give one ASCII character such as `;`, or `tab`".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The claim's id
    pub claim: String,
    /// The source's id
    pub source: String,
    #[command(flatten)]
    pub input: InputOptions,
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    pub input: InputOptions,
}

#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The export: .csv (long), .xlsx, .json, .jsonl, .md or .html
    pub file: PathBuf,
    /// Articles: a folder, a file, or - for JSON lines on stdin; repeatable
    #[arg(short, long, value_name = "PATH")]
    pub articles: Vec<PathBuf>,
    /// The encoding of articles that are text files, as it was given for the export
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<TextEncoding>,
    /// List every quote that does not match, not only the first
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// What is described
    #[arg(default_value = "matrix")]
    pub of: Described,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Described {
    /// The .json and .jsonl exports of `matrix`
    Matrix,
    /// The lines of `scan`
    Scan,
}

#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder to write to; it must be new or empty
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct ReadAloneArguments {
    /// What the file is: pdf or page
    pub kind: ReadAlone,
}
