//! One article in every format that is read: the text that the judge sees is the
//! same, and so is every cell.

// The allowance for tests in clippy.toml does not reach the functions that
// tests share.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use stancegrid::Grid;
use stancegrid::domain::{Article, Readability, Verdict};
use stancegrid::ingest::{read_articles, read_claims};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The bundled article whose words every format gets.
const ARTICLE: &str = "seeds";

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A document with a paragraph each, the words parted into runs as editing leaves
/// them.
fn document(paragraphs: &[&str]) -> Vec<u8> {
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let paragraph = |text: &&str| {
        let words = text.split_inclusive(' ').map(escaped);
        let runs: String = words.map(|word| run(&word)).collect();
        format!("<w:p>{runs}</w:p>")
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\"><w:body>{body}\
         </w:body></w:document>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    archive.start_file("word/document.xml", options).unwrap();
    archive.write_all(xml.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

fn page(paragraphs: &[&str]) -> Vec<u8> {
    let lines = paragraphs
        .iter()
        .map(|text| format!("<p>{}</p>", escaped(text)));
    let body: String = lines.collect();
    format!("<!doctype html><html lang=en><body><article>{body}</article></body></html>")
        .into_bytes()
}

fn message(text: &str) -> Vec<u8> {
    let head = "From: desk@quay.test\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n\
        Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    [head, &text.replace('\n', "\r\n")].concat().into_bytes()
}

fn record(text: &str) -> Vec<u8> {
    serde_json::json!({"id": "record", "text": text})
        .to_string()
        .into_bytes()
}

/// The words of a bundled article, paragraph by paragraph.
fn words() -> String {
    let articles = read_articles(&[Path::new(ARTICLE).to_owned()])
        .unwrap()
        .articles;
    let longest = articles
        .into_iter()
        .max_by_key(|article| article.text.len());
    longest.unwrap().text
}

/// What a cell says, without the places where it says so.
fn said(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Judged(judged) => {
            let quotes = judged.evidence.iter().map(|one| one.quote.exact.clone());
            let near = judged
                .near_miss
                .as_ref()
                .map(|near| near.quote.exact.clone());
            let quotes: Vec<String> = quotes.chain(near).collect();
            format!(
                "{:?} {:?} {:?} {quotes:?}",
                judged.stance, judged.reason, judged.confidence
            )
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn an_article_has_the_same_cells_in_every_format() {
    let text = words();
    let paragraphs: Vec<&str> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    assert!(paragraphs.len() > 3);
    let text = paragraphs.join("\n\n");
    let files: [(&str, Vec<u8>); 8] = [
        ("plain.txt", text.clone().into_bytes()),
        ("packed.txt.gz", packed(text.as_bytes())),
        ("marked.md", text.clone().into_bytes()),
        ("page.html", page(&paragraphs)),
        ("document.docx", document(&paragraphs)),
        ("letter.eml", message(&text)),
        ("list.jsonl", record(&text)),
        ("lists.jsonl.gz", packed(&record(&text))),
    ];
    let grid = Grid::new(read_claims(Path::new("claims")).unwrap());
    let mut expected: Option<Vec<String>> = None;
    for (name, bytes) in files {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let articles = read_articles(&[folder.path().to_owned()]).unwrap().articles;
        let [article]: [Article; 1] = articles.try_into().unwrap();
        assert_eq!(article.readability, Readability::Readable, "{name}");
        assert_eq!(article.text.trim(), text, "{name}");
        let cells: Vec<String> = grid.judge_article(&article).iter().map(said).collect();
        assert!(cells.iter().any(|cell| cell.starts_with("Asserts")));
        assert_eq!(
            expected.get_or_insert_with(|| cells.clone()),
            &cells,
            "{name}"
        );
    }
}
