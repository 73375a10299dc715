//! Reads the tables of the Markdown, with an undoing of escapes of its own, and
//! shows what hostile text comes to.

use std::collections::BTreeMap;

use stancegrid::domain::Matrix;
use stancegrid::export::{Exporter, MarkdownText};

use super::cells::{Cells, Said};
use super::matrices;
use crate::sample;

pub fn tables(bytes: &[u8], _: &Matrix) -> Cells {
    let text = std::str::from_utf8(bytes).unwrap();
    let section = |name: &'static str| {
        let lines = text.lines().skip_while(move |line| *line != name);
        lines.skip(1).take_while(|line| !line.starts_with("## "))
    };
    let sources: BTreeMap<String, String> = section("## Sources")
        .filter(|line| line.starts_with("| S"))
        .map(|line| {
            let fields = fields(line);
            (fields[0].clone(), fields[1].clone())
        })
        .collect();
    let mut heads = Vec::new();
    let mut cells = Cells::new();
    for line in section("## Matrix").filter(|line| line.starts_with('|')) {
        let row = fields(line);
        if line.starts_with("| id | claim |") {
            heads = row;
        } else if !line.starts_with("| --- |") {
            for (head, words) in heads
                .iter()
                .zip(&row)
                .skip(2)
                .filter(|(_, words)| !words.is_empty())
            {
                let (_, words) = words.split_once(' ').unwrap();
                let words = match words {
                    "not readable" | "unsupported language" => words.replace(' ', "_"),
                    _ => words.to_owned(),
                };
                cells.insert(
                    (row[0].clone(), sources[head].clone()),
                    Said::from_words(&words),
                );
            }
        }
    }
    cells
}

fn fields(row: &str) -> Vec<String> {
    let inner = row.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap();
    inner.split(" | ").map(plain).collect()
}

fn plain(written: &str) -> String {
    let mut text = String::new();
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(characters.next().unwrap()),
            '`' => text.extend(characters.by_ref().take_while(|&c| c != '`')),
            '&' => {
                let number: String = characters.by_ref().take_while(|&c| c != ';').collect();
                let number = number.strip_prefix('#').unwrap().parse().unwrap();
                text.push(char::from_u32(number).unwrap());
            }
            _ => text.push(character),
        }
    }
    text
}

fn written(matrix: &Matrix) -> String {
    String::from_utf8(MarkdownText.export(matrix).unwrap()).unwrap()
}

#[test]
fn markdown_of_a_corner_of_the_tram_line() {
    let mut matrix = matrices::reviewed();
    matrix.claims.truncate(3);
    matrix.claims[0].topic = None;
    matrix.cells.retain(|cell| cell.claim < 3);
    matrix.columns[2].origin = matrix.columns[0].source.id.clone();
    insta::assert_snapshot!(written(&matrix));
}

#[test]
fn twelve_sources_stand_in_two_blocks() {
    let mut matrix = sample::tram(12);
    matrix.claims.truncate(1);
    matrix.cells.retain(|cell| cell.claim < 1);
    let text = written(&matrix);
    let heads: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("| id | claim | S"))
        .collect();
    assert_eq!(
        heads,
        [
            "| id | claim | S1 | S2 | S3 | S4 | S5 | S6 | S7 | S8 |",
            "| id | claim | S9 | S10 | S11 | S12 |",
        ]
    );
}

#[test]
fn nothing_hostile_becomes_markup() {
    let text = written(&matrices::hostile());
    let (mark, rest) = text.split_once('\n').unwrap();
    assert_eq!(mark, "<!-- stancegrid 0.1.0 -->");
    // Every line begins with something of ours.
    for line in rest.lines().filter(|line| !line.is_empty()) {
        let escaped = line.starts_with(['\\', '`', '&', 'a', '“']) || line.starts_with("“");
        let ours = [
            "#",
            "| ",
            "> “",
            "> — characters ",
            "**S",
            "- ",
            "Cues: ",
            "Near miss, ",
            "● ",
            "Sources, and ",
            "Review: ",
        ];
        assert!(
            escaped || ours.iter().any(|start| line.starts_with(start)),
            "{line}"
        );
    }
    // No sign that makes markup stands without its backslash, but ours.
    let mut before = ' ';
    for character in rest.chars() {
        assert!(
            before == '\\' || !matches!(character, '<' | '[' | ']' | '~' | '$' | '=' | '!'),
            "{character}"
        );
        before = if before == '\\' { ' ' } else { character };
    }
    for line in rest.lines().filter(|line| line.starts_with("| ")) {
        assert!(matches!(fields(line).len(), 5 | 6 | 8), "{line}");
    }
    insta::assert_snapshot!(text);
}
