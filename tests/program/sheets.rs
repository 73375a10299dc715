//! Sheets there and back: what a workbook or a CSV file holds is what the
//! matrix holds, whatever people and articles write.

use std::io::{Cursor, Read};

use proptest::prelude::*;

use stancegrid::domain::{ClaimId, Matrix, Reason, ReviewStatus, SourceId, Stance, Verdict};
use stancegrid::export::{CsvStyle, Exporter, LONG_COLUMNS, LongCsv, Workbook};
use stancegrid::ingest::{SheetRow, read_exported_sheet};

use crate::sample;

/// Columns that hold figures: a workbook has them as numbers, without the
/// noughts that the CSV writes at the end.
const FIGURES: [&str; 5] = ["confidence", "evidence_rank", "start", "end", "score"];

/// What has broken one spreadsheet or another.
const HOSTILE: [&str; 32] = [
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://localhost/?\"&A1,\"here\")",
    "=WEBSERVICE(\"http://localhost/\")",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u{ff1d}1+1",
    "'=1+1",
    "''",
    "'Tis",
    "شهدت المدينة احتجاجات",
    "👩‍👩‍👧‍👦 says 🏴󠁧󠁢󠁥󠁮󠁧󠁿 won",
    "one\ntwo\r\nthree\rfour\tfive",
    " spaces around ",
    "\u{1}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}",
    "_x000D_",
    "_x0041\r_x005F_x0041_",
    "__x0041_ _X0041_ _x00e9_",
    "_x0041_\u{1}_x0041",
    "<r><t>red</t></r>",
    "<r></r>",
    "<b>&amp;</b> ]]> <!-- -->",
    "https://example.org/?a=b#c",
    "mailto:desk@example.org",
    "1e5",
    "007",
    "2031-05-04",
    "He said … [whole text: sheet Long text, number 1]",
];

/// A matrix that has the texts wherever people or articles may put them.
fn full_of(texts: &[&str]) -> Matrix {
    let mut matrix = sample::tram(texts.len());
    let text = |at: usize| texts[at % texts.len()].to_owned();
    for (at, claim) in matrix.claims.iter_mut().enumerate() {
        claim.id = ClaimId::new(format!("{}{at}", text(at)));
        claim.text = text(at + 1);
        claim.label = Some(text(at + 2));
        claim.topic = Some(text(at + 3));
        claim.variants = vec![text(at + 4), text(at + 5)];
        claim.note = Some(text(at + 6));
    }
    for (at, column) in matrix.columns.iter_mut().enumerate() {
        column.source.id = SourceId::new(format!("{}{at}", text(at)));
        column.source.outlet = Some(text(at + 1));
        column.source.title = Some(text(at + 2));
        column.source.author = Some(text(at + 3));
        column.source.published = Some(text(at + 4));
        column.source.url = Some(text(at + 5));
        column.origin = column.source.id.clone();
    }
    for (at, cell) in matrix.cells.iter_mut().enumerate() {
        let (quote, more) = (text(at), text(at + 7));
        cell.verdict = match at % 4 {
            0 => sample::asserts(&[&quote, &more]),
            1 => sample::qualifies(Reason::Attributed, &quote),
            2 => sample::denies(&quote),
            _ => sample::omits(&quote, 0.123_456),
        };
        if let Verdict::Judged(judgement) = &mut cell.verdict {
            judgement.speaker = judgement.speaker.is_some().then_some(more);
            for cue in judgement.evidence.iter_mut().flat_map(|e| &mut e.cues) {
                cue.text.clone_from(&quote);
            }
        }
        if at % 5 == 0 {
            let status = ReviewStatus::ALL[at % 3];
            cell.review = Some(sample::review(status, Stance::Denies));
        }
    }
    matrix
}

/// The fields of the long CSV, row by row.
fn expected(matrix: &Matrix) -> Vec<Vec<String>> {
    let style = CsvStyle::raw();
    let bytes = LongCsv { style }.export(matrix).unwrap();
    let mut reader = csv::Reader::from_reader(&*bytes);
    let records = reader.records();
    records
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn read_back(name: &str, bytes: &[u8]) -> Vec<SheetRow> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_exported_sheet(&path, &LONG_COLUMNS).unwrap()
}

fn hold(rows: &[SheetRow], expected: &[Vec<String>]) {
    assert_eq!(rows.len(), expected.len());
    for (row, fields) in rows.iter().zip(expected) {
        for (column, field) in LONG_COLUMNS.iter().zip(fields) {
            let found = row.get(column).unwrap_or_default();
            if FIGURES.contains(column) && !field.is_empty() {
                let number = |text: &str| text.parse::<f64>().unwrap();
                assert_eq!(number(found), number(field), "row {}, {column}", row.line);
            } else {
                assert_eq!(found, field, "row {}, {column}", row.line);
            }
        }
    }
}

