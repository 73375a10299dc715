//! `scan`: articles as JSON lines in, cells as JSON lines out. Owns the order of
//! its steps: a batch is read, its lines are made articles, those that are there
//! already are passed over, the others judged on all cores and written in order.
//!
//! Nothing outlives its batch, so that memory does not grow with the articles.

mod batch;
mod destination;
mod progress;
mod resume;
mod scan_piece;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::Engine;
use crate::domain::{AboutArticle, Scanned, Shard};
use crate::export::{ExportError, ScanError, ScanLines};
use crate::ingest::{ArticleLine, LineReader, RawLine, read_claims, read_line_of_stream, reason};

use super::arguments::ScanArguments;
use super::exit_code::Outcome;
use super::failure::Failure;
use super::output::{note, summary};
use super::{inputs, judge_setup, threads};
use batch::Batches;
use destination::Destination;
use progress::ScanProgress;
use scan_piece::ScanPiece;

/// The longest line that is read as an article, in bytes: more words than any
/// book has. To be judged, an article takes some sixty times its size.
const MAX_LINE_BYTES: usize = 16 << 20;
/// How much is read ahead of the lines.
const BUFFER_BYTES: usize = 1 << 20;

/// What became of the lines of the input.
#[derive(Default)]
struct Account {
    judged: u64,
    before: u64,
    failed: u64,
    blank: u64,
    elsewhere: u64,
}

/// Runs the command.
pub fn run(arguments: &ScanArguments) -> Result<Outcome, Failure> {
    threads::set(arguments.threads)?;
    let claims = read_claims(&arguments.claims)?;
    let weights = arguments.weights.as_deref();
    let setup = match arguments.read {
        true => judge_setup::reading(weights)?,
        false => judge_setup::by_words(weights)?,
    };
    let engine = setup.engine(claims);
    let (reader, size) = open(arguments.articles.as_deref())?;
    let lines = ScanLines {
        judge_id: &engine.provenance().judge_id,
        claims: &engine.claims().claims,
    };
    let mut read = inputs::files_of_claims(&arguments.claims);
    read.extend(arguments.articles.clone());
    let mut to = Destination::open(arguments, lines.judge_id, &read)?;
    let mut batches = Batches::new(
        LineReader::new(
            BufReader::with_capacity(BUFFER_BYTES, reader),
            MAX_LINE_BYTES,
        ),
        lines.claims.len(),
    );
    let mut pace = ScanProgress::new(size, arguments.progress);
    let mut account = Account::default();
    while let Some(batch) = batches
        .next_batch()
        .map_err(|error| broke_off(arguments, &error))?
    {
        let pieces = pieces(&batch, arguments.shard, &lines)?;
        let first = to.pass_over(&batch, &pieces)?;
        account.add(&pieces, first);
        let rest = pieces.into_par_iter().skip(first);
        // Of several errors the first line's is told, on every run.
        let written: Vec<Result<Vec<u8>, ExportError>> =
            rest.map(|piece| judged(piece, &engine, &lines)).collect();
        to.write(&written.into_iter().collect::<Result<Vec<_>, _>>()?)?;
        pace.show(account.judged, account.before, batches.bytes_read());
    }
    pace.finish();
    to.finish()?;
    summary(&account.text());
    if account.failed > 0 {
        note("each line that was no article has a line with `error` instead");
        return Ok(Outcome::FellShort);
    }
    Ok(Outcome::Done)
}

/// The input and, where it is a file, its size in bytes.
fn open(path: Option<&Path>) -> Result<(Box<dyn Read>, Option<u64>), Failure> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        return Ok((Box::new(std::io::stdin()), None));
    };
    let failed = |error| Failure::read(path, error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(Failure::usage(
            format!("{}: cannot scan a folder", path.display()),
            "name a file of JSON lines, or pipe several in: `cat FOLDER/*.jsonl | stancegrid scan -`",
        ));
    }
    Ok((Box::new(file), about.is_file().then_some(about.len())))
}

fn broke_off(arguments: &ScanArguments, error: &std::io::Error) -> Failure {
    let name = arguments
        .articles
        .clone()
        .unwrap_or_else(|| PathBuf::from("-"));
    Failure::usage(
        format!("{}: reading stopped: {}", name.display(), reason(error)),
        "run it again: with `-o` and `--resume` it continues from there",
    )
}

/// What the lines of a batch come to.
fn pieces(
    batch: &[RawLine],
    shard: Shard,
    lines: &ScanLines<'_>,
) -> Result<Vec<ScanPiece>, ExportError> {
    let pieces = batch.par_iter().map(|line| {
        Ok(match read_line_of_stream(line) {
            ArticleLine::Blank => ScanPiece::Blank,
            ArticleLine::Article(article) if shard.holds(&article.source.id) => {
                let about = AboutArticle::of(&article);
                ScanPiece::Article {
                    beginning: lines.beginning(&about)?,
                    article,
                    about,
                }
            }
            ArticleLine::Bad(bad)
                if match &bad.id {
                    Some(id) => shard.holds(id),
                    None => shard.holds_line(line.number),
                } =>
            {
                let line = lines.error_line(&ScanError {
                    line: line.number,
                    error: &bad.error,
                    field: bad.field,
                    source_id: bad.id.as_ref(),
                })?;
                ScanPiece::Bad { line }
            }
            ArticleLine::Article(_) | ArticleLine::Bad(_) => ScanPiece::Elsewhere,
        })
    });
    let pieces: Vec<Result<ScanPiece, ExportError>> = pieces.collect();
    pieces.into_iter().collect()
}

/// The line that a piece gives; none where it gives none.
fn judged(
    piece: ScanPiece,
    engine: &Engine,
    lines: &ScanLines<'_>,
) -> Result<Vec<u8>, ExportError> {
    match piece {
        ScanPiece::Blank | ScanPiece::Elsewhere => Ok(Vec::new()),
        ScanPiece::Bad { line } => Ok(line),
        ScanPiece::Article { article, about, .. } => lines.line(&Scanned {
            verdicts: engine.judge_article(&article),
            about,
        }),
    }
}

impl Account {
    /// Enters a batch of which the first pieces had been done before.
    fn add(&mut self, pieces: &[ScanPiece], before: usize) {
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                ScanPiece::Blank => self.blank += 1,
                ScanPiece::Elsewhere => self.elsewhere += 1,
                ScanPiece::Bad { .. } => self.failed += 1,
                ScanPiece::Article { .. } if at < before => self.before += 1,
                ScanPiece::Article { .. } => self.judged += 1,
            }
        }
    }

    /// The summary, in which every line given is counted once.
    fn text(&self) -> String {
        let loaded = self.judged + self.before;
        let given = loaded + self.blank + self.failed + self.elsewhere;
        let noun = if given == 1 { "line" } else { "lines" };
        let mut text = format!(
            "{given} {noun}: {loaded} loaded, {} blank, {} failed",
            self.blank, self.failed
        );
        if self.elsewhere > 0 {
            text += &format!(", {} of other shards", self.elsewhere);
        }
        if self.before > 0 {
            text += &format!("; {} of the loaded were there already", self.before);
        }
        text
    }
}
