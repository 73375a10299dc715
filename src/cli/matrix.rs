//! `matrix`: judges all cells and prints or writes them. Owns which output
//! goes where.

use std::path::Path;

use crate::decisions::apply;
use crate::domain::{Article, Likeness, Matrix};
use crate::evaluation;
use crate::export::{
    CsvStyle, Exporter, Format, HtmlReport, JsonDocument, JsonLines, LongCsv, MarkdownText, Shape,
    Symbols, TableStyle, TerminalTable, WideCsv, Workbook,
};

use super::arguments::{MatrixArguments, MatrixOptions};
use super::failure::Failure;
use super::output::{note, to_file, to_stdout};
use super::selecting::{selection, settings};
use super::store::{self, decided_text};
use super::{Outcome, inputs, progress, terminal, threads, weights};

/// Runs the command.
pub fn run(arguments: MatrixArguments) -> Result<Outcome, Failure> {
    let options = &arguments.options;
    // Ask for the formats first: a wrong ending must not cost a whole run.
    for path in &options.output {
        format_of(path)?;
    }
    threads::set(options.threads)?;
    let inputs = inputs::read(&options.input, &arguments.paths)?;
    for path in &options.output {
        inputs.spare(path)?;
    }
    let selection = selection(options, &inputs)?;
    let bar = progress::over_articles(inputs.articles.len());
    let grid = weights::grid(inputs.claims, arguments.options.input.weights.as_deref())?;
    let matrix = grid.judge_selected(&inputs.articles, &selection, &|| bar.inc(1));
    bar.finish_and_clear();
    let mut matrix = reviewed(matrix, &inputs.articles, options)?;
    matrix.provenance.settings = settings(options);
    let matrix = if selection.is_everything() {
        matrix
    } else {
        matrix.without_empty()
    };
    if options.output.is_empty() {
        to_stdout(&shown(options, &matrix)?)?;
    }
    for path in &options.output {
        let likeness = compared(format_of(path)?, &matrix);
        let exporter = exporter(options, path, &inputs.articles, &likeness)?;
        let bytes = exporter.export(&matrix)?;
        to_file(path, &bytes)?;
        if path != Path::new("-") {
            note(&format!("{}: {} cells", path.display(), matrix.cells.len()));
        }
    }
    Ok(Outcome::Done)
}

/// The matrix with people's decisions, unless the program's alone is wanted.
fn reviewed(
    matrix: Matrix,
    articles: &[Article],
    options: &MatrixOptions,
) -> Result<Matrix, Failure> {
    if options.machine {
        return Ok(matrix);
    }
    let decisions = store::decisions(&options.store)?;
    let applied = apply(matrix, articles, &decisions);
    if !decisions.is_empty() {
        note(&decided_text(&applied));
    }
    Ok(applied.matrix)
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    if path == Path::new("-") {
        return Ok(Format::Csv);
    }
    Ok(Format::of(path)?)
}

/// What standard output gets: CSV where a shape was asked for, else the table.
fn shown(options: &MatrixOptions, matrix: &Matrix) -> Result<Vec<u8>, Failure> {
    if options.long || options.wide {
        return Ok(csv(options, false).export(matrix)?);
    }
    let style = TableStyle {
        width: terminal::width(options.width),
        color: terminal::color_on_stdout(options.color),
        evidence: options.evidence,
        symbols: if options.ascii {
            Symbols::Ascii
        } else {
            Symbols::Unicode
        },
    };
    Ok(TerminalTable { style }.export(matrix)?)
}

/// What writes a file as its ending and the options ask.
fn exporter<'a>(
    options: &MatrixOptions,
    path: &Path,
    articles: &'a [Article],
    likeness: &'a [Likeness],
) -> Result<Box<dyn Exporter + 'a>, Failure> {
    Ok(match format_of(path)? {
        Format::Csv => csv(options, path != Path::new("-")),
        Format::Xlsx => Box::new(Workbook::default()),
        Format::Json => Box::new(JsonDocument),
        Format::Jsonl => Box::new(JsonLines),
        Format::Markdown => Box::new(MarkdownText),
        Format::Html => Box::new(HtmlReport { articles, likeness }),
    })
}

/// How alike the sources are, where the format shows it.
fn compared(format: Format, matrix: &Matrix) -> Vec<Likeness> {
    match format {
        Format::Html if matrix.columns.len() <= HtmlReport::MOST_COMPARED => {
            evaluation::likeness(matrix)
        }
        Format::Html
        | Format::Csv
        | Format::Xlsx
        | Format::Json
        | Format::Jsonl
        | Format::Markdown => Vec::new(),
    }
}

/// CSV; only a file that a spreadsheet may open has a byte-order mark.
fn csv(options: &MatrixOptions, file: bool) -> Box<dyn Exporter> {
    let style = CsvStyle {
        delimiter: options.delimiter,
        bom: file && !options.no_bom && !options.raw,
        raw: options.raw,
    };
    match shape(options) {
        Shape::Long => Box::new(LongCsv { style }),
        Shape::Wide => Box::new(WideCsv { style }),
    }
}

fn shape(options: &MatrixOptions) -> Shape {
    if options.wide {
        Shape::Wide
    } else {
        Shape::Long
    }
}
