//! The arguments as typed. Owns names, help and defaults; what they mean
//! together is decided by each command.

mod budget;
mod caching;
mod checked;
mod deciding;
pub(super) mod input;
mod measuring;
mod reading;
mod reviewing;
mod scanning;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::audit::Lint;
use crate::ingest::{ReadAlone, TextEncoding};

use super::arguments::input::InputOptions;
pub use budget::Budget;
pub use caching::CacheOptions;
pub use checked::Checked;
pub use deciding::{
    AgreementArguments, DecisionsCommand, DecisionsExportArguments, DecisionsImportArguments,
    DecisionsListArguments, ImportArguments, KeepOptions, StoreOptions, WithdrawArguments,
};
pub use measuring::{EvalArguments, Task, TrainArguments};
pub use reading::{FoldOptions, ReaderOptions};
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
  stancegrid                                    the articles and claims in this folder
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
    /// Show step by step why a cell has its stance
    Explain(ExplainArguments),
    /// Find weak claims and broken articles
    Check(CheckArguments),
    /// Score the matrix against labels by people
    Eval(EvalArguments),
    /// Learn the judge's weights from labelled sets or decisions
    Train(TrainArguments),
    /// Decide on cells one by one in the browser
    Review(ReviewArguments),
    /// Import the decisions from an edited sheet
    Import(ImportArguments),
    /// List, export, merge or withdraw decisions, and measure agreement
    #[command(subcommand)]
    Decisions(DecisionsCommand),
    /// Check every quote of an export against the articles, byte for byte
    Verify(VerifyArguments),
    /// Show what the reader makes of one claim and one sentence
    Read(ReadArguments),
    /// Judge a stream of articles of any length, line by line
    Scan(ScanArguments),
    /// Print the JSON schema of the .json and .jsonl exports, or of `scan`
    Schema(SchemaArguments),
    /// Write a small project to start from
    Init(InitArguments),
    /// Print a completion script for a shell
    Completions(CompletionsArguments),
    /// Print the manual page
    Man,
    /// Read the file on standard input, as a helper process of the program itself
    #[command(name = crate::ingest::ALONE_ARGUMENT, hide = true)]
    ReadAlone(ReadAloneArguments),
}

#[derive(Debug, Args)]
pub struct MatrixArguments {
    /// Articles: folders, files, or - for JSON lines on stdin. Or the output of
    /// `scan`: files, or a folder of parts
    #[arg(value_name = "ARTICLES")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub options: MatrixOptions,
}

#[derive(Debug, Args)]
pub struct MatrixOptions {
    #[command(flatten)]
    pub input: InputOptions,
    #[command(flatten)]
    pub reading: ReaderOptions,
    /// Read at most this many pairs of claim and sentence, or for about this long (10m),
    /// the closest cells first, and judge the others by words
    #[arg(
        long,
        value_name = "N",
        value_parser = Checked::<Budget>::new(),
        conflicts_with = "no_reader"
    )]
    pub budget: Option<Budget>,
    /// Write to a file; its extension chooses the format (.csv .xlsx .json .jsonl
    /// .md .html); repeatable
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Write CSV with one row per cell and piece of evidence (the default for files)
    #[arg(long, conflicts_with = "wide")]
    pub long: bool,
    /// Write CSV with one row per claim and one column per source
    #[arg(long)]
    pub wide: bool,
    #[command(flatten)]
    pub cache: CacheOptions,
    #[command(flatten)]
    pub store: StoreOptions,
    /// Ignore reviewers' decisions and show the program's own stance
    #[arg(long)]
    pub machine: bool,
    /// Print the sentence, cue and speaker behind each cell
    #[arg(long)]
    pub evidence: bool,
    /// Count by outlet, or by outlet with a row per topic; none shows a column per
    /// source (default: outlet if there are too many sources for one table)
    #[arg(long, value_name = "WHAT", conflicts_with = "evidence")]
    pub by: Option<By>,
    /// Show only this claim; repeatable
    #[arg(long, value_name = "CLAIM")]
    pub only: Vec<String>,
    /// Show only this source; repeatable
    #[arg(long, value_name = "ID")]
    pub source: Vec<String>,
    /// Show only claims with this topic; repeatable
    #[arg(long, value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// Judge only the pairs in this CSV file (columns claim_id and source_id)
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    /// Separate CSV fields by this character, or by `tab`
    #[arg(long, value_name = "CHAR", default_value = ",", value_parser = delimiter)]
    pub delimiter: u8,
    /// Write CSV files without a byte-order mark
    #[arg(long)]
    pub no_bom: bool,
    /// Write CSV for programs: no byte-order mark, LF line ends, and no apostrophe
    /// before text that a spreadsheet would run as a formula
    #[arg(long)]
    pub raw: bool,
    /// Use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// Draw the table with ASCII symbols
    #[arg(long)]
    pub ascii: bool,
    /// Draw the table this wide, in columns (default: the terminal's width)
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// Use this many threads (default: one per core)
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// What the table counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// One row per claim, one column per large outlet
    Outlet,
    /// One row per topic, one column per large outlet
    Topic,
    /// No counts: one column per source
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
        _ => Err("use one ASCII character such as `;`, or `tab`".to_owned()),
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
    #[command(flatten)]
    pub reading: ReaderOptions,
}

#[derive(Debug, Args)]
#[command(after_help = CHECK_NOTES)]
pub struct CheckArguments {
    #[command(flatten)]
    pub input: InputOptions,
    /// Ignore findings with this code, as in --ignore too-short; repeatable
    #[arg(long, value_name = "CODE", value_parser = Checked::<Lint>::new())]
    pub ignore: Vec<Lint>,
    /// Print the findings as JSON
    #[arg(long)]
    pub json: bool,
    /// Explain a code with examples, and check nothing
    #[arg(long, value_name = "CODE", value_parser = Checked::<Lint>::new(), exclusive = true)]
    pub explain: Option<Lint>,
}

const CHECK_NOTES: &str = "\
Examples:
  stancegrid check -a news -c claims           every weak claim and broken article
  stancegrid check --ignore short-article      without notes about short articles
  stancegrid check --explain too-short         what a code means

The exit code is 1 if there is a warning that is not ignored. docs/checks.md lists
the codes.

--json prints one object. `findings` has an object for each finding, in the order
of the text: `code`, `level` (warning or note), `subject` (`kind` claim or source,
and `id`), `message`, `help`, and `place` (`file` and `line`, or null). `counts` has
`claims`, `articles`, `warnings`, `notes` and `ignored`.";

#[derive(Debug, Args)]
pub struct ReadArguments {
    /// The claim
    pub claim: String,
    /// The sentence that may say or contradict it
    pub sentence: String,
    /// The sentence before it in the article
    #[arg(long, value_name = "SENTENCE", default_value = "")]
    pub before: String,
    /// Read with the weights in this file instead of those of the program
    #[arg(long, value_name = "FILE")]
    pub reader_weights: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The export: .csv (long), .xlsx, .json, .jsonl, .md or .html
    pub file: PathBuf,
    /// Articles: a folder, a file, or - for JSON lines on stdin; repeatable
    #[arg(short, long, value_name = "PATH")]
    pub articles: Vec<PathBuf>,
    /// Read text files in this encoding; give the one that the export was made with
    #[arg(long, value_name = "NAME", value_parser = Checked::<TextEncoding>::new())]
    pub encoding: Option<TextEncoding>,
    /// List every quote that does not match, not only the first one
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Which format
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
    /// The folder to write to, new or empty
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct ReadAloneArguments {
    /// What the file is: pdf, page or docx
    pub kind: ReadAlone,
}
