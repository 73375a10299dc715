//! Articles as the rows of a CSV file: columns `id` (or `source_id`) and
//! `text`, and whatever metadata there is. Owns telling such a list from the
//! other CSV files that lie about: exports, gold labels, claims.

use std::path::Path;

use crate::domain::Source;
use crate::ingest::Input;
use crate::ingest::article::metadata::Metadata;
use crate::ingest::article::piece::{FilePiece, FilePieces, PieceOutcome, failed};
use crate::ingest::csv::csv_row::CsvRow;
use crate::ingest::csv::csv_table::{CsvTable, header_of};
use crate::ingest::error::in_sentences;

use super::jsonl_articles::article;

/// Bytes of the names of all columns.
const MAX_HEADER_BYTES: usize = 1 << 16;

/// Why a CSV file is no list of articles; nothing where it is one.
pub(crate) fn no_list(text: &str) -> Option<String> {
    // Each name takes more room than its delimiter.
    if text
        .lines()
        .next()
        .is_some_and(|first| first.len() > MAX_HEADER_BYTES)
    {
        return Some("a table whose header no list of articles has".to_owned());
    }
    let header = header_of(text);
    let has = |name: &str| header.iter().any(|column| column == name);
    let why = if header
        .iter()
        .take(4)
        .eq(["claim_id", "label", "claim", "topic"])
        && header.len() > 7
    {
        "an export of this program, not an article"
    } else if has("claim_id") && has("source_id") {
        "labels of claims and sources, not articles"
    } else if has("claim_id") && has("claim") {
        "a file of claims, not articles"
    } else if !(has("id") || has("source_id")) || !has("text") {
        "a table without the columns `id` and `text`, not a list of articles"
    } else {
        return None;
    };
    Some(why.to_owned())
}

/// Reads a whole list. `name` is what the rows without an id are called by.
pub(crate) fn read(text: &str, file: &Path, name: &str) -> FilePieces {
    let table = CsvTable::parse(text).filter(|table| !table.rows.is_empty());
    let Some(table) = table else {
        let article = failed(Source::new(name), "has a header and no row below it");
        return FilePieces::one(file, PieceOutcome::Article(article));
    };
    let pieces = table.rows.iter().map(|row| FilePiece {
        input: Input {
            file: file.to_owned(),
            line: Some(row.line),
        },
        outcome: PieceOutcome::Article(record(&table, row, name)),
        line: None,
        left: None,
        sketch: None,
    });
    FilePieces {
        given: table.rows.len(),
        pieces: pieces.collect(),
    }
}

fn record(table: &CsvTable, row: &CsvRow, name: &str) -> crate::domain::Article {
    if let Some(flaw) = &row.flaw {
        let id = format!("{name}#line{}", row.line);
        return failed(
            Source::new(id),
            in_sentences(&flaw.to_string(), flaw.help()),
        );
    }
    let mut metadata = Metadata::default();
    for (column, field) in table.header.iter().zip(&row.fields) {
        metadata.take(&column.value, Some(field.value.clone()));
    }
    let text = table.column("text").and_then(|at| row.fields.get(at));
    article(
        metadata,
        text.map(|field| field.value.clone()).unwrap_or_default(),
        name,
        row.line,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_without_end_is_that_of_no_list() {
        let endless = format!("id,text{}", ",".repeat(MAX_HEADER_BYTES));
        assert!(no_list(&endless).is_some_and(|why| why.contains("header")));
    }

    #[test]
    fn only_a_list_of_articles_is_one() {
        for (header, why) in [
            ("id,text", None),
            ("Title;Source_ID;Text", None),
            (
                "claim_id,label,claim,topic,source_id,outlet,author,published,status",
                Some("an export"),
            ),
            (
                "claim_id;label;claim;topic;a;b;asserts;omits",
                Some("an export"),
            ),
            ("claim_id,source_id,stance", Some("labels")),
            ("claim_id,claim,label", Some("a file of claims")),
            ("claim_id,label,claim,topic,note", Some("a file of claims")),
            ("id,title", Some("a table without")),
            ("text", Some("a table without")),
        ] {
            let found = no_list(&format!("{header}\nx,y\n"));
            assert_eq!(found.is_some(), why.is_some(), "{header}");
            assert!(
                found
                    .unwrap_or_default()
                    .starts_with(why.unwrap_or_default()),
                "{header}"
            );
        }
    }

    #[test]
    fn rows_become_articles_and_flawed_rows_keep_their_place() {
        let text = "text,source_id,outlet,date\n\"One.\nTwo.\",a,The Daily Quay,2024\nx,b,c,d,e\n,c,,\nlast,,,\n";
        let pieces = read(text, Path::new("list.csv"), "list");
        let articles: Vec<_> = pieces
            .pieces
            .iter()
            .filter_map(|piece| match &piece.outcome {
                PieceOutcome::Article(article) => Some((piece.input.line, article)),
                PieceOutcome::Skipped(_) => None,
            })
            .collect();
        let ids: Vec<_> = articles
            .iter()
            .map(|(line, article)| (*line, article.source.id.as_str()))
            .collect();
        assert_eq!(
            ids,
            [
                (Some(2), "a"),
                (Some(4), "list#line4"),
                (Some(5), "c"),
                (Some(6), "list#line6")
            ]
        );
        assert_eq!(articles[0].1.text, "One.\nTwo.");
        assert_eq!(
            articles[0].1.source.outlet.as_deref(),
            Some("The Daily Quay")
        );
        assert_eq!(articles[0].1.source.published.as_deref(), Some("2024"));
    }
}
