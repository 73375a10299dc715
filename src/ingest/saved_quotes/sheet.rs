//! Quotes out of the long sheet, from a CSV file or a workbook. Owns which
//! columns make a quote.

use std::path::Path;

use crate::domain::{ClaimId, CodePoints, SavedQuote, SourceId};
use crate::ingest::{IngestError, SheetRow, read_exported_sheet};

use super::text_line::at_line;

/// The columns without which a sheet holds no quotes.
const REQUIRED: [&str; 6] = [
    "claim_id",
    "source_id",
    "evidence",
    "near_miss",
    "start",
    "end",
];

/// Reads the evidence or the near miss of every row that has a place.
pub(super) fn read(file: &Path) -> Result<Vec<SavedQuote>, IngestError> {
    let rows = read_exported_sheet(file, &REQUIRED).map_err(|mut error| {
        let lacks = |field: &String| REQUIRED.contains(&field.as_str());
        let missing = error.field.as_ref().is_some_and(lacks) && error.line == Some(1);
        if missing {
            let what = format!("{}, so this sheet holds no quotes", error.what);
            error.what = what.into();
            error.help = "write a long sheet with `stancegrid matrix --long -o FILE.csv`: a wide \
                          one has no quotes"
                .into();
        }
        error
    })?;
    let mut quotes = Vec::new();
    for row in &rows {
        let shown = ["evidence", "near_miss"].map(|column| row.get(column));
        let placed = row.get("start").is_some() || row.get("end").is_some();
        let mut shown: Vec<&str> = shown.into_iter().flatten().collect();
        if shown.is_empty() && placed {
            // The words were taken out and their place left: no quote at all.
            shown.push("");
        }
        for exact in shown {
            quotes.push(quote(file, row, exact)?);
        }
    }
    Ok(quotes)
}

fn quote(file: &Path, row: &SheetRow, exact: &str) -> Result<SavedQuote, IngestError> {
    let error = |field: &str, what: String, help: &str| {
        let mut error = IngestError::new(file, what, help).in_field(field);
        error.line = Some(row.line);
        error
    };
    let number = |field: &str| {
        let value = row.get(field).unwrap_or_default();
        value.parse::<usize>().map_err(|_| {
            let what = format!("invalid `{field}` \"{value}\" of a quote");
            let help = "restore the number, or export the sheet again";
            error(field, what, help)
        })
    };
    let Some(source) = row.get("source_id") else {
        let what = "`source_id` of a quote is empty".to_owned();
        let help = "restore it, or export the sheet again";
        return Err(error("source_id", what, help));
    };
    let text = |field: &str| row.get(field).map(str::to_owned);
    Ok(SavedQuote {
        place: match &row.sheet {
            Some(sheet) => format!("sheet {sheet}, row {}", row.line),
            None => at_line(row.line),
        },
        claim: row.get("claim_id").map(ClaimId::new),
        source: SourceId::new(source),
        exact: exact.to_owned(),
        points: CodePoints {
            start: number("start")?,
            end: number("end")?,
        },
        prefix: text("prefix"),
        suffix: text("suffix"),
        source_sha256: text("source_sha256"),
        unguarded: true,
    })
}
