//! Sources on their way to the outputs. Owns whether they are put together as one
//! matrix: where the long CSV and the table of counts are all that is wanted, no
//! more than a few batches of sources are held.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::cli::arguments::MatrixOptions;
use crate::cli::failure::Failure;
use crate::cli::output::{Begun, note, to_stdout};
use crate::cli::selection::settings;
use crate::domain::{Cell, Decision, Matrix, OutletTotals};
use crate::export::{Format, GroupedTable, LongCsv, LongCsvBySource, Shape};

use super::outputs::{self, written};
use super::shape::{TableChoice, csv_shape, csv_style, format_of, table, table_style};
use super::sources::{Sources, Supply};

/// Prints what the sources come to, or writes the files that were asked for. `budget` is
/// how many pairs could be read.
pub fn deliver(
    options: &MatrixOptions,
    sources: Sources<'_>,
    decisions: &[Decision],
    budget: Option<usize>,
) -> Result<(), Failure> {
    let goes_by_source = options.output.iter().all(|path| is_long(options, path));
    let counts = match table(options, sources.supply.len()) {
        TableChoice::Grouped(_) => true,
        TableChoice::BySource => false,
    };
    let to_terminal = options.output.is_empty() && !options.long && !options.wide;
    let long_to_stdout = options.output.is_empty() && options.long;
    if goes_by_source && (!options.output.is_empty() || long_to_stdout || (to_terminal && counts)) {
        by_source(options, sources, decisions)
    } else {
        whole(options, sources, decisions, budget)
    }
}

fn is_long(options: &MatrixOptions, path: &Path) -> bool {
    format_of(path).is_ok_and(|format| format == Format::Csv) && csv_shape(options) == Shape::Long
}

/// Writes and counts while sources come.
fn by_source(
    options: &MatrixOptions,
    mut sources: Sources<'_>,
    decisions: &[Decision],
) -> Result<(), Failure> {
    let engine = sources.engine;
    let claims = &engine.claims().claims;
    let begin = |path: &Path| -> Result<LongCsvBySource<'_, Begun>, Failure> {
        let style = csv_style(
            options,
            path != Path::new("-") && !options.output.is_empty(),
        );
        let to = Begun::at(path)?;
        Ok(LongCsv { style }.begin(claims, &engine.provenance().judge_id, to)?)
    };
    let mut sheets = Vec::new();
    for path in &options.output {
        sheets.push((path.as_path(), begin(path)?));
    }
    if options.output.is_empty() && options.long {
        sheets.push((Path::new("-"), begin(Path::new("-"))?));
    }
    let all = sources.selection.is_everything();
    let count = sources.supply.len();
    let mut breakdown = OutletTotals::over(claims.len(), &sources.supply.outlets());
    let mut cells_written = 0;
    let mut origins = HashSet::new();
    sources.each(|_, column, cells| {
        if cells.is_empty() && !all {
            return Ok(());
        }
        cells_written += cells.len();
        for (_, sheet) in &mut sheets {
            sheet.source(&column, cells.iter())?;
        }
        if sheets.is_empty() {
            breakdown.add(&column, cells.iter());
            origins.insert(column.origin);
        }
        Ok(())
    })?;
    sources.tell_decided(decisions);
    let none_written = sheets.is_empty();
    for (path, sheet) in sheets {
        sheet.finish()?.commit()?;
        if !options.output.is_empty() {
            written(path, cells_written);
        }
    }
    if none_written {
        breakdown.figures.origins = origins.len();
        let style = table_style(options);
        let rows = match table(options, count) {
            TableChoice::Grouped(rows) => rows,
            TableChoice::BySource => Default::default(),
        };
        let (breakdown, claims) = if all {
            (breakdown, claims.clone())
        } else {
            breakdown.without_empty(claims)
        };
        to_stdout(&GroupedTable { style, rows }.draw(&claims, &breakdown))?;
    }
    Ok(())
}

/// Puts the sources together as one matrix.
fn whole(
    options: &MatrixOptions,
    mut sources: Sources<'_>,
    decisions: &[Decision],
    budget: Option<usize>,
) -> Result<(), Failure> {
    let (mut columns, mut cells) = (Vec::new(), Vec::new());
    let is_page = |path: &&PathBuf| format_of(path).is_ok_and(|format| format == Format::Html);
    let pages: Vec<&PathBuf> = options.output.iter().filter(is_page).collect();
    let mut articles = Vec::new();
    sources.each(|article, column, of_source| {
        // Nothing else shows a paragraph.
        articles.extend(article.filter(|_| !pages.is_empty()));
        columns.push(column);
        cells.extend(of_source);
        Ok(())
    })?;
    sources.tell_decided(decisions);
    cells.sort_by_key(|cell: &Cell| (cell.claim, cell.source));
    let mut matrix = Matrix {
        claims: sources.engine.claims().claims.clone(),
        cells,
        provenance: sources.engine.provenance_of(&columns),
        columns,
    };
    matrix.provenance.settings = settings(options, budget);
    let matrix = if sources.selection.is_everything() {
        matrix
    } else {
        matrix.without_empty()
    };
    if matches!(sources.supply, Supply::Lines(..)) {
        for path in pages {
            note(&format!(
                "{}: without the articles, each quote is shown with a few words around it and not \
                 in its paragraph",
                path.display()
            ));
        }
    }
    outputs::deliver(options, &matrix, &articles)
}
