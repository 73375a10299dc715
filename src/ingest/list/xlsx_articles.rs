//! Articles as the rows of a workbook: the sheets with the columns `id` (or
//! `source_id`) and `text`, and whatever metadata there is. Owns what a row of it
//! is; how a workbook is read safely is told in `workbook`.

use std::path::{Path, PathBuf};

use crate::domain::{Article, Readability, Source};
use crate::ingest::article::metadata::Metadata;
use crate::ingest::article::piece::{FilePiece, FilePieces, PieceOutcome, failed};
use crate::ingest::error::in_sentences;
use crate::ingest::workbook::sheet_row::SheetRow;
use crate::ingest::{Input, workbook};

use super::jsonl_articles::article;

/// What a workbook is.
pub(crate) enum Listed {
    /// A list of articles, or one that could not be read.
    Pieces(FilePieces),
    /// Something else, with the reason why it is no list.
    NoList(&'static str),
}

/// So many units of UTF-16 fit into a cell; spreadsheet programs cut off what is
/// longer without a word.
const FULL_CELL: usize = 32_767;

/// Reads a whole list. `name` is what rows without an id are called by.
pub(crate) fn read(bytes: &[u8], file: &Path, name: &str) -> Listed {
    let fail = |why: String| {
        let article = failed(Source::new(name), why);
        Listed::Pieces(FilePieces::one(file, PieceOutcome::Article(article)))
    };
    let lists = match workbook::read_list(file, bytes, &is_list) {
        Ok(lists) if !lists.is_empty() => lists,
        Ok(_) => {
            return Listed::NoList(
                "a workbook without a sheet that has the columns `id` and `text`, not a list of \
                 articles",
            );
        }
        Err(error) => return fail(in_sentences(&error.what, &error.help)),
    };
    if lists.iter().all(|list| list.rows.is_empty()) {
        return fail("has a header and no row below it".to_owned());
    }
    let several = lists.len() > 1;
    let mut pieces: Vec<FilePiece> = Vec::new();
    for list in lists {
        // Of several sheets the one is named in which a row stands.
        let (file, name) = match several {
            true => (
                PathBuf::from(format!("{} ({})", file.display(), list.sheet)),
                format!("{name} ({})", list.sheet),
            ),
            false => (file.to_owned(), name.to_owned()),
        };
        pieces.extend(list.rows.into_iter().map(|row| FilePiece {
            input: Input {
                file: file.clone(),
                line: Some(row.line),
            },
            outcome: PieceOutcome::Article(record(row, &name)),
            line: None,
            left: None,
            sketch: None,
        }));
    }
    Listed::Pieces(FilePieces {
        given: pieces.len(),
        pieces,
    })
}

fn is_list(header: &[String]) -> bool {
    let has = |name: &str| header.iter().any(|column| column == name);
    has("text") && (has("id") || has("source_id")) && !has("claim_id")
}

fn record(row: SheetRow, name: &str) -> Article {
    let mut metadata = Metadata::default();
    let mut text = String::new();
    for (column, field) in row.fields {
        let column = column.to_lowercase();
        if column == "text" {
            text = field;
        } else {
            metadata.take(&column, Some(field));
        }
    }
    let is_full = text.encode_utf16().count() >= FULL_CELL;
    let mut article = article(metadata, text, name, row.line);
    if is_full && article.readability.is_judged() {
        let why = "fills its cell to the last character, and spreadsheet programs cut off the rest";
        article.readability = Readability::ReadInPart {
            why: why.to_owned(),
        };
    }
    article
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    /// A workbook with a sheet of remarks before one of these rows.
    fn workbook(rows: &[&[&str]]) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let remarks = workbook.add_worksheet();
        remarks.write_string(0, 0, "About this list").unwrap();
        let sheet = workbook.add_worksheet();
        for (at, row) in (0..).zip(rows) {
            for (column, field) in (0..).zip(*row) {
                sheet.write_string(at, column, *field).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    fn pieces(rows: &[&[&str]]) -> Option<Vec<(String, Article)>> {
        match read(&workbook(rows), Path::new("list.xlsx"), "list") {
            Listed::NoList(_) => None,
            Listed::Pieces(pieces) => {
                let of = |piece: FilePiece| match piece.outcome {
                    PieceOutcome::Article(article) => Some((piece.input.to_string(), article)),
                    PieceOutcome::Skipped(_) => None,
                };
                pieces.pieces.into_iter().map(of).collect()
            }
        }
    }

    #[test]
    fn a_row_is_an_article() {
        let rows: [&[&str]; 4] = [
            &["Text", "Outlet", "ID", "remark"],
            &["It rained.", "Quay", "a", "x"],
            &[],
            &["'=It snowed.", "", "b", ""],
        ];
        let read = pieces(&rows).unwrap();
        let told: Vec<_> = read
            .iter()
            .map(|(place, article)| (place.as_str(), article.source.id.as_str(), &*article.text))
            .collect();
        let expected = [
            ("list.xlsx:2", "a", "It rained."),
            ("list.xlsx:4", "b", "=It snowed."),
        ];
        assert_eq!(told, expected);
        assert_eq!(read[0].1.source.outlet.as_deref(), Some("Quay"));
    }

    #[test]
    fn every_sheet_of_articles_is_read() {
        let mut book = Workbook::new();
        for (sheet, id) in [("Day 1", "a"), ("About", ""), ("Day 2", "b")] {
            let sheet = book.add_worksheet().set_name(sheet).unwrap();
            if !id.is_empty() {
                sheet.write_row(0, 0, ["id", "text"]).unwrap();
                sheet.write_row(1, 0, [id, "It rained."]).unwrap();
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let Listed::Pieces(read) = read(&bytes, Path::new("list.xlsx"), "list") else {
            panic!("a list");
        };
        let places: Vec<String> = read
            .pieces
            .iter()
            .map(|one| one.input.to_string())
            .collect();
        assert_eq!(places, ["list.xlsx (Day 1):2", "list.xlsx (Day 2):2"]);
    }

    #[test]
    fn only_a_sheet_of_articles_is_one() {
        for header in [&["id", "title"][..], &["text"], &["claim_id", "id", "text"]] {
            assert_eq!(pieces(&[header, &["x", "y", "z"]]), None, "{header:?}");
        }
        let nothing = pieces(&[&["id", "text"]]).unwrap();
        assert!(!nothing[0].1.readability.is_judged());
    }

    #[test]
    fn a_cell_that_is_full_is_no_whole_article() {
        let text = |length: usize| "It rained all day. ".repeat(2_000)[..length].to_owned();
        let readability = |length: usize| {
            let read = pieces(&[&["id", "text"], &["a", &text(length)]]).unwrap();
            read[0].1.readability.clone()
        };
        assert_eq!(readability(FULL_CELL - 1), Readability::Readable);
        assert!(matches!(
            readability(FULL_CELL),
            Readability::ReadInPart { .. }
        ));
    }
}
