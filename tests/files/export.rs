//! Every export as a user sees it: snapshots of the table and the sheets, and
//! what must hold at any size and width.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use stancegrid::domain;
use stancegrid::domain::{Matrix, Readability, SourceId, Verdict, unguarded};
use stancegrid::export::{
    CsvStyle, Exporter, GroupedRows, GroupedTable, LONG_COLUMNS, LongCsv, Symbols, TableStyle,
    TerminalTable, WideCsv,
};

use crate::sample;

fn text(exporter: &impl Exporter, matrix: &Matrix) -> String {
    String::from_utf8(exporter.export(matrix).unwrap()).unwrap()
}

fn table(matrix: &Matrix, style: TableStyle) -> String {
    text(&TerminalTable { style }, matrix)
}

fn at(width: usize) -> TableStyle {
    TableStyle {
        width,
        ..TableStyle::default()
    }
}

/// The tram line with a column that could not be read and one in a language
/// that is not judged.
fn with_lost_columns() -> Matrix {
    let mut matrix = sample::tram(5);
    let why = "the text breaks off in the middle of a sentence after 412 characters".to_owned();
    sample::lose(&mut matrix, 1, Readability::NotReadable { why });
    let language = "Dutch".to_owned();
    sample::lose(
        &mut matrix,
        3,
        Readability::UnsupportedLanguage { language },
    );
    matrix
}

/// A small corner of the tram line, for listings.
fn corner(mut matrix: Matrix, claims: usize) -> Matrix {
    matrix.claims.truncate(claims);
    matrix.cells.retain(|cell| cell.claim < claims);
    matrix
}

#[test]
fn table_of_five_sources_at_80() {
    insta::assert_snapshot!(table(&sample::tram(5), at(80)));
}

#[test]
fn table_of_five_sources_at_120_has_words() {
    insta::assert_snapshot!(table(&sample::tram(5), at(120)));
}

#[test]
fn table_of_one_source() {
    insta::assert_snapshot!(table(&sample::tram(1), at(80)));
}

#[test]
fn table_of_twelve_sources() {
    insta::assert_snapshot!(table(&sample::tram(12), at(80)));
}

#[test]
fn table_of_forty_sources() {
    insta::assert_snapshot!(table(&sample::tram(40), at(80)));
}

#[test]
fn table_of_long_claims_and_titles() {
    insta::assert_snapshot!(table(&sample::chess(6, 5), at(80)));
}

#[test]
fn table_in_ascii() {
    let style = TableStyle {
        symbols: Symbols::Ascii,
        ..at(80)
    };
    let drawn = table(&with_lost_columns(), style);
    assert!(drawn.is_ascii());
    insta::assert_snapshot!(drawn);
}

#[test]
fn table_in_colour() {
    let style = TableStyle {
        color: true,
        ..at(80)
    };
    let drawn = table(&corner(with_lost_columns(), 8), style);
    insta::assert_snapshot!(drawn.replace('\u{1b}', "␛"));
}

#[test]
fn colour_changes_no_word() {
    for evidence in [false, true] {
        let style = TableStyle { evidence, ..at(80) };
        let plain = table(&with_lost_columns(), style);
        let color = TableStyle {
            color: true,
            ..style
        };
        let mut colored = table(&with_lost_columns(), color);
        for sequence in ["0", "1", "2", "31", "32", "33"] {
            colored = colored.replace(&format!("\u{1b}[{sequence}m"), "");
        }
        assert_eq!(colored, plain);
    }
}

#[test]
fn table_with_columns_that_could_not_be_judged() {
    insta::assert_snapshot!(table(&with_lost_columns(), at(80)));
}

#[test]
fn table_with_evidence() {
    let style = TableStyle {
        evidence: true,
        ..at(80)
    };
    insta::assert_snapshot!(table(&corner(with_lost_columns(), 3), style));
}

#[test]
fn table_too_narrow_for_columns() {
    insta::assert_snapshot!(table(&corner(sample::tram(5), 8), at(20)));
}

#[test]
fn table_of_pairs_that_were_not_all_asked() {
    let mut matrix = corner(sample::tram(3), 6);
    matrix.cells.retain(|cell| cell.claim != cell.source);
    insta::assert_snapshot!(table(&matrix, at(80)));
}

/// Many sources of a few outlets, the first ones with most.
fn by_outlets(sources: usize, outlets: usize) -> Matrix {
    let mut matrix = sample::tram(sources);
    let few: Vec<_> = matrix
        .columns
        .iter()
        .take(outlets)
        .map(|column| column.source.outlet.clone())
        .collect();
    for (at, column) in matrix.columns.iter_mut().enumerate() {
        column.source.outlet = few[(at % outlets).min(at % 7)].clone();
    }
    matrix
}

fn grouped(matrix: &Matrix, width: usize, rows: GroupedRows) -> String {
    text(
        &GroupedTable {
            style: at(width),
            rows,
        },
        matrix,
    )
}

