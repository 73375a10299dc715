//! The sources as a table that explains the heads S1, S2 and so on. Owns its
//! columns, of which `verify` reads the id and the hash.

use crate::domain::{Matrix, Readability, SourceColumn};

use super::escape::escaped;
use super::words::{number, row, rule};

const HEAD: [&str; 8] = [
    "",
    "source",
    "outlet",
    "title",
    "published",
    "url",
    "status",
    "sha256",
];

/// Writes the table.
pub(super) fn write(text: &mut String, matrix: &Matrix) {
    if matrix.columns.is_empty() {
        return;
    }
    text.push_str("\n## Sources\n\n");
    text.push_str(&row(HEAD.map(str::to_owned)));
    text.push_str(&rule(HEAD.len()));
    for (place, column) in matrix.columns.iter().enumerate() {
        text.push_str(&line(place, column));
    }
}

fn line(place: usize, column: &SourceColumn) -> String {
    let source = &column.source;
    let maybe = |words: &Option<String>| words.as_deref().map(escaped).unwrap_or_default();
    let status = match &column.readability {
        Readability::Readable => String::new(),
        Readability::ReadInPart { why } => format!("? read in part: it {}", escaped(why)),
        Readability::NotReadable { why } => format!("? not read: {}", escaped(why)),
        Readability::UnsupportedLanguage { language } => {
            format!("? written in {}, which is not judged", escaped(language))
        }
    };
    row([
        number(place),
        escaped(source.id.as_str()),
        maybe(&source.outlet),
        maybe(&source.title),
        maybe(&source.published),
        maybe(&source.url),
        status,
        escaped(&column.sha256),
    ])
}
