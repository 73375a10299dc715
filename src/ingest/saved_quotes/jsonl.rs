//! Quotes out of JSON lines. Owns telling the header from the cells.

use serde::Deserialize;

use crate::domain::{SavedQuote, Span};
use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;

use super::record::QuotedCell;
use super::text_line::at_line;

/// What a first line has that is no cell. Files put together from several may
/// have headers further down, too.
#[derive(Deserialize)]
struct Header {
    #[serde(rename = "format")]
    _format: String,
}

pub(super) fn read(source: &SourceText) -> Result<Vec<SavedQuote>, IngestError> {
    let mut quotes = Vec::new();
    let mut from = 0;
    for (at, line) in source.text.split('\n').enumerate() {
        let start = from;
        from += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<QuotedCell>(line) {
            Ok(cell) => quotes.extend(cell.quotes(&at_line(at + 1), None)),
            Err(_) if serde_json::from_str::<Header>(line).is_ok() => {}
            Err(error) => {
                let message = error.to_string();
                let what = message.split(" at line ").next().unwrap_or_default();
                let place = start + error.column().saturating_sub(1);
                return Err(source.error_at(
                    Span::new(place, place),
                    format!("not a cell: {what}"),
                    "name a file that `stancegrid matrix -o FILE.jsonl` wrote",
                ));
            }
        }
    }
    Ok(quotes)
}
