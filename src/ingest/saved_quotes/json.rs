//! Quotes out of the JSON document. Owns finding the line of each cell, which
//! serde does not tell.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::domain::{SavedQuote, Span};
use crate::ingest::IngestError;
use crate::ingest::article::source_text::SourceText;
use crate::ingest::error::offset_of;

use super::record::QuotedCell;
use super::text_line::at_line;

#[derive(Deserialize)]
struct Document<'t> {
    sources: Vec<Source>,
    #[serde(borrow)]
    cells: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Source {
    source_id: String,
    sha256: String,
}

pub(super) fn read(source: &SourceText) -> Result<Vec<SavedQuote>, IngestError> {
    let text = source.text.as_str();
    let wrong = |base: usize, error: &serde_json::Error| {
        let within = text.get(base..).unwrap_or_default();
        let at = base + offset_of(within, error.line(), error.column());
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        let help = "name a document that `stancegrid matrix -o FILE.json` wrote";
        source.error_at(Span::new(at, at), format!("not an export: {what}"), help)
    };
    let document: Document<'_> = serde_json::from_str(text).map_err(|error| wrong(0, &error))?;
    let sources = document.sources.iter();
    let hashes: BTreeMap<&str, &str> = sources
        .map(|source| (source.source_id.as_str(), source.sha256.as_str()))
        .collect();
    let mut quotes = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for raw in document.cells {
        // The cell is borrowed from the text, so that their addresses tell its place.
        let at = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        line += text
            .get(counted..at)
            .unwrap_or_default()
            .matches('\n')
            .count();
        counted = at;
        let cell: QuotedCell =
            serde_json::from_str(raw.get()).map_err(|error| wrong(at, &error))?;
        let hash = hashes.get(cell.source_id.as_str()).copied();
        quotes.extend(cell.quotes(&at_line(line), hash));
    }
    Ok(quotes)
}
