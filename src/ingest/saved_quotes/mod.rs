//! The quotes of an export that this program wrote, whatever its format, read
//! back to be checked against the articles. Owns the choice of reader and what
//! the readers share; compares nothing.

mod html;
mod json;
mod jsonl;
mod markdown;
mod record;
mod sheet;
mod text_line;

use std::path::Path;

use crate::domain::SavedQuote;
use crate::ingest::article::source_text::unsupported;

use super::IngestError;
use super::article::source_text::SourceText;

const ENDINGS: &str = ".csv, .xlsx, .json, .jsonl, .md or .html";

/// Reads every quote of an export in the order of the file; the format follows
/// the ending.
///
/// # Errors
/// A file that cannot be read or is no export, a quote without its source or
/// its place, and a file that holds no quote at all: nothing would be checked.
pub fn read_saved_quotes(file: &Path) -> Result<Vec<SavedQuote>, IngestError> {
    let ending = file
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let quotes = match ending.as_deref() {
        Some("csv" | "tsv" | "txt" | "xlsx") => sheet::read(file)?,
        Some("json") => json::read(&SourceText::read(file)?)?,
        Some("jsonl" | "ndjson") => jsonl::read(&SourceText::read(file)?)?,
        Some("md" | "markdown") => markdown::read(&SourceText::read(file)?)?,
        Some("html" | "htm") => html::read(&SourceText::read(file)?)?,
        _ => {
            let help = format!("name an export that ends in one of {ENDINGS}");
            return Err(IngestError::new(file, unsupported("export", file), help));
        }
    };
    if quotes.is_empty() {
        return Err(IngestError::new(
            file,
            "no quotes found, so there is nothing to check",
            "name an export of `stancegrid matrix -o FILE` that has the sentences in it",
        ));
    }
    Ok(quotes)
}
