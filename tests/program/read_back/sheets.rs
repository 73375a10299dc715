//! Reads the sheets: long and wide CSV, and the long sheet of a workbook.

use stancegrid::domain::Matrix;
use stancegrid::ingest::{read_exported_sheet, unguarded};

use super::cells::{Cells, Said};

pub fn long_csv(bytes: &[u8], matrix: &Matrix) -> Cells {
    if matrix.cells.is_empty() {
        // A header alone is a sheet, too.
        assert_eq!(bytes.iter().filter(|&&byte| byte == b'\n').count(), 1);
        return Cells::new();
    }
    long_sheet(bytes, "csv")
}

pub fn workbook(bytes: &[u8], matrix: &Matrix) -> Cells {
    if matrix.cells.is_empty() {
        return Cells::new();
    }
    long_sheet(bytes, "xlsx")
}

fn long_sheet(bytes: &[u8], ending: &str) -> Cells {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(format!("sheet.{ending}"));
    std::fs::write(&file, bytes).unwrap();
    let rows = read_exported_sheet(&file, &["claim_id", "source_id"]).unwrap();
    let mut cells = Cells::new();
    for row in &rows {
        let field = |name: &str| row.get(name).unwrap_or_default().to_owned();
        let said = Said::new(&field("status"), &field("stance"), &field("reason"));
        let before = cells.insert((field("claim_id"), field("source_id")), said.clone());
        // Every row of a cell says the same of it, and only the first has no
        // other before it.
        let first = matches!(row.get("evidence_rank"), None | Some("1"));
        assert_eq!(before.is_none(), first, "{row:?}");
        assert!(before.is_none_or(|before| before == said), "{row:?}");
    }
    cells
}

pub fn wide_csv(bytes: &[u8], matrix: &Matrix) -> Cells {
    let mut reader = csv::Reader::from_reader(bytes);
    let sources: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .skip(4)
        .take(matrix.columns.len())
        .map(|id| unguarded(id).to_owned())
        .collect();
    let mut cells = Cells::new();
    for record in reader.records() {
        let record = record.unwrap();
        let claim = unguarded(&record[0]);
        for (source, words) in sources.iter().zip(record.iter().skip(4)) {
            if !words.is_empty() {
                cells.insert((claim.to_owned(), source.clone()), Said::from_words(words));
            }
        }
    }
    cells
}