/// The same rows claim by claim, as the workbook has them.
fn by_claim(matrix: &Matrix, mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let place = |id: &String| {
        matrix
            .claims
            .iter()
            .position(|claim| claim.id.as_str() == id)
    };
    rows.sort_by_key(|row| place(&row[0]));
    rows
}

fn survives(matrix: &Matrix) {
    let bytes = Workbook::default().export(matrix).unwrap();
    let expected = by_claim(matrix, expected(matrix));
    hold(&read_back("x.xlsx", &bytes), &expected);
}

#[test]
fn a_workbook_has_what_the_long_csv_has() {
    survives(&sample::tram(5));
    survives(&sample::empty());
    let mut pairs = sample::tram(3);
    pairs.cells.retain(|cell| cell.claim != cell.source);
    survives(&pairs);
}

#[test]
fn hostile_texts_survive_the_workbook() {
    let long = format!("{}…", "Sixteen letters. ".repeat(40_000 / 17));
    let delicate = "<r>_x0041\r".repeat(1000);
    let emoji = "😀".repeat(20_000);
    let texts: Vec<&str> = HOSTILE
        .into_iter()
        .chain([&*long, &delicate, &emoji])
        .collect();
    let mut matrix = full_of(&texts);
    matrix.claims.truncate(6);
    matrix.cells.retain(|cell| cell.claim < 6);
    survives(&matrix);
}

#[test]
fn hostile_texts_survive_the_csv_but_for_carriage_returns() {
    let matrix = full_of(&HOSTILE);
    let bytes = LongCsv::default().export(&matrix).unwrap();
    // A text file's line ends are made one on reading.
    let line_ends = |text: &String| text.replace("\r\n", "\n").replace('\r', "\n");
    let expected = expected(&matrix);
    let expected: Vec<Vec<String>> = expected
        .iter()
        .map(|row| row.iter().map(line_ends).collect())
        .collect();
    let rows = read_back("x.csv", &bytes);
    hold(&rows, &expected);
}

/// The parts of a workbook whose name begins so, joined.
fn parts(bytes: &[u8], beginning: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut joined = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        if part.name().unwrap().starts_with(beginning) {
            part.read_to_string(&mut joined).unwrap();
        }
    }
    joined
}

#[test]
fn nothing_in_a_workbook_runs_or_leads_outside() {
    let bytes = Workbook::default().export(&full_of(&HOSTILE)).unwrap();
    let sheets = parts(&bytes, "xl/worksheets/sheet");
    assert!(
        !sheets.contains("<f>") && !sheets.contains("<f "),
        "a formula"
    );
    assert!(!sheets.contains("hyperlink"), "a link");
    let ways_out = parts(&bytes, "xl/worksheets/_rels/");
    assert!(!ways_out.contains("TargetMode=\"External\""), "{ways_out}");
}

#[test]
fn decisions_have_a_drop_down_of_the_stances() {
    let matrix = sample::tram(2);
    let bytes = Workbook::default().export(&matrix).unwrap();
    let evidence = parts(&bytes, "xl/worksheets/sheet2.xml");
    let column = LONG_COLUMNS.iter().position(|name| *name == "decision");
    assert_eq!(column, Some(16), "Q");
    let last = expected(&matrix).len() + 1;
    let start = evidence.find("<dataValidation ").unwrap();
    let drop_down = &evidence[start..evidence.find("</dataValidation>").unwrap()];
    assert!(drop_down.contains("type=\"list\""), "{drop_down}");
    assert!(
        drop_down.contains(&format!("sqref=\"Q2:Q{last}\"")),
        "{drop_down}"
    );
    let stances = "<formula1>\"asserts,qualifies,denies,omits\"</formula1>";
    assert!(drop_down.contains(stances), "{drop_down}");
    assert!(
        drop_down.contains("error=\"Write one of asserts, "),
        "{drop_down}"
    );
}

#[test]
fn the_same_matrix_gives_the_same_workbook() {
    let first = Workbook::default().export(&full_of(&HOSTILE)).unwrap();
    let second = Workbook::default().export(&full_of(&HOSTILE)).unwrap();
    assert!(first == second);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_survives_the_workbook(
        quote in "(<r>)?([_x0-9A-Fa-f]|\\PC|\\pC|[\r\n\t ]){1,40}(</r>)?",
        label in "['=+@-]?(_x00[0-4][0-9a-f]_?|[\\PC\r\u{1}]){0,12}",
    ) {
        let mut matrix = sample::one(sample::asserts(&[&quote, "Further on."]));
        matrix.claims[0].label = Some(label.clone());
        matrix.columns[0].source.outlet = Some(format!("{label}{quote}"));
        survives(&matrix);
    }
}
