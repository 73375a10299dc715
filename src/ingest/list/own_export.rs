//! Files that look like articles and are none: exports of this program, lines of `scan`.
//! Owns telling them by how they begin.

use crate::ingest::article::folder::Kind;
use crate::ingest::list::{csv_articles, jsonl_articles};
use crate::ingest::page::html;
use crate::ingest::scan::scan_record::START;

/// Why a file of a readable format is no article: completes "skipped: …".
pub(in crate::ingest) fn no_article(kind: Kind, text: &str) -> Option<String> {
    let own = "an export of this program, not an article";
    match kind {
        Kind::Csv => csv_articles::no_list(text),
        Kind::Jsonl if is_lines(text.as_bytes()) => {
            Some("lines of `scan`, which `matrix` reads, not articles".to_owned())
        }
        Kind::Jsonl => jsonl_articles::is_own_export(text).then(|| own.to_owned()),
        Kind::Html => html::is_own_export(text).then(|| own.to_owned()),
        Kind::Text | Kind::Markdown => text.starts_with("<!-- stancegrid").then(|| own.to_owned()),
        Kind::Docx | Kind::Eml | Kind::Pdf | Kind::Xlsx => None,
    }
}

/// Whether a file that starts so holds lines of `scan`.
pub fn is_lines(start: &[u8]) -> bool {
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start);
    start.trim_ascii_start().starts_with(START)
}
