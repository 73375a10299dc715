//! A matrix that is held as a whole, on its way out. Owns which output goes
//! where.

use std::path::Path;

use crate::cli::arguments::MatrixOptions;
use crate::cli::failure::Failure;
use crate::cli::output::{summary, to_file, to_stdout};
use crate::domain::{Article, Likeness, Matrix, counted};
use crate::evaluation;
use crate::export::{
    Exporter, Format, GroupedTable, HtmlReport, JsonDocument, JsonLines, LongCsv, MarkdownText,
    Shape, TerminalTable, WideCsv, Workbook,
};

use super::shape::{TableChoice, csv_shape, csv_style, format_of, table, table_style};

/// Prints the matrix, or writes the files that were asked for. `articles` give
/// quotes their paragraphs where a format shows them; there may be none.
pub fn deliver(
    options: &MatrixOptions,
    matrix: &Matrix,
    articles: &[Article],
) -> Result<(), Failure> {
    if options.output.is_empty() {
        to_stdout(&shown(options, matrix)?)?;
    }
    for path in &options.output {
        let likeness = compared(format_of(path)?, matrix);
        let exporter = exporter(options, path, articles, &likeness)?;
        let bytes = exporter.export(matrix)?;
        to_file(path, &bytes)?;
        written(path, matrix.cells.len());
    }
    Ok(())
}

/// Says what a file got.
pub fn written(path: &Path, cells: usize) {
    if path != Path::new("-") {
        summary(&format!("{}: {}", path.display(), counted(cells, "cell")));
    }
}

/// What standard output gets: CSV where a shape was asked for, else the table.
fn shown(options: &MatrixOptions, matrix: &Matrix) -> Result<Vec<u8>, Failure> {
    if options.long || options.wide {
        return Ok(csv(options, false).export(matrix)?);
    }
    let style = table_style(options);
    Ok(match table(options, matrix.columns.len()) {
        TableChoice::BySource => TerminalTable { style }.export(matrix)?,
        TableChoice::Grouped(rows) => GroupedTable { style, rows }.export(matrix)?,
    })
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
        Format::Html if matrix.columns.len() <= HtmlReport::MAX_COMPARED_SOURCES => {
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

fn csv(options: &MatrixOptions, file: bool) -> Box<dyn Exporter> {
    let style = csv_style(options, file);
    match csv_shape(options) {
        Shape::Long => Box::new(LongCsv { style }),
        Shape::Wide => Box::new(WideCsv { style }),
    }
}