#[test]
fn table_of_counts_at_80() {
    insta::assert_snapshot!(grouped(&by_outlets(300, 5), 80, GroupedRows::Claims));
}

#[test]
fn table_of_counts_at_140() {
    let mut matrix = by_outlets(400, 12);
    let why = "is empty".to_owned();
    for place in 3..12 {
        sample::lose(
            &mut matrix,
            place,
            Readability::NotReadable { why: why.clone() },
        );
    }
    insta::assert_snapshot!(grouped(&matrix, 140, GroupedRows::Claims));
}

#[test]
fn table_of_counts_by_topic() {
    insta::assert_snapshot!(grouped(&by_outlets(300, 5), 80, GroupedRows::Topics));
}

#[test]
fn table_of_counts_without_outlets_and_in_a_narrow_window() {
    let mut matrix = by_outlets(60, 1);
    insta::assert_snapshot!(grouped(&matrix, 80, GroupedRows::Topics));
    matrix.claims.truncate(2);
    matrix.cells.retain(|cell| cell.claim < 2);
    insta::assert_snapshot!(grouped(&matrix, 20, GroupedRows::Claims));
}

#[test]
fn no_line_of_a_table_of_counts_is_too_wide() {
    for outlets in [1, 2, 7, 12] {
        let matrix = by_outlets(90, outlets);
        for width in 16..150 {
            for rows in [GroupedRows::Claims, GroupedRows::Topics] {
                for line in grouped(&matrix, width, rows).lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                }
            }
        }
    }
}

#[test]
fn table_of_nothing() {
    assert_eq!(
        table(&sample::empty(), at(80)),
        " 0 sources × 0 claims  ● 0 asserts  ◐ 0 qualifies  ✗ 0 denies  · 0 omits\n"
    );
}

#[test]
fn long_csv() {
    let matrix = corner(with_lost_columns(), 2);
    insta::assert_snapshot!(text(&LongCsv::default(), &matrix));
}

#[test]
fn wide_csv() {
    let mut matrix = with_lost_columns();
    matrix.columns[4].origin = matrix.columns[0].source.id.clone();
    insta::assert_snapshot!(text(&WideCsv::default(), &matrix));
}

/// Claims, sources and quotes that try to steer the terminal.
fn hostile() -> Matrix {
    let mut matrix = sample::tram(2);
    matrix.claims.truncate(1);
    matrix.cells.truncate(2);
    let claim = &mut matrix.claims[0];
    claim.id = domain::ClaimId::new("\u{1b}[1Ahidden\u{7}");
    claim.label = Some("\u{1b}[31mred\u{1b}[0m\r\nline".to_owned());
    claim.text = "\u{202e}desrever\u{202c} and \u{9b}2J".to_owned();
    claim.topic = Some("\u{1b}]0;title\u{7}topic".to_owned());
    for (place, column) in matrix.columns.iter_mut().enumerate() {
        let link = "\u{1b}]8;;http://example.org\u{1b}\\Post\u{1b}]8;;\u{1b}\\";
        column.source.id = SourceId::new(format!("{link}{place}"));
        column.source.outlet = Some(format!("\u{206a}{link}"));
        column.source.title = Some("\u{85}\u{2066}title\u{e0001}\u{8}".to_owned());
    }
    let mut quoted = sample::qualifies(domain::Reason::Attributed, "He\u{1b}[5m\nsaid\u{0}.");
    if let Verdict::Judged(judgement) = &mut quoted {
        judgement.speaker = Some("a \u{1b}[7mspeaker".to_owned());
        judgement.evidence[0].cues[0].text = "\u{200f}said\u{7f}".to_owned();
    }
    matrix.cells[0].verdict = quoted;
    let why = "\u{1b}cgone".to_owned();
    sample::lose(&mut matrix, 1, Readability::NotReadable { why });
    matrix
}

#[test]
fn nothing_hostile_reaches_the_terminal() {
    for width in [20, 60, 80, 160] {
        let style = TableStyle {
            evidence: true,
            ..at(width)
        };
        let drawn = table(&hostile(), style);
        for character in drawn.chars().filter(|&character| character != '\n') {
            let bad = character.is_control()
                || matches!(character, '\u{200e}'..='\u{202e}' if !matches!(character, '\u{2010}'..='\u{2027}'))
                || matches!(character, '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}');
            assert!(!bad, "{character:?} at width {width}:\n{drawn}");
        }
    }
    let style = TableStyle {
        evidence: true,
        ..at(80)
    };
    insta::assert_snapshot!(table(&hostile(), style));
}

#[test]
fn the_long_csv_reads_back_cell_for_cell() {
    let mut matrix = with_lost_columns();
    matrix.claims[0].text = "a \"claim\", with\nmuch; to quote".to_owned();
    for style in [
        CsvStyle::default(),
        CsvStyle {
            delimiter: b';',
            ..CsvStyle::default()
        },
        CsvStyle {
            delimiter: b'\t',
            ..CsvStyle::raw()
        },
    ] {
        let bytes = LongCsv { style }.export(&matrix).unwrap();
        read_back(&matrix, &bytes, style.delimiter);
    }
}

