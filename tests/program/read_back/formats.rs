//! The formats that must say the same, in one place. A format is switched on by
//! its line in [`FORMATS`].

use stancegrid::domain::Matrix;
use stancegrid::export::{
    CsvStyle, Exporter, HtmlReport, JsonDocument, JsonLines, LongCsv, MarkdownText, Symbols,
    TableStyle, TerminalTable, WideCsv, Workbook,
};

use super::cells::Cells;
use super::{html, json, markdown, sheets, table};

/// How a matrix is written in a format, and read back from it.
pub struct Format {
    pub name: &'static str,
    pub write: fn(&Matrix) -> Vec<u8>,
    pub read: fn(&[u8], &Matrix) -> Cells,
    /// Whether it is for people's eyes only, so that hostile text is cleaned.
    pub people_only: bool,
}

pub const FORMATS: &[Format] = &[
    format(
        "long CSV",
        |m| bytes(&LongCsv::default(), m),
        sheets::long_csv,
    ),
    format(
        "long CSV with semicolons",
        |m| bytes(&LongCsv { style: SEMICOLON }, m),
        sheets::long_csv,
    ),
    format(
        "wide CSV",
        |m| bytes(&WideCsv::default(), m),
        sheets::wide_csv,
    ),
    format("JSON", |m| bytes(&JsonDocument, m), json::document),
    format("JSON lines", |m| bytes(&JsonLines, m), json::lines),
    format("Markdown", |m| bytes(&MarkdownText, m), markdown::tables),
    Format {
        people_only: true,
        ..format(
            "table",
            |m| bytes(&TerminalTable { style: WIDE }, m),
            table::words,
        )
    },
    HTML,
    WORKBOOK,
];

const HTML: Format = format("HTML", |m| bytes(&HtmlReport::default(), m), html::report);

const WORKBOOK: Format = format(
    "workbook",
    |m| bytes(&Workbook::default(), m),
    sheets::workbook,
);

const SEMICOLON: CsvStyle = CsvStyle {
    delimiter: b';',
    bom: true,
    raw: false,
};

/// Wide enough for a word in every cell.
const WIDE: TableStyle = TableStyle {
    width: 200,
    color: false,
    evidence: false,
    symbols: Symbols::Unicode,
};

const fn format(
    name: &'static str,
    write: fn(&Matrix) -> Vec<u8>,
    read: fn(&[u8], &Matrix) -> Cells,
) -> Format {
    Format {
        name,
        write,
        read,
        people_only: false,
    }
}

fn bytes(exporter: &impl Exporter, matrix: &Matrix) -> Vec<u8> {
    exporter.export(matrix).unwrap()
}