/// Checks every row of a long CSV against the cell it came from.
fn read_back(matrix: &Matrix, bytes: &[u8], delimiter: u8) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(bytes);
    let head: Vec<_> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(head, LONG_COLUMNS);
    let mut records = reader.records();
    // Source by source, the claims of each in order.
    let mut cells: Vec<_> = matrix.cells.iter().collect();
    cells.sort_by_key(|cell| (cell.source, cell.claim));
    for cell in cells {
        let evidence = cell.judgement().map_or(&[][..], |judged| &judged.evidence);
        for rank in 0..evidence.len().clamp(1, 3) {
            let record = records.next().unwrap().unwrap();
            let field = |name: &str| {
                let at = LONG_COLUMNS.iter().position(|&column| column == name);
                unguarded(record.get(at.unwrap()).unwrap()).to_owned()
            };
            let claim = &matrix.claims[cell.claim];
            assert_eq!(field("claim_id"), claim.id.as_str());
            assert_eq!(field("claim"), claim.text);
            let id = &matrix.columns[cell.source].source.id;
            assert_eq!(field("source_id"), id.as_str());
            assert_eq!(field("status"), cell.status().as_str());
            let stance = cell.stance().map_or("", |stance| stance.as_str());
            assert_eq!(field("stance"), stance);
            assert_eq!(field("stance_machine"), stance);
            let near = cell
                .judgement()
                .and_then(|judged| judged.near_miss.as_ref());
            match evidence.get(rank) {
                Some(evidence) => {
                    assert_eq!(field("evidence_rank"), (rank + 1).to_string());
                    assert_eq!(field("evidence"), evidence.quote.exact);
                    assert_eq!(field("start"), evidence.quote.points.start.to_string());
                    assert_eq!(field("end"), evidence.quote.points.end.to_string());
                    assert_eq!(field("prefix"), evidence.quote.prefix);
                }
                None => {
                    assert_eq!(field("evidence_rank"), "");
                    assert_eq!(field("evidence"), "");
                    assert_eq!(
                        field("near_miss"),
                        near.map_or("", |near| &near.quote.exact)
                    );
                }
            }
            for empty in [
                "decision",
                "decision_note",
                "reviewer",
                "reviewed_at",
                "review_status",
            ] {
                assert_eq!(field(empty), "");
            }
        }
    }
    assert!(records.next().is_none());
}

fn fits(drawn: &str, width: usize) {
    for line in drawn.lines() {
        assert!(
            line.width() <= width,
            "{} > {width}: {line}\n{drawn}",
            line.width()
        );
    }
}

#[test]
fn no_line_is_wider_than_asked_at_any_width_or_number_of_sources() {
    for sources in 1..=40 {
        let tram = corner(sample::tram(sources), 8);
        let chess = corner(sample::chess(3, sources), 3);
        for width in 40..=200 {
            fits(&table(&tram, at(width)), width);
            fits(&table(&chess, at(width)), width);
        }
    }
}

#[test]
fn two_hundred_claims_are_all_there() {
    let matrix = sample::chess(200, 3);
    let drawn = table(&matrix, at(80));
    fits(&drawn, 80);
    for board in 1..=200 {
        assert!(drawn.contains(&format!(" Board {board} was")), "{board}");
    }
}

proptest! {
    #[test]
    fn words_from_anywhere_fit(
        words in proptest::collection::vec("\\PC{0,40}", 8),
        sources in 1usize..8,
        width in 1usize..140,
        evidence: bool,
    ) {
        let mut matrix = corner(sample::tram(sources), 4);
        for (place, claim) in matrix.claims.iter_mut().enumerate() {
            claim.label = words.get(place).cloned();
            claim.text = words[place + 4].clone();
            claim.topic = (place % 2 == 0).then(|| words[place + 2].clone());
        }
        for (place, column) in matrix.columns.iter_mut().enumerate() {
            column.source.outlet = words.get(place).cloned();
            column.source.id = SourceId::new(format!("{}/{place}", words[(place + 3) % 8]));
        }
        matrix.cells[0].verdict = sample::asserts(&[&words[5]]);
        let drawn = table(&matrix, TableStyle { evidence, ..at(width) });
        for line in drawn.lines() {
            prop_assert!(line.width() <= width.max(16), "{} > {width}: {line:?}", line.width());
        }
    }

    #[test]
    fn any_quote_survives_the_sheet(
        quote in "[=+\\-@]?[\\PC\n\r\"',;\t]{1,60}",
        label in "\\PC{0,20}",
        semicolon: bool,
    ) {
        let mut matrix = sample::one(sample::asserts(&[&quote, "Further on."]));
        matrix.claims[0].text = format!("{label}\n{quote}");
        let delimiter = if semicolon { b';' } else { b',' };
        let style = CsvStyle { delimiter, ..CsvStyle::default() };
        let bytes = LongCsv { style }.export(&matrix).unwrap();
        read_back(&matrix, &bytes, delimiter);
    }
}
